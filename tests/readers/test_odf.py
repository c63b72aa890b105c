import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.place import Place
from tests.readers.odf_files import COVERED, HIDE, cell, p, row, span, table
from tests.readers.office_files import Shown, odf


def text(body, **more):
    return Shown(odf("text", body, **more), "表.odt")


def test_paragraphs_and_tables_come_in_document_order_with_their_places():
    shown = text(
        p("一、概况")
        + table(row("数量", "质量"), row("6个", "100%"))
        + '<text:h text:outline-level="1">二、说明</text:h>'
    )
    assert shown.order == ["一、概况", "[数量]", "二、说明"]
    assert shown.grids[0].rows[1][1].place == Place(table=1, row=2)


def test_blanks_breaks_and_tabs():
    assert text(p('甲<text:s text:c="2"/>乙<text:tab/>丙\n  丁')).texts == ["甲  乙 丙 丁"]
    assert text(p('甲<text:s text:c="999999999"/>乙')).texts[0].count(" ") < 100
    assert text(p("完成<text:line-break/>6个")).texts == ["完成6个"]
    assert text(table(row(cell(p("完成") + p("6个")), ""))).grids[0].rows[0][0].raw == "完成\n6个"


def test_spans_links_and_fields_are_read_comments_notes_and_reading_aids_are_not():
    inside = "<text:span>完成</text:span><text:a>链接</text:a><text:date>2024年</text:date><text:soft-page-break/>"
    unseen = (  # each with text of its own
        "<office:annotation><text:p>批注</text:p></office:annotation>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>"
        "<text:ruby><text:ruby-base>绩</text:ruby-base><text:ruby-text>ji</text:ruby-text></text:ruby>"
    )
    assert text(p(inside + unseen + "底")).texts == ["完成链接2024年绩底"]


def test_deleted_text_is_not_read():
    change = f"<text:changed-region><text:deletion>{p('旧')}</text:deletion></text:changed-region>"
    deleted = f"<text:tracked-changes>{change}</text:tracked-changes>"
    assert text(deleted + p('新<text:change text:change-id="1"/>文')).texts == ["新文"]


def test_hidden_text_paragraphs_and_sections_are_not_read():
    hidden = (
        '<style:style style:name="{0}" style:family="{1}"><style:text-properties text:display="none"/></style:style>'
    )
    styles = hidden.format("T1", "text") + hidden.format("P1", "paragraph")
    body = p('甲<text:span text:style-name="T1">乙</text:span>丙') + p("丁", "P1") + p("戊", "T1")
    body += f'<text:section text:display="none">{p("己")}</text:section><text:section>{p("庚")}</text:section>'
    assert text(body, automatic=styles).texts == ["甲丙", "戊", "庚"]


def test_text_boxes_follow_their_paragraph():
    inside = f"<draw:text-box>{p('框内')}{table(row('框内表', ''))}</draw:text-box><svg:title>题</svg:title>"
    frame = f"<draw:frame>{inside}</draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('图形')}</draw:custom-shape></draw:g>"
    assert text(p(f"前{frame}后{shape}") + p("下一段") + frame).order == [
        "前后",
        "框内",
        "[框内表]",
        "图形",
        "下一段",
        "框内",
        "[框内表]",
    ]


LEVELS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." '
    'style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-bullet text:level="4"/></text:list-style>'
)


def items(*contents, attributes='text:style-name="L"'):
    return (
        f"<text:list {attributes}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in contents)}</text:list>"
    )


def test_numbers_of_lists_stand_before_their_items():
    third = items(p("丁"), items(p("戊"), attributes=""), attributes="")
    body = items(p("甲"), p("乙") + p("又段") + items(p("丙"), third, attributes=""), p("己"))
    assert text(body, styles=LEVELS).texts == ["一、甲", "二、乙", "又段", "1. 丙", "1.1 丁", "戊", "三、己"]


def test_lists_begin_anew_unless_they_say_which_they_continue():
    first = items(p("甲"), attributes='text:style-name="L" xml:id="a"')
    by_id = items(p("乙"), attributes='text:style-name="L" text:continue-list="a"')
    by_style = items(p("丙"), attributes='text:style-name="L" text:continue-numbering="true"')
    fifth = (
        '<text:list text:style-name="L"><text:list-item text:start-value="5">'
        + p("丁")
        + "</text:list-item></text:list>"
    )
    lost = items(p("戊"), attributes='text:style-name="L" text:continue-list="nowhere"')
    assert text(first + p("隔") + by_id + by_style + fifth + lost, styles=LEVELS).texts == [
        "一、甲",
        "隔",
        "二、乙",
        "三、丙",
        "五、丁",
        "一、戊",
    ]


def test_numbers_of_headings():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    body = "".join(f'<text:h text:outline-level="{at}">甲</text:h>' for at in (1, 2, 1))
    assert text(body, styles=outline).texts == ["1. 甲", "甲", "2. 甲"]


def test_merged_repeated_and_grouped_cells():
    heading = (
        f"<table:table-header-rows>{row(cell('标题', span(columns=3)), COVERED, COVERED)}</table:table-header-rows>"
    )
    body = row(cell("产出", span(rows=2)), "数量", "6个") + row(
        COVERED, cell("无", 'table:number-columns-repeated="2"')
    )
    empty = row("", "", "", attributes='table:number-rows-repeated="2"')
    assert text(table(heading, f"<table:table-rows>{body}</table:table-rows>", empty)).rows() == [
        ["标题", "<", "<"],
        ["产出", "数量", "6个"],
        ["^", "无", "无"],
        ["", "", ""],
        ["", "", ""],
    ]


def test_hidden_rows_of_a_text_are_left_out_and_told():
    shown = text(table(row("甲", "乙"), row("丙", "丁", attributes=HIDE), row("戊", "己")))
    assert shown.rows() == [["甲", "乙"], ["戊", "己"]]
    assert shown.source.notes[0].place == Place(table=1)


@pytest.mark.parametrize("sub", ["", ' table:is-sub-table="true"'])
def test_a_table_in_a_cell_is_a_table_of_its_own(sub):
    inner = table(row("3月", "6月")).replace("<table:table>", f"<table:table{sub}>")
    shown = text(table(row("计划", cell(p("见内表") + inner))))
    assert [shown.rows(1), shown.rows(2)] == [[["计划", "见内表"]], [["3月", "6月"]]]


def test_tables_too_deep_in_one_another_are_refused():
    nested = p("底")
    for _ in range(21):
        nested = table(row(cell(nested), "旁"))
    with pytest.raises(UnreadableInput, match="20 层"):
        text(nested)


def test_encrypted_and_empty_files_are_refused_with_the_reason():
    manifest = {"META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"}
    with pytest.raises(UnreadableInput, match="加密文件"):
        text(p("甲"), extra=manifest)
    with pytest.raises(UnreadableInput, match="没有文字"):
        text(p(""))
    with pytest.raises(UnreadableInput, match="只有图片"):
        text(p("<draw:frame><draw:image/></draw:frame>"))
    with pytest.raises(UnreadableInput, match="没有正文"):
        Shown(odf("drawing", "", extra={"mimetype": "application/vnd.oasis.opendocument.text"}), "表.odt")


def test_an_old_manifest_with_a_dtd_does_no_harm():
    manifest = {
        "META-INF/manifest.xml": '<!DOCTYPE manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "M.dtd"><m/>'
    }
    assert text(p("甲"), extra=manifest).texts == ["甲"]
