"""After-treatment of findings: a row of small functions."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kpilint.report.finding import Finding
from kpilint.ruleset.loading import RuleSet
from kpilint.text.normalise import squash


def settle(found: Iterable[Finding], rules: RuleSet) -> tuple[Finding, ...]:
    """Findings as the report shows them: unique, one root cause once, in order, with fingerprints."""
    findings = list(dict.fromkeys(found))
    for step in (_silence, _precede):
        findings = step(findings, rules)
    findings.sort(key=_order)
    return tuple(_fingerprints(findings))


def _silence(findings: list[Finding], rules: RuleSet) -> list[Finding]:
    """A cell or row that is placeholder, empty or garbled gets no further finding.

    A finding without a field, such as one about a whole document or a cell of another table, silences nothing: its
    ``project`` and ``at`` are those of all the others.
    """

    def silences(one: Finding) -> bool:
        return one.code in rules.silencing or f"{one.code}:{one.case}" in rules.silencing

    silencers = [one for one in findings if silences(one) and one.field is not None]
    cells = {_cell(one) for one in silencers if one.field != "row"}
    rows = {(one.project, one.at) for one in silencers if one.field == "row"}

    def stays(one: Finding) -> bool:
        return silences(one) or (_cell(one) not in cells and (one.project, one.at) not in rows)

    return [one for one in findings if stays(one)]


def _precede(findings: list[Finding], rules: RuleSet) -> list[Finding]:
    """Of the rules of one chain that hit one cell, only the first in the chain speaks."""
    for chain in rules.precedence:
        rank = {code: place for place, code in enumerate(chain)}
        best: dict[tuple[object, ...], int] = {}
        for one in findings:
            if one.code in rank:
                key = _cell(one)
                best[key] = min(best.get(key, len(chain)), rank[one.code])
        findings = [one for one in findings if one.code not in rank or rank[one.code] == best[_cell(one)]]
    return findings


def _cell(finding: Finding) -> tuple[object, ...]:
    return finding.project, finding.at, finding.field


def _order(finding: Finding) -> tuple[object, ...]:
    """By place, then code. Findings without a place of their own stand where their project begins."""
    place = finding.place
    return (
        place.page or 0,
        place.line or 0,
        place.table or 0,
        place.row or 0,
        place.column or 0,
        finding.code,
        finding.project,
        finding.at,
        finding.field or "",
        finding.span or (0, 0),
        finding.message,
    )


def _fingerprints(findings: list[Finding]) -> Iterable[Finding]:
    """A name for each finding that stays when rows, lines or files move: from the rule, the project's name, the row's
    words and the marked text; equal ones are counted in order."""
    seen: Counter[str] = Counter()
    for one in findings:
        parts = (one.code, squash(one.project_name), one.field or "", *map(squash, one.context), squash(one.text))
        if not one.text:
            parts += (squash(one.message),)
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
        seen[digest] += 1
        number = seen[digest]
        yield replace(one, fingerprint=digest if number == 1 else f"{digest}-{number}")
