"""One root cause is told once; findings are in order; fingerprints stay when rows move."""

from dataclasses import replace

from kpilint.checks.kind import Hit
from kpilint.engine.after import settle
from kpilint.engine.run import Plan, check_document
from kpilint.errors import PatternTimeout
from kpilint.model.place import NOWHERE
from kpilint.report.finding import Finding
from kpilint.report.severity import Severity
from kpilint.ruleset.examples import example_document
from kpilint.ruleset.loading import load_rules
from kpilint.ruleset.rule import Example
from kpilint.text.vocabulary import bundled_rules

RULES = load_rules([bundled_rules()])
ALL = Plan(frozenset(rule.code for rule in RULES.rules))


def check(*rows, plan=ALL, **project):
    document = example_document(Example(project={"indicators": list(rows), **project}))
    return check_document(document, RULES, plan).findings


def codes_at(findings, at, field=None):
    return [one.code for one in findings if one.at == at and (field is None or one.field == field)]


def test_an_echoed_vague_value_is_told_once():
    row = {"level2": "社会效益指标", "name": "提升乡村治理水平", "target_value": "提升乡村治理水平"}
    assert codes_at(check(row), "indicator:1", "target_value") == ["PH004"]


def test_a_question_that_echoes_is_a_question():
    row = {"level2": "质量指标", "name": "灌渠是否达到标准", "target_value": "灌渠是否达到标准"}
    assert codes_at(check(row), "indicator:1", "target_value") == ["VG002"]


def test_a_filler_row_gets_no_further_finding():
    row = {"level2": "生态效益指标", "name": "无", "description": "无", "target_value": "无", "basis": "无"}
    assert codes_at(check(row), "indicator:1") == ["PH002"]


def test_a_placeholder_goal_is_not_called_thin():
    findings = check(objectives=["目标内容1"], purpose="购置除雪机2台")
    assert codes_at(findings, "objective:1") == ["PH001"]


def test_different_faults_of_a_row_are_all_told():
    row = {"level2": "数量指标", "name": "次数", "description": "次数", "target_value": "≤3次", "basis": ""}
    found = codes_at(check(row), "indicator:1")
    assert "VG004" in found
    assert "BS001" in found


def told_of(found, silencing=("IN006:broken",)):
    """What stays of findings given as (code, case, at, field) in one project."""
    blank = Finding("", "", "", Severity.INFO, "", "", (), 1, "", "", None, "", None, NOWHERE, "")
    findings = [replace(blank, code=code, case=case, at=at, field=name) for code, case, at, name in found]
    return [one.code for one in settle(findings, replace(RULES, silencing=frozenset(silencing)))]


def test_a_garbled_cell_gets_no_further_finding():
    garbled, vague = ("IN006", "broken", "indicator:1", "target_value"), ("VG001", None, "indicator:1", "target_value")
    assert told_of([garbled, vague]) == ["IN006"]


def test_a_case_that_does_not_silence_leaves_the_others():
    markup, vague = ("IN006", "markup", "indicator:1", "target_value"), ("VG001", None, "indicator:1", "target_value")
    assert told_of([markup, vague]) == ["IN006", "VG001"]


def test_a_garbled_cell_of_another_table_hides_nothing_about_the_document():
    garbled = ("IN006", "broken", "document", None)
    others = [("SC007", None, "document", None), ("CS005", None, "document", None)]
    assert told_of([garbled, *others]) == ["CS005", "IN006", "SC007"]


def test_a_filler_row_silences_its_cells_and_no_other_row():
    row = ("PH002", None, "indicator:1", "row")
    cells = [("VG001", None, "indicator:1", "name"), ("VG001", None, "indicator:2", "name")]
    assert told_of([row, *cells], ["PH002"]) == ["PH002", "VG001"]


def test_findings_stand_in_the_order_of_the_document():
    rows = [{"level2": "社会效益指标", "name": f"惠民活动{n}", "target_value": "大幅提升"} for n in range(5)]
    rows_found = [one.place.row for one in check(*rows) if one.code == "VG001"]
    assert rows_found == sorted(rows_found)
    assert len(rows_found) == 5


def test_fingerprints_stay_when_rows_move_and_tell_twins_apart():
    vague = {"level2": "社会效益指标", "name": "夜间出行安全", "target_value": "大幅提升"}
    other = {"level2": "数量指标", "name": "安装路灯", "target_value": "≥80盏"}
    first = [one.fingerprint for one in check(vague, other) if one.code == "VG001"]
    moved = [one.fingerprint for one in check(other, vague) if one.code == "VG001"]
    assert first == moved
    twins = [one.fingerprint for one in check(vague, vague) if one.code == "VG001"]
    assert len(set(twins)) == 2


def test_a_severity_of_the_settings_replaces_the_rules_own():
    vague = {"level2": "社会效益指标", "name": "夜间出行安全", "target_value": "大幅提升"}
    plan = Plan(frozenset({"VG001"}), {"VG001": Severity.ERROR})
    assert [one.severity for one in check(vague, plan=plan)] == [Severity.ERROR]


def test_a_lost_column_is_not_checked_and_said():
    document = example_document(
        Example(
            project={
                "schedule": {"3": "25%", "6": "50%", "10": "80%", "12": ""},
                "lost": ["schedule.12"],
                "indicators": [{"level2": "数量指标", "name": "安装路灯", "target_value": "≥80盏"}],
            }
        )
    )
    report = check_document(document, RULES, ALL)
    assert "SC002" not in {one.code for one in report.findings}
    assert "SC002" in {one.code for one in report.not_checked}


def test_a_rule_whose_pattern_takes_too_long_is_stopped_for_the_document():
    tried = []

    def check_slowly(subject, params):
        tried.append(subject.text)
        if "慢" in subject.text:
            raise PatternTimeout("太慢")
        return [Hit(words={"found": subject.text})]

    (rule,) = RULES.find("VG001")
    slow = replace(rule, kind=replace(rule.kind, check=check_slowly), scopes=("indicator.target_value", "objective"))
    rows = [{"name": "甲", "target_value": value} for value in ("快", "慢一", "慢二")]
    document = example_document(Example(project={"objectives": ["慢三"], "indicators": rows}))
    report = check_document(document, replace(RULES, rules=(slow,)), ALL)
    assert tried == ["快", "慢一"]
    assert [one.text for one in report.findings] == ["快"]
    assert [(one.code, one.project) for one in report.not_checked] == [("VG001", 0)]
    assert "太慢" in report.not_checked[0].why
