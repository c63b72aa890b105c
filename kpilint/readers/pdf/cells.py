"""Tables out of the rules of a page: the cells between its lines, merged ones too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from kpilint.readers.pdf.lattice import OPEN, aligned, closing, connected
from kpilint.readers.pdf.rules import Ruling, Rulings
from kpilint.readers.pdf.tables import Area, Table

_COVERED = 0.6
"""Share of a cell's side that must be drawn for it to part two cells."""
_MOST_SQUARES = 60_000
"""Squares between the lines of one table."""


def tables_of(rulings: Rulings, size: float) -> list[Table]:
    """The tables that lines make, from top to bottom; lines that cross no other are left out.

    ``size`` is that of the page's text in points: no row is lower.
    """
    groups = ((aligned(level, size), upright) for level, upright in connected(rulings))
    tables = [table for level, upright in groups if (table := _table(level, upright)) is not None]
    return sorted(tables, key=lambda table: (table.ys[0], table.xs[0]))


def _table(level: Sequence[Ruling], upright: Sequence[Ruling]) -> Table | None:
    """The table of connected lines; None where they enclose nothing."""
    upright = [*upright, *closing(level, upright)]
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
    first = not edges or start < edges[0] - OPEN
    last = not edges or end > edges[-1] + OPEN
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
