"""Our own documents: expected.txt is memory (every finding), labels.toml is a person's judgement."""

import tomllib
from pathlib import Path

import pytest

from kpilint.engine.run import Plan, check_document
from kpilint.layout import build_document
from kpilint.readers import read
from kpilint.report.severity import Severity
from kpilint.ruleset.loading import load_rules
from kpilint.text.vocabulary import bundled_rules

CORPUS = Path(__file__).parents[2] / "corpus"
CASES = sorted(folder.name for folder in CORPUS.iterdir() if (folder / "labels.toml").is_file())
RULES = load_rules([bundled_rules()])
PLAN = Plan(frozenset(rule.code for rule in RULES.rules))
WHOLE_PROJECT = {"DP002", "DP003", "DM002", "DM003", "MS006", "VG003", "CS003"}
"""Faults of a project as a whole: at which of its goals or rows they are shown is a matter of taste."""


def document_path(case: str) -> Path:
    return next((CORPUS / case).glob("document.*"))


def build(case: str):
    path = document_path(case)
    return build_document(read(path.name, path.read_bytes()))


def report(case: str):
    return check_document(build(case), RULES, PLAN)


def line(finding) -> str:
    marked = finding.text[slice(*finding.span)] if finding.span else ""
    where = f"{finding.place.line or '-'} {finding.project}/{finding.at}/{finding.field or '-'}"
    return f"{where} {finding.code} {finding.severity.key}: {finding.message}" + (f" 【{marked}】" if marked else "")


def answers(finding, label) -> bool:
    codes = label.get("any_of") or label["codes"]
    if "*" not in codes and finding.code not in codes:
        return False
    if "project" in label and finding.project != label["project"]:
        return False
    return (
        "at" not in label
        or finding.at == label["at"]
        or finding.code in WHOLE_PROJECT
        or any(one.at == label["at"] for one in finding.related)
    )


@pytest.mark.parametrize("case", CASES)
def test_findings_are_as_remembered(case, request):
    expected = CORPUS / case / "expected.txt"
    lines = "".join(f"{line(finding)}\n" for finding in report(case).findings)
    if request.config.getoption("--update"):
        expected.write_text(lines, "utf-8")
    assert lines == expected.read_text("utf-8")


@pytest.mark.parametrize("case", CASES)
def test_findings_agree_with_a_persons_labels(case):
    labels = tomllib.loads((CORPUS / case / "labels.toml").read_text("utf-8"))
    findings = report(case).findings
    misses = [one for one in labels.get("must_find", []) if not any(answers(finding, one) for finding in findings)]
    found = [one for one in labels.get("known_miss", []) if any(answers(finding, one) for finding in findings)]
    false = [
        (one.get("why", ""), line(finding))
        for one in labels.get("must_not_find", [])
        for finding in findings
        if answers(finding, one) and finding.severity >= Severity.WARNING
    ]
    assert misses == []
    assert false == []
    assert found == [], "a known miss is found now: move it to must_find"


@pytest.mark.parametrize("case", CASES)
def test_tables_are_read_whole(case):
    shape = tomllib.loads((CORPUS / case / "labels.toml").read_text("utf-8"))["expected_shape"]
    document = build(case)
    assert len(document.projects) == shape["projects"]
    assert [len(project.indicators) for project in document.projects] == shape["indicators"]
    if "year" in shape:
        assert document.year == shape["year"]
    if "unit" in shape:
        assert document.unit is not None and document.unit.name == shape["unit"]
