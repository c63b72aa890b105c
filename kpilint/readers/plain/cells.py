"""Lines of a text and the cells made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpilint.model.grid import Grid
from kpilint.model.place import Place
from kpilint.readers.canvas import cell_of


class Line(NamedTuple):
    """A line of a text file: its number from 1, its text without the line end, whether a form feed stands before it."""

    number: int
    text: str
    new_page: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing but blanks stands in it."""
        return not self.text or self.text.isspace()


class Piece(NamedTuple):
    """The raw text of a cell and where it begins; line and column count from 1."""

    raw: str
    line: int
    column: int


Row = Sequence[Piece]


def grid_of(rows: Sequence[Row], number: int) -> Grid:
    """A grid of raw cells: texts cleaned, places completed with table and row."""
    made = tuple(
        tuple(cell_of(piece.raw, Place(line=piece.line, column=piece.column, table=number, row=at)) for piece in row)
        for at, row in enumerate(rows, 1)
    )
    first = next((cell.place for row in made for cell in row), Place())
    return Grid(made, number, Place(line=first.line, column=first.column, table=number))
