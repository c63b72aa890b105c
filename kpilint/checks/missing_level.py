"""A 一级指标 that every goal table has is missing, or holds only fillers and echoes."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject
from kpilint.model.document import Indicator, Level
from kpilint.text.similarity import echoes

WORDS = {"missing": "the missing 一级指标"}
CASES = ("satisfaction", "hollow")

_TITLES: dict[Level, str] = {"output": "产出指标", "benefit": "效益指标", "satisfaction": "满意度指标"}


class Params(Parameters):
    """No parameters."""


def _hollow(row: Indicator) -> bool:
    """A filler, or a value that only repeats the name."""
    if row.filler:
        return True
    value = row.target_value.text if row.target_value else ""
    return not row.value.quantities and row.name is not None and echoes(value, row.name.text, 0.85)


def check(subject: Subject, params: Params) -> Outcome:
    """A hit for each missing level; case ``hollow`` where rows stand there and say nothing."""
    project = subject.project
    if project is None or not project.indicators or all(row.level is None for row in project.indicators):
        return NOT_APPLICABLE
    hits = []
    for level, title in _TITLES.items():
        rows = [row for row in project.indicators if row.level == level]
        if any(not row.filler for row in rows):
            if level == "benefit" and all(_hollow(row) for row in rows):
                hits.append(Hit(words={"missing": title}, case="hollow"))
            continue
        hits.append(Hit(words={"missing": title}, case="satisfaction" if level == "satisfaction" else None))
    return hits
