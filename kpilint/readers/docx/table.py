"""Tables of a Word document: cells at their columns, merged cells across and down, rows that people do not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from lxml import etree

from kpilint.readers.canvas import WIDEST
from kpilint.readers.docx.names import CELL, DELETED, ROW, VAL, W, children, first, number, switch, value
from kpilint.readers.flow import Table

_WIDEST_SPAN = 63
"""Columns a Word table can have at most."""
_OFF_EDGE = 60
"""Twips (1/20 point) that the edge of a cell may be off the edge of its column; programs round."""

_ROW_PROPERTIES, _CELL_PROPERTIES = f"{W}trPr", f"{W}tcPr"
_WIDTH_TYPE, _WIDTH_VALUE = f"{W}type", f"{W}w"
_WIDTH, _SPAN, _ACROSS, _DOWN, _CELL_DELETED = f"{W}tcW", f"{W}gridSpan", f"{W}hMerge", f"{W}vMerge", f"{W}cellDel"
_CONTINUE = "continue"

Parts = list[str | Table]
"""What stands in a cell: paragraphs and tables in order."""


@dataclass(slots=True)
class _Cell:
    """A cell of a row, put together with those merged into it from the right (``elements``). ``across`` and ``down``
    are "restart" in the first cell of a merged one, "continue" in the others, None in cells that are not merged."""

    elements: list[etree._Element]
    columns: int
    across: str | None
    down: str | None


@dataclass(slots=True)
class _Placed:
    """A cell at its place in the table."""

    row: int
    column: int
    columns: int
    parts: Parts
    rows: int = 1


def table_of(element: etree._Element, parts_of: Callable[[etree._Element], Parts]) -> Table:
    """A table; ``parts_of`` reads what a cell holds.

    Raises UnreadableInput: as Table.put.
    """
    table = Table()
    edges = _edges(element)
    placed: list[_Placed] = []
    above: dict[int, _Placed] = {}
    rows = 0
    for row in children(element):
        if row.tag != ROW:
            continue
        properties = row.find(_ROW_PROPERTIES)
        if properties is not None and properties.find(DELETED) is not None:
            continue
        if switch(properties, f"{W}hidden"):
            table.hidden += any(row.itertext(f"{W}t"))
            continue
        before = max(0, min(number(value(properties, f"{W}gridBefore"), 0), _WIDEST_SPAN))
        cells = _positions(_cells(row), before, edges)
        above = _place(cells, rows, above, placed, parts_of)
        rows += 1
    for one in placed:
        table.put(one.row, one.column, one.parts, one.rows, one.columns)
    return table


def _place(
    cells: Iterable[tuple[int, _Cell]],
    row: int,
    above: Mapping[int, _Placed],
    placed: list[_Placed],
    parts_of: Callable[[etree._Element], Parts],
) -> dict[int, _Placed]:
    """Add the cells of a row to those ``placed``, or lengthen the ones ``above`` that they are merged into; returns
    those that the next row may lengthen, by column."""
    open_: dict[int, _Placed] = {}
    for column, cell in cells:
        over = above.get(column)
        if cell.down == _CONTINUE and over is not None and over.columns == cell.columns:
            over.rows += 1
            open_[column] = over
            continue
        new = _Placed(row, column, cell.columns, parts_of(cell.elements[0]))
        placed.append(new)
        if cell.down is not None:
            open_[column] = new
    return open_


def _cells(row: etree._Element) -> list[_Cell]:
    cells: list[_Cell] = []
    for element in children(row):
        if element.tag != CELL:
            continue
        cell = _cell(element)
        if cell is None:
            continue
        if cell.across == _CONTINUE and cells and cells[-1].across is not None:
            cells[-1].columns += cell.columns
            cells[-1].elements += cell.elements
        else:
            cells.append(cell)
    return cells


def _cell(element: etree._Element) -> _Cell | None:
    """A cell as it stands alone, None for one whose deletion is tracked."""
    cell = _Cell([element], 1, None, None)
    for one in _properties(element):
        if one.tag == _SPAN:
            cell.columns = max(1, min(number(one.get(VAL), 1), _WIDEST_SPAN))
        elif one.tag == _DOWN:
            cell.down = one.get(VAL, _CONTINUE)
        elif one.tag == _ACROSS:
            cell.across = one.get(VAL, _CONTINUE)
        elif one.tag == _CELL_DELETED:
            return None
    return cell


def _properties(cell: etree._Element) -> Iterable[etree._Element]:
    found = first(cell, _CELL_PROPERTIES)
    return () if found is None else found


def _width(cell: etree._Element) -> int:
    """In twips; 0 where it is given in another way or not at all."""
    width = 0
    for one in _properties(cell):
        if one.tag == _WIDTH and one.get(_WIDTH_TYPE, "dxa") == "dxa":
            width = number(one.get(_WIDTH_VALUE), 0)
    return width


def _edges(table: etree._Element) -> list[int]:
    """The right edges of the table's columns in twips; empty where it does not give their widths, or too many."""
    grid = table.find(f"{W}tblGrid")
    widths = [] if grid is None else [number(one.get(_WIDTH_VALUE), 0) for one in grid.iterfind(f"{W}gridCol")]
    return list(accumulate(widths)) if 0 < len(widths) <= WIDEST and min(widths) > 0 else []


def _positions(cells: Sequence[_Cell], before: int, edges: Sequence[int]) -> list[tuple[int, _Cell]]:
    """The cells with their columns. Where the spans do not fill the table the widths decide: programs that write
    documents often set the width of a wide cell and forget its span."""
    if before + sum(cell.columns for cell in cells) < len(edges):
        _fit(cells, before, edges)
    columns = accumulate((cell.columns for cell in cells), initial=before)
    return list(zip(columns, cells, strict=False))


def _fit(cells: Sequence[_Cell], before: int, edges: Sequence[int]) -> None:
    """Set the cells' spans by their widths where every one ends at the edge of a column."""
    ends = [before]
    right = edges[before - 1] if before else 0
    for cell in cells:
        right += sum(map(_width, cell.elements))
        nearest = _nearest(edges, right)
        if nearest < ends[-1] or abs(edges[nearest] - right) > _OFF_EDGE:
            return
        ends.append(nearest + 1)
    for cell, (start, end) in zip(cells, pairwise(ends), strict=True):
        cell.columns = end - start


def _nearest(edges: Sequence[int], at: int) -> int:
    return min(range(len(edges)), key=lambda column: abs(edges[column] - at))
