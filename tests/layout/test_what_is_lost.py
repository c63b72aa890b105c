"""What extraction trims, drops or moves is put right or told, never read as something else."""

import pytest

from kpilint.layout import build_document
from kpilint.readers import read

HEADING = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据"
ROW = "产出指标\t数量指标\t清淤渠道长度\t完成清淤的渠道长度\t≥12公里\t年度工作方案"


def document(text):
    return build_document(read("甲.txt", text.encode()))


def table(*head, title="1、渠道清淤绩效目标表", heading=HEADING, row=ROW):
    return "\n".join([title, "", *head, heading, row, ""])


def stages(*head):
    schedule = document(table(*head)).projects[0].schedule
    return {stage.key: None if stage.value is None else float(stage.value) for stage in schedule.stages}


class TestSchedule:
    LABEL = "资金支出计划（%）\t3月底\t\t6月底\t10月底\t12月底"

    @pytest.mark.parametrize(
        ("figures", "expected"),
        [
            ("\t\t\t\t100%", [None, None, 100, None]),  # tabs at the end trimmed
            ("\t25%\t\t50%", [25, 50, None, None]),
            ("\t25%\t\t50%\t80%\t100%\t", [25, 50, 80, 100]),
            ("\t25%\t50%\t80%\t100%", [25, 50, 80, 100]),  # as many as headings, moved together
            ("25%\t\t50%\t80%\t100%", [25, 50, 80, 100]),  # the label's cell is missing
            ("\t0.25\t\t0.5\t0.8\t1", [25, 50, 80, 100]),  # as a workbook stores per cents
        ],
    )
    def test_figures_stand_under_their_headings(self, figures, expected):
        assert list(stages(self.LABEL, figures).values()) == expected

    def test_stage_and_figure_in_one_cell(self):
        assert stages("资金支出计划（%）\t3月底 25%\t6月底 50%\t10月底 80%\t12月底 100%") == {
            "3": 25,
            "6": 50,
            "10": 80,
            "12": 100,
        }

    def test_two_stages_are_a_layout_of_their_own(self):
        project = document(table("资金支出计划（%）\t6月底\t12月底", "\t50%\t100%")).projects[0]
        assert project.lost == ()
        assert [stage.key for stage in project.schedule.stages] == ["6", "12"]


def test_goals_under_a_label_that_every_row_repeats_are_all_kept():
    head = [f"绩效目标\t{number}.完成第{number}段清淤" for number in (1, 2, 3)]
    goals = document(table(*head)).projects[0].objectives
    assert [cell.text for cell in goals] == ["完成第1段清淤", "完成第2段清淤", "完成第3段清淤"]


def test_money_with_a_blank_behind_the_point():
    project = document(table("项目名称\t渠道清淤", "预算数\t45. 20\t其中：财政资金\t45. 20\t其他资金\t")).projects[0]
    assert float(project.funds_total.value) == 45.2


def test_a_title_without_a_table_is_told():
    notes = document(table() + "\n2、公园维护经费绩效目标表\n\n单位：万元\n\n八、其他\n无。\n").notes
    assert [note.kind for note in notes] == ["unrecognised"]


def test_a_table_without_the_column_of_values_has_lost_it():
    heading = HEADING.replace("\t指标值\t", "\t")
    found = document(table(heading=heading, row=ROW.replace("\t≥12公里", "")))
    assert found.projects[0].lost == ("target_value",)
    assert [note.field for note in found.notes] == ["target_value"]


def test_a_column_that_all_other_tables_have_is_lost():
    without = table(
        title="3、泵站养护绩效目标表",
        heading=HEADING.removesuffix("\t指标值确定依据"),
        row=ROW.removesuffix("\t年度工作方案"),
    )
    found = document(table() + "\n" + table(title="2、闸门更换绩效目标表") + "\n" + without)
    assert [project.lost for project in found.projects] == [(), (), ("basis",)]


@pytest.mark.parametrize("line", ["320平方米", "450个工作日", "12345热线", "120急救站"])
def test_a_figure_with_its_unit_is_no_unit_of_government(line):
    assert document(f"{line}\n\n{table()}").unit is None


def test_of_mid_term_and_year_side_by_side_the_money_is_the_years():
    project = document(
        table(
            "项目名称\t渠道清淤",
            "项目资金（万元）\t中期资金总额\t180\t年度资金总额\t60",
            "\t其中：财政拨款\t180\t其中：财政拨款\t60",
        )
    ).projects[0]
    assert (project.funds_total.value, project.fiscal_funds.value) == (60, 60)


def test_indicator_rows_that_belong_to_no_table_are_told():
    stray = "产出指标\t质量指标\t渠道衬砌合格率\t抽检合格的比例\t≥98%\t年度工作方案"
    found = document(table() + "\n\n一、其他说明\n本表由水利局填报，不作其他用途，特此说明。\n\n" + stray + "\n")
    rows = [row.name.text for row in found.projects[0].indicators]
    assert "渠道衬砌合格率" in rows or [note.kind for note in found.notes] == ["unrecognised"]
