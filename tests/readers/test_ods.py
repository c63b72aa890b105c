import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.place import Place
from tests.readers.odf_files import COVERED, HIDE, cell, p, row, span
from tests.readers.office_files import Shown, odf


def sheets(*bodies, automatic="", **more):
    return Shown(odf("spreadsheet", "".join(bodies), automatic=automatic, **more), "表.ods")


def sheet(name, *rows, columns="", style=""):
    return f'<table:table table:name="{name}" table:style-name="{style}">{columns}{"".join(rows)}</table:table>'


def repeated(what, count):
    return f'table:number-{what}-repeated="{count}"'


def test_cells_of_sheets_know_their_place_and_show_what_people_see():
    share = cell(p("95%"), 'office:value-type="percentage" office:value="0.95"')
    shown = sheets(sheet("目标表", row("", ""), row("指标值", share)), sheet("空"), sheet("二", row("甲")))
    assert shown.rows(1) == [["", ""], ["指标值", "95%"]]
    place = shown.grids[0].rows[1][1].place
    assert (place.sheet, place.cell, place.table, place.row) == ("目标表", "B2", 1, 2)
    assert (shown.grids[1].number, shown.grids[1].place) == (2, Place(sheet="二", table=2))


def test_columns_behind_z_have_two_letters():
    shown = sheets(sheet("表", row(cell("", repeated("columns", 27)), "甲")))
    assert shown.grids[0].rows[0][27].place.cell == "AB1"


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('office:value-type="percentage" office:value="0.955"', "95.5%"),
        ('office:value-type="float" office:value="6"', "6"),
        ('office:value-type="string" office:string-value="完成"', "完成"),
        ('office:value-type="date" office:date-value="2024-12-31"', "2024-12-31"),
    ],
)
def test_values_stand_in_where_the_shown_text_is_missing(attributes, shown):
    assert sheets(sheet("表", row(cell("", attributes), "旁"))).rows() == [[shown, "旁"]]


def test_empty_rows_and_columns_by_the_million_are_no_table():
    wide = cell("", repeated("columns", 16384))
    rows = (
        row("甲", wide),
        row(wide, attributes=repeated("rows", 3)),
        row("乙"),
        row(wide, attributes=repeated("rows", 1048000)),
    )
    assert sheets(sheet("表", *rows)).rows() == [["甲"], [""], [""], [""], ["乙"]]


def test_empty_merged_cells_below_the_last_text_are_no_table():
    below = row(cell("", span(rows=2, columns=2)), COVERED), row(COVERED, COVERED)
    assert sheets(sheet("表", row("甲"), row(cell("", span(columns=2)), COVERED), row("乙"), *below)).rows() == [
        ["甲", ""],
        ["", "<"],
        ["乙", ""],
    ]


def test_hidden_rows_and_columns_are_left_out_and_numbers_stay():
    columns = f"<table:table-column/><table:table-column {HIDE} {repeated('columns', 2)}/><table:table-column/>"
    first = row(cell("标题", span(columns=4)), COVERED, COVERED, COVERED)
    merged = (
        row(cell("产出", span(rows=3)), "藏", "", "数量"),
        row(COVERED, "", "", "藏", attributes=HIDE),
        row(COVERED, "", "", "质量"),
    )
    shown = sheets(
        sheet("表", first, *merged, row("", "", "", "底", attributes='table:visibility="filter"'), columns=columns)
    )
    assert shown.rows() == [["标题", "<"], ["产出", "数量"], ["^", "质量"]]
    assert shown.grids[0].rows[2][1].place.cell == "D4"
    assert shown.notes == [("hidden", "工作表“表”里有 2 行、1 列被隐藏，没有检查；要检查请先取消隐藏")]


def test_a_merged_cell_that_begins_in_a_hidden_row_is_seen_where_the_rest_of_it_is():
    shown = sheets(sheet("表", row(cell("产出", span(rows=2)), "数量", attributes=HIDE), row(COVERED, "质量")))
    assert shown.rows() == [["产出", "质量"]]


def test_hidden_sheets_are_told_and_not_read():
    says = '<style:table-properties table:display="false"/>'
    hidden = f'<style:style style:name="ta" style:family="table">{says}</style:style>'
    shown = sheets(
        sheet("底稿", row("旧"), style="ta"), sheet("空", style="ta"), sheet("表", row("甲")), automatic=hidden
    )
    assert shown.rows() == [["甲"]]
    assert shown.grids[0].number == 1
    assert shown.notes == [("hidden", "工作表“底稿”被隐藏，没有检查；要检查请先取消隐藏")]
    with pytest.raises(UnreadableInput, match="底稿"):
        sheets(sheet("底稿", row("旧"), style="ta"), automatic=hidden)


def test_values_kept_of_another_file_and_comments_are_not_read():
    kept = sheet("'file:///x'#表", "<table:table-source/>", row("旧"))
    comment = cell(f"<office:annotation>{p('批注')}</office:annotation>{p('甲')}")
    shown = sheets(kept, sheet("表", row(comment)))
    assert [grid.rows[0][0].text for grid in shown.grids] == ["甲"]
    assert not shown.notes


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((row(cell("", repeated("columns", 16383)), "甲"),), "太大"),
        ((row("", attributes=repeated("rows", 1048575)), row("甲")), "太大"),
        ((row("甲", attributes=repeated("rows", 999999999)),), "重复"),
        ((row(cell("甲", repeated("columns", 999999999))),), "重复"),
        ((row("甲" * 100_000, attributes=repeated("rows", 1000)),), "重复"),
    ],
)
def test_sheets_beyond_reason_are_refused(rows, words):
    with pytest.raises(UnreadableInput, match=words):
        sheets(sheet("表", *rows))


def test_many_sheets_beyond_reason_are_refused():
    sparse = sheet("表", row("甲", attributes=repeated("rows", 1000)), row(cell("", repeated("columns", 250)), "乙"))
    with pytest.raises(UnreadableInput, match="合计"):
        sheets(sparse * 5)
