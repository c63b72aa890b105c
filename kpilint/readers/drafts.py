"""Tables of formats that tell row by row where cells begin and end, in twips (Word 97, RTF): columns from the borders
of all rows, merged cells put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kpilint.readers.flow import Table

NEAR = 60
"""Twips within which borders of different rows are one (1 mm; the margins of a cell alone take four times as much).
Borders of one row always stay apart."""
WIDEST_ROW = 64
"""Columns that Word allows in a row."""
FIRST, CONTINUES = 3, 1
"""Of cells merged down: the first, and those that continue the one above."""

Borders = tuple[int, ...]
Parts = list[str | Table]
"""What stands in a cell: its paragraphs and the tables in it."""


@dataclass(slots=True)
class Row:
    """The columns of a row: ``edges`` are their borders in twips, one more than columns. ``across`` and ``down`` tell
    of each column how it is merged, 0 where it is not: down FIRST or CONTINUES; across, any two numbers, the first
    column of a merged cell having one and the others the other."""

    edges: list[int] = field(default_factory=lambda: [0])
    across: list[int] = field(default_factory=list)
    down: list[int] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """The number of columns, merged ones counted one by one."""
        return len(self.across)

    def parts(self) -> list[tuple[int, int]]:
        """The first and the last column of each cell that is shown."""
        found: list[tuple[int, int]] = []
        opening = 0
        for column, how in enumerate(self.across):
            if how and opening and how != opening:
                found[-1] = found[-1][0], column
            else:
                found.append((column, column))
                opening = how
        return found


@dataclass(slots=True)
class Draft:
    """A table while it is read: its rows with their cells, the cells of the row that has not ended, and what stands in
    the cell that has not ended. ``seen`` and ``hidden`` say whether people see anything of the row that has not ended,
    its marks counted, and whether anything of it is hidden; ``hidden_rows`` counts the rows that are as a whole."""

    rows: list[tuple[list[Parts], Row]] = field(default_factory=list)
    cells: list[Parts] = field(default_factory=list)
    parts: Parts = field(default_factory=list)
    seen: bool = False
    hidden: bool = False
    hidden_rows: int = 0

    @property
    def ended(self) -> bool:
        """Whether nothing stands behind the last row's end."""
        return not self.cells and not any(self.parts)

    def end_cell(self) -> None:
        """What was put last is a cell."""
        self.cells.append(self.parts)
        self.parts = []

    def end_row(self, row: Row, seen: Callable[[str], str] = str) -> None:
        """The cells that were put last are a row, dropped where people see nothing of it. ``seen`` turns a paragraph
        into what people see; it is not asked about cells that only continue one above."""
        if any(self.parts):
            self.end_cell()
        if self.seen:
            for column, parts in enumerate(self.cells):
                if column >= row.columns or row.down[column] != CONTINUES:
                    parts[:] = [seen(part) if isinstance(part, str) else part for part in parts]
            self.rows.append((self.cells, row))
        else:
            self.hidden_rows += self.hidden
        self.cells, self.parts, self.seen, self.hidden = [], [], False, False

    def table(self) -> Table:
        """The table. Raises UnreadableInput: it is too large."""
        borders = [_rising(row.edges) for _, row in self.rows]
        columns = columns_of(dict.fromkeys(borders))
        rows = [_cells(parts, row, columns[own]) for (parts, row), own in zip(self.rows, borders, strict=True)]
        table = Table(self.hidden_rows)
        for at, cells in enumerate(_merged_down(rows)):
            for cell in cells:
                table.put(at, cell.first, cell.parts, cell.rows, cell.end - cell.first)
        return table


@dataclass(slots=True)
class _Cell:
    """A cell on its columns (``end`` is the one after its last); ``rows`` grows with the cells that continue it."""

    first: int
    end: int
    parts: Parts
    down: int
    rows: int = 1


def columns_of(rows: Iterable[Borders]) -> Mapping[Borders, list[int]]:
    """The columns of a table: for the borders (in twips, rising) of each kind of row, on which of the table's borders,
    counted from 0, they stand."""
    kinds = list(rows)
    columns: dict[Borders, list[int]] = {borders: [] for borders in kinds}
    first, taken, number = 0, set[int](), -1
    for border, kind in sorted((border, kind) for kind, borders in enumerate(kinds) for border in borders):
        if number < 0 or border - first > NEAR or kind in taken:
            first, taken, number = border, set(), number + 1
        taken.add(kind)
        columns[kinds[kind]].append(number)
    return columns


def _rising(edges: list[int]) -> Borders:
    """The borders of a row, each at least a twip after the one before (a cell without width is a cell)."""
    borders: list[int] = []
    for edge in edges:
        borders.append(max(edge, borders[-1] + 1) if borders else edge)
    return tuple(borders)


def _cells(cells: list[Parts], row: Row, columns: list[int]) -> list[_Cell]:
    """The cells of a row on its columns. What is merged across has the text of its first part; cells that the row does
    not tell of follow one a column, columns without a cell are dropped."""
    known = [
        _Cell(columns[first], columns[last + 1], cells[first], row.down[first])
        for first, last in row.parts()
        if first < len(cells)
    ]
    after = columns[-1]
    return known + [_Cell(after + at, after + at + 1, parts, 0) for at, parts in enumerate(cells[row.columns :])]


def _merged_down(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """The rows without the cells that continue a merged one above on the same columns (those may hold stale text); the
    ones above are as much longer. A cell that continues none is one of its own."""
    above: dict[tuple[int, int], _Cell] = {}
    kept: list[list[_Cell]] = []
    for cells in rows:
        own: list[_Cell] = []
        below: dict[tuple[int, int], _Cell] = {}
        for cell in cells:
            origin = above.get((cell.first, cell.end)) if cell.down == CONTINUES else None
            if origin is None:
                own.append(cell)
            else:
                origin.rows += 1
            if cell.down:
                below[cell.first, cell.end] = origin or cell
        above = below
        kept.append(own)
    return kept
