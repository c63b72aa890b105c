"""Tables in plain text, aligned by display width; a cell too wide for its column goes on in further lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpilint.render.width import fold, pad, width

_GAP = 2


def table(rows: Sequence[Sequence[str]], room: int, indent: int = 0) -> Iterator[str]:
    """The lines of a table at most ``room`` columns wide. Cells are plain text, ready to be shown.

    Columns are as wide as their widest cell; where that is too much, the widest ones share what the others leave.
    """
    widths = _fit([max(map(width, column)) for column in zip(*rows, strict=True)], room - indent)
    for row in rows:
        cells = [fold(cell, room_of) for cell, room_of in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            line = (" " * _GAP).join(
                pad(lines[number] if number < len(lines) else "", room_of)
                for lines, room_of in zip(cells, widths, strict=True)
            )
            yield (" " * indent + line).rstrip()


def _fit(widths: list[int], room: int) -> list[int]:
    """Column widths that fit: no column is made narrower than needed, none below eight columns."""
    left = room - _GAP * (len(widths) - 1)
    limit = max(widths, default=0)
    while limit > 8 and sum(min(one, limit) for one in widths) > left:
        limit -= 1
    return [min(one, limit) for one in widths]
