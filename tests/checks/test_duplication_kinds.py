"""Properties of the kinds that find rows, tables and goals twice."""

from hypothesis import given
from hypothesis import strategies as st

from kpilint.engine.run import Plan, check_document
from kpilint.report.severity import Severity
from kpilint.ruleset.examples import example_document
from kpilint.ruleset.rule import Example

from .helpers import findings, row, rules

NAME = st.text(st.sampled_from("山水田林路桥村校医农工商学兵"), min_size=3, max_size=6)
NAMES = st.lists(NAME, min_size=5, max_size=9, unique=True)


def in_document(code, *projects):
    example = Example(document={"projects": list(projects)})
    return check_document(example_document(example), rules(), Plan(frozenset({code}))).findings


@given(NAMES)
def test_different_names_are_no_duplicates(names):
    assert findings("DP001", *(row(name, "≥3个", "数量指标") for name in names)) == ()


@given(NAMES, st.data())
def test_a_repeated_row_is_found_at_its_second_place(names, data):
    rows = [row(name, "≥3个", "数量指标") for name in names]
    twice = data.draw(st.integers(0, len(rows) - 1))
    found = findings("DP001", *rows, rows[twice])
    assert [(one.at, one.severity) for one in found] == [(f"indicator:{len(rows) + 1}", Severity.WARNING)]
    assert [one.at for one in found[0].related] == [f"indicator:{twice + 1}"]


def test_spaces_and_brackets_of_width_do_not_hide_a_duplicate():
    assert len(findings("DP001", row("培训 场次（场）", "≥3场"), row("培训场次(场)", "≥3 场"))) == 1


@given(NAMES, st.data())
def test_a_table_is_copied_from_four_fifths_on(names, data):
    changed = data.draw(st.integers(0, len(names)))
    first = [row(name, "≥3个") for name in names]
    second = [row(name, "≥3个" if place >= changed else "≥4个") for place, name in enumerate(names)]
    found = in_document("DP002", {"name": "甲", "indicators": first}, {"name": "乙", "indicators": second})
    shared = len(names) - changed
    copied = shared >= 3 and shared >= 0.8 * len(names)
    assert [(one.project, one.at) for one in found] == ([(2, "project")] if copied else [])
    assert all("项目1“甲”" in one.message for one in found)


@given(NAMES)
def test_a_short_table_within_a_long_one_is_no_copy(names):
    rows = [row(name, "≥3个") for name in names]
    assert in_document("DP002", {"indicators": rows[:3]}, {"indicators": rows}) == ()


def test_filler_rows_make_no_copied_table():
    rows = [row("无", "无")] * 6
    assert in_document("DP002", {"indicators": rows}, {"indicators": rows}) == ()


def test_each_later_project_is_told_the_first_with_the_goal():
    goal = {"objectives": ["确保入园项目顺利落地，提高项目履约率"]}
    found = in_document("DP003", goal, {"objectives": ["更换路灯86盏"]}, goal, goal)
    assert [one.project for one in found] == [3, 4]
    assert all("项目1" in one.message for one in found)
