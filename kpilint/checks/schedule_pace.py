"""The cumulative share of the money planned by a month is below a limit, or has reached one."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from kpilint.checks._figures import plain
from kpilint.checks._schedule import Step, first_spending, largest_jump, looks_incremental, read_steps, speaks_of
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Unchecked, Words
from kpilint.model.document import Project

WORDS = {
    "stage": "the stage",
    "share": "per cent planned by then",
    "limit": "the limit in per cent",
    "last": "the last stage of the row",
}
CASES = ("excused", "later", "open_end")


class Params(Parameters):
    """``limits`` are per cent by month (1 to 12; 0 is the last stage); of several the first that is hit speaks.

    ``when`` is ``below`` (exactly at that month's end) or ``reached`` (by then at the latest). ``passed`` are words of
    the project's name or purpose for which the rule says nothing, ``excused`` those that make it case ``excused``;
    carry-over counts as excused. Projects under ``least_funds`` 万元 pass. Another rule speaks, and this one does
    not, of a row that starts in month ``silent_start`` or later, or (past the first limit of ``reached``) that jumps by
    ``silent_jump`` points in one stage.
    """

    limits: dict[int, Decimal]
    when: Literal["below", "reached"]
    passed: Words | None = None
    excused: Words | None = None
    least_funds: Decimal = Decimal(0)
    silent_start: int | None = None
    silent_jump: Decimal | None = None


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a schedule; case ``later`` for a limit after the first, ``open_end`` where the last stage ends before
    December."""
    project = subject.project
    if project is None or project.schedule is None:
        return NOT_APPLICABLE
    steps = read_steps(project)
    if not any(step.state == "figure" for step in steps) or looks_incremental(steps, project.schedule):
        return NOT_APPLICABLE
    money = project.budget.value if project.budget is not None else None
    if speaks_of(project, params.passed) or (money is not None and money < params.least_funds):
        return []
    lost = None
    for number, (month, limit) in enumerate(params.limits.items()):
        step = _step_at(steps, month, params.when)
        if step is None:
            continue
        if step.share is None:
            lost = lost or (step if step.state == "lost" else None)
            continue
        hit = step.share < limit if params.when == "below" else step.share >= limit
        if hit and not _is_anothers(steps, params, first=number == 0):
            words = {
                "stage": step.label,
                "share": plain(step.share),
                "limit": plain(limit),
                "last": steps[-1].label,
            }
            return [Hit(words=words, cell=step.stage.cell, case=_case(project, steps, params, number, month))]
    return Unchecked(f"{lost.label}一列在提取时丢失") if lost else []


def _step_at(steps: tuple[Step, ...], month: int, when: str) -> Step | None:
    if month == 0:
        last = steps[-1]
        if last.state == "blank" and last.share is None:
            return next(step for step in reversed(steps) if step.state != "blank")
        return last
    if when == "below":
        return next((step for step in steps if step.month == month), None)
    return next((step for step in reversed(steps) if step.month <= month), None)


def _is_anothers(steps: tuple[Step, ...], params: Params, first: bool) -> bool:
    start = first_spending(steps)
    if params.silent_start is not None and start is not None and start.month >= params.silent_start:
        return True
    if params.silent_jump is None or (first and params.when == "reached"):
        return False
    jump = largest_jump(steps)
    return jump is not None and jump[1] >= params.silent_jump


def _case(project: Project, steps: tuple[Step, ...], params: Params, number: int, month: int) -> str | None:
    carried = project.carryover is not None and bool(project.carryover.value)
    if params.excused is not None and (carried or speaks_of(project, params.excused)):
        return "excused"
    if month == 0 and steps[-1].month < 12:
        return "open_end"
    return "later" if number else None
