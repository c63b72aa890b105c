"""Tables in plain text, aligned by display width; a cell too wide for its column goes on in further lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kpilint.render.width import fold, pad, width

_GAP = 2
_NARROWEST = 8
"""Columns below which no column is made narrower: four Chinese characters."""
_WORD = re.compile(r"[!-~]+")


def table(rows: Sequence[Sequence[str]], room: int, indent: int = 0) -> Iterator[str]:
    """The lines of a table at most ``room`` columns wide. Cells are plain text, ready to be shown.

    Columns are as wide as their widest cell; where that is too much, the widest ones give way, but not so far that a
    word of Latin letters would have to be broken, unless it takes more than a third of the room.
    """
    columns = list(zip(*rows, strict=True))
    widths = _fit(
        [max(map(width, column)) for column in columns],
        [min(max(map(_longest_word, column)), room // 3) for column in columns],
        room - indent - _GAP * (len(columns) - 1),
    )
    for row in rows:
        cells = [fold(cell, room_of) for cell, room_of in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            line = (" " * _GAP).join(
                pad(lines[number] if number < len(lines) else "", room_of)
                for lines, room_of in zip(cells, widths, strict=True)
            )
            yield (" " * indent + line).rstrip()


def _longest_word(cell: str) -> int:
    return max(map(len, _WORD.findall(cell)), default=0)


def _fit(widest: list[int], least: list[int], room: int) -> list[int]:
    """Column widths that together take at most ``room``, as far as the least ones allow."""
    limit = max(widest, default=0)
    while True:
        widths = [max(min(one, limit), low) for one, low in zip(widest, least, strict=True)]
        if sum(widths) <= room or limit <= _NARROWEST:
            return widths
        limit -= 1
