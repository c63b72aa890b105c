"""The share of the money spent jumps in one stage."""

from __future__ import annotations

from decimal import Decimal

from kpilint.checks._figures import plain
from kpilint.checks._schedule import WHOLE, first_spending, largest_jump, looks_incremental, read_steps
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject

WORDS = {
    "stage": "the stage of the jump",
    "share": "the share after it",
    "before": "the stage before it with its share (年初0% for the first stage)",
    "points": "the jump in points",
}


class Params(Parameters):
    """``points``: a jump this large is hit. Rows that start in month ``late`` or after, and those that reach 100 by
    month ``early``, are other rules'."""

    points: Decimal = Decimal(70)
    early: int = 3
    late: int = 10


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a schedule, at the largest jump; the first stage is counted from 0."""
    project = subject.project
    if project is None or project.schedule is None:
        return NOT_APPLICABLE
    steps = read_steps(project)
    start, jump = first_spending(steps), largest_jump(steps)
    if len(steps) < 2 or jump is None or jump[1] < params.points or looks_incremental(steps, project.schedule):
        return []
    if start is not None and start.month >= params.late:
        return []
    if any(step.month <= params.early and step.share is not None and step.share >= WHOLE for step in steps):
        return []
    step, points = jump
    place = steps.index(step)
    earlier = steps[place - 1] if place else None
    before = "年初0%" if earlier is None or earlier.share is None else f"{earlier.label}{plain(earlier.share)}%"
    words = {"stage": step.label, "share": plain(step.share or Decimal(0)), "before": before, "points": plain(points)}
    return [Hit(words=words, cell=step.stage.cell)]
