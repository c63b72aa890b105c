"""PDF pages put together: tables that go on, cells cut by a page's end, what pages repeat, turned pages, watermarks."""

from itertools import pairwise

import pytest

from kpilint.model.place import Place
from tests.readers.pdf_files import A4, Drawing, Reading, document

XS = [60, 130, 210, 330, 420, 530]
HEAD = ["一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据"]


def page(top, *rows, xs=XS, heights=()):
    """A page with one table from ``top`` on, rows 20 points high where ``heights`` says nothing else."""
    ys = [top]
    for at in range(len(rows)):
        ys.append(ys[-1] + (heights[at] if at < len(heights) else 20))
    return Drawing().table(xs, ys, list(rows))


def test_a_table_goes_on_over_the_page_and_its_repeated_heading_is_dropped():
    first = page(700, HEAD, ["产出指标", "数量指标", "培训次数", "≥6次", "年度计划"])
    second = page(60, HEAD, ["产出指标", "质量指标", "合格率", "≥95%", "年度计划"])
    reading = Reading(document(first, second))
    assert reading.rows() == [
        HEAD,
        ["产出指标", "数量指标", "培训次数", "≥6次", "年度计划"],
        ["产出指标", "质量指标", "合格率", "≥95%", "年度计划"],
    ]
    assert [row[0].place for row in reading.grids[0].rows] == [
        Place(page=number, table=1, row=row) for row, number in enumerate((1, 1, 2), 1)
    ]


def test_a_cell_cut_by_the_page_is_whole_again_and_tells_both_pages():
    whole = ["产出指标", "数量指标", "培训次数", "≥6次"]
    first = page(700, HEAD, [*whole, "《关于做好安全生产\n培训工作的实施意见"], heights=(20, 32))
    second = page(60, ["", "", "", "", "》"], [*whole[:2], "参训人数", "≥90人", "工作计划"])
    reading = Reading(document(first, second))
    assert reading.rows()[1:] == [
        [*whole, "《关于做好安全生产培训工作的实施意见》"],
        [*whole[:2], "参训人数", "≥90人", "工作计划"],
    ]
    assert reading.grids[0].rows[1][4].pieces == (Place(page=2, table=1, row=2),)


def test_halves_of_a_label_are_one_and_a_new_row_is_none():
    first = page(700, HEAD, ["满意\n度指", "服务对\n象满意", "群众满意度", "≥90%", "问卷"], heights=(20, 32))
    second = page(60, ["标", "度指标", "", "", ""])
    assert Reading(document(first, second)).rows()[1:] == [
        ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "问卷"]
    ]


def test_a_row_with_new_words_in_every_cell_is_a_row_of_its_own():
    first = page(700, HEAD, ["产出指标", "数量指标", "培训次数", "≥6次", "计划"])
    second = page(60, ["", "", "参训人数", "≥90人", "计划"])
    assert [row[2] for row in Reading(document(first, second)).rows()] == ["三级指标", "培训次数", "参训人数"]


@pytest.mark.parametrize("above, below", [("产出指标", None), (None, "产出指标")])
def test_a_merged_label_counts_for_its_rows_on_both_pages_wherever_it_stands(above, below):
    first = page(
        700, HEAD, [above or "", "数量指标", "培训次数", "≥6次", "计划"], [None, "质量指标", "合格率", "≥95%", "计划"]
    )
    second = page(
        60, [below or "", "时效指标", "完成时间", "年底前", "计划"], [None, "成本指标", "培训费", "≤5万元", "计划"]
    )
    rows = Reading(document(first, second)).rows()
    assert [row[0] for row in rows] == ["一级指标", "产出指标", "up", "up", "up"]


def test_a_new_table_at_the_head_of_a_page_is_another_one():
    row = ["产出指标", "数量指标", "培训次数", "≥6次", "计划"]
    last = ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "问卷"]
    first, second = page(700, HEAD, row, last), page(60, HEAD, row)
    assert [len(grid.rows) for grid in Reading(document(first, second)).grids] == [3, 2]


def test_page_numbers_and_running_heads_are_dropped_titles_kept():
    pages = []
    for number in range(1, 5):
        made = (
            page(640, HEAD, ["产出指标", "数量指标", f"第{number}次培训", "≥6次", "计划"])
            if number == 1
            else page(80, ["产出指标", "数量指标", f"第{number}次培训", "≥6次", "计划"])
        )
        made.text(60, 40, "某某市财政局2024年部门预算").text(280, 820, f"- {number} -")
        pages.append(made)
    pages[0].text(60, 600, "项目支出绩效目标表", 16)
    reading = Reading(document(*pages))
    assert reading.texts == ["项目支出绩效目标表"]
    assert len(reading.rows()) == 5


def test_paragraphs_are_put_together_from_their_lines_over_pages_too():
    words = "为进一步规范部门预算绩效目标管理工作提高财政资金使用效益现将本部门"
    first = Drawing().text(80, 760, words[:-2]).text(60, 780, words)
    second = Drawing().text(60, 60, "有关情况公开如下。").text(80, 80, "一、部门职责")
    assert Reading(document(first, second)).texts == [f"{words[:-2]}{words}有关情况公开如下。", "一、部门职责"]


def turned(drawing, turn):
    """A drawing as programs put it on a page that is turned: its content turned by so many quarters."""
    width, height = drawing.size
    matrix = {1: f"0 1 -1 0 {height} 0", 2: f"-1 0 0 -1 {width} {height}", 3: f"0 -1 1 0 0 {width}"}[turn]
    made = Drawing((height, width) if turn % 2 else (width, height))
    return made.put(f"q {matrix} cm").put("\n".join(drawing.parts)).put("Q")


@pytest.mark.parametrize("turn, rotate", [(1, 90), (3, 270), (2, 180), (1, 0), (3, 0)])
def test_the_way_a_page_is_turned_does_not_matter(turn, rotate):
    table = page(100, HEAD, ["产出指标", "数量指标", "培训次数", "≥6次", "年度计划"])
    table.text(60, 90, "项目支出绩效目标表")
    reading = Reading(document(turned(table, turn), rotate=rotate))
    assert reading.rows() == [HEAD, ["产出指标", "数量指标", "培训次数", "≥6次", "年度计划"]]
    assert reading.texts == ["项目支出绩效目标表"]


def test_watermarks_are_no_text():
    made = page(100, HEAD, ["产出指标", "数量指标", "培训次数", "≥6次", "年度计划"])
    made.text(0, 0, "仅供公开使用", 40, matrix="0.707 0.707 -0.707 0.707 100 600", colour="0.8 g")
    made.text(100, 125, "内部资料", 60, colour="0.85 g")
    reading = Reading(document(made))
    assert reading.rows() == [HEAD, ["产出指标", "数量指标", "培训次数", "≥6次", "年度计划"]]
    assert reading.texts == []


def test_text_behind_visible_text_is_not_read_but_behind_a_scan_it_is():
    made = page(100, HEAD).text(300, 400, "看不见的字", mode=3)
    assert Reading(document(made)).texts == []
    scan = Drawing(A4)
    for at, (left, _) in enumerate(pairwise(XS)):
        scan.text(left + 3, 113, HEAD[at], mode=3)
    assert Reading(document(scan, images=(1,))).source.blocks
