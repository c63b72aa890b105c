"""Properties of the kinds that look at the spending schedule."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.engine.run import Plan, check_document
from kpilint.model.document import Document, Schedule, Stage
from kpilint.model.grid import Cell
from kpilint.model.place import NOWHERE
from kpilint.report.severity import Severity
from kpilint.ruleset.examples import example_document
from kpilint.ruleset.rule import Example

from .helpers import findings, rules

ALL = ("SC001", "SC002", "SC003", "SC004", "SC005", "SC006", "SC007", "SC008", "SC009", "SC010", "SC012")
MONTHS = ("3", "6", "10", "12")


def percent(*figures):
    return {month: "" if figure is None else f"{figure}%" for month, figure in zip(MONTHS, figures, strict=True)}


def with_schedule(kind, figures, months=MONTHS, funds_total=100, lost=()):
    """A document whose one project has a schedule of another kind than per cent."""
    document = example_document(Example(project={"funds_total": funds_total}))
    stages = tuple(
        Stage(month, "", None, None)
        if month in lost
        else Stage(month, "", Cell(str(figure or "")), None if figure is None else Decimal(str(figure)))
        for month, figure in zip(months, figures, strict=True)
    )
    project = replace(document.projects[0], schedule=Schedule(kind, stages, NOWHERE))
    return replace(document, projects=(project,))


def codes(document: Document, *wanted):
    return [one.code for one in check_document(document, rules(), Plan(frozenset(wanted or ALL))).findings]


def rising():
    """Rows that start by June, keep pace, do not jump and end at 100."""
    return st.tuples(st.integers(1, 35), st.integers(40, 65), st.integers(80, 95)).map(lambda three: (*three, 100))


@given(rising())
def test_a_row_that_keeps_pace_has_no_fault(figures):
    project = {"funds_total": 80, "purpose": "用于校舍维修", "schedule": percent(*figures)}
    assert [one for code in ALL for one in findings(code, **project)] == []


@given(rising(), st.integers(1, 3))
def test_a_fall_is_always_an_error(figures, place):
    fallen = [*figures]
    fallen[place] = fallen[place - 1] - 1
    found = findings("SC003", schedule=percent(*fallen))
    assert [one.severity for one in found] == [Severity.ERROR]


@given(st.permutations([10, 20, 30, 40]))
def test_figures_that_sum_to_100_are_increments_in_any_order_and_nothing_else(figures):
    found = findings("SC003", schedule=percent(*figures))
    assert len(found) == 1 and "不是累计数" in found[0].message
    assert findings("SC002", schedule=percent(*figures)) == ()


@given(rising(), st.integers(0, 99))
def test_the_last_stage_must_reach_100(figures, last):
    short = percent(*figures[:3], max(last, figures[2]))
    assert [one.severity for one in findings("SC002", schedule=short)] == [Severity.WARNING]


@given(rising(), st.sampled_from(MONTHS))
def test_a_lost_stage_is_no_fault(figures, lost):
    project = {"schedule": percent(*figures), "lost": [f"schedule.{lost}"], "funds_total": 80}
    assert [one.code for code in ALL for one in findings(code, **project)] == []


def test_a_lost_last_stage_is_said_to_be_unchecked():
    project = {"schedule": percent(20, 50, 80, 100), "lost": ["schedule.12"]}
    document = example_document(Example(project=project))
    report = check_document(document, rules(), Plan(frozenset({"SC002"})))
    assert [(one.code, one.project) for one in report.not_checked] == [("SC002", 1)]


@given(st.integers(1, 100))
def test_money_that_starts_late_is_one_finding(share):
    late = {"schedule": percent(None, None, None, 100), "funds_total": 80, "name": "管网普查"}
    assert [one.code for code in ALL for one in findings(code, **late)] == ["SC006"]
    october = {**late, "schedule": percent(None, 0, share, 100)}
    assert [one.code for code in ALL for one in findings(code, **october)] == ["SC006"]


@given(st.integers(1, 30), st.integers(60, 99))
def test_a_jump_is_counted_from_the_stage_before(low, high):
    found = findings("SC012", schedule=percent(None, low, high, 100))
    assert len(found) == (1 if high - low >= 70 else 0)
    assert len(findings("SC012", schedule=percent(high, high, high, 100))) == (1 if high >= 70 else 0)


def test_all_money_in_march_is_not_also_a_surge():
    project = {"schedule": percent(100, 100, 100, 100), "name": "管网普查", "funds_total": 80}
    assert [one.code for code in ALL for one in findings(code, **project)] == ["SC005"]


@given(st.sampled_from(MONTHS[1:]))
def test_blanks_after_100_are_a_hint_only(done):
    place = MONTHS.index(done)
    figures = [30, *[60] * (place - 1), 100, *[None] * (3 - place)]
    found = [one for code in ALL for one in findings(code, schedule=percent(*figures)) if one.code != "SC012"]
    assert {one.severity for one in found} <= {Severity.INFO}
    assert ("SC009" in {one.code for one in found}) == (place < 3)


@given(st.lists(st.integers(1, 40), min_size=4, max_size=4))
def test_amounts_of_single_stages_are_summed(amounts):
    whole = sum(amounts)
    assert codes(with_schedule("amount", amounts, funds_total=whole), "SC002", "SC003", "SC004") == []
    assert codes(with_schedule("amount", amounts, funds_total=whole * 2), "SC002", "SC004") == ["SC002"]
    assert codes(with_schedule("amount", [*amounts[:3], amounts[3] + whole], funds_total=whole), "SC004") == ["SC004"]


def test_amounts_that_rise_to_the_whole_are_cumulative():
    assert codes(with_schedule("amount", [20, 45, 85, 100]), "SC002", "SC003", "SC004") == []


def test_amounts_without_known_money_say_nothing():
    assert codes(with_schedule("amount", [20, 25, 40, 15], funds_total=""), *ALL) == []


@given(st.permutations([15, 25, 25, 35]))
def test_quarters_that_state_their_own_share_are_summed(figures):
    document = with_schedule("percent", figures, ("Q1", "Q2", "Q3", "Q4"))
    assert codes(document, "SC002", "SC003", "SC004", "SC009") == []


@pytest.mark.parametrize(
    "said",
    ["6月底支出进度达到{}%", "截至6月底，支出进度达到{}％", "6月份资金支出{}%", "上半年支付进度{}%", "二季度末支出{}%"],
)
@given(st.integers(1, 98))
def test_what_the_purpose_says_of_june_is_compared(said, share):
    schedule = percent(0, share, 99, 100)
    assert findings("SC008", purpose=f"用于校车更新。{said.format(share)}。", schedule=schedule) == ()
    found = findings("SC008", purpose=f"用于校车更新。{said.format(share + 1)}。", schedule=schedule)
    assert len(found) == 1 and found[0].at == "schedule" and found[0].text == f"{share}%"


@given(st.integers(1, 99))
def test_other_percentages_of_the_purpose_are_not_compared(share):
    purpose = f"6月底主体工程完成{share}%，验收合格率达到{share}%，12月底前服务对象满意度不低于{share}%"
    assert findings("SC008", purpose=purpose, schedule=percent(20, 50, 80, 100)) == ()


def test_last_years_progress_is_not_compared():
    project = {"purpose": "2024年12月底支出进度达到70%。", "schedule": percent(20, 50, 80, 100)}
    example = example_document(Example(document={"year": 2025, "projects": [project]}))
    assert check_document(example, rules(), Plan(frozenset({"SC008"}))).findings == ()


@given(st.integers(3, 9), st.integers(0, 9))
def test_a_template_needs_half_of_the_projects(alike, others):
    same = [{"name": f"工程{number}", "schedule": percent(25, 50, 75, 100)} for number in range(alike)]
    rest = [{"name": f"活动{number}", "schedule": percent(number + 1, 50, 80, 100)} for number in range(others)]
    document = example_document(Example(document={"projects": same + rest}))
    found = check_document(document, rules(), Plan(frozenset({"SC007"}))).findings
    assert len(found) == (1 if alike >= others else 0)
    assert all(one.at == "document" and one.project == 0 and "项目1“工程0”" in one.message for one in found)
