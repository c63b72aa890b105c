"""Rows of a table without rules between them: lines of its columns put together to rows.

Every row takes a band of the page that no other row reaches into. Of all ways to part the bands the one is taken that
asks for the fewest oddities: cells without text, cells that end in the middle of a line's room or break off at a full
line, cells whose first lines (or middles, or last lines, as the table is set) are not beside one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Literal

from kpilint.readers.pdf.cuts import first_word, width_of
from kpilint.readers.pdf.groups import labels_of
from kpilint.readers.pdf.words import Line

Alignment = Literal["top", "middle", "bottom"]
"""How the cells of a row stand beside one another."""
ALIGNMENTS: tuple[Alignment, ...] = ("top", "middle", "bottom")

_ABOVE, _BELOW = 0.7, 0.05
"""Ems above and below its baseline that a line keeps free of other rows."""
_LOOSE = 1.35
"""Times the usual spacing of lines from which two lines are no neighbours in a cell."""
_MOST_LINES = 60
"""Bands of the highest row."""
_MOST_BANDS = 1_000
"""Bands on a page up to which rows are looked for; more are no table of a page that people read."""
_FEW_RULES = 2
"""Rules inside a table on one page from which on rows without a rule between them are odd."""
_UNRULED = 3.0
"""What two rows weigh without a rule between them where others have one."""
_OFF = 0.3
"""Ems by which cells of one row may miss each other."""
_SPARE = 0.5
"""Ems that may be left beside a full line besides what did not fit."""
_ENDS = ("。", "；", ";", "！", "？", "：")

_ROW = 0.1
"""What any row weighs. All weights were set by hand and held against 60 tables of three programs."""
_EMPTY = 3.0
"""What a cell without text weighs."""
_EMPTY_IN_REST = 0.15
"""What one weighs in the rest of a row that a page's end cut."""
_APART = 4.0
"""What two lines weigh that stand far apart in one cell."""
_BROKEN = 1.6
"""What a line weighs that is not full and yet not its cell's last."""
_PAUSE = 0.6
"""What such a line weighs if it ends a sentence: the next one may be a new paragraph."""
_CUT = 0.5
"""What the end of a cell at a full line weighs where another line follows closely."""
_MISS = 1.5
"""What a cell weighs that is out of line with the others of its row."""
_TWO_LABELS = 6.0
"""What a row weighs in which another label begins."""


@dataclass(slots=True)
class Band:
    """Lines of all columns that reach into one another's height: ``lines`` has a list for each column."""

    top: float
    bottom: float
    lines: list[list[Line]]
    counted: list[Line] = field(default_factory=list)
    """The lines of the columns that have text in every row."""


def bands_of(columns: Sequence[Sequence[Line]], counted: Sequence[bool]) -> list[Band]:
    """The smallest bands that no line of the ``counted`` columns reaches out of; every line of all columns in one."""
    spans = sorted(
        (_base(line) - _ABOVE * line.size, _base(line) + _BELOW * line.size)
        for column, counts in zip(columns, counted, strict=True)
        for line in column
        if counts
    )
    bands: list[Band] = []
    for top, bottom in spans:
        if bands and top < bands[-1].bottom:
            bands[-1].bottom = max(bands[-1].bottom, bottom)
        else:
            bands.append(Band(top, bottom, [[] for _ in columns]))
    for at, column in enumerate(columns):
        for line in column if bands else ():
            middle = _base(line) - 0.35 * line.size
            nearest = min(bands, key=lambda band: max(band.top - middle, middle - band.bottom, 0.0))
            nearest.lines[at].append(line)
            if counted[at]:
                nearest.counted.append(line)
    return bands


def _base(line: Line) -> float:
    return line.glyphs[0].base


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's lines from top to bottom, with what they weigh.

    ``first`` is for each band, and behind the last, the number of lines above it. ``inside`` is the weight of the lines
    up to each one as neighbours in one cell, ``broken`` that of a cell's end before it. ``usual`` is the share of rows
    that have text in the column.
    """

    lines: list[Line]
    first: list[int]
    inside: list[float]
    broken: list[float]
    usual: float


class Rows:
    """The ways to part the bands of a page to rows."""

    def __init__(
        self,
        bands: Sequence[Band],
        counted: Sequence[bool],
        leading: float,
        room: Sequence[float],
        cut: bool,
        ruled: Sequence[int],
    ) -> None:
        """``counted`` are the columns that have text in every row, the others hold labels; ``room`` is the width that
        lines of each column have, ``leading`` the usual spacing of lines, in points. ``cut``: the first row may be the
        rest of one on the page before. ``ruled`` are the bands above which a rule is drawn, where a row begins for
        certain."""
        self._count = len(bands)
        self._cut = cut
        self._ruled = set(ruled)
        self._unruled = _UNRULED if len(self._ruled) >= _FEW_RULES else 0.0
        self._labels = [_begun(bands, at) for at, counts in enumerate(counted) if not counts]
        cells = {at: _Cells(_lines(bands, at), leading, room[at]) for at, counts in enumerate(counted) if counts}
        usual = sorted(one.count for one in cells.values())[len(cells) // 2]
        self._columns = [
            _Column(
                one.lines,
                list(accumulate((len(band.lines[at]) for band in bands), initial=0)),
                list(accumulate((one.inside(*pair) for pair in pairwise(one.lines)), initial=0.0)),
                [0.0, *(one.broken(*pair) for pair in pairwise(one.lines))],
                min(1.0, one.count / usual) ** 2 if usual else 0.0,
            )
            for at, one in cells.items()
        ]

    def parted(self, alignment: Alignment) -> tuple[float, list[int]]:
        """The least weight with cells aligned so, and the bands that rows begin with."""
        if self._count > _MOST_BANDS:
            return 0.0, list(range(self._count))
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, self._count + 1):
            found = (float("inf"), 0)
            for start in range(end - 1, max(end - _MOST_LINES, 0) - 1, -1):
                weight = best[start][0] + self._weight(start, end, alignment)
                weight += 0.0 if start == 0 or start in self._ruled else self._unruled
                if weight < found[0]:
                    found = weight, start
                if start in self._ruled:
                    break
            best.append(found)
        starts: list[int] = []
        at = self._count
        while at > 0:
            at = best[at][1]
            starts.insert(0, at)
        return best[-1][0], starts

    def _weight(self, start: int, end: int, alignment: Alignment) -> float:
        """How odd the bands from ``start`` to ``end`` are as one row."""
        weight = _ROW
        places: list[float] = []
        size = 1.0
        for column in self._columns:
            first, after = column.first[start], column.first[end]
            if first == after:
                weight += (_EMPTY if start or not self._cut else _EMPTY_IN_REST) * column.usual
                continue
            weight += column.inside[after - 1] - column.inside[first]
            if end < self._count and column.first[end + 1] > after:
                weight += column.broken[after]
            size = column.lines[first].size
            places.append(_place(column.lines[first], column.lines[after - 1], alignment))
        for begun in self._labels:
            weight += _TWO_LABELS * max(0, begun[end] - begun[start] - 1)
        if places:
            middle = sorted(places)[len(places) // 2]
            weight += sum(_MISS * min(max(0.0, abs(place - middle) / size - _OFF), 1.0) for place in places)
        return weight


def _begun(bands: Sequence[Band], column: int) -> list[int]:
    """For each band, and behind the last, how many labels of a column begin above it."""
    begins = {id(label.lines[0]) for label in labels_of(_lines(bands, column))}
    return list(accumulate((sum(id(line) in begins for line in band.lines[column]) for band in bands), initial=0))


class _Cells:
    """What two lines of a column, one below the other, look like: neighbours in one cell, or parts of two cells."""

    def __init__(self, lines: list[Line], leading: float, room: float) -> None:
        self.lines = lines
        self._leading = leading
        self._room = room

    @property
    def count(self) -> int:
        """How many cells the column has, as far as they can be told apart."""
        ends = sum(not self._beside(*pair) or self._left(*pair) > _SPARE for pair in pairwise(self.lines))
        return ends + bool(self.lines)

    def inside(self, above: Line, below: Line) -> float:
        """How odd it is that two lines are neighbours in one cell."""
        weight = 0.0 if self._beside(above, below) else _APART
        left = min(max(self._left(above, below) - _SPARE, 0.0), 1.0)
        return weight + left * (_PAUSE if above.text.endswith(_ENDS) else _BROKEN)

    def broken(self, above: Line, below: Line) -> float:
        """How odd it is that a cell ends between two lines."""
        return _CUT if self._beside(above, below) and self._left(above, below) <= _SPARE else 0.0

    def _beside(self, above: Line, below: Line) -> bool:
        return _base(below) - _base(above) <= _LOOSE * self._leading

    def _left(self, above: Line, below: Line) -> float:
        """The ems left in a line beside the first word of the next one."""
        return (self._room - width_of(above) - first_word(below)) / above.size


def _lines(bands: Sequence[Band], column: int) -> list[Line]:
    return [line for band in bands for line in band.lines[column]]


def _place(first: Line, last: Line, alignment: Alignment) -> float:
    """Where a cell is by its first and last line."""
    if alignment == "top":
        return _base(first)
    return _base(last) if alignment == "bottom" else (_base(first) + _base(last)) / 2


def leading_of(columns: Sequence[Sequence[Line]]) -> float:
    """The usual spacing of lines inside the cells of a table: the least one that occurs repeatedly, in points."""
    steps = sorted(_base(below) - _base(above) for column in columns for above, below in pairwise(column))
    steps = [step for step in steps if step > 0]
    for at, step in enumerate(steps):
        if sum(1 for other in steps[at:] if other <= step * 1.06) > 1:
            return step
    return steps[0] if steps else 0.0
