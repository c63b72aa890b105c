"""A number in the goal contradicts the indicator for the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from kpilint.checks._figures import plain
from kpilint.checks._mentions import Mention, comparable, core, likeness, measured, mentions, unit_of
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject
from kpilint.model.document import Indicator, Project
from kpilint.model.grid import Cell
from kpilint.model.quantity import Quantity
from kpilint.text.normalise import squash

WORDS = {
    "name": "the indicator's name",
    "value": "its value",
    "stated": "the goal's figure as written",
    "number": "the goal's number of the row's unit",
    "goal": "the number of the goal",
}
CASES = ("stricter", "incomplete")

_RATE = re.compile(r"(?:工作|任务|项目)?(?:完成|完工|竣工)(?:率|比例|比率|度)(?:[（(]%[)）])?$")


class Params(Parameters):
    """``likeness`` (0 to 1): how much of what the indicator counts must stand in the goal's words. ``rival``: another
    candidate with this much makes the pair uncertain. ``full``: a completion rate below this per cent contradicts a
    goal that says 完成."""

    likeness: float = 0.5
    rival: float = 0.4
    full: Decimal = Decimal(80)


class _Pair(NamedTuple):
    goal: int
    cell: Cell
    mention: Mention
    row: Indicator
    figure: Quantity
    numbers: tuple[Decimal, Decimal]
    near: float

    @property
    def said(self) -> tuple[int, tuple[int, int]]:
        """Which figure of which goal."""
        return self.goal, self.mention.span


def check(subject: Subject, params: Params) -> Outcome:
    """A hit on every such row's value: it asks less than the goal, more (case ``stricter``), or leaves 完成 undone
    (case ``incomplete``). Where several figures or several rows fit, nothing is said."""
    project = subject.project
    if project is None or not project.objectives:
        return NOT_APPLICABLE
    hits = []
    for pair in _settled(list(_pairs(project, params))):
        if pair.near < params.likeness:
            continue
        case = _case(pair)
        if case is not None:
            words = {"stated": pair.cell.text[slice(*pair.mention.span)], "number": plain(pair.numbers[0])}
            hits.append(_hit(pair.row, pair.goal, pair.cell, words, case or None))
    return [*hits, *_incomplete(project, params)]


def _settled(pairs: list[_Pair]) -> Iterator[_Pair]:
    """The pairs that belong together: nearest first, each figure and each row once. One that fits two equally well
    fits none."""
    rows: set[int] = set()
    figures: set[tuple[int, tuple[int, int]]] = set()
    for _, group in groupby(sorted(pairs, key=lambda pair: -pair.near), key=lambda pair: pair.near):
        free = [pair for pair in group if pair.row.no not in rows and pair.said not in figures]
        by_row = Counter(pair.row.no for pair in free)
        by_figure = Counter(pair.said for pair in free)
        yield from (pair for pair in free if by_row[pair.row.no] == by_figure[pair.said] == 1)
        rows |= set(by_row)
        figures |= set(by_figure)


def _pairs(project: Project, params: Params) -> Iterator[_Pair]:
    """Figures of the goals and rows that may speak of one thing."""
    said = [
        (number, cell, mention)
        for number, cell in enumerate(project.objectives or (), 1)
        for mention in mentions(cell.text)
    ]
    for row in project.indicators:
        figure = measured(row)
        if row.filler or row.name is None or figure is None:
            continue
        unit, noun = unit_of(row, figure), core(row.name.text)
        for number, cell, mention in said:
            numbers, near = comparable(mention.quantity, figure, unit), likeness(noun, mention)
            if numbers is not None and near >= params.rival:
                yield _Pair(number, cell, mention, row, figure, numbers, near)


def _case(pair: _Pair) -> str | None:
    """ "" where the row asks less than the goal, None where the two agree."""
    stated, wanted = pair.numbers
    operators = {pair.mention.quantity.operator, pair.figure.operator}
    above, below = bool(operators & {">=", ">"}), bool(operators & {"<=", "<"})
    if stated == wanted or (above and below) or "~" in operators:
        return None
    laxer = wanted > stated if below else wanted < stated
    return "" if laxer else "stricter"


def _incomplete(project: Project, params: Params) -> Iterator[Hit]:
    """Rows X完成率 ≥60% beside a goal 完成X."""
    for row in project.indicators:
        figure = measured(row)
        name = squash(row.name.text) if row.name else ""
        thing = _RATE.sub("", name)
        if figure is None or figure.number is None or figure.unit_class != "share" or thing == name or len(thing) < 3:
            continue
        if figure.number >= params.full or figure.operator in ("<=", "<"):
            continue
        for number, cell in enumerate(project.objectives or (), 1):
            text = squash(cell.text)
            if re.search(rf"完成[^，,。；;]{{0,6}}{re.escape(thing)}|{re.escape(thing)}[^，,。；;]{{0,4}}完成", text):
                words = {"stated": f"完成{thing}", "number": "100"}
                yield _hit(row, number, cell, words, "incomplete")
                break


def _hit(row: Indicator, goal: int, cell: Cell, words: dict[str, str], case: str | None) -> Hit:
    words |= {
        "name": row.name.text if row.name else "",
        "value": row.target_value.text if row.target_value else "",
        "goal": str(goal),
    }
    return Hit(
        words=words,
        cell=row.target_value,
        at=f"indicator:{row.no}",
        field="target_value",
        case=case,
        related=(Spot(f"objective:{goal}", cell),),
    )
