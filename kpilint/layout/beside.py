"""Two goal tables, or two halves of one, side by side, put one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from kpilint.layout.headings import heading_of, label_of
from kpilint.layout.stream import Item, Row
from kpilint.model.grid import Cell

_EVERY_TABLE = ("level1", "name", "target_value")
"""Headings that a table beside another repeats; a form with mid-term beside annual values has one 一级指标."""


def unbeside(items: Sequence[Item]) -> list[Item]:
    """The stream with the rows of such a sheet parted: all of the left table, then all of the right one."""
    made: list[Item] = []
    for _, group in groupby(items, key=lambda item: item.grid if isinstance(item, Row) else None):
        rows = list(group)
        cuts = {cut for row in rows if isinstance(row, Row) and row.exact and (cut := _cut(row))}
        made.extend(_parted(rows, cuts.pop()) if len(cuts) == 1 else rows)
    return made


def _cut(row: Row) -> int | None:
    """The column at which the second table of a heading row begins; None where it holds one table."""
    fields = [heading_of(cell.text) if cell.text else None for cell in row.spread.cells]
    if any(fields.count(field) != 2 for field in _EVERY_TABLE):
        return None
    first, second = (at for at, field in enumerate(fields) if field == "level1")
    return second if "target_value" in fields[first:second] else None


def _parted(rows: Sequence[Item], cut: int) -> list[Item]:
    """Rows of one grid cut at a column; what has nothing on a side is left out there."""
    whole = [row for row in rows if isinstance(row, Row)]
    first = next(at for at, row in enumerate(whole) if _cut(row))
    sides = (slice(0, cut), slice(cut, None))
    if not any(all(_names(row.cells[side]) for side in sides) for row in whole[:first]):
        above, whole = whole[:first], whole[first:]  # two halves of one project's table
    else:
        above = []
    parts = (replace(row, cells=row.cells[side]) for side in sides for row in whole)
    return [*above, *(part for part in parts if part.filled)]


def _names(cells: Sequence[Cell]) -> bool:
    """Whether a project is named among the cells."""
    return any(label_of(cell.text) == "name" for cell in cells if cell.text)
