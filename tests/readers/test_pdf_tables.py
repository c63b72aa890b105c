"""Tables of PDF pages: rules in every way programs draw them, merged cells, tables without rules."""

import pytest

from kpilint.model.place import Place
from tests.readers.pdf_files import Drawing, Reading, document

XS = [60, 130, 210, 330, 420]
YS = [100, 120, 140, 160, 180]
ROWS = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "培训次数", "≥6次"],
    [None, "质量指标", "合格率", "≥95%"],
    ["效益指标", "社会效益指标", "知晓率", "≥90%"],
]
READ = [[word if word is not None else "up" for word in row] for row in ROWS]


@pytest.mark.parametrize("draw", ["line", "bar"])
def test_cells_between_strokes_or_thin_boxes_merged_ones_too(draw):
    page = Drawing()
    reading = Reading(document(page.table(XS, YS, ROWS, getattr(page, draw))))
    assert reading.rows() == READ


def test_every_cell_tells_its_page_table_and_row():
    table = Drawing().table(XS, YS, ROWS)
    grid = Reading(document(Drawing().text(60, 90, "说明"), table)).grids[0]
    assert grid.place == Place(page=2, table=1)
    assert grid.rows[2][3].place == Place(page=2, table=1, row=3)


def test_lines_of_a_cell_are_joined_and_merged_columns_known():
    page = Drawing()
    page.table([60, 130, 420], [100, 140], [["绩效\n目标", "完成年度培训任务，提高服务\n水平。"]])
    page.table(XS, [140, 160], [ROWS[0]])
    assert Reading(document(page)).rows() == [
        ["绩效目标", "完成年度培训任务，提高服务水平。", "left", "left"],
        ROWS[0],
    ]


def test_double_dashed_and_doubled_lines_are_one():
    page = Drawing()
    for x in XS:
        for shift in (-0.9, 0.9):
            page.line(x + shift, YS[0], x + shift, YS[-1])
    for y in YS:
        for start in range(XS[0], XS[-1], 6):
            page.line(start, y, start + 4, y)
    for top, row in zip(YS, READ, strict=False):
        for left, words in zip(XS, row, strict=False):
            page.text(left + 3, top + 14, words)
    assert Reading(document(page)).rows() == READ


def test_a_table_in_a_form_stands_where_the_page_draws_it():
    form = Drawing((400, 200)).table([0, 70, 150, 270, 360], [10, 30, 50, 70, 90], ROWS)
    page = Drawing().put("q 1.2 0 0 1.2 60 400 cm /X0 Do Q").text(60, 100, "项目支出绩效目标表")
    reading = Reading(document(page, forms=[form]))
    assert reading.rows() == READ
    assert reading.texts == ["项目支出绩效目标表"]


def test_a_frame_filled_between_two_boxes_is_four_lines():
    page = Drawing()
    for top, bottom, row in zip(YS, YS[1:], READ, strict=False):
        for left, right, words in zip(XS, XS[1:], row, strict=False):
            height, width = bottom - top, right - left
            outer = f"{left} {842 - bottom} {width} {height} re"
            inner = f"{left + 0.7} {842 - bottom + 0.7} {width - 1.4} {height - 1.4} re"
            page.put(f"{outer} {inner} f*").text(left + 3, top + 14, words)
    assert Reading(document(page)).rows() == READ


def test_print_that_is_doubled_to_look_bold_is_read_once():
    page = Drawing().table(XS, YS, ROWS)
    page.text(63.3, 113, "一级指标")
    assert Reading(document(page)).rows()[0] == ROWS[0]


def test_a_mark_that_hangs_over_the_side_of_its_cell_stays_in_it():
    page = Drawing().table([60, 112, 300], [100, 120], [["产出质量，", "合格"]])
    assert Reading(document(page)).rows() == [["产出质量，", "合格"]]


def test_what_is_cut_off_is_not_read():
    page = Drawing().table(XS, YS, ROWS)
    page.put("q 60 600 400 50 re W n").text(60, 400, "看不见的字").put("Q")
    assert Reading(document(page)).texts == []


def test_turned_text_in_a_cell():
    page = Drawing().table(XS, YS, ROWS).table([30, 60], [100, 180], [[""]])
    page.text(0, 0, "绩效指标", matrix="0 1 -1 0 50 680")
    assert [row[0] for row in Reading(document(page)).rows()] == ["绩效指标", "up", "up", "up"]


def test_a_box_round_the_whole_page_is_no_table():
    page = Drawing().table([40, 560], [40, 800], [[""]]).text(60, 70, "项目支出绩效目标表").table(XS, YS, ROWS)
    reading = Reading(document(page))
    assert reading.rows() == READ
    assert reading.texts == ["项目支出绩效目标表"]


def bare(page, rows, xs, top, leading=13):
    """Rows of texts without rules, their cells' first lines beside one another; where the last row ends."""
    for row in rows:
        for left, words in zip(xs, row, strict=False):
            for number, line in enumerate((words or "").split("\n")):
                if line:
                    page.text(left, top + leading * number, line)
        top += leading * max((words or "").count("\n") + 1 for words in row)
    return top


BARE = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "全年组织开展安全生\n产培训次数", "≥6次"],
    ["", "质量指标", "培训合格率", "≥95%"],
    ["效益指标", "社会效益指\n标", "群众安全知识知晓率", "≥90%"],
    ["满意度指标", "服务对象满\n意度指标", "参训人员满意度", "≥90%"],
]


def test_a_table_without_rules_has_columns_from_its_headings_and_rows_from_its_lines():
    page = Drawing().text(60, 80, "项目支出绩效目标表", 14)
    end = bare(page, BARE, [60, 125, 190, 300], 110)
    page.text(60, end + 30, "上表所列指标由各科室负责填报，并对其真实性负责，逾期不予受理，特此说明。", 12)
    reading = Reading(document(page))
    assert [[text for text in row if text not in ("up", "left")] for row in reading.rows()] == [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "全年组织开展安全生产培训次数", "≥6次"],
        ["质量指标", "培训合格率", "≥95%"],
        ["效益指标", "社会效益指标", "群众安全知识知晓率", "≥90%"],
        ["满意度指标", "服务对象满意度指标", "参训人员满意度", "≥90%"],
    ]
    assert reading.texts == [
        "项目支出绩效目标表",
        "上表所列指标由各科室负责填报，并对其真实性负责，逾期不予受理，特此说明。",
    ]


def test_level_rules_alone_part_the_rows():
    page = Drawing()
    rows = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "培训次数", "≥6次"],
        ["产出指标", "质量指标", "培训合格率\n（含补考）", "≥95%"],
        ["效益指标", "社会效益指标", "知晓率", "≥90%"],
    ]
    top = 110.0
    page.line(57, top - 12, 400, top - 12)
    for row in rows:
        end = bare(page, [row], [60, 125, 190, 300], top, leading=12)
        page.line(57, end - 8, 400, end - 8)
        top = end + 6
    assert Reading(document(page)).rows() == [[word.replace("\n", "") for word in row] for row in rows]


def test_a_header_block_without_rules_keeps_labels_and_values_apart():
    page = Drawing()
    block = [
        ["项目编码", "13019024P000001", "项目名称", "安全生产培训"],
        ["绩效目标", "1.完成全年培训任务。", "", ""],
    ]
    end = bare(page, block, [60, 125, 250, 320], 100, leading=16)
    bare(page, BARE, [60, 125, 190, 300], end)
    reading = Reading(document(page))
    assert [[text for text in row if text and text != "left"] for row in reading.rows()] == [
        ["项目编码", "13019024P000001", "项目名称", "安全生产培训"],
        ["绩效目标", "1.完成全年培训任务。"],
    ]
    assert len(reading.rows(2)) == len(BARE)
