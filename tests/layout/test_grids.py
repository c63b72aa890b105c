"""Goal tables of office documents: merged cells, several heading rows, columns nobody knows."""

from kpilint.layout import build_document
from kpilint.model.grid import Paragraph, Source, SourceNote
from kpilint.model.place import Place
from kpilint.readers.canvas import Canvas
from tests.layout.conftest import table


def read(*tables, title="", notes=()):
    """A document of tables, each a list of rows of ``(text, rows, columns)`` or texts, laid out as HTML does."""
    blocks = [Paragraph(title, Place())] if title else []
    for number, rows in enumerate(tables, 1):
        canvas = Canvas()
        for at, row in enumerate(rows):
            column = 0
            for cell in row:
                text, high, wide = (cell, 1, 1) if isinstance(cell, str) else cell
                column = canvas.free(at, column)
                canvas.put(at, column, text, high, wide)
                column += wide
        blocks.append(
            canvas.grid(number, Place(table=number), lambda row, column, n=number: Place(table=n, row=row + 1))
        )
    return build_document(Source("t.docx", "docx", tuple(blocks), tuple(notes)))


HEADING = ["一级指标", "二级指标", "三级指标", "指标值"]


def test_merged_levels_hold_for_all_their_rows():
    made = read(
        [
            [("绩效指标", 5, 1), *HEADING],
            [("产出指标", 3, 1), ("数量指标", 2, 1), "修渠", "3公里"],
            ["清淤", "2公里"],
            ["质量指标", ("合格率", 2, 1), "100%"],
            ["效益指标", "社会效益指标", "合格率满意", "≥90%"],
        ]
    )
    rows = made.projects[0].indicators
    assert [table(row)[:3] for row in rows[:3]] == [
        ["产出指标", "数量指标", "修渠"],
        ["产出指标", "数量指标", "清淤"],
        ["产出指标", "质量指标", "合格率"],
    ]
    assert [row.place.row for row in rows] == [2, 3, 4, 5]
    assert rows[0].extra == ()


def test_a_name_merged_over_two_values_is_the_name_of_both():
    made = read([HEADING, ["产出指标", "数量指标", ("修渠", 2, 1), "3公里"], [("产出指标", 1, 1), "数量指标", "2处"]])
    assert [row.name.text for row in made.projects[0].indicators] == ["修渠", "修渠"]


def test_a_row_merged_over_two_lines_counts_once():
    tall = [(text, 2, 1) for text in ("产出指标", "数量指标", "修渠", "3公里")]
    made = read([HEADING, tall, [], ["产出指标", "质量指标", "合格率", "100%"]])
    assert [row.name.text for row in made.projects[0].indicators] == ["修渠", "合格率"]


def test_the_second_heading_row_says_which_value_is_which():
    made = read(
        [
            [*((word, 2, 1) for word in HEADING[:3]), ("指标值", 1, 3), ("备注", 2, 1)],
            ["前年", "上年", "预计当年实现"],
            ["产出指标", "数量指标", "修渠", "1公里", "2公里", "3公里", "续建"],
        ]
    )
    (row,) = made.projects[0].indicators
    assert (row.baseline_value.text, row.target_value.text) == ("2公里", "3公里")
    assert row.extra == (("前年", row.extra[0][1]), ("备注", row.extra[1][1]))
    assert [cell.text for _, cell in row.extra] == ["1公里", "续建"]


def test_a_word_below_a_merged_heading_is_read_together_with_it():
    made = read(
        [
            [*((word, 2, 1) for word in HEADING[:3]), ("指标值", 1, 2)],
            ["实施期", "年度"],
            ["产出指标", "数量指标", "修渠", "30公里", "12公里"],
        ]
    )
    (row,) = made.projects[0].indicators
    assert (row.midterm_value.text, row.target_value.text) == ("30公里", "12公里")


def test_goals_of_the_year_beside_those_of_the_whole_term():
    made = read(
        [
            ["项目名称", ("灌区维修", 1, 4)],
            [("总体目标", 2, 1), ("实施期目标", 1, 2), ("本年度目标", 1, 2)],
            [("维修渠道30公里。", 1, 2), ("1.维修渠道12公里。2.更换闸门8座。", 1, 2)],
            [("绩效指标", 2, 1), *HEADING],
            ["产出指标", "数量指标", "修渠", "12公里"],
        ]
    )
    (project,) = made.projects
    assert [goal.text for goal in project.objectives] == ["维修渠道12公里。", "更换闸门8座。"]
    assert [goal.text for goal in project.midterm_objectives] == ["维修渠道30公里。"]


def test_amounts_below_their_labels():
    made = read(
        [
            ["项目名称", ("灌区维修", 1, 4)],
            [("年度预算安排", 2, 1), "合计", "财政资金", "其他资金", ("起止时间", 2, 1)],
            ["236.5", "180", "56.5"],
            ["年度目标", ("维修渠道12公里。", 1, 4)],
            [*HEADING, "备注"],
            ["产出指标", "数量指标", "修渠", "12公里", ""],
        ]
    )
    (project,) = made.projects
    amounts = (project.funds_total, project.fiscal_funds, project.other_funds)
    assert [str(amount.value) for amount in amounts] == ["236.5", "180", "56.5"]


def test_a_column_nobody_knows_is_kept_and_told_a_known_one_only_kept():
    made = read([[*HEADING, "预警阈值", "备注"], ["产出指标", "数量指标", "修渠", "3公里", "2公里", "续建"]])
    (row,) = made.projects[0].indicators
    assert [(heading, cell.text) for heading, cell in row.extra] == [("预警阈值", "2公里"), ("备注", "续建")]
    assert [(note.kind, note.text, note.place.row) for note in made.notes] == [("aside", "预警阈值", 1)]


def test_what_the_reader_says_becomes_a_note():
    note = SourceNote("unread", Place(page=3), "第3页是扫描图片")
    made = read([HEADING, ["产出指标", "数量指标", "修渠", "3公里"]], notes=[note])
    assert [(one.kind, one.place.page, one.why) for one in made.notes] == [("unrecognised", 3, "第3页是扫描图片")]


def test_goals_in_lines_numbered_in_one_way():
    lines = "一、建设监测平台\n二、提升预警能力，其中：1.新增站点12个；2.改造站点8个"
    made = read([["项目名称", "监测预警"], ["年度总体目标", lines], HEADING, ["产出指标", "数量指标", "站点", "12个"]])
    assert [goal.text for goal in made.projects[0].objectives] == [
        "建设监测平台",
        "提升预警能力，其中：1.新增站点12个；2.改造站点8个",
    ]


def workbook(*sheets):
    """A workbook of sheets, each a name and its rows, announced by its name as the readers of workbooks do."""
    blocks = []
    for number, (name, rows) in enumerate(sheets, 1):
        canvas = Canvas()
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                canvas.put(at, column, text)
        blocks.append(Paragraph(name, Place(sheet=name)))
        blocks.append(
            canvas.grid(
                number,
                Place(sheet=name),
                lambda row, column, n=number, s=name: Place(
                    None, None, None, s, f"{'ABCDEF'[column]}{row + 1}", n, row + 1
                ),
            )
        )
    return build_document(Source("t.xlsx", "xlsx", tuple(blocks)))


def test_a_sheet_without_title_is_a_project_of_its_own_named_by_the_sheet():
    rows = [
        HEADING,
        ["产出指标", "数量指标", "渠道长度", "3公里"],
        ["满意度指标", "服务对象满意度指标", "农户", "≥90%"],
    ]
    made = workbook(("修渠项目", rows), ("清淤项目", rows))
    assert [(one.name.text, len(one.indicators)) for one in made.projects] == [("修渠项目", 2), ("清淤项目", 2)]
    assert made.projects[1].indicators[0].target_value.place.cell == "D2"


def test_running_text_in_a_sheet_is_prose():
    made = workbook(("情况说明", [["一、部门职责"], ["负责全县灌区渠道的维修养护工作。"]]))
    assert [one.text for one in made.paragraphs] == ["情况说明", "一、部门职责", "负责全县灌区渠道的维修养护工作。"]
    assert made.paragraphs[2].headings == ("一、部门职责",)


ROWS = [
    ["产出指标", "数量指标", "渠道长度", "3公里"],
    ["效益指标", "社会效益指标", "受益农户", "90户"],
    ["满意度指标", "服务对象满意度指标", "农户满意度", "≥90%"],
]


def test_bands_part_the_projects_of_one_table():
    made = read(
        [
            HEADING,
            [("项目名称：修渠", 1, 4)],
            ["年度目标", ("修渠3公里。", 1, 3)],
            *ROWS,
            [("清淤项目", 1, 4)],
            *ROWS,
            [("注：指标值按计划填报。", 1, 4)],
        ]
    )
    assert [(one.name.text, len(one.indicators)) for one in made.projects] == [("修渠", 3), ("清淤项目", 3)]
    assert [goal.text for goal in made.projects[0].objectives] == ["修渠3公里。"]


def test_money_below_the_indicators_belongs_to_the_table_above():
    foot = [[("三、资金情况（万元）", 1, 4)], ["预算数", "212", "其中：财政资金", "170"]]
    first = [["项目名称", ("修渠", 1, 3)], HEADING, *ROWS, *foot]
    second = [["项目名称", ("清淤", 1, 3)], HEADING, *ROWS]
    made = read(first, second)
    assert [one.funds_total and one.funds_total.value for one in made.projects] == [212, None]


def test_tables_side_by_side_in_one_sheet():
    names = ["项目名称", "修渠", "", "", "", "项目名称", "清淤", "", ""]
    rows = [[*row, "", *other] for row, other in zip(ROWS, [*ROWS[1:], ["", "", "", ""]], strict=True)]
    made = read([names, [*HEADING, "", *HEADING], *rows])
    assert [(one.name.text, len(one.indicators)) for one in made.projects] == [("修渠", 3), ("清淤", 2)]


def test_levels_like_stairs():
    made = read(
        [
            ["单位、项目名称", "年度目标", *HEADING],
            ["1", "2", "3", "4", "5", "6"],
            ["水务局", "", "", "", "", ""],
            ["修渠", "修渠3公里。", "", "", "", ""],
            ["", "", "产出指标", "", "", ""],
            ["", "", "", "数量指标", "", ""],
            ["", "", "", "", "渠道长度", "3公里"],
            ["", "", "", "", "清淤长度", "2公里"],
        ]
    )
    (project,) = made.projects
    assert (project.name.text, project.objectives[0].text) == ("修渠", "修渠3公里。")
    assert [table(row)[:3] for row in project.indicators] == [
        ["产出指标", "数量指标", "渠道长度"],
        ["产出指标", "数量指标", "清淤长度"],
    ]


def test_goals_of_the_whole_term_stacked_on_those_of_the_year():
    term = [
        ["长期目标", ("修渠30公里。", 1, 3)],
        ["一级指标", "二级指标", "指标内容", "指标值"],
        ["产出指标", "数量指标", "渠道", "30公里"],
    ]
    year = [
        ["年度目标", ("修渠3公里。", 1, 3)],
        ["一级指标", "二级指标", "指标内容", "指标值"],
        ["产出指标", "数量指标", "渠道", "3公里"],
    ]
    made = read([["项目名称", ("修渠", 1, 3)], *term, [], *year])
    (project,) = made.projects
    assert [goal.text for goal in project.objectives] == ["修渠3公里。"]
    assert [goal.text for goal in project.midterm_objectives] == ["修渠30公里。"]
    assert [row.target_value.text for row in project.indicators] == ["3公里"]
    assert [note.kind for note in made.notes] == ["aside"]


def test_the_sum_of_the_tasks_is_the_money_of_a_whole_department():
    made = read(
        [
            [("年度主要任务", 5, 1), ("任务名称", 2, 1), ("预算金额（万元）", 1, 2)],
            ["总额", "财政拨款"],
            ["公路养护", "836", "495"],
            ["公交补贴", "473", "473"],
            ["金额合计", "1309", "968"],
            ["年度总体目标", ("养护公路48公里。", 1, 3)],
            HEADING,
            *ROWS,
        ],
        title="部门整体支出绩效目标表",
    )
    (project,) = made.projects
    assert (project.funds_total.value, project.fiscal_funds.value) == (1309, 968)


def test_heading_rows_whose_merges_were_lost():
    made = read(
        [
            ["序号", "专项资金名称", "当年预算", "绩效指标", "", ""],
            ["", "", "", "指标名称", "计量单位", "指标值"],
            ["1", "公园管养", "64", "绿地面积", "万平方米", "13"],
            ["", "", "", "公园数量", "个", "6"],
        ]
    )
    (project,) = made.projects
    assert (project.name.text, project.funds_total.value, len(project.indicators)) == ("公园管养", 64, 2)


def test_a_schedule_over_two_pairs_of_rows():
    made = read(
        [
            ["项目名称", ("装备购置", 1, 3)],
            [("用款计划（万元）", 4, 1), "1月", "4月", "6月"],
            ["", "25.5", "51"],
            ["7月", "10月", "12月"],
            ["60", "80", "120"],
            HEADING,
            *ROWS,
        ]
    )
    schedule = made.projects[0].schedule
    values = {stage.key: stage.value and float(stage.value) for stage in schedule.stages}
    assert (schedule.kind, values) == ("amount", {"1": None, "4": 25.5, "6": 51, "7": 60, "10": 80, "12": 120})


def test_several_amounts_in_one_cell():
    money = "年度资金总额：186.40\n其中：财政拨款：150.00\n其他资金：36.40"
    made = read([["项目名称", ("法律援助", 1, 3)], ["项目资金（万元）", (money, 1, 3)], HEADING, *ROWS])
    (project,) = made.projects
    amounts = (project.funds_total, project.fiscal_funds, project.other_funds)
    assert [str(amount.value) for amount in amounts] == ["186.40", "150.00", "36.40"]


def test_one_column_of_levels_that_holds_the_second():
    made = read([["指标类型", "具体指标", "指标值"], ["数量指标", "培训人数", "260人"], ["质量指标", "合格率", "95%"]])
    row = made.projects[0].indicators[0]
    assert (row.level1, row.level2.text, row.dimension) == (None, "数量指标", "quantity")


def test_dots_for_more_rows_are_no_indicators():
    made = read([HEADING, ROWS[0], ["产出指标", "质量指标", "……", ""], *ROWS[1:]])
    assert [row.name.text for row in made.projects[0].indicators] == ["渠道长度", "受益农户", "农户满意度"]


def test_borders_moved_in_single_rows_do_not_move_their_cells():
    made = read(
        [
            ["一级指标", "二级指标", ("三级指标", 1, 2), "指标值", ("指标值确定依据", 1, 2)],
            ["产出指标", "数量指标", "渠道长度", ("3公里", 1, 3), "规划"],
            ["产出指标", "质量指标", ("合格率", 1, 3), "100%", "规范"],
        ]
    )
    assert [table(row)[2:] for row in made.projects[0].indicators] == [
        ["渠道长度", "3公里", "规划"],
        ["合格率", "100%", "规范"],
    ]


def test_levels_in_bands_and_joined_to_the_second():
    bands = read(
        [
            ["二级指标", "三级指标", "目标值"],
            [("一、产出指标", 1, 3)],
            ["数量指标", "渠道长度", "3公里"],
            [("二、效益指标", 1, 3)],
            ["社会效益指标", "受益农户", "90户"],
        ]
    )
    joined = read([["指标类别", "指标名称", "指标值"], ["产出指标-数量指标", "渠道长度", "3公里"]])
    assert [row.level1.text for row in bands.projects[0].indicators] == ["产出指标", "效益指标"]
    assert [table(row)[:2] for row in joined.projects[0].indicators] == [["产出指标", "数量指标"]]


def test_labels_at_the_right():
    made = read(
        [["项目名称", "主体班次", ""], [("办班14期，培训700人次。", 1, 2), "年度目标"], HEADING[1:], ROWS[0][1:]]
    )
    assert [goal.text for goal in made.projects[0].objectives] == ["办班14期，培训700人次。"]


def test_two_halves_of_one_table_side_by_side():
    left, right = [ROWS[0], ["产出指标", "质量指标", "合格率", "100%"]], ROWS[1:]
    rows = [[*one, *other] for one, other in zip(left, right, strict=True)]
    made = read([["项目名称", ("修渠", 1, 7)], [*HEADING, *HEADING], *rows])
    (project,) = made.projects
    assert [row.level for row in project.indicators] == ["output", "output", "benefit", "satisfaction"]


def test_amounts_in_a_sentence():
    money = "资金总额68万元，其中：财政拨款23万元，其他资金45万元"
    made = read([["项目名称", "小区改造"], ["项目资金", money], HEADING, *ROWS])
    (project,) = made.projects
    amounts = (project.funds_total, project.fiscal_funds, project.other_funds)
    assert [amount.value for amount in amounts] == [68, 23, 45]


def test_radicals_in_the_place_of_characters():
    made = read([["项⽬名称", "农⺠培训"], ["⼀级指标", "⼆级指标", "三级指标", "指标值"], ROWS[0]])
    assert made.projects[0].name.text == "农民培训"
    assert len(made.projects[0].indicators) == 1


def test_one_heading_over_levels_and_name():
    made = read([[("绩效指标", 1, 3), "指标值"], *ROWS])
    assert table(made.projects[0].indicators[0])[:3] == ["产出指标", "数量指标", "渠道长度"]


def test_one_heading_over_operator_value_and_unit():
    rows = [[*ROWS[0][:3], "≥", "3", "公里"], [*ROWS[1][:3], "", "明显增加", ""], [*ROWS[2][:3], "≥", "90", "%"]]
    made = read([[*HEADING[:3], ("指标值", 1, 3)], *rows])
    first, second, _ = made.projects[0].indicators
    assert (first.direction.text, first.target_value.text, first.unit.text) == ("≥", "3", "公里")
    assert second.target_value.text == "明显增加"


def test_indicators_packed_into_one_row():
    made = read([HEADING, ["产出指标", "数量指标", "指标1：渠道长度\n指标2：闸门数量", "≥3公里\n8座"], *ROWS[1:]])
    first, second, *_ = made.projects[0].indicators
    assert [one.text for one in (first.name, first.target_value)] == ["渠道长度", "≥3公里"]
    assert [one.text for one in (second.name, second.target_value)] == ["闸门数量", "8座"]


def test_goals_and_values_of_a_self_evaluation():
    made = read(
        [
            ["项目名称", ("修渠", 1, 4)],
            [("年度总体目标", 2, 1), ("预期目标", 1, 2), ("实际完成情况", 1, 2)],
            [("修渠3公里。", 1, 2), ("已完成。", 1, 2)],
            [*HEADING[:3], "年度指标值", "实际完成值"],
            ["产出指标", "数量指标", "渠道长度", "3公里", "3.2公里"],
        ]
    )
    (project,) = made.projects
    assert [goal.text for goal in project.objectives] == ["修渠3公里。"]
    assert project.indicators[0].target_value.text == "3公里"


def test_a_number_before_a_year_is_a_number():
    made = read(
        [["项目名称", "监测"], ["年度目标", "1.新增站点12个。\n2.2025年改造站点8个，投资2.5万元。"], HEADING, *ROWS]
    )
    assert [goal.text for goal in made.projects[0].objectives] == ["新增站点12个。", "2025年改造站点8个，投资2.5万元。"]
