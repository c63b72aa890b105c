import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.place import Place
from tests.readers.office_files import Shown, docx, p, tbl, tc, tr

FIRST, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns):
    return f'<w:gridSpan w:val="{columns}"/>'


def width(twips):
    return f'<w:tcW w:w="{twips}" w:type="dxa"/>'


def rows(*table_rows, widths=()):
    return Shown(docx(tbl(*table_rows, widths=widths))).rows()


def test_cells_merged_across_and_down_hold_their_text_once():
    assert rows(
        tr(tc("绩效目标表", span(3))),
        tr(tc("产出指标", FIRST), "数量", "6个"),
        tr(tc("", GOES_ON), "质量", "100%"),
        tr("效益指标", "社会", "满意"),
    ) == [
        ["绩效目标表", "<", "<"],
        ["产出指标", "数量", "6个"],
        ["^", "质量", "100%"],
        ["效益指标", "社会", "满意"],
    ]


def test_text_left_behind_in_a_merged_cell_is_not_read():
    assert rows(tr(tc("产出指标", FIRST), "数量"), tr(tc("旧文字", GOES_ON), "质量")) == [
        ["产出指标", "数量"],
        ["^", "质量"],
    ]


def test_a_cell_merged_both_ways():
    both = rows(tr(tc("资金", span(2) + FIRST), "甲"), tr(tc("", span(2) + GOES_ON), "乙"), tr("丙", "丁", "戊"))
    assert both == [["资金", "<", "甲"], ["^", "<", "乙"], ["丙", "丁", "戊"]]


def test_a_cell_that_says_it_goes_on_below_nothing_is_read():
    assert rows(tr(tc("产出指标", GOES_ON), "数量"), tr("效益", "社会")) == [["产出指标", "数量"], ["效益", "社会"]]
    narrower = rows(tr(tc("资金", span(2) + FIRST), "甲"), tr(tc("预算", GOES_ON), "乙", "丙"))
    assert narrower == [["资金", "<", "甲"], ["预算", "乙", "丙"]]


def test_the_old_way_to_merge_across_which_java_programs_use():
    restart, goes_on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    assert rows(
        tr(tc("资金", restart + FIRST), tc("旧", goes_on + FIRST), "甲"),
        tr(tc("", restart + GOES_ON), tc("旧", goes_on + GOES_ON), "乙"),
    ) == [["资金", "<", "甲"], ["^", "<", "乙"]]


def test_rows_that_begin_or_end_inside_the_table():
    inside = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    assert rows(tr("甲", "乙", "丙"), tr("丁", properties=inside)) == [["甲", "乙", "丙"], ["", "丁", ""]]
    merged = rows(tr("甲", tc("乙", FIRST)), tr(tc("旧", GOES_ON), properties='<w:gridBefore w:val="1"/>'))
    assert merged == [["甲", "乙"], ["", "^"]]


def test_a_wide_cell_whose_span_was_forgotten_gets_it_from_the_widths():
    widths = (1000, 1000, 2000)
    assert rows(
        tr(tc("标题", width(4010))),
        tr(tc("甲", width(1000)), tc("乙", width(2990))),
        tr(tc("丙", width(1000)), tc("丁", width(1000)), tc("戊", width(2000))),
        widths=widths,
    ) == [["标题", "<", "<"], ["甲", "乙", "<"], ["丙", "丁", "戊"]]
    assert rows(tr(tc("甲", width(1000)), tc("乙", width(300))), tr("丙", "丁", "戊"), widths=widths) == [
        ["甲", "乙", ""],
        ["丙", "丁", "戊"],
    ]


def test_rows_and_cells_whose_deletion_is_tracked_are_left_out():
    deleted, inserted = '<w:del w:id="1"/>', '<w:ins w:id="2"/>'
    assert rows(tr("甲", "乙"), tr("丙", "丁", properties=deleted), tr("戊", "己", properties=inserted)) == [
        ["甲", "乙"],
        ["戊", "己"],
    ]
    gone = tc("旧列", "<w:cellDel/>")
    assert rows(tr("甲", gone, "乙"), tr("丙", gone, "丁")) == [["甲", "乙"], ["丙", "丁"]]


def test_hidden_rows_are_left_out_and_told():
    shown = Shown(docx(tbl(tr("甲", "乙"), tr("丙", "丁", properties="<w:hidden/>"), tr("戊", "己"))))
    assert shown.rows() == [["甲", "乙"], ["戊", "己"]]
    (note,) = shown.source.notes
    assert (note.kind, note.place) == ("hidden", Place(table=1))
    assert "1 行" in note.why


def test_tables_one_behind_the_other_without_a_paragraph_stay_apart():
    shown = Shown(docx(tbl(tr("项目名称", "甲")) + tbl(tr("一级", "二级", "三级"))))
    assert [shown.rows(1), shown.rows(2)] == [[["项目名称", "甲"]], [["一级", "二级", "三级"]]]


def test_a_table_in_a_cell_is_a_table_of_its_own_behind_the_outer_one():
    inner = tbl(tr("3月底", "6月底"), tr("50%", "100%"))
    shown = Shown(docx(tbl(tr("支出计划", tc(p("见内表") + inner + p(""))), tr("目标", "完成")) + tbl(tr("后", "表"))))
    assert [shown.rows(1), shown.rows(2), shown.rows(3)] == [
        [["支出计划", "见内表"], ["目标", "完成"]],
        [["3月底", "6月底"], ["50%", "100%"]],
        [["后", "表"]],
    ]
    assert shown.grids[1].rows[1][0].place == Place(table=2, row=2)


def test_a_table_that_only_frames_others_is_not_in_the_way():
    content = p("表1 绩效目标表") + tbl(tr("数量", "6个")) + p("表2 绩效目标表") + tbl(tr("质量", "100%"))
    assert Shown(docx(tbl(tr(tc(content))))).order == ["表1 绩效目标表", "[数量]", "表2 绩效目标表", "[质量]"]


def test_empty_rows_stay_so_that_numbers_fit():
    shown = Shown(docx(tbl(tr("甲", "乙"), tr("", ""), tr("丙", "丁"))))
    assert shown.rows() == [["甲", "乙"], ["", ""], ["丙", "丁"]]
    assert shown.grids[0].rows[2][0].place.row == 3


def test_a_floating_table_stands_where_it_is_anchored():
    floating = tbl(tr("甲", "乙")).replace("<w:tblPr/>", '<w:tblPr><w:tblpPr w:tblpY="99"/></w:tblPr>')
    assert Shown(docx(p("前") + floating + p("后"))).order == ["前", "[甲]", "后"]


def test_spans_beyond_reason_are_cut_and_tables_beyond_reason_refused():
    assert len(rows(tr(tc("甲", span(99999))), tr("乙"))[0]) == 63
    wide = "".join(tc("甲", span(63)) for _ in range(5))
    with pytest.raises(UnreadableInput, match="太大"):
        rows(tr(wide))
    sparse = tr("甲", properties='<w:gridBefore w:val="60"/>') * 300
    with pytest.raises(UnreadableInput, match="单元格合计"):
        Shown(docx(tbl(sparse) * 60))


def test_attributes_that_are_no_numbers_do_no_harm():
    assert rows(tr(tc("甲", '<w:gridSpan w:val="许多"/><w:tcW w:w="auto"/>'), tc("乙", "<w:gridSpan/>"))) == [
        ["甲", "乙"]
    ]
