"""Too few of a project's indicators have a value that can be measured."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.normalise import squash

WORDS = {"quantified": "how many", "total": "of how many", "rows": "the rows without a figure"}


class Params(Parameters):
    """``share``: the least share (0 to 1) of rows with a figure. ``questions``: words of questions; a figure inside
    a question (是否在12月底前完成) is no target."""

    share: float = 0.5
    questions: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a project. Fillers and empty rows do not count."""
    project = subject.project
    if project is None or "target_value" not in project.columns:
        return NOT_APPLICABLE
    real = [row for row in project.indicators if not row.filler and row.target_value and row.target_value.text]
    if not real:
        return NOT_APPLICABLE

    def has_figure(text: str, figures: bool) -> bool:
        return figures and params.questions.first(squash(text)) is None

    bare = [
        row.no
        for row in real
        if not has_figure(row.target_value.text if row.target_value else "", bool(row.value.quantities))
    ]
    if len(real) - len(bare) >= params.share * len(real):
        return []
    rows = "、".join(map(str, bare))
    return [Hit(words={"quantified": str(len(real) - len(bare)), "total": str(len(real)), "rows": rows})]
