"""Rows that page breaks, exports and recognition damaged: put right, marked and told."""

import pytest

from tests.layout.conftest import table

HEADING = "一级指标→二级指标→三级指标→绩效指标描述→指标值→指标值确定依据→\n"


@pytest.fixture
def rows(document):
    """The indicators of a table with the six columns of HEADING, its rows given as text."""

    def build(text, heading=HEADING):
        return document(heading + text).projects[0].indicators

    return build


def test_a_cell_cut_by_a_page_break_is_mended(rows):
    cut = rows(
        "产出指标→数量指标→修渠→修渠长度→3公里→水利发展规划（2021—2\n\n" + HEADING + "→→→→→025年）\n"
        "→质量指标→合格→合格率→95%→规范\n"
    )
    assert [table(one)[-1] for one in cut] == ["水利发展规划（2021—2025年）", "规范"]
    assert cut[0].repaired and cut[1].repaired is None
    assert cut[0].basis.pieces[0].line == 5
    assert cut[0].basis.raw == "水利发展规划（2021—2\n025年）"


def test_a_tail_of_a_cell_that_was_given_whole_is_not_doubled(rows):
    cut = rows("产出指标→数量指标→修渠→长度→3公里→《灌区维修管理办法》\n\n" + HEADING + "→→→→→修管理办法》\n")
    assert cut[0].basis.text == "《灌区维修管理办法》"


@pytest.mark.parametrize(("above", "below"), [("合格人数/参训", "人数×100%"), ("补贴总额÷受益", "户数")])
def test_a_formula_cut_by_a_page_break_keeps_both_halves(rows, above, below):
    cut = rows(f"产出指标→质量指标→培训合格率→{above}→≥95%→规范\n\n{HEADING}→→→{below}→→\n")
    assert [one.description.text for one in cut] == [above + below]


def test_a_smudged_line_beside_a_readable_one_is_dropped(rows):
    cut = rows(f"产出指标→质量指标→培训合格率→合格人数比例→≥95%→规范\n\n{HEADING}→→→éñ×→→\n")
    assert [one.description.text for one in cut] == ["合格人数比例"]


def test_a_cell_cut_into_many_parts_keeps_all_but_what_is_told_twice(rows):
    cut = rows("产出指标→数量指标→修渠→新建干渠和泵站→3公里→规划\n→→→改建支渠→→\n→→→渠和泵站改建支渠→→\n→→→及水闸→→\n")
    assert [one.description.text for one in cut] == ["新建干渠和泵站改建支渠及水闸"]
    assert [piece.line for piece in cut[0].description.pieces] == [3, 4, 5]
    assert cut[0].description.raw == "新建干渠和泵站\n改建支渠\n渠和泵站改建支渠\n及水闸"


def test_several_cells_of_a_row_cut_by_a_page_break(rows):
    cut = rows(
        "产出指标→数量指标→渠道维修养→全年维修养→≥3→施工\n\n- 18 -\n\n" + HEADING + "→→护长度→护的长度→公里→合同\n"
    )
    assert [table(one) for one in cut] == [
        ["产出指标", "数量指标", "渠道维修养护长度", "全年维修养护的长度", "≥3公里", "施工合同"]
    ]


def test_a_label_cut_by_a_page_break(rows):
    cut = rows("满意度指标→服务对象满→农户满意度→→≥90%→问卷\n\n" + HEADING + "→意度指标→→→→\n")
    assert cut[0].level2.text == "服务对象满意度指标"
    assert cut[0].dimension == "satisfaction"


def test_a_merged_label_goes_on_over_a_page_break(rows):
    cut = rows("产出指标→数量指标→修渠→长度→3公里→规划\n\n" + HEADING + "→质量指标→合格→比率→95%→规范\n")
    assert [one.level1.text for one in cut] == ["产出指标", "产出指标"]


def test_a_table_goes_on_without_its_headings_behind_a_running_head(rows):
    cut = rows("产出指标→数量指标→修渠→长度→3公里→规划\n\n临溪县水务局2025年预算\n\n→质量指标→合格→比率→95%→规范→\n")
    assert len(cut) == 2


def test_merged_second_level_cells_are_filled_and_their_rows_kept(rows):
    merged = rows(
        "产出指标→数量指标→修渠→长度→3公里→规划\n→→清淤→长度→2公里→规划\n→质量指标→合格→比率→→规范\n→→优良→比率→9%→规范\n"
    )
    assert [one.level2.text for one in merged] == ["数量指标", "数量指标", "质量指标", "质量指标"]
    assert [one.target_value.text for one in merged] == ["3公里", "2公里", "", "9%"]


def test_values_shifted_by_an_empty_cell_go_back(rows, document):
    text = "产出指标→成本指标→工程款→决算数→→≤30万元→合同\n"
    assert table(rows(text)[0]) == ["产出指标", "成本指标", "工程款", "决算数", "≤30万元", "合同"]
    note = document(HEADING + text).notes[0]
    assert (note.kind, note.project, note.indicator) == ("repaired", 1, 1)
    assert "右移" in note.why
    assert note.text == "产出指标 | 成本指标 | 工程款 | 决算数 | ≤30万元 | 合同"


def test_cells_shifted_from_the_description_on_go_back(rows):
    row = rows("产出指标→数量指标→修渠→→完工长度→≥3公里→规划\n")[0]
    assert table(row) == ["产出指标", "数量指标", "修渠", "完工长度", "≥3公里", "规划"]


def test_a_label_lost_with_its_merged_cell_is_named_as_usual(rows):
    text = "数量指标→修渠→长度→3公里→规划\n→质量指标→合格→比率→95%→规范\n效益指标→社会效益指标→受益→人数→8人→统计\n"
    lost = rows(text, HEADING.replace("依据→", "依据"))
    assert [one.level1.text for one in lost] == ["产出指标", "产出指标", "效益指标"]
    assert lost[0].level == "output"


def test_a_value_split_from_its_unit_is_joined_where_it_overhangs(rows):
    assert table(rows("产出指标→质量指标→合格→比率→>90→百分比→规范\n")[0])[4:] == [">90百分比", "规范"]


def test_a_unit_that_fills_the_basis_column_stands_as_basis(rows):
    row = rows("产出指标→质量指标→合格→比率→>90%→百分比→\n")[0]
    assert table(row)[4:] == [">90%", "百分比"]
    assert row.repaired is None


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("产出指标→质量指标 合格率→→验收合格→95%→规范\n", ["产出指标", "质量指标", "合格率"]),
        ("满意度指标→满意度指标 服务对象满意度指标→农户→认可→95%→规范\n", ["满意度指标", "服务对象满意度指标", "农户"]),
        (
            "满意度指标→服务对象满意度指标 群众满意度→→认可→95%→规范\n",
            ["满意度指标", "服务对象满意度指标", "群众满意度"],
        ),
        ("产出指标 质量指标→→合格率→验收合格→95%→规范\n", ["产出指标", "质量指标", "合格率"]),
        (
            "满意度指标→满意度指标 服务对象满意度指标 农户→→认可→95%→规范\n",
            ["满意度指标", "服务对象满意度指标", "农户"],
        ),
    ],
)
def test_two_cells_glued_into_one_are_parted(rows, text, cells):
    row = rows(text)[0]
    assert table(row)[:3] == cells
    assert "拆开" in row.repaired


def test_a_value_glued_to_the_description_is_parted(rows):
    assert table(rows("产出指标→时效指标→完工→开工后的日历天数 ≤120天→→合同\n")[0])[3:5] == [
        "开工后的日历天数",
        "≤120天",
    ]


def test_a_left_out_merged_cell_is_put_back(rows):
    row = rows(
        "产出指标→数量指标→修渠→长度→3公里→规划\n质量指标→合格→比率→95%→规范\n", HEADING.replace("依据→", "依据")
    )[1]
    assert table(row) == ["产出指标", "质量指标", "合格", "比率", "95%", "规范"]


def test_notes_and_sums_below_the_rows_are_no_indicators(rows):
    assert len(rows("产出指标→数量指标→修渠→长度→3公里→规划→\n注：指标按规划填报。→→→→→→\n")) == 1


def test_rows_of_fillers_are_kept_rows_with_nothing_but_their_levels_are_not(rows):
    filled = rows("产出指标→数量指标→修渠→长度→3公里→规划\n效益指标→生态效益指标→无→无→无→无\n→可持续影响指标→→→→\n")
    assert [one.filler for one in filled] == [False, True]


def test_recognised_labels_in_the_middle_of_their_groups(rows):
    centred = rows(
        "→数量指标→修渠→长度→3公里→规划\n产出指标→质量指标→合格→比率→95%→规范\n→成本指标→造价→决算→9万元→合同\n"
        "→社会效益指标→受益→人数→80人→统计\n效益指标→生态效益指标→植被→面积→3亩→监测\n满意度指标→满意度指标→农户→问卷→90%→问卷\n"
    )
    assert [one.level1.text for one in centred] == ["产出指标"] * 3 + ["效益指标"] * 2 + ["满意度指标"]


def test_a_cell_centred_round_its_row_comes_together(rows):
    scattered = rows(
        "→数量指标→修渠→长度→3公里→规划\n→→→→→关于做好<灌区\n产出指标→质量指标→合格→比率→95%→维修工程\n→→→→→验收>的通知\n"
    )
    assert [one.basis.text for one in scattered] == ["规划", "关于做好<灌区维修工程验收>的通知"]


def test_the_upper_half_of_a_row_joins_the_row_below(rows):
    halves = rows(
        "→数量指标→修渠→长度→3公里→规划\n→质量指标→合格→比率→95%→规范\n产出指标→时效指标→工期→天数→9天→合同\n"
        "→→エ呈决笪→渠道维修的工程→≤9万元→合同\n→成本指标→工程决算→决算造价→→Т о\n"
        "效益指标→社会效益指标→受益→人数→80人→统计\n"
    )
    assert [table(one)[2:] for one in halves[3:4]] == [["工程决算", "渠道维修的工程决算造价", "≤9万元", "合同"]]
    assert len(halves) == 5


def test_bent_headings_are_recognised(document):
    heading = "一级指標→二级指标→三级指 标→绩效指标描迷→指标値→指标值确定依椐\n"
    made = document(f"{heading}产出指标→数量指标→修渠→长度→3公里→规划\n")
    assert table(made.projects[0].indicators[0]) == ["产出指标", "数量指标", "修渠", "长度", "3公里", "规划"]


def test_bent_labels_are_recognised(document):
    made = document("项目编砝→P1→项目名稱→修渠\n一级指标→三级指标→指标值\n产出指标→修渠→3公里\n")
    assert (made.projects[0].name.text, made.projects[0].code.text) == ("修渠", "P1")


def test_a_lost_stage_is_named(document):
    made = document(
        "项目名称→修渠→→→\n资金支出计划（%）→3月底→→6月底→10月底\n→25→→50→80\n一级指标→三级指标→指标值\n产出指标→修渠→3公里\n"
    )
    project = made.projects[0]
    assert project.lost == ("schedule.12",)
    assert [(stage.key, stage.cell is None) for stage in project.schedule.stages][-1] == ("12", True)
    assert [(note.kind, note.field) for note in made.notes] == [("lost", "schedule.12")]
    assert made.notes[0].why == "资金支出计划缺少12月底一列，可能在提取时丢失"


def test_a_lost_quarter_has_a_quarter_s_name(document):
    made = document(
        "项目名称→修渠→→→\n用款计划（%）→一 季度→二季度→四季度\n→25→25→25\n"
        "一级指标→三级指标→指标值\n产出指标→修渠→3公里\n"
    )
    labels = [(stage.key, stage.label) for stage in made.projects[0].schedule.stages]
    assert labels == [("Q1", "一季度"), ("Q2", "二季度"), ("Q3", "第三季度末"), ("Q4", "四季度")]
    assert "缺少第三季度末一列" in made.notes[0].why


def test_a_cost_row_without_its_merged_cell_keeps_its_columns(rows):
    read = rows(
        "产出指标→数量指标→修渠→长度→3公里→规划\n质量指标→合格→合格率→95%→规范\n成本指标→单价→每公里费用→≤2万元→概算\n",
        HEADING.replace("依据→", "依据"),
    )
    assert table(read[2]) == ["产出指标", "成本指标", "单价", "每公里费用", "≤2万元", "概算"]


def test_a_cost_level_whose_row_lacks_the_basis_stays_in_place(rows):
    read = rows("成本指标→经济成本指标→单价→每公里费用→≤2万元\n产出指标→数量指标→修渠→长度→3公里→规划\n")
    assert table(read[0])[:5] == ["成本指标", "经济成本指标", "单价", "每公里费用", "≤2万元"]


def test_a_row_cut_by_a_page_break_with_a_running_head(rows):
    cut = rows(
        "产出指标→时效指标→渠道清淤→汛期前→2025年5→清淤计划\n\n青石县水利局部门预算公开\n第 3 页 共 9 页\n\n"
        "→→完成时间→全部完成→月底前→\n→成本指标→单价→每公里费用→≤2万元→概算\n"
    )
    assert [table(one)[2:5] for one in cut] == [
        ["渠道清淤完成时间", "汛期前全部完成", "2025年5月底前"],
        ["单价", "每公里费用", "≤2万元"],
    ]


def test_recognised_words_know_grades_and_dates_and_dated_documents(document):
    read = document(
        "1、渠道清淤绩效目标表\n\n一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据 "
        "产出指标 数量指标 清淤长度 全年清淤的长度 3公里 2025年清淤计划 质量指标 水质 清淤后的水质 Ⅲ类 考核目标 "
        "时效指标 完成时间 全部完工的时间 2025年5月底前 施工合同\n"
    )
    assert [table(one)[4:] for one in read.projects[0].indicators] == [
        ["3公里", "2025年清淤计划"],
        ["Ⅲ类", "考核目标"],
        ["2025年5月底前", "施工合同"],
    ]


def test_cells_one_a_line_that_add_up_to_rows_need_no_figures(document):
    lines = (
        "一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据 "
        "产出指标 数量指标 修渠 新修的长度 3公里 水利规划 质量指标 验收 验收结论 全部通过 合同条款 "
        "满意度指标 服务对象满意度指标 群众满意度 问卷结果 基本满意 历年调查"
    )
    read = document("1、修渠绩效目标表\n\n" + lines.replace(" ", "\n") + "\n")
    assert [table(one)[2:] for one in read.projects[0].indicators] == [
        ["修渠", "新修的长度", "3公里", "水利规划"],
        ["验收", "验收结论", "全部通过", "合同条款"],
        ["群众满意度", "问卷结果", "基本满意", "历年调查"],
    ]
