"""A table on a page, its cells and what stands in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from kpilint.readers.pdf.glyphs import Box, Glyph
from kpilint.readers.pdf.words import Line, cell_lines

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
