"""A spending schedule is blank as a whole, or has a hole."""

from __future__ import annotations

from typing import Literal

from kpilint.checks._figures import plain
from kpilint.checks._schedule import WHOLE, Step, read_steps
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Unchecked

WORDS = {"stages": "the blank stages", "before": "the last figure before the hole, with its stage"}
CASES = ("after_done",)


class Params(Parameters):
    """``extent``: ``row`` if all stages must be blank, ``gap`` for a blank between two figures or after 100."""

    extent: Literal["row", "gap"]


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a schedule; case ``after_done`` for blanks after all the money is spent."""
    project = subject.project
    if project is None or project.schedule is None:
        return NOT_APPLICABLE
    steps = read_steps(project)
    if params.extent == "gap":
        return _gap(steps)
    if project.budget is not None and project.budget.value == 0:
        return NOT_APPLICABLE
    if not steps or any(step.state in ("figure", "unreadable") for step in steps):
        return []
    lost = [step.label for step in steps if step.state == "lost"]
    if lost:
        return Unchecked(f"{'、'.join(lost)}一列在提取时丢失，其余各格为空")
    return [Hit(words={"stages": _labels(steps), "before": ""})]


def _gap(steps: tuple[Step, ...]) -> list[Hit]:
    """Blanks after a figure above 0 that stand before another figure, or after 100."""
    spent = next((place for place, step in enumerate(steps) if step.state == "figure" and step.share), None)
    if spent is None:
        return []
    last = max(place for place, step in enumerate(steps) if step.state == "figure")
    blanks = [
        step
        for place, step in enumerate(steps)
        if step.state == "blank" and place > spent and (place < last or step.share == WHOLE)
    ]
    if not blanks:
        return []
    blanks = [step for step in blanks if step.share != WHOLE] or blanks
    place = steps.index(blanks[0])
    known = next(step for step in reversed(steps[:place]) if step.state == "figure")
    words = {
        "stages": _labels(blanks),
        "before": f"{known.label}{plain(known.share)}%" if known.share is not None else "",
    }
    case = "after_done" if blanks[0].share == WHOLE else None
    return [Hit(words=words, cell=blanks[0].stage.cell, case=case)]


def _labels(steps: list[Step] | tuple[Step, ...]) -> str:
    return "、".join(step.label for step in steps)
