"""Two heading rows whose merged cells were lost (CSV, pasted tables), marked as merged again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.headings import EXTRA, Columns, heading_of, indicator_columns, label_of, spelt_out
from kpilint.layout.stream import Item, Row
from kpilint.model.grid import Cell


def remerge(items: Sequence[Item]) -> list[Item]:
    """The stream with such second rows made whole: empty cells below a heading belong to it."""
    made: list[Item] = []
    for item in items:
        above = made[-1] if made else None
        if isinstance(item, Row) and isinstance(above, Row) and above.grid == item.grid:
            both = _both(above, item)
            if both is not None:
                made[-1], item = both
        made.append(item)
    return made


def _both(above: Row, row: Row) -> tuple[Row, Row] | None:
    """Two heading rows with the merged cells marked; None where these are no two heading rows."""
    if len(row.filled) < 2 or any(cell.merged for cell in (*above.cells, *row.cells)) or not _are_headings(above):
        return None
    upper = tuple(
        replace(cell, merged="left")
        if at > 0 and not cell.text and at < len(row.cells) and row.cells[at].text
        else cell
        for at, cell in enumerate(above.cells)
    )
    lower = tuple(
        replace(cell, merged="up", above=upper[at].text)
        if not cell.text and at < len(upper) and upper[at].text
        else cell
        for at, cell in enumerate(row.cells)
    )
    whole = replace(row, cells=lower)
    if not _are_headings(replace(row, cells=spelt_out(row.cells, upper))):
        return None
    columns = indicator_columns(spelt_out(whole.spread.cells, upper))
    if columns is None or len(_known(columns)) <= len(_known(indicator_columns(above.cells) or {})):
        return None
    return replace(above, cells=upper), whole


def _are_headings(row: Row) -> bool:
    """Whether most of a row's cells are known words, none a value."""
    known = sum(_is_word(cell) for cell in row.filled)
    return known * 2 > len(row.filled)


def _is_word(cell: Cell) -> bool:
    return heading_of(cell.text) is not None or label_of(cell.text) is not None


def _known(columns: Columns) -> list[str]:
    return [field for field in columns.values() if not field.startswith(EXTRA)]
