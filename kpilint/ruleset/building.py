"""A rule out of the table of its file, once nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kpilint.checks.kind import Kind, Parameters
from kpilint.report.finding import Basis
from kpilint.report.severity import SEVERITIES
from kpilint.ruleset.rule import Case, Example, Rule


def build(table: Mapping[str, Any], kind: Kind, params: Parameters, basis: Mapping[str, str], path: Path) -> Rule:
    """The rule of a file; ``basis`` are the names of the grounds by their keys."""
    severity = SEVERITIES[table["severity"]]
    message, advice, scope = table["message"], table["advice"], table["scope"]
    cases = {"": Case(severity, message, advice)}
    for name, case in table.get("cases", {}).items():
        level = SEVERITIES[case["severity"]] if case.get("severity") else severity
        cases[name] = Case(level, case.get("message") or message, case.get("advice") or advice)
    return Rule(
        code=table["code"],
        slug=table["slug"],
        title=table["title"],
        severity=severity,
        kind=kind,
        scopes=(scope,) if isinstance(scope, str) else tuple(scope),
        params=params,
        cases=cases,
        basis=tuple(Basis(basis[one["document"]], one.get("clause", "")) for one in table["basis"]),
        why=table.get("why", ""),
        good=tuple(Example(**one) for one in table["good"]),
        bad=tuple(Example(**one) for one in table["bad"]),
        raw_params=table.get("params", {}),
        path=str(path),
    )
