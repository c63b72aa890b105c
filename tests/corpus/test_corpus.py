"""Our own documents: expected.txt is memory (every finding), labels.toml is a person's judgement."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from corpus.making.source import SOURCES, load
from kpilint.app import Options, lint
from kpilint.engine.run import Plan, check_document
from kpilint.layout import build_document
from kpilint.model.document import CELL_FIELDS
from kpilint.readers import read
from kpilint.readers.formats import ARCHIVES, suffix_of
from kpilint.render.places import location
from kpilint.report.severity import Severity
from kpilint.ruleset.loading import load_rules
from kpilint.text.vocabulary import bundled_rules

CORPUS = Path(__file__).parents[2] / "corpus"
CASES = sorted(folder.name for folder in CORPUS.iterdir() if (folder / "labels.toml").is_file())
RULES = load_rules([bundled_rules()])
PLAN = Plan(frozenset(rule.code for rule in RULES.rules))
WHOLE_PROJECT = {"DP002", "DP003", "DM002", "DM003", "MS006", "VG003", "CS003"}
"""Faults of a project as a whole: at which of its goals or rows they are shown is a matter of taste."""


def labels_of(case: str) -> dict:
    return tomllib.loads((CORPUS / case / "labels.toml").read_text("utf-8"))


def document_path(case: str) -> Path:
    return next((CORPUS / case).glob("document.*"))


def is_archive(case: str) -> bool:
    return suffix_of(document_path(case).name) in ARCHIVES


SINGLE = [case for case in CASES if not is_archive(case)]
ARCHIVED = [case for case in CASES if is_archive(case)]
WRITTEN = [case for case in SINGLE if (SOURCES / f"{case}.toml").is_file()]
"""Documents that make.py built from a source."""


def cases(names: list[str], test: str) -> list:
    """The cases of a test; one is expected to fail where its labels say, under known_misread, why it is misread."""
    known = {name: labels_of(name).get("known_misread", {}).get(test) for name in names}
    return [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=why)) if why else name
        for name, why in known.items()
    ]


@cache
def build(case: str):
    path = document_path(case)
    return build_document(read(path.name, path.read_bytes()))


@cache
def reports(case: str):
    """The reports by the name of the file in its archive, "" for a document of its own."""
    path = document_path(case)
    if not is_archive(case):
        return {"": check_document(build(case), RULES, PLAN)}
    found = lint([path], Options(isolated=True)).files
    return {file.path.removeprefix(f"{path}/"): file for file in found}


def findings(case: str):
    return [(file, finding) for file, report in reports(case).items() for finding in report.findings]


def alarms(case: str):
    """Errors and warnings, without those that are known to be false."""
    known = labels_of(case).get("known_false_alarm", [])
    return [
        pair
        for pair in findings(case)
        if pair[1].severity >= Severity.WARNING and not any(answers(*pair, one) for one in known)
    ]


def where(place) -> str:
    return str(place.line or location(place) or "-")


def line(file, finding) -> str:
    marked = finding.text[slice(*finding.span)] if finding.span else ""
    at = f"{where(finding.place)} {finding.project}/{finding.at}/{finding.field or '-'}"
    said = f"{at} {finding.code} {finding.severity.key}: {finding.message}" + (f" 【{marked}】" if marked else "")
    return f"{file}: {said}" if file else said


def answers(file, finding, label) -> bool:
    codes = label.get("any_of") or label["codes"]
    if "*" not in codes and finding.code not in codes:
        return False
    if file != label.get("file", file) or finding.project != label.get("project", finding.project):
        return False
    return (
        "at" not in label
        or finding.at == label["at"]
        or finding.code in WHOLE_PROJECT
        or any(one.at == label["at"] for one in finding.related)
    )


@pytest.mark.parametrize("case", CASES)
def test_documents_are_small(case):
    assert document_path(case).stat().st_size < 80 * 1024


@pytest.mark.parametrize("case", CASES)
def test_findings_are_as_remembered(case, request):
    expected = CORPUS / case / "expected.txt"
    lines = "".join(f"{line(file, finding)}\n" for file, finding in findings(case))
    if request.config.getoption("--update"):
        expected.write_text(lines, "utf-8")
    assert lines == expected.read_text("utf-8")


@pytest.mark.parametrize("case", cases(CASES, "findings"))
def test_findings_agree_with_a_persons_labels(case):
    labels, found = labels_of(case), findings(case)
    misses = [one for one in labels.get("must_find", []) if not any(answers(*pair, one) for pair in found)]
    known = [one for one in labels.get("known_miss", []) if any(answers(*pair, one) for pair in found)]
    false = [
        (one.get("why", ""), line(*pair))
        for one in labels.get("must_not_find", [])
        for pair in alarms(case)
        if answers(*pair, one)
    ]
    assert misses == []
    assert false == []
    assert known == [], "a known miss is found now: move it to must_find"


@pytest.mark.parametrize("case", cases([case for case in CASES if labels_of(case).get("complete")], "findings"))
def test_nothing_is_found_that_a_person_did_not_label(case):
    labels = labels_of(case)
    right = [*labels.get("must_find", []), *labels.get("may_find", [])]
    assert [line(*pair) for pair in alarms(case) if not any(answers(*pair, one) for one in right)] == []


@pytest.mark.parametrize("case", CASES)
def test_known_false_alarms_are_still_given(case):
    gone = [
        one
        for one in labels_of(case).get("known_false_alarm", [])
        if not any(answers(*pair, one) for pair in findings(case))
    ]
    assert gone == [], "a known false alarm is no longer given: take it out of the labels"


@pytest.mark.parametrize("case", cases(SINGLE, "shape"))
def test_tables_are_read_whole(case):
    shape = labels_of(case)["expected_shape"]
    document = build(case)
    assert len(document.projects) == shape["projects"]
    assert [len(project.indicators) for project in document.projects] == shape["indicators"]


@pytest.mark.parametrize("case", cases(SINGLE, "facts"))
def test_unit_and_year_are_read(case):
    shape = labels_of(case)["expected_shape"]
    document = build(case)
    if "year" in shape:
        assert document.year == shape["year"]
    if "unit" in shape:
        assert document.unit is not None and document.unit.name == shape["unit"]


@pytest.mark.parametrize("case", ARCHIVED)
def test_every_file_of_an_archive_is_told(case):
    told = reports(case)
    expected = labels_of(case)["expected_files"]
    assert told.keys() == expected.keys()
    assert {name: {key: getattr(told[name], key) for key in wanted} for name, wanted in expected.items()} == expected
    assert all(file.reason for file in told.values() if file.status == "unreadable")


@pytest.mark.parametrize("case", cases([case for case in SINGLE if "expected_place" in labels_of(case)], "places"))
def test_cells_are_where_a_person_finds_them(case):
    def found(label) -> str:
        indicator = build(case).projects[label["project"] - 1].indicators[label["indicator"] - 1]
        return where(indicator.cell(label["field"]).place)

    labels = labels_of(case)["expected_place"]
    assert [found(one) for one in labels] == [one["where"] for one in labels]


@pytest.mark.parametrize("case", [case for case in SINGLE if "not_read" in labels_of(case)])
def test_what_was_not_read_is_told(case):
    notes = "\n".join(reports(case)[""].notes)
    assert [words for words in labels_of(case)["not_read"] if words not in notes] == []


@pytest.mark.parametrize("case", cases(WRITTEN, "rows"))
def test_rows_are_read_as_they_were_written(case):
    for written, project in pairs(case):
        columns = [name for name in CELL_FIELDS if name in written.rows[0]]
        wanted = [[plain(row[name]) for name in columns] for row in written.seen_rows]
        assert [[text_of(row, name) for name in columns] for row in project.indicators] == wanted


@pytest.mark.parametrize("case", cases(WRITTEN, "header"))
def test_headers_are_read_as_they_were_written(case):
    for written, project in pairs(case):
        assert plain(project.name.text) == plain(written.fields["name"])
        assert [plain(goal.text) for goal in project.objectives] == [goal_text(one) for one in written.goals]
        for key, amount in (
            ("total", project.funds_total),
            ("fiscal", project.fiscal_funds),
            ("other", project.other_funds),
            ("carryover", project.carryover),
        ):
            if written.fields.get(key) and f"{{{key}}}" in load(SOURCES / f"{case}.toml").form:
                assert amount is not None and amount.cell.text == written.fields[key]
        if "code" in written.fields:
            assert project.code.text == written.fields["code"]


def pairs(case: str):
    """The projects as they were written and as they were read."""
    return zip(load(SOURCES / f"{case}.toml").projects, build(case).projects, strict=True)


def text_of(row, name: str) -> str | None:
    cell = row.cell(name)
    return None if cell is None else plain(cell.text)


def goal_text(text: str) -> str:
    """A goal without its number."""
    return re.sub(r"^(?:目标\d+：|\d+\.)", "", plain(text))


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)
