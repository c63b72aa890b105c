"""Properties of the kinds that compare what a project says in two places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.engine.run import Plan, check_document
from kpilint.model.document import Document, Project
from kpilint.model.grid import Cell, Paragraph
from kpilint.model.place import Place
from kpilint.report.severity import Severity
from kpilint.ruleset.examples import example_document
from kpilint.ruleset.rule import Example

from .helpers import findings, row, rules

COUNTS = st.integers(2, 500)
THINGS = [("口袋公园", "座"), ("村级卫生室", "所"), ("执法记录仪", "台"), ("文化活动", "场"), ("护林员", "人")]


def in_year(year, **project):
    example = Example(document={"year": year, "projects": [project]})
    return check_document(example_document(example), rules(), Plan(frozenset({"CS005"}))).findings


@pytest.mark.parametrize(("thing", "unit"), THINGS)
@given(COUNTS)
def test_less_than_the_goal_is_a_conflict_and_the_same_is_not(thing, unit, number):
    goals = [f"全年保障{thing}{number}{unit}"]
    assert findings("CS001", row(f"{thing}数量", f"≥{number}{unit}", "数量指标"), objectives=goals) == ()
    found = findings("CS001", row(f"{thing}数量", f"≥{number - 1}{unit}", "数量指标"), objectives=goals)
    assert [(one.severity, one.at) for one in found] == [(Severity.WARNING, "indicator:1")]
    assert [one.at for one in found[0].related] == ["objective:1"]
    more = findings("CS001", row(f"{thing}数量", f"≥{number + 1}{unit}", "数量指标"), objectives=goals)
    assert [one.severity for one in more] == [Severity.INFO]


@pytest.mark.parametrize("goal", ["每季度巡查河道{}次", "巡查河道次数较上年增长{}次", "巡查河道约{}次"])
@given(COUNTS)
def test_rates_growth_and_estimates_are_not_compared(goal, number):
    rows = [row("巡查河道次数", f"≥{number + 7}次", "数量指标")]
    assert findings("CS001", *rows, objectives=[goal.format(number)]) == ()


@given(COUNTS, COUNTS)
def test_two_candidates_leave_it_open(first, second):
    goals = [f"新建口袋公园{first}处，改造口袋公园{second}处"]
    assert findings("CS001", row("口袋公园数量", f"≥{first + second + 1}处", "数量指标"), objectives=goals) == ()


@given(st.integers(1, 99))
def test_a_goal_that_is_to_be_completed_needs_a_full_rate(share):
    found = findings("CS001", row("地下管廊规划完成率", f"≥{share}%", "数量指标"), objectives=["完成地下管廊规划"])
    assert len(found) == (1 if share < 80 else 0)


@given(st.permutations(["购置急救车", "培训急救人员", "更新调度系统"]))
def test_a_goal_made_of_the_purpose_is_a_copy_in_any_order(parts):
    purpose = "用于购置急救车、培训急救人员、更新调度系统。"
    assert len(findings("CS003", purpose=purpose, objectives=list(parts))) == 1
    effect = [*parts, "急救平均反应时间缩短，提升群众满意程度"]
    assert findings("CS003", purpose=purpose, objectives=effect) == ()


@given(COUNTS, COUNTS)
def test_a_description_and_a_value_must_agree(stated, wanted):
    cells = row("配备保安人数", f"≥{wanted}名", "数量指标", description=f"全区学校共配备保安{stated}人")
    assert len(findings("CS004", cells)) == (0 if stated == wanted else 1)


@given(COUNTS, COUNTS)
def test_parts_of_a_description_are_not_the_value(first, second):
    text = f"保障在职人员{first}人、退休人员{second}人"
    assert findings("CS004", row("保障人员数量", f"≥{first + second}人", "数量指标", description=text)) == ()


@given(st.integers(2016, 2030), st.integers(1, 4))
def test_a_deadline_before_the_budget_year_is_stale(year, back):
    stale = row("补贴发放时间", f"{year - back}年10月底前", "时效指标")
    assert [one.severity for one in in_year(year, indicators=[stale])] == [Severity.WARNING]
    assert in_year(year, indicators=[row("补贴发放时间", f"{year}年10月底前", "时效指标")]) == ()


@given(st.integers(2016, 2030), st.integers(1, 4))
def test_names_spans_and_comparisons_keep_their_years(year, back):
    old = year - back
    goals = [
        f"落实《公园城市规划（{old}年版）》和云建〔{old}〕15号",
        f"推进{old}—{year + 3}年城市更新行动",
        f"游客接待量较{old}年增长5%",
        f"用好{old}年第二批省级文旅专项资金",
        f"完成{old}年度部门决算编报",
        f"支付{old}年结转的道路工程尾款",
    ]
    assert in_year(year, objectives=goals) == ()


def test_the_departments_own_goals_are_read_too():
    heading = "三、部门整体绩效目标"
    said = Paragraph("2、完成全区2022年发展规划编制。", Place(line=9), (heading,))
    elsewhere = Paragraph("2022年完成机构改革。", Place(line=3), ("一、部门职责",))
    project = Project(1, Cell("规划编制"), Place(line=20))
    document = Document("例", "txt", year=2024, projects=(project,), paragraphs=(elsewhere, said))
    found = check_document(document, rules(), Plan(frozenset({"CS005"}))).findings
    assert [(one.project, one.at, one.place.line) for one in found] == [(0, "document", 9)]


def test_without_a_budget_year_nothing_is_known():
    project = {"objectives": ["完成2022年地名志编纂"]}
    report = check_document(example_document(Example(project=project)), rules(), Plan(frozenset({"CS005"})))
    assert report.findings == () and [one.code for one in report.not_checked] == ["CS005"]
