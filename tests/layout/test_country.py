"""Goal tables as other places print them."""

from decimal import Decimal

import pytest

from tests.layout.conftest import table

WITH_COLUMNS = ("level1", "level2", "name", "direction", "target_value", "unit", "weight")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("年度指标值", "target_value"),
        ("绩效指标值", "target_value"),
        ("指标值及单位", "target_value"),
        ("指标值（包含数字及文字描述）", "target_value"),
        ("绩效度量单位", "unit"),
        ("计量单位", "unit"),
        ("分值（权重）", "weight"),
        ("指标权重（%）", "weight"),
        ("指标方向性", "direction"),
        ("绩效指标性质", "direction"),
        ("指标解释", "description"),
        ("绩效指标描述", "description"),
        ("绩效标准", "description"),
        ("上年实际值", "baseline_value"),
        ("指标值确定依据", "basis"),
    ],
)
def test_headings_of_the_whole_country(document, heading, field):
    value = "" if field == "target_value" else "→指标值"
    made = document(f"一级指标→三级指标→{heading}{value}\n产出指标→修渠→甲→3公里\n")
    assert made.projects[0].indicators[0].cell(field).text == "甲"


def test_unknown_columns_are_left_out_and_not_mistaken(document):
    made = document("序号→一级指标→三级指标→牵头科室→指标值→备注\n1→产出指标→修渠→水利科→3公里→续建\n")
    assert made.projects[0].columns == ("level1", "name", "target_value")
    assert table(made.projects[0].indicators[0]) == ["产出指标", "修渠", "3公里"]


def test_indicator_content_is_the_name_where_there_is_no_other(document):
    assert table(document("一级指标→指标内容→指标值\n产出指标→修渠→3公里\n").projects[0].indicators[0])[1] == "修渠"
    both = document("一级指标→三级指标→指标内容→指标值\n产出指标→修渠→渠道长度→3公里\n").projects[0].indicators[0]
    assert (both.name.text, both.description.text) == ("修渠", "渠道长度")


def test_the_central_form(document):
    made = document(
        "项目支出绩效目标表\n（2025年度）\n"
        "项目名称→灌区维修→→→\n主管部门及代码→[331]临溪县水务局→→实施单位→灌区管理所\n"
        "项目资金（万元）→年度资金总额：→→120→\n→其中：财政拨款→→100→\n→上年结转→→15→\n→其他资金→→5→\n"
        "年度总体目标→目标1：维修渠道12公里；目标2：更换闸门8座。→→→\n"
        "绩效指标→一级指标→二级指标→三级指标→指标值→分值权重（90）\n"
        "→产出指标→数量指标→★维修渠道长度→≥12公里→20\n→→→更换闸门数量→≥8座→20\n→→质量指标→合格率→100%→10\n"
        "→成本指标→经济成本指标→工程造价→≤120万元→20\n→满意度指标→服务对象满意度指标→农户→≥90%→20\n"
    )
    (project,) = made.projects
    assert (project.name.text, project.unit.name, made.year) == ("灌区维修", "灌区管理所", 2025)
    amounts = (project.funds_total, project.fiscal_funds, project.carryover, project.other_funds)
    assert [amount.value for amount in amounts] == [120, 100, 15, 5]
    assert [goal.text for goal in project.objectives] == ["维修渠道12公里", "更换闸门8座。"]
    assert [one.level2.text for one in project.indicators[:3]] == ["数量指标", "数量指标", "质量指标"]
    assert [one.level for one in project.indicators] == ["output", "output", "output", "cost", "satisfaction"]
    assert [one.weight.text for one in project.indicators] == ["20", "20", "10", "20", "20"]


def test_the_form_of_2015_takes_the_columns_of_the_year(document):
    made = document(
        "一级指标→二级指标→三级指标→指标值→二级指标→三级指标→指标值\n"
        "产出指标→数量指标→修渠→30公里→数量指标→修渠→12公里\n"
    )
    assert table(made.projects[0].indicators[0]) == ["产出指标", "数量指标", "修渠", "12公里"]


def test_a_wide_table_is_parted_by_project(document):
    made = document(
        "金额单位：元\n"
        "单位名称→项目名称→预算数→年度目标→一级指标→二级指标→三级指标→指标性质→指标值→度量单位→权重→指标方向性\n"
        "331001-水务局→修渠→1,200,000→修渠12公里→产出指标→数量指标→长度→≥→12→公里→20→正向指标\n"
        "→→→→→质量指标→合格率→＝→100→%→20→正向指标\n"
        "331001-水务局→清淤→30,000→清淤2公里→产出指标→成本指标→造价→≤→3→万元→20→反向指标\n"
    )
    assert [(one.name.text, one.funds_total.value, len(one.indicators)) for one in made.projects] == [
        ("修渠", 120, 2),
        ("清淤", 3, 1),
    ]
    first = made.projects[0]
    assert (first.unit.code, first.unit.name, first.objectives[0].text) == ("331001", "水务局", "修渠12公里")
    assert table(first.indicators[0], WITH_COLUMNS) == ["产出指标", "数量指标", "长度", "≥", "12", "公里", "20"]
    value = first.indicators[0].value.main
    assert (value.operator, value.number, value.unit) == (">=", 12, "公里")
    assert all(one.repaired is None for one in first.indicators)


def test_a_line_of_its_own_may_name_the_project_of_a_wide_table(document):
    made = document(
        "单位、项目名称→年度目标→一级指标→二级指标→三级指标→指标值\n水务局→→→→→\n修渠→修渠12公里→产出指标→数量指标→长度→12公里\n"
        "清淤→→→→→\n→→产出指标→数量指标→长度→2公里\n"
    )
    assert [(one.name.text, len(one.indicators)) for one in made.projects] == [("修渠", 1), ("清淤", 1)]


def test_levels_side_by_side(document):
    made = document(
        "项目支出绩效目标表\n\n"
        "单位编码（项目编码）→项目单位（项目名称）→资金总额→成本指标→→产出指标→→满意度指标→\n"
        "→→→三级指标→指标值→三级指标→指标值→三级指标→指标值\n"
        "3310→水务局→120→→→→→→\n331011→修渠→100→造价→≤100万元→长度→≥12公里→农户满意度→≥90%\n→→→→→合格率→100%→→\n"
        "331012→清淤→20→造价→≤20万元→长度→≥2公里→→\n"
    )
    assert [(one.name.text, one.code.text, one.funds_total.value) for one in made.projects] == [
        ("修渠", "331011", 100),
        ("清淤", "331012", 20),
    ]
    assert [table(one) for one in made.projects[0].indicators] == [
        ["成本指标", "造价", "≤100万元"],
        ["产出指标", "长度", "≥12公里"],
        ["产出指标", "合格率", "100%"],
        ["满意度指标", "农户满意度", "≥90%"],
    ]
    assert made.projects[0].indicators[0].place.line == 6


def test_label_and_value_lines(document):
    made = document(
        "财政项目支出绩效目标申报表\n单位：元\n项目名称：灌区维修\n项目编码：P1\n年度预算：1200000\n年度绩效目标：维修渠道12公里。\n\n"
        "一级指标→二级指标→三级指标→年度指标值\n产出目标→数量→修渠→12公里\n影响力目标→长效管理→制度→建成\n"
    )
    (project,) = made.projects
    assert (project.name.text, project.code.text, project.funds_total.value) == ("灌区维修", "P1", 120)
    assert [goal.text for goal in project.objectives] == ["维修渠道12公里。"]
    assert project.name.place.column == 6
    assert (project.indicators[0].level, project.indicators[0].dimension) == ("output", "quantity")


def test_bands_of_points_behind_a_level(document):
    made = document("一级指标→二级指标→三级指标→指标值\n成本指标（0-20分）→经济成本指标→造价→9万元\n")
    assert (made.projects[0].indicators[0].level, made.projects[0].indicators[0].dimension) == ("cost", "cost")


QUARTERS = {"Q1": 10, "Q2": 20, "Q3": 30, "Q4": 40}


@pytest.mark.parametrize(
    ("rows", "kind", "stages"),
    [
        ("用款计划（万元）→一季度→二季度→三季度→四季度\n→10→20→30→40", "amount", QUARTERS),
        ("支出计划（%）→一季度→二季度→三季度→四季度\n→10→20→30→40", "percent", QUARTERS),
        ("资金支出计划→4月底→8月底→11月底\n→30%→60%→100%", "cumulative_percent", {"4": 30, "8": 60, "11": 100}),
        ("支出计划（%）→截至三月末→截至十二月末\n→60→50", "cumulative_percent", {"3": 60, "12": 50}),
        (
            "分月用款计划（元）→1月→2月→12月\n→15000→30000→45000",
            "amount",
            {"1": Decimal("1.5"), "2": 3, "12": Decimal("4.5")},
        ),
    ],
)
def test_other_money_plans(document, rows, kind, stages):
    made = document(f"项目名称→修渠→→→\n{rows}\n一级指标→三级指标→指标值\n产出指标→修渠→3公里\n")
    schedule = made.projects[0].schedule
    assert schedule.kind == kind
    assert {stage.key: stage.value for stage in schedule.stages if stage.cell is not None} == stages
