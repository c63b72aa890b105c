"""Several indicators in one row, numbered in their cell (指标1：… 指标2：…), as rows of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.objectives import split_objectives
from kpilint.model.grid import Cell

_FIRST = "1①一"


def unpacked(fields: dict[str, Cell]) -> list[dict[str, Cell]]:
    """A row's cells by field, once for each indicator: where the name holds several numbered ones and the value as many
    numbered items or lines, they are parted, and so is what else has as many; the other cells hold for all."""
    name, value = fields.get("name"), fields.get("target_value")
    if name is None or value is None or "\n" not in name.original or not any(mark in name.text for mark in _FIRST):
        return [fields]
    count = len(split_objectives([name]))
    parts = {field: _parts(cell, count) for field, cell in fields.items()}
    if count < 2 or parts["target_value"] is None:
        return [fields]
    return [
        {field: own[at] if (own := parts[field]) is not None else replace(cell) for field, cell in fields.items()}
        for at in range(count)
    ]


def _parts(cell: Cell, count: int) -> Sequence[Cell] | None:
    """A cell as so many items or lines, None where it has not as many."""
    items = split_objectives([cell])
    if len(items) == count:
        return items
    lines = [line.strip() for line in cell.original.split("\n") if line.strip()]
    return [replace(cell, text=line, raw=cell.original) for line in lines] if len(lines) == count else None
