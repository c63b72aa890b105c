"""No money is planned before the last months of the year."""

from __future__ import annotations

from kpilint.checks._figures import plain
from kpilint.checks._schedule import first_spending, read_steps, speaks_of
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Unchecked, Words

WORDS = {"stage": "the first stage with money", "share": "its figure", "before": "the stages without money"}
CASES = ("excused",)


class Params(Parameters):
    """``month``: a row whose first figure above 0 stands at this month's end or later is hit; ``excused`` are words
    of the project's name or purpose that make it case ``excused``."""

    month: int = 10
    excused: Words | None = None


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a schedule."""
    project = subject.project
    if project is None or project.schedule is None:
        return NOT_APPLICABLE
    steps = read_steps(project)
    if len(steps) < 2:
        return NOT_APPLICABLE
    start = first_spending(steps)
    if start is None:
        lost = [step.label for step in steps if step.state == "lost"]
        known = any(step.share is not None and step.share > 0 for step in steps)
        early = lost and known and next(step for step in steps if step.state == "lost").month < params.month
        return Unchecked(f"{'、'.join(lost)}一列在提取时丢失") if early else []
    if start.month < params.month or start.share is None or steps[0] is start:
        return []
    before = [step.label for step in steps[: steps.index(start)]]
    words = {"stage": start.label, "share": plain(start.share), "before": "、".join(before)}
    case = "excused" if speaks_of(project, params.excused) else None
    return [Hit(words=words, cell=start.stage.cell, case=case)]
