"""A cell of a spending schedule cannot be the share of the money spent by then."""

from __future__ import annotations

from decimal import Decimal

from kpilint.checks._figures import plain
from kpilint.checks._schedule import WHOLE, Step, read_steps
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject
from kpilint.model.document import Project
from kpilint.text.normalise import squash

WORDS = {
    "stage": "the stage",
    "found": "the cell's text",
    "total": "planned 万元 in all",
    "budget": "the project's 万元",
}
CASES = ("unreadable", "negative", "over", "mixed", "over_budget")


class Params(Parameters):
    """``tolerance``: how far, in per cent of the project's money, planned amounts may exceed it."""

    tolerance: Decimal = Decimal(1)


def check(subject: Subject, params: Params) -> Outcome:
    """A hit for every such cell; for amounts above the project's money one hit, case ``over_budget``."""
    project = subject.project
    if project is None or project.schedule is None:
        return NOT_APPLICABLE
    steps = read_steps(project)
    hits = [
        Hit(words=_words(step), cell=step.stage.cell, case=case)
        for step in steps
        if step.stage.cell is not None and (case := _fault(step, steps, project.schedule.kind == "amount")) is not None
    ]
    return hits or _over_budget(project, steps, params)


def _fault(step: Step, steps: tuple[Step, ...], amounts: bool) -> str | None:
    """The case of a cell's fault, None where it has none."""
    value = step.stage.value
    if step.state == "unreadable":
        return "unreadable"
    if value is None:
        return None
    if value < 0:
        return "negative"
    if amounts:
        return None
    if value > WHOLE:
        return "over"
    return "mixed" if _is_fraction(step) and any((other.stage.value or 0) > 1 for other in steps) else None


def _is_fraction(step: Step) -> bool:
    value, cell = step.stage.value, step.stage.cell
    return value is not None and cell is not None and 0 < value < 1 and "%" not in squash(cell.text)


def _words(step: Step) -> dict[str, str]:
    return {"stage": step.label, "found": step.stage.cell.text if step.stage.cell else "", "total": "", "budget": ""}


def _over_budget(project: Project, steps: tuple[Step, ...], params: Params) -> list[Hit]:
    """Amounts that come to more than the project's money."""
    schedule, money = project.schedule, project.budget.value if project.budget is not None else None
    shares = [(step, step.share) for step in steps if step.state == "figure" and step.share is not None]
    if schedule is None or schedule.kind != "amount" or not money or not shares:
        return []
    step, share = max(shares, key=lambda one: one[1])
    if share <= WHOLE + params.tolerance:
        return []
    words = _words(step) | {"total": plain(share * money / WHOLE), "budget": plain(money)}
    return [Hit(words=words, cell=step.stage.cell, case="over_budget")]
