"""Labels of 一级 and 二级指标 given to the rows they stand beside, where no rule shows how far each reaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kpilint.readers.pdf.words import Line
from kpilint.text.dimensions import LEVEL_OF_DIMENSION, begins_label, dimension_of, level_of

_UNLABELLED = 0.7
"""Ems that rows above the first label cost, whose label stands on the page before."""
_STRANGE = 3.0
"""Ems that a row costs in the group of a 一级指标 that its 二级指标 does not belong to."""
_TAIL = "指标"
"""How labels end."""
_SPACING = 1.6
"""Ems between two lines of one label."""


@dataclass(slots=True)
class Label:
    """A label: its lines from top to bottom."""

    lines: list[Line]

    @property
    def text(self) -> str:
        """Its text without any white space."""
        return "".join("".join(line.text.split()) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a row's text begins, ends, and what height it takes on the page, in points."""

    first: float
    last: float
    top: float
    bottom: float


def labels_of(lines: Sequence[Line]) -> list[Label]:
    """The labels that a column's lines spell."""
    labels: list[Label] = []
    for line in lines:
        text = "".join(line.text.split())
        if labels and _close(labels[-1].lines[-1], line) and _goes_on(labels[-1].text, text):
            labels[-1].lines.append(line)
        else:
            labels.append(Label([line]))
    return labels


def _goes_on(head: str, tail: str) -> bool:
    """Whether a line goes on with a label: it spells one with it (社会 + 效益指标) or begins none itself."""
    return not begins_label(tail) or (begins_label(head + tail) and not head.endswith(_TAIL))


def _close(above: Line, below: Line) -> bool:
    return below.box.y0 - above.box.y1 <= _SPACING * above.size


_Cost = Callable[[Label, Stretch, Stretch], float]
"""How far a label is from its place in the group of rows from the first to the last one given."""


def _first(label: Label) -> float:
    return label.lines[0].glyphs[0].base


def _last(label: Label) -> float:
    return label.lines[-1].glyphs[0].base


def _at_top(label: Label, first: Stretch, last: Stretch) -> float:
    return abs(_first(label) - first.first)


def _at_bottom(label: Label, first: Stretch, last: Stretch) -> float:
    return abs(_last(label) - last.last)


def _in_middle(label: Label, first: Stretch, last: Stretch) -> float:
    size = label.lines[0].size
    return abs((_first(label) + _last(label)) / 2 - 0.35 * size - (first.top + last.bottom) / 2)


def _beside_first(label: Label, first: Stretch, last: Stretch) -> float:
    return abs((_first(label) + _last(label)) / 2 - (first.first + first.last) / 2)


def _at_bottom_of_first(label: Label, first: Stretch, last: Stretch) -> float:
    return abs(_last(label) - first.last)


WAYS: tuple[_Cost, ...] = (_at_top, _in_middle, _beside_first, _at_bottom_of_first, _at_bottom)
"""Where a label stands beside its rows: at the top, in the middle, in the middle or at the bottom of the first row, at
the bottom."""


def groups_of(
    labels: Sequence[Label], rows: Sequence[Stretch], finer: Sequence[str], way: _Cost, may_lack_first: bool
) -> tuple[float, list[int]]:
    """How far labels are from their places in all, in points, and the row that each one's group begins with.

    ``finer`` are the labels of the rows in the column beside, which tell what a 一级指标 may reach over.
    ``may_lack_first``: rows above the first group may belong to a label on the page before. Labels that outnumber the
    rows have no groups.
    """
    if not labels:
        return 0.0, []
    count = len(rows)
    size = labels[0].lines[0].size
    infinite = float("inf")
    best: list[tuple[float, list[int]]] = [(infinite, []) for _ in range(count + 1)]
    best[0] = (0.0, [])
    if may_lack_first:
        best[1:] = [(_UNLABELLED * size, []) for _ in range(count)]
    for label in labels:
        strange = [_STRANGE * size * is_strange(label.text, text) for text in finer] or [0.0] * count
        after: list[tuple[float, list[int]]] = [(infinite, []) for _ in range(count + 1)]
        for start in range(count):
            spent, starts = best[start]
            if spent == infinite:
                continue
            for end in range(start + 1, count + 1):
                spent += strange[end - 1]
                total = spent + way(label, rows[start], rows[end - 1])
                if total < after[end][0]:
                    after[end] = (total, [*starts, start])
        best = after
    return best[count]


def is_strange(label: str, finer: str) -> bool:
    """Whether a 二级指标 does not belong to a 一级指标, as far as both are known; 成本 may be a level of its own."""
    level, dimension = level_of(label), dimension_of(finer)
    if level is None or dimension is None or dimension == level:
        return False
    return LEVEL_OF_DIMENSION[dimension] != level
