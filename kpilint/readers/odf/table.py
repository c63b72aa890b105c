"""Tables of OpenDocument files, in texts and as sheets: repeated, merged and hidden rows and cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from kpilint.errors import UnreadableInput
from kpilint.readers.flow import Table
from kpilint.readers.odf.axis import Axis
from kpilint.readers.odf.names import CELL, COVERED, ROW, TABLE, number

_ROW_GROUPS = frozenset(TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
_COLUMN_GROUPS = frozenset(TABLE + name for name in ("table-header-columns", "table-columns", "table-column-group"))
_COLUMN = f"{TABLE}table-column"
_VISIBILITY, _HIDDEN = f"{TABLE}visibility", ("collapse", "filter")
_ROW_COUNT, _COLUMN_COUNT = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
_ROWS, _COLUMNS = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"

_CELL = 20
"""Characters that a copy of a cell weighs beside its own."""
_HEAVIEST = 20_000_000
"""Characters that the copies in a table may weigh: about a million cells."""
_REPEATED = "有一张表把同样的内容重复了太多次，不像绩效目标表；请确认选对了文件，删去多余的行和列后再检查"

Parts = list[str | Table]
"""What stands in a cell: paragraphs and tables in order."""


@dataclass(slots=True)
class Shown:
    """A table as people see it. ``hidden_columns`` are those with text (positions in the file); hidden rows with text
    are counted in ``table.hidden``."""

    table: Table = field(default_factory=Table)
    rows: Axis = field(default_factory=Axis)
    columns: Axis = field(default_factory=Axis)
    hidden_columns: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, cell: _Cell) -> None:
        """Put a cell where it is seen; of a merged cell in part hidden what is left."""
        top, left = self.rows.shown(row), self.columns.shown(column)
        height, width = self.rows.shown(row + cell.rows) - top, self.columns.shown(column + cell.columns) - left
        if height and width:
            self.table.put(top, left, cell.parts, height, width)
        elif height and cell.parts:
            self.hidden_columns.add(column)


@dataclass(slots=True)
class _Cell:
    """A cell that holds something or covers others; it stands ``count`` times from ``column`` on."""

    column: int
    count: int
    rows: int
    columns: int
    parts: Parts

    def weight(self, rows: int) -> int:
        """What its copies cost, in characters, in a row that stands ``rows`` times."""
        return (self.count * rows - 1) * (_CELL + sum(len(part) for part in self.parts if isinstance(part, str)))


def table_of(element: etree._Element, parts_of: Callable[[etree._Element], Parts], whole: bool) -> Shown:
    """A table; ``parts_of`` reads what a cell holds. ``whole`` keeps empty cells at its right and lower edge, which
    sheets have by the million.

    Raises UnreadableInput: a table too large, or one that repeats too much.
    """
    shown = Shown()
    for column, count, one in _members(element, _COLUMN_GROUPS, _COLUMN, _COLUMN_COUNT):
        if one.get(_VISIBILITY) in _HIDDEN:
            shown.columns.hide(column, count)
    rows = list(_members(element, _ROW_GROUPS, ROW, _ROW_COUNT))
    for row, count, one in rows:
        if one.get(_VISIBILITY) in _HIDDEN:
            shown.rows.hide(row, count)
    filled = [(row, count, list(_cells(one, parts_of, whole))) for row, count, one in rows]
    while filled and not whole and not any(cell.parts for cell in filled[-1][2]):
        filled.pop()
    weight = 0
    for row, count, cells in filled:
        weight += sum(cell.weight(count) for cell in cells)
        if weight > _HEAVIEST:
            raise UnreadableInput(_REPEATED)
        if shown.rows.hides(row) and any(cell.parts for cell in cells):
            shown.table.hidden += count
        for at in range(row, row + count) if cells else ():
            for cell in cells:
                for column in range(cell.column, cell.column + cell.count):
                    shown.put(at, column, cell)
    return shown


def _cells(row: etree._Element, parts_of: Callable[[etree._Element], Parts], whole: bool) -> Iterator[_Cell]:
    column = 0
    for element in row.iterchildren(CELL, COVERED):
        count = number(element, _COLUMN_COUNT)
        if element.tag == CELL:
            parts = parts_of(element)
            cell = _Cell(column, count, number(element, _ROWS), number(element, _COLUMNS), parts)
            if parts or whole or cell.rows > 1 or cell.columns > 1:
                yield cell
        column += count


def _members(
    element: etree._Element, groups: frozenset[str], wanted: str, repeated: str
) -> Iterator[tuple[int, int, etree._Element]]:
    """The rows or columns of a table, whatever groups they stand in: position, how often repeated, element."""
    at = 0
    for one in _ungrouped(element, groups, wanted):
        count = number(one, repeated)
        yield at, count, one
        at += count


def _ungrouped(element: etree._Element, groups: frozenset[str], wanted: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in groups:
            yield from _ungrouped(child, groups, wanted)
        elif child.tag == wanted:
            yield child
