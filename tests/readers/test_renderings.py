"""Every way a table is written in a text, and where its cells are found again."""


def test_a_tab_table_keeps_empty_cells_and_places(reading):
    read = reading("前言\n甲\t\t丙\n\t乙 \t丁\n后记")
    assert read.rows() == [["甲", "", "丙"], ["", "乙", "丁"]]
    cell = read.grids[0].rows[1][1]
    assert (cell.place.line, cell.place.column, cell.place.table, cell.place.row) == (3, 2, 1, 2)
    assert read.texts == ["前言", "后记"]


def test_a_cell_keeps_what_stood_in_the_file(reading):
    cell = reading("甲\t<p>修渠</p>\t乙\n丙\t丁\t戊").grids[0].rows[0][1]
    assert (cell.text, cell.raw, cell.original) == ("修渠", "<p>修渠</p>", "<p>修渠</p>")


def test_a_blank_line_ends_a_tab_table_and_numbers_go_on(reading):
    read = reading("a\tb\nc\td\n\ne\tf\ng\th")
    assert [grid.number for grid in read.grids] == [1, 2]


def test_a_cell_quoted_by_a_spreadsheet_may_hold_line_breaks(reading):
    read = reading('目标\t"1.修渠\n2.清淤"\n金额\t"1,200"\t万元\n')
    assert read.rows() == [["目标", "1.修渠2.清淤"], ["金额", "1,200", "万元"]]
    assert read.grids[0].rows[1][1].place.line == 3


def test_a_stray_quote_does_not_swallow_the_lines_below(reading):
    assert len(reading('甲\t"修渠\n乙\t清淤\n丙\t植树').rows()) == 3


def test_prose_with_a_tab_and_contents_are_no_tables(reading):
    read = reading("一、\t综合办公\n职责如下。\n\n收支总表.....\t1\n支出总表.....\t4\n\n\t缩进的一段话。\n\t又一段话。")
    assert read.grids == []
    assert read.texts[0] == "一、 综合办公"


def test_a_pipe_table_without_its_rule(reading):
    read = reading("| 甲 | 乙\\|丙 |  |\n| :-- | --- | --- |\n| 1 |  | 3 |\n\n文", name="t.md")
    assert read.rows() == [["甲", "乙|丙", ""], ["1", "", "3"]]
    assert read.grids[0].rows[1][2].place.column == 10
    assert read.source.kind == "md"


def test_a_pipe_table_without_outer_pipes(reading):
    assert reading("甲 | 乙 | 丙\n--- | --- | ---\n1 | 2 | 3").rows() == [["甲", "乙", "丙"], ["1", "2", "3"]]


def test_a_sentence_with_a_pipe_is_prose(reading):
    assert reading("甲|乙两方各一份。\n完。").grids == []


def test_a_dump_of_one_cell_a_line(reading):
    read = reading("表一\n\t甲\n\t乙\n\n\t\n\t丁\n\n\n下一段\n")
    assert read.rows() == [["甲", "乙"], ["", "丁"]]
    assert (read.grids[0].rows[1][1].place.line, read.grids[0].rows[1][1].place.column) == (6, 2)
    assert read.texts == ["表一", "下一段"]


def test_a_blank_line_inside_a_dumped_row_is_seen_by_counting_cells(reading):
    read = reading("\t甲\n\t乙\n\t丙\n\n\t1\n\t2\n\n\t3\n\n\n\t4\n\n\t5\n\t6\n\n")
    assert read.rows() == [["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"]]


def test_a_second_paragraph_of_a_dumped_cell_stands_without_its_tab(reading):
    assert reading("\t目标\n\t1.修渠。\n2.清淤。\n\n\t甲\n\t乙\n").rows() == [
        ["目标", "1.修渠。2.清淤。"],
        ["甲", "乙"],
    ]


def test_columns_aligned_by_display_width(reading):
    text = "名称          数量    单位\n水渠          3       公里\n高标准泵站            座\n"
    assert reading(text).rows() == [["名称", "数量", "单位"], ["水渠", "3", "公里"], ["高标准泵站", "", "座"]]


def test_a_cell_that_fills_its_column_is_cut_off_where_the_column_ends(reading):
    # As pdftotext prints it: one character a column, a single blank where a cell is full.
    text = (
        "数量  水渠维修    清淤长度    ≥3 公里   年度计划\n"
        "质量  工程质量    验收合格的比率 ≥95%    验收\n"
        "时效  按期完工率   按期完工的比率 ≥90%    计划\n"
        "满意  群众满意    群众认可      ≥85%    问卷\n"
    )
    rows = reading(text).rows()
    assert [row[3] for row in rows] == ["≥3 公里", "≥95%", "≥90%", "≥85%"]
    assert [len(row) for row in rows] == [5] * 4


def test_figures_stand_under_their_own_headings(reading):
    text = (
        "资金支出         3 月底          6 月底     10 月底      12 月底\n"
        " 计划                         60%      80%        100%\n"
    )
    assert reading(text).rows()[1] == ["计划", "", "60%", "80%", "100%"]


def test_a_page_break_does_not_end_an_aligned_table(reading):
    text = "甲      乙      丙\n1       2       3\n\n\n        - 18 -\n\f4       5       6\n7       8       9\n"
    assert reading(text).rows() == [["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]


def test_a_line_of_text_below_an_aligned_table_is_no_row(reading):
    text = "甲      乙      丙\n1       2       3\n4       5       6\n八、政府采购预算情况\n"
    read = reading(text)
    assert len(read.rows()) == 3
    assert read.texts == ["八、政府采购预算情况"]


def test_two_blanks_in_a_sentence_make_no_table(reading):
    assert reading("一、推进招商  坚持抢抓机遇，主动融入。\n二、服务企业。\n").grids == []


def test_lines_broken_at_one_width_become_paragraphs(reading):
    long = "本单位负责全县水利工程的建设和管理，组织水旱灾害防御"
    lines = [f"    {long[:24]}", long[:26], f"{long[:25]}，", "并做好移民工作。", *[long[:26]] * 6]
    read = reading("\n".join(lines))
    assert read.texts[0] == f"{long[:24]}{long[:26]}{long[:25]}，并做好移民工作。"
    assert read.paragraphs[0].place.line == 1


def test_lines_of_any_length_stay_paragraphs_of_their_own(reading):
    lines = [f"第{number}段" + "文字" * (20 + 7 * number) for number in range(10)]
    assert len(reading("\n".join(lines)).texts) == 10


def test_renderings_stand_side_by_side(reading):
    text = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n丙\t丁\t戊\n3\t4\t5\n\n\t己\n\t庚\n\n\t\n\t6\n\n"
    read = reading(text)
    assert [read.rows(number) for number in (1, 2, 3)] == [
        [["甲", "乙"], ["1", "2"]],
        [["丙", "丁", "戊"], ["3", "4", "5"]],
        [["己", "庚"], ["", "6"]],
    ]


def test_line_ends_of_every_system_count_the_same(reading):
    for end in ("\n", "\r\n", "\r"):
        assert reading(end.join(["一", "甲\t乙\t丙"])).grids[0].rows[0][2].place.line == 2
