"""Paragraphs and numbered grids out of the lines and tables of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Block, Paragraph
from kpilint.model.place import NOWHERE, Place
from kpilint.readers.canvas import MOST_CELLS, WIDEST, Canvas
from kpilint.readers.html.tables import Line, Row, Table
from kpilint.readers.markup import clean

_TOO_WIDE = f"网页里有一张表超过 {WIDEST} 列，不像绩效目标表；请确认选对了文件，或在浏览器里打开后复制到 Word 文件"
_TOO_MANY = (
    f"网页的表格单元格合计超过 {MOST_CELLS // 10_000} 万个；请确认选对了文件，确是绩效目标表的，拆成几个文件再检查"
)


class Blocks:
    """The blocks of a page while they are put together."""

    def __init__(self) -> None:
        self.made: list[Block] = []
        self._tables = 0
        self._cells = 0

    def add(self, parts: Sequence[Line | Table]) -> None:
        """Add lines and tables in order. A table that frames others is taken apart: rows with tables in them into what
        they hold, the rows between them into a grid of their own; a table of single cells into its lines.

        Raises UnreadableInput: a table is wider than WIDEST, or all together have more than MOST_CELLS.
        """
        for part in parts:
            if isinstance(part, Line):
                self._paragraph(part)
                continue
            self.add(part.before)
            for frames, group in groupby(part.rows, key=lambda row: row.frames):
                rows = list(group)
                if not frames and any(row.filled > 1 for row in rows):
                    self._grid(rows)
                    continue
                for row in rows:
                    for cell in row.cells:
                        self.add(cell.parts)

    def _paragraph(self, line: Line) -> None:
        if text := clean(line.text):
            self.made.append(Paragraph(text, NOWHERE))

    def _grid(self, rows: Sequence[Row]) -> None:
        self._tables += 1
        number = self._tables
        canvas = _canvas(rows)
        self._cells += canvas.rows * canvas.columns
        if self._cells > MOST_CELLS:
            raise UnreadableInput(_TOO_MANY)

        def place_of(row: int, column: int) -> Place:
            return Place(table=number, row=row + 1)

        self.made.append(canvas.grid(number, Place(table=number), place_of))


def _canvas(rows: Sequence[Row]) -> Canvas:
    """The cells in their columns. A span ends with the last column in which a cell begins, and with its section."""
    placed: list[tuple[int, int, int, int, str]] = []
    busy: list[int] = []
    last = {row.section: at for at, row in enumerate(rows)}
    for at, row in enumerate(rows):
        left = last[row.section] + 1 - at
        column = 0
        for cell in row.cells:
            while column < len(busy) and busy[column] > at:
                column += 1
            if column >= WIDEST:
                raise UnreadableInput(_TOO_WIDE)
            high = min(cell.rows or left, left)
            wide = min(cell.columns, WIDEST)
            placed.append((at, column, high, wide, cell.text))
            busy.extend([0] * (column + wide - len(busy)))
            for one in range(column, column + wide):
                busy[one] = max(busy[one], at + high)
            column += wide
    columns = max((column for _, column, _, _, _ in placed), default=-1) + 1
    canvas = Canvas()
    for at, column, high, wide, text in placed:
        canvas.put(at, column, text, high, min(wide, columns - column))
    return canvas
