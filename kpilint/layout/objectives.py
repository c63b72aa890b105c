"""绩效目标: its numbered items apart, their leading numbers left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kpilint.model.grid import Cell

_MARK = re.compile(
    r"(?:^|(?<=[\s。；;！!？?：:,，、”\"’'）)]))\s*"
    r"(?:(?:绩效)?目标\s*(\d{1,2}|[一二三四五六七八九十])\s*[:：.．、]\s*|(\d{1,2})\s*(?:[、．]|\.(?!\d)|[)）])\s*"
    r"|[(（](\d{1,2})[)）]\s*[、.．]?\s*)"
)
_CHINESE = "一二三四五六七八九十"


def split_objectives(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The items of 绩效目标 from the cells it stands in; one empty cell where all are empty.

    Items are numbered 1, 2, 3 … in order (``1.`` ``1、`` ``1）`` ``（1）`` ``目标1：``); other numbers stay in the text. A cell
    without a number goes on with the item above it.
    """
    items: list[Cell] = []
    count = 0
    for cell in cells:
        parts, count = _parts(cell, count)
        if items and parts and not parts[0][0]:
            above = items[-1]
            items[-1] = replace(above, text=_joined(above.text, parts[0][1]), pieces=(*above.pieces, cell.place))
            parts = parts[1:]
        items.extend(replace(cell, text=text, raw=_raw(cell, text)) for _, text in parts if text)
    if not items:
        return (replace(cells[0], text="", raw=None),) if cells else ()
    return tuple(items)


def _parts(cell: Cell, count: int) -> tuple[list[tuple[bool, str]], int]:
    """The parts of a cell, each with whether a number led it; ``count`` is the last number met so far."""
    text = cell.text
    cuts: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        number = _number(mark)
        if number == count + 1 or (number == 1 and not cuts):
            cuts.append(mark.span())
            count = number
    if not cuts:
        return ([(False, text)] if text else []), count
    parts = [(False, lead)] if (lead := text[: cuts[0][0]].strip()) else []
    ends = [start for start, _ in cuts[1:]]
    parts += [(True, text[after:end].strip()) for (_, after), end in zip(cuts, [*ends, len(text)], strict=True)]
    return parts, count


def _number(mark: re.Match[str]) -> int:
    said = mark[1] or mark[2] or mark[3]
    return int(said) if said.isdigit() else _CHINESE.index(said) + 1


def _joined(above: str, below: str) -> str:
    return f"{above} {below}" if above[-1:].isascii() and below[:1].isascii() and above[-1:].isalnum() else above + below


def _raw(cell: Cell, text: str) -> str | None:
    """What stood in the file: the whole cell where markup was resolved in it, else nothing."""
    return cell.raw if cell.raw is not None and text else None
