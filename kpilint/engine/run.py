"""Rules over one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from kpilint.checks.kind import Hit, NotApplicable, Subject, Unchecked
from kpilint.checks.scopes import SCOPES, Missing
from kpilint.engine.after import settle
from kpilint.errors import PatternTimeout
from kpilint.model.document import Document, Indicator, Project
from kpilint.model.place import NOWHERE
from kpilint.report.finding import Finding, NotChecked, Related
from kpilint.report.report import FileReport
from kpilint.report.severity import Severity
from kpilint.ruleset.loading import RuleSet
from kpilint.ruleset.rule import Rule
from kpilint.text.labels import field_label
from kpilint.text.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run: the enabled codes, and severities that settings put in place of the rules' own."""

    enabled: frozenset[str]
    severities: Mapping[str, Severity] = field(default_factory=dict)


def preparations(rules: RuleSet, plan: Plan) -> Iterator[None]:
    """What can be done before a document is there, in small steps: word lists get ready for matching."""
    for rule in rules.rules:
        if rule.code in plan.enabled:
            for value in vars(rule.params).values():
                if isinstance(value, Lexicon):
                    value.prepare()
                    yield


def check_document(document: Document, rules: RuleSet, plan: Plan) -> FileReport:
    """All enabled rules over a document: findings sorted by place and code, and what could not be checked."""
    subjects: dict[str, list[Subject | Missing]] = {}
    found: list[Finding] = []
    not_checked: list[NotChecked] = []
    for rule in rules.rules:
        if rule.code not in plan.enabled:
            continue
        for scope in rule.scopes:
            if scope not in subjects:
                subjects[scope] = list(SCOPES[scope](document))
        looked_at = chain.from_iterable(subjects[scope] for scope in rule.scopes)
        for result in _run(rule, looked_at, document, plan):
            if isinstance(result, NotChecked):
                not_checked.append(result)
            else:
                found.append(result)
    return FileReport(
        path=document.path,
        kind=document.kind,
        status="checked" if document.projects else "no_table",
        unit=document.unit,
        year=document.year,
        tables=len(document.projects),
        indicators=document.indicator_count,
        findings=settle(found, rules),
        not_checked=tuple(dict.fromkeys(not_checked)),
        notes=tuple(note.why for note in document.notes if note.kind in ("hidden", "format")),
    )


def unreadable(path: str, kind: str, reason: str, rules: RuleSet, plan: Plan) -> FileReport:
    """The report of a file that could not be read: one finding of IN001 (if enabled) and the reason."""
    findings: list[Finding] = []
    for rule in rules.rules:
        if rule.kind.name == "unreadable" and rule.code in plan.enabled:
            subject = Subject(Document(path, kind), None, None, None, "document", None, NOWHERE)
            findings = [_finding(rule, subject, Hit(words={"reason": reason}), subject.document, plan)]
    return FileReport(path=path, kind=kind, status="unreadable", findings=tuple(findings), reason=reason)


def _run(
    rule: Rule, subjects: Iterable[Subject | Missing], document: Document, plan: Plan
) -> Iterator[Finding | NotChecked]:
    """What a rule has to say of its subjects. A pattern that takes too long ends the rule: every further text may take
    as long."""
    for subject in subjects:
        if isinstance(subject, Missing):
            if subject.lost:
                why = f"“{field_label(subject.field, in_row=True)}”一列在提取时丢失"
                yield NotChecked(rule.code, subject.project, why)
            continue
        number = subject.project.no if subject.project else 0
        try:
            outcome = rule.kind.check(subject, rule.params)
        except PatternTimeout as error:
            yield NotChecked(rule.code, 0, f"{error}，这条规则没有查完这个文件")
            return
        if isinstance(outcome, Unchecked):
            yield NotChecked(rule.code, number, outcome.why)
        elif not isinstance(outcome, NotApplicable):
            for hit in outcome:
                yield _finding(rule, subject, hit, document, plan)


def _project_of(hit: Hit, subject: Subject, document: Document) -> Project | None:
    if hit.project is None:
        return subject.project
    return next((project for project in document.projects if project.no == hit.project), None)


def _row_of(at: str, project: Project | None) -> Indicator | None:
    if project is None or not at.startswith("indicator:"):
        return None
    number = int(at.removeprefix("indicator:"))
    return next((row for row in project.indicators if row.no == number), None)


def _context(row: Indicator | None) -> tuple[str, ...]:
    """What leads to a cell of a row: 一级, 二级, 三级."""
    if row is None:
        return ()
    return tuple(cell.text for cell in (row.level1, row.level2, row.name) if cell is not None and cell.text)


def _finding(rule: Rule, subject: Subject, hit: Hit, document: Document, plan: Plan) -> Finding:
    project = _project_of(hit, subject, document)
    at = hit.at or subject.at
    name = hit.field or subject.field
    cell = hit.cell or subject.cell
    row = _row_of(at, project)
    text = cell.text if cell is not None else ""
    span = hit.span if hit.span is not None else ((0, len(text)) if text else None)
    case = rule.case(hit.case)
    words = {"text": text[slice(*span)] if span else text, "field": field_label(name, row is not None), **hit.words}
    place = cell.place if cell is not None else row.place if row is not None else subject.place
    if hit.project is not None and project is not None and cell is None and row is None:
        place = project.place
    return Finding(
        code=rule.code,
        rule=rule.slug,
        title=rule.title,
        severity=plan.severities.get(rule.code, case.severity),
        message=_one_line(case.message.format_map(words)),
        advice=_one_line(case.advice.format_map(words)),
        basis=rule.basis,
        project=project.no if project else 0,
        project_name=project.name.text if project else "",
        at=at,
        field=name,
        text=text,
        span=span,
        place=place,
        fingerprint="",
        context=_context(row),
        related=tuple(Related(spot.at, spot.cell.text, spot.cell.place) for spot in hit.related),
        fix=hit.fix,
        case=hit.case,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
