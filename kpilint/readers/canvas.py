"""A table while a reader puts it together: texts and merged areas by row and column, and the bounds of its size."""

from __future__ import annotations

from collections.abc import Callable

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Cell, Grid
from kpilint.model.place import Place
from kpilint.readers.markup import clean

WIDEST = 256
"""Columns a table may have; those of the field have up to sixty."""
MOST_CELLS = 300_000
"""Cells a table may have, the empty and merged ones counted."""
LONGEST_SPAN = 1_000
"""Rows a merged cell may span; longer ones are cut."""

PlaceOf = Callable[[int, int], Place]
"""The place of a cell by its row and column, both from 0."""


class Canvas:
    """Texts put into rows and columns (counted from 0); what is put later does not overwrite what stands there."""

    def __init__(self) -> None:
        self._texts: dict[tuple[int, int], str] = {}
        self._covered: dict[tuple[int, int], tuple[int, int]] = {}
        self.rows = 0
        self.columns = 0

    def free(self, row: int, column: int) -> int:
        """The first column from ``column`` on that no cell of this row and no merged cell from above takes."""
        while (row, column) in self._texts or (row, column) in self._covered:
            column += 1
        return column

    def put(self, row: int, column: int, raw: str, rows: int = 1, columns: int = 1) -> None:
        """Put a cell's raw text, the lines of the cell parted by newlines; ``rows`` and ``columns`` are its span.

        Raises UnreadableInput: the table would pass WIDEST or MOST_CELLS.
        """
        rows, columns = max(1, min(rows, LONGEST_SPAN)), max(1, columns)
        self.rows, self.columns = max(self.rows, row + rows), max(self.columns, column + columns)
        if self.columns > WIDEST or self.rows * self.columns > MOST_CELLS:
            raise UnreadableInput(
                f"有一张表太大（{self.rows} 行 × {self.columns} 列），不像绩效目标表；请确认选对了文件，"
                "确是绩效目标表的，删去空白的行和列后再检查"
            )
        if (row, column) in self._texts or (row, column) in self._covered:
            return
        self._texts[row, column] = raw
        if rows == columns == 1:
            return
        for below in range(row, row + rows):
            for beside in range(column, column + columns):
                if (below, beside) != (row, column) and (below, beside) not in self._texts:
                    self._covered.setdefault((below, beside), (row, column))

    def grid(self, number: int, place: Place, place_of: PlaceOf) -> Grid:
        """The finished grid, every row of equal length. A merged cell's text stands in its first cell only; the others
        say where it is: those of its first column "up", the rest "left"."""
        return Grid(
            tuple(
                tuple(self._cell(row, column, place_of(row, column)) for column in range(self.columns))
                for row in range(self.rows)
            ),
            number,
            place,
            exact=True,
        )

    def _cell(self, row: int, column: int, place: Place) -> Cell:
        origin = self._covered.get((row, column))
        if origin is not None:
            if origin[1] != column:
                return Cell("", place, merged="left")
            return Cell("", place, merged="up", above=clean(self._texts[origin]))
        return cell_of(self._texts.get((row, column), ""), place)


def cell_of(raw: str, place: Place) -> Cell:
    """A cell of a raw text, its lines joined and markup residue resolved; the raw text is kept where it differs."""
    text = clean(raw)
    return Cell(text, place, None if text == raw.strip() else raw.strip())
