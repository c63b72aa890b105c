"""Header blocks and rows of goal tables that came through whole."""

from decimal import Decimal

import pytest

from tests.layout.conftest import table

FULL = """\
临溪县水务局2025年部门预算公开

1、灌区维修绩效目标表

单位：万元

项目编码→33100125P0001→→项目名称→灌区维修→→
预算规模及资金用途→预算数→120.50→其中：财政资金→100.00→其他资金→20.50
→维修渠道和闸门。→→→→→
资金支出计划（%）→3月底→→6月底→10月底→12月底→
→→→40%→80%→100%→
绩效目标→1.维修渠道12公里。 2.更换闸门8座。→→→→→
一级指标→二级指标→三级指标→绩效指标描述→指标值→指标值确定依据→
产出指标→数量指标→维修渠道长度→完工渠道长度→≥12公里→施工图→
→质量指标→验收合格率→一次验收合格→100%→验收规范→
效益指标→社会效益指标→灌溉保证率→抽样灌区保证率→≥85%→灌溉规程→
满意度指标→服务对象满意度指标→农户满意度→问卷满意比率→≥90%→问卷→
"""


def test_a_whole_table(document):
    made = document(FULL)
    (project,) = made.projects
    assert (project.no, project.name.text, project.code.text) == (1, "灌区维修", "33100125P0001")
    amounts = (project.funds_total, project.fiscal_funds, project.other_funds)
    assert [amount.value for amount in amounts] == [Decimal("120.50"), Decimal("100.00"), Decimal("20.50")]
    assert project.carryover is None
    assert project.purpose.text == "维修渠道和闸门。"
    assert [goal.text for goal in project.objectives] == ["维修渠道12公里。", "更换闸门8座。"]
    assert [table(one) for one in project.indicators] == [
        ["产出指标", "数量指标", "维修渠道长度", "完工渠道长度", "≥12公里", "施工图"],
        ["产出指标", "质量指标", "验收合格率", "一次验收合格", "100%", "验收规范"],
        ["效益指标", "社会效益指标", "灌溉保证率", "抽样灌区保证率", "≥85%", "灌溉规程"],
        ["满意度指标", "服务对象满意度指标", "农户满意度", "问卷满意比率", "≥90%", "问卷"],
    ]
    assert project.indicators[1].place.line == 15
    assert [one.no for one in project.indicators] == [1, 2, 3, 4]
    assert (project.indicators[0].level, project.indicators[0].dimension) == ("output", "quantity")
    assert project.indicators[0].value.main.number == 12
    assert (made.year, made.unit.name, made.notes) == (2025, "临溪县水务局", ())


def test_a_schedule_is_matched_by_column(document):
    schedule = document(FULL).projects[0].schedule
    assert schedule.kind == "cumulative_percent"
    assert [(stage.key, stage.value) for stage in schedule.stages] == [("3", None), ("6", 40), ("10", 80), ("12", 100)]
    assert schedule.stages[0].cell.text == ""


def test_a_stage_is_called_as_in_the_document_without_blanks(document):
    schedule = document(FULL.replace("6月底", "6 月底")).projects[0].schedule
    assert [stage.label for stage in schedule.stages] == ["3月底", "6月底", "10月底", "12月底"]


def test_a_table_and_nothing_else(document):
    made = document("一级指标→二级指标→三级指标→指标值\n产出指标→数量指标→修渠→3公里\n满意度指标→满意度→农户→90%\n")
    (project,) = made.projects
    assert project.columns == ("level1", "level2", "name", "target_value")
    assert (project.name.text, project.objectives, project.schedule, project.purpose) == ("", None, None, None)
    assert project.indicators[0].description is None
    assert made.unit is None
    assert made.year is None


def test_two_tables_without_titles_are_two_projects(document):
    one = "一级指标→二级指标→三级指标→指标值\n产出指标→数量指标→修渠→3公里\n满意度指标→满意度→农户→90%\n"
    assert [len(project.indicators) for project in document(f"{one}\n{one}").projects] == [2, 2]


def test_a_table_without_any_row_is_told_and_makes_no_project(document):
    heading = "一级指标→二级指标→三级指标→指标值\n"
    made = document(f"1、修渠绩效目标表\n\n{heading}产出指标→数量指标→修渠→3公里\n\n2、清淤绩效目标表\n\n{heading}")
    assert [project.name.text for project in made.projects] == ["修渠"]
    assert [(note.kind, note.place.line) for note in made.notes] == [("unrecognised", 8)]


def test_a_header_block_whose_indicators_are_missing_is_a_project(document):
    block = "项目编码→P1→项目名称→清淤\n绩效目标→1.清淤8公里。→→\n"
    made = document(
        f"1、清淤绩效目标表\n\n{block}\n2、修渠绩效目标表\n\n一级指标→三级指标→指标值\n产出指标→修渠→3公里\n"
    )
    assert [(one.name.text, len(one.indicators)) for one in made.projects] == [("清淤", 0), ("修渠", 1)]


def test_fields_that_are_there_but_empty_are_not_absent(document):
    made = document(
        "1、修渠绩效目标表\n\n项目编码→→→项目名称→修渠\n预算规模及资金用途→预算数→→其他资金→\n→→→→\n绩效目标→→→→\n"
        "一级指标→二级指标→三级指标→指标值→依据\n产出指标→数量指标→修渠→→\n"
    )
    project = made.projects[0]
    assert (project.code.text, project.purpose.text) == ("", "")
    assert (project.funds_total.value, project.fiscal_funds) == (None, None)
    assert [goal.text for goal in project.objectives] == [""]
    assert project.indicators[0].target_value.text == ""


def test_the_title_names_the_project_where_no_label_does(document):
    made = document("3、2025年抗旱补助（第二批）绩效目标表\n\n一级指标→三级指标→指标值\n产出指标→打井→3眼\n")
    assert made.projects[0].name.text == "2025年抗旱补助（第二批）"
    assert made.projects[0].place.line == 1


def test_a_table_has_the_unit_named_above_it(document):
    made = document("1、修渠绩效目标表\n\n331002 临溪县灌区管理所\n\n一级指标→三级指标→指标值\n产出指标→修渠→3公里\n")
    assert (made.projects[0].unit.code, made.projects[0].unit.name) == ("331002", "临溪县灌区管理所")


def test_amounts_in_yuan_are_given_in_wan_yuan(document):
    made = document(
        "1、修渠绩效目标表\n单位：元\n项目名称→修渠→预算数→1,250,000.00→财政拨款→1.2万元\n"
        "一级指标→三级指标→指标值\n产出指标→修渠→3公里\n"
    )
    assert made.projects[0].funds_total.value == 125
    assert made.projects[0].fiscal_funds.value == Decimal("1.2")


def test_objectives_over_several_rows(document):
    made = document(
        "项目名称→修渠→→\n绩效目标→1、修渠3公里，保障1.1万亩农田灌\n→溉。\n→2、清淤2公里。→→\n"
        "一级指标→三级指标→指标值\n产出指标→修渠→3公里\n"
    )
    assert [goal.text for goal in made.projects[0].objectives] == ["修渠3公里，保障1.1万亩农田灌溉。", "清淤2公里。"]


def test_objectives_of_mid_term_and_year_side_by_side(document):
    made = document(
        "项目名称→修渠→→\n总体目标→中期目标（2025年—2027年）→→年度目标\n→目标1：修渠30公里→→目标1：修渠12公里\n"
        "一级指标→三级指标→→指标值\n产出指标→修渠→→12公里\n"
    )
    assert [goal.text for goal in made.projects[0].objectives] == ["修渠12公里"]


def test_prose_keeps_its_headings_and_other_tables_stay(document):
    made = document(
        "一、部门概况\n\n（一）职责\n\n管理水利工程。\n\n二、收支\n\n科目→金额→备注\n水利→3→无\n\n三、项目\n\n"
        "1、修渠绩效目标表\n\n一级指标→三级指标→指标值\n产出指标→修渠→3公里\n\n四、其他\n\n无。\n"
    )
    assert [(one.text, one.headings) for one in made.paragraphs if one.text.endswith("。")] == [
        ("管理水利工程。", ("一、部门概况", "（一）职责")),
        ("无。", ("四、其他",)),
    ]
    assert [grid.number for grid in made.tables] == [1]
    assert all("绩效目标表" not in one.text for one in made.paragraphs)


def test_running_text_and_contents_are_no_tables(document):
    made = document(
        "目录\n1、修渠绩效目标表.....3\n\n本表按一级指标、二级指标和三级指标填报，指标值应当量化。\n绩效目标：修渠3公里。\n"
    )
    assert made.projects == ()
    assert made.notes == ()


def test_headings_run_together_that_nobody_can_take_apart_are_told(document):
    made = document("一级指标 二级指标 三级指标 指标值 修渠 清淤 植树\n")
    assert [note.kind for note in made.notes] == ["unrecognised"]


def test_money_stated_in_prose_behind_the_exact_name(document):
    made = document(
        "项目支出主要为灌区渠道维修项目88.00万元，渠道维修项目12.5万元，清淤经费安排3万元。\n\n"
        + "".join(
            f"{no}、{name}绩效目标表\n\n一级指标→三级指标→指标值\n产出指标→修→3\n\n"
            for no, name in enumerate(("渠道维修", "灌区渠道维修", "清淤", "植树"), 1)
        )
    )
    stated = [project.stated_funds for project in made.projects]
    assert [amount and amount.value for amount in stated] == [Decimal("12.5"), 88, 3, None]
    assert stated[0].cell.place.line == 1
    assert made.projects[0].budget is stated[0]


@pytest.mark.parametrize("mark", ["；", ";", "，"])
def test_the_mark_between_two_objectives_is_neither_s(document, mark):
    made = document(
        f"项目名称→修渠\n绩效目标→1.修渠3公里，不留断头渠{mark}2.清淤2公里{mark}\n→并清运淤泥{mark}3.验收{mark}\n"
        "一级指标→三级指标→指标值\n产出指标→修渠→3公里\n"
    )
    goals = [goal.text for goal in made.projects[0].objectives]
    assert goals == ["修渠3公里，不留断头渠", f"清淤2公里{mark}并清运淤泥", f"验收{mark}"]
