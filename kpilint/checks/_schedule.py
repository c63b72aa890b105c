"""A spending schedule as cumulative shares, for the kinds that look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from kpilint.model.document import Project, Schedule, Stage
from kpilint.text.fillers import is_filler
from kpilint.text.labels import stage_label
from kpilint.text.lexicon import Lexicon
from kpilint.text.normalise import squash

WHOLE = Decimal(100)
"""Per cent that are all the money."""

State = Literal["figure", "blank", "lost", "unreadable"]


@dataclass(frozen=True, slots=True)
class Step:
    """The end of a stage: ``month`` 1 to 12, ``label`` (6月底, 第二季度末), and per cent of the money spent by then.

    ``share`` is the cell's figure, 0 for a blank before the first figure, 100 for a blank after 100 was reached, and
    None where nobody can tell: a blank between figures, a lost or unreadable cell.
    """

    month: int
    label: str
    stage: Stage
    state: State
    share: Decimal | None


def is_blank(stage: Stage) -> bool:
    """Whether the stage's cell is there and says nothing (empty, —, /)."""
    if stage.cell is None or stage.value is not None:
        return False
    text = stage.cell.text.strip()
    return not text or is_filler(text)


def read_steps(project: Project) -> tuple[Step, ...]:
    """The stages of a project's schedule in the order of their months, figures made cumulative per cent.

    Empty where there is no schedule. Shares of one (0.25, 0.5, 1) are read as per cent; amounts are measured against
    the project's money and give no share where that is unknown.
    """
    schedule = project.schedule
    if schedule is None:
        return ()
    steps = [
        Step(_month(stage.key), stage_label(stage.key), stage, _state(stage), stage.value) for stage in schedule.stages
    ]
    steps.sort(key=lambda step: step.month)
    money = project.budget.value if project.budget is not None else None
    return tuple(_carry(_scale(_cumulate(steps, schedule, money), schedule, money)))


def looks_incremental(steps: Sequence[Step], schedule: Schedule) -> bool:
    """Whether a cumulative row rather gives each stage's own share: the figures sum to 100, the last is less."""
    figures = [step.share for step in steps if step.state == "figure" and step.share is not None]
    return (
        schedule.kind == "cumulative_percent"
        and sum(figure > 0 for figure in figures) >= 2
        and sum(figures) == WHOLE
        and figures[-1] < WHOLE
        and not any(step.state in ("lost", "unreadable") for step in steps)
    )


def first_spending(steps: Sequence[Step]) -> Step | None:
    """The first stage in which money goes out; None where no figure is above 0, or where it may have been an earlier
    stage that was lost or cannot be read."""
    for step in steps:
        if step.share is None:
            return None
        if step.share > 0:
            return step
    return None


def largest_jump(steps: Sequence[Step]) -> tuple[Step, Decimal] | None:
    """The stage in which the share rises most, and by how many points, the first counted from 0; stages after one
    without a share do not count."""
    best: tuple[Step, Decimal] | None = None
    before: Decimal | None = Decimal(0)
    for step in steps:
        if step.share is not None and before is not None and (best is None or step.share - before > best[1]):
            best = step, step.share - before
        before = step.share
    return best


def speaks_of(project: Project, words: Lexicon | None) -> bool:
    """Whether the project's name or purpose holds one of the words."""
    if words is None:
        return False
    texts = [project.name.text, project.purpose.text if project.purpose else ""]
    return any(words.first(squash(text)) is not None for text in texts)


def _month(key: str) -> int:
    return int(key.removeprefix("Q")) * 3 if key.startswith("Q") else int(key)


def _state(stage: Stage) -> State:
    if stage.cell is None:
        return "lost"
    if stage.value is not None:
        return "figure"
    return "blank" if is_blank(stage) else "unreadable"


def _scale(steps: list[Step], schedule: Schedule, money: Decimal | None) -> list[Step]:
    """Amounts and fractions as per cent."""
    figures = [step.share for step in steps if step.share is not None]
    if schedule.kind == "amount":
        whole = money or None
    elif figures and max(figures) == 1 and any(0 < figure < 1 for figure in figures) and not _has_sign(steps):
        whole = Decimal(1)
    else:
        return steps
    return [
        replace(step, share=None if step.share is None or whole is None else _per_cent(step.share, whole))
        for step in steps
    ]


def _per_cent(part: Decimal, whole: Decimal) -> Decimal:
    """A part as per cent; one that misses the whole by no more than its rounding (0.01 万元) is all of it."""
    return WHOLE if whole > 1 and abs(part - whole) <= Decimal("0.01") else part * WHOLE / whole


def _has_sign(steps: list[Step]) -> bool:
    return any("%" in squash(step.stage.cell.text) for step in steps if step.stage.cell is not None)


def _cumulate(steps: list[Step], schedule: Schedule, money: Decimal | None) -> list[Step]:
    """Figures of single stages summed up. Amounts are taken for single ones unless they rise to all the money."""
    figures = [step.share for step in steps if step.share is not None]
    if schedule.kind == "cumulative_percent" or not figures:
        return steps
    rising = all(low <= high for low, high in pairwise(figures))
    reaches_all = money is not None and abs(figures[-1] - money) * WHOLE <= money < sum(figures)
    if schedule.kind == "amount" and rising and reaches_all:
        return steps
    total: Decimal | None = Decimal(0)
    summed = []
    for step in steps:
        if step.state in ("lost", "unreadable"):
            total = None
        elif total is not None and step.share is not None:
            total += step.share
        summed.append(replace(step, share=total if step.state == "figure" else None))
    return summed


def _carry(steps: list[Step]) -> list[Step]:
    """Blanks before the first figure are 0, blanks after 100 are 100."""
    share: Decimal | None = Decimal(0)
    carried = []
    for step in steps:
        if step.state == "blank":
            carried.append(replace(step, share=share))
            continue
        carried.append(step)
        share = None
        if step.share is not None and (step.share == 0 or step.share >= WHOLE):
            share = min(step.share, WHOLE)
    return carried
