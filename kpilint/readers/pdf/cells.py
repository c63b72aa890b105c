"""Tables out of the rules of a page: which lines belong together, and the cells between them, merged ones too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from kpilint.readers.pdf.glyphs import Box, Glyph
from kpilint.readers.pdf.rules import Ruling, Rulings
from kpilint.readers.pdf.words import Line, cell_lines

_TOUCH = 3.5
"""Points by which lines that meet may miss each other."""
_OPEN = 5.0
"""Points that lines must stick out for the table to be open there."""
_COVERED = 0.6
"""Share of a cell's side that must be drawn for it to part two cells."""
_LOWEST = 0.8
"""Times the size of the text that a row is high, at least."""
_MOST_SQUARES = 60_000
"""Squares between the lines of one table."""
_NOWHERE = Box(0, 0, 0, 0)


@dataclass(eq=False)
class Area:
    """A cell, maybe merged, by rows and columns (the ends excluded), its outline, and the characters in it."""

    row: int
    column: int
    row_end: int
    column_end: int
    outside: bool = False
    """Whether it only fills the outline beside a narrower part of the table; text in it tells otherwise."""
    box: Box = _NOWHERE
    glyphs: list[Glyph] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[Line]:
        """Its lines; all characters must be there."""
        return cell_lines(self.glyphs)

    @cached_property
    def text(self) -> str:
        """Its text, the lines parted by newlines."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def bare(self) -> str:
        """Its text without any white space."""
        return "".join(self.text.split())

    def drop_lines(self, characters: int) -> None:
        """Drop its first lines, up to a number of characters, blanks not counted."""
        kept = list(self.lines)
        while kept and characters > 0:
            characters -= len("".join(kept.pop(0).text.split()))
        self.glyphs = [glyph for line in kept for glyph in line.glyphs]
        for name in ("lines", "text", "bare"):
            self.__dict__.pop(name, None)

    @property
    def merged(self) -> bool:
        """Whether it spans several rows."""
        return self.row_end - self.row > 1


@dataclass(slots=True)
class Table:
    """A table on one page: the heights of its rows' edges, its columns' edges, its cells in reading order."""

    xs: list[float]
    ys: list[float]
    areas: list[Area]
    open_above: bool = False
    open_below: bool = False
    _of_square: dict[tuple[int, int], Area] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for area in self.areas:
            if area.box is _NOWHERE:
                area.box = Box(self.xs[area.column], self.ys[area.row], self.xs[area.column_end], self.ys[area.row_end])
            for row in range(area.row, area.row_end):
                for column in range(area.column, area.column_end):
                    self._of_square[row, column] = area

    @property
    def box(self) -> Box:
        """The table's outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def area_at(self, x: float, y: float) -> Area:
        """The cell that a point lies in, or the nearest one."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self._of_square[row, column]

    def area(self, row: int, column: int) -> Area:
        """The cell that covers a row and column."""
        return self._of_square[row, column]


def tables_of(rulings: Rulings, size: float) -> list[Table]:
    """The tables that lines make, from top to bottom; lines that cross no other are left out.

    ``size`` is that of the page's text in points: no row is lower.
    """
    groups = ((_aligned(level, size), upright) for level, upright in _connected(rulings))
    tables = [table for level, upright in groups if (table := _table(level, upright)) is not None]
    return sorted(tables, key=lambda table: (table.ys[0], table.xs[0]))


_Lines = tuple[list[Ruling], list[Ruling]]
"""The level and the upright lines of one table."""


def _connected(rulings: Rulings) -> list[_Lines]:
    """Lines that touch one another, by groups, with the lone upright lines that close a merged cell at their side."""
    groups = _touching(rulings)
    tables = [(level, upright) for level, upright in groups if level and upright]
    for lone in (upright[0] for level, upright in groups if not level and len(upright) == 1):
        beside = [table for table in tables if _is_as_high(lone, table)]
        if beside:
            nearest = min(beside, key=lambda table: min(abs(line.at - lone.at) for line in table[1]))
            nearest[1].append(lone)
    return tables


def _is_as_high(line: Ruling, table: _Lines) -> bool:
    """Whether an upright line reaches from a table's top to its foot."""
    top, foot = min(one.at for one in table[0]), max(one.at for one in table[0])
    return abs(line.start - top) <= _OPEN and abs(line.end - foot) <= _OPEN


def _touching(rulings: Rulings) -> list[_Lines]:
    """Lines that touch one another, by groups."""
    level, upright = rulings.level, rulings.upright
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for at, row in enumerate(level):
        for beside, column in enumerate(upright, len(level)):
            across = row.start - _TOUCH <= column.at <= row.end + _TOUCH
            if across and column.start - _TOUCH <= row.at <= column.end + _TOUCH:
                parent[root(at)] = root(beside)
    groups: dict[int, _Lines] = {}
    for at in range(len(parent)):
        rows, columns = groups.setdefault(root(at), ([], []))
        if at < len(level):
            rows.append(level[at])
        else:
            columns.append(upright[at - len(level)])
    return list(groups.values())


def _aligned(lines: list[Ruling], size: float) -> list[Ruling]:
    """Level lines with those moved to their middle that lie side by side, nearer to each other than any text is high:
    some programs draw the cells of one row a little apart."""
    rows: list[list[Ruling]] = []
    for line in sorted(lines):
        row = rows[-1] if rows else []
        beside = all(line.end <= other.start + _TOUCH or other.end <= line.start + _TOUCH for other in row)
        if row and (line.at == row[-1].at or (beside and line.at - row[0].at < _LOWEST * size)):
            row.append(line)
        else:
            rows.append([line])
    return [line._replace(at=(row[0].at + row[-1].at) / 2) for row in rows for line in row]


def _table(level: Sequence[Ruling], upright: Sequence[Ruling]) -> Table | None:
    """The table of connected lines; None where they enclose nothing."""
    xs, ys = sorted({line.at for line in upright}), sorted({line.at for line in level})
    xs, _, _ = _with_open_ends(xs, level)
    ys, above, below = _with_open_ends(ys, upright)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_SQUARES:
        return None
    squares = _merged(xs, ys, _Walls(level), _Walls(upright))
    table = Table(xs, ys, _rectangles(squares, len(ys) - 1, len(xs) - 1), above, below)
    _mark_outside(table, _Walls(upright))
    return _without_idle_edges(table)


def _with_open_ends(edges: list[float], across: Sequence[Ruling]) -> tuple[list[float], bool, bool]:
    """The edges, and those that are not drawn: where the lines across stick out."""
    start, end = min(line.start for line in across), max(line.end for line in across)
    first = not edges or start < edges[0] - _OPEN
    last = not edges or end > edges[-1] + _OPEN
    return [*([start] if first else []), *edges, *([end] if last else [])], first, last


class _Walls:
    """The lines of one direction, by their places."""

    def __init__(self, lines: Sequence[Ruling]) -> None:
        self._of: dict[float, list[Ruling]] = {}
        for line in lines:
            self._of.setdefault(line.at, []).append(line)

    def part(self, at: float, start: float, end: float) -> bool:
        """Whether a line at this place covers most of a stretch."""
        drawn = sum(max(0.0, min(line.end, end) - max(line.start, start)) for line in self._of.get(at, ()))
        return drawn >= _COVERED * (end - start)


def _merged(xs: Sequence[float], ys: Sequence[float], level: _Walls, upright: _Walls) -> list[list[int]]:
    """For each square between the lines the number of the cell it belongs to: squares with no line between are one."""
    columns = len(xs) - 1
    parent = list(range(columns * (len(ys) - 1)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            at = row * columns + column
            if column and not upright.part(left, top, bottom):
                parent[root(at)] = root(at - 1)
            if row and not level.part(top, left, right):
                parent[root(at)] = root(at - columns)
    return [[root(row * columns + column) for column in range(columns)] for row in range(len(ys) - 1)]


def _rectangles(squares: list[list[int]], rows: int, columns: int) -> list[Area]:
    """The cells in reading order; one that is no rectangle is cut to rectangles, the widest first."""
    taken = [[False] * columns for _ in range(rows)]
    areas: list[Area] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            own = squares[row][column]
            end = column
            while end < columns and squares[row][end] == own and not taken[row][end]:
                end += 1
            below = row + 1
            while below < rows and all(squares[below][k] == own and not taken[below][k] for k in range(column, end)):
                below += 1
            for k in range(row, below):
                taken[k][column:end] = [True] * (end - column)
            areas.append(Area(row, column, below, end))
    return areas


def _mark_outside(table: Table, upright: _Walls) -> None:
    """Mark what lies between the outline and the side of a narrower part: no line closes it, as one does elsewhere."""
    for x, beside in (
        (table.xs[0], [area for area in table.areas if area.column == 0]),
        (table.xs[-1], [area for area in table.areas if area.column_end == len(table.xs) - 1]),
    ):
        closed = [area for area in beside if upright.part(x, area.box.y0, area.box.y1)]
        for area in beside:
            area.outside = bool(closed) and area not in closed


def without_outside(table: Table) -> Table:
    """The table without what only fills its outline, and without edges that no cells meet at any more."""
    areas = [area for area in table.areas if area.glyphs or not area.outside]
    return _without_idle_edges(Table(table.xs, table.ys, areas, table.open_above, table.open_below))


def _without_idle_edges(table: Table) -> Table:
    """The table without edges of rows and columns at which no cell begins or none ends."""
    rows = _kept([(area.row, area.row_end) for area in table.areas])
    columns = _kept([(area.column, area.column_end) for area in table.areas])
    for area in table.areas:
        area.row, area.row_end = bisect_right(rows, area.row) - 1, bisect_left(rows, area.row_end)
        area.column, area.column_end = bisect_right(columns, area.column) - 1, bisect_left(columns, area.column_end)
    xs, ys = [table.xs[at] for at in columns], [table.ys[at] for at in rows]
    return Table(xs, ys, table.areas, table.open_above, table.open_below)


def _kept(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The edges that stay, given where cells begin and end: the outermost, and those where both happens."""
    begins, ends = {begin for begin, _ in spans}, {end for _, end in spans}
    return sorted({min(begins), *(begins & ends), max(ends)})
