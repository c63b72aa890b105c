"""A Word file dumped one cell a line: every cell line begins with a tab, a blank line ends a row.

A trailing empty paragraph in a cell leaves a blank line inside a row, and one at a row's end a second blank line; so
rows are put together by counting cells. A cell's further paragraphs stand on lines of their own, without the tab.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kpilint.readers.cells import Line, Piece, Row

_OFTEN = 3
"""How many rows of one length say how many cells a row of the table has."""


def is_cell(text: str) -> bool:
    """Whether a line is one cell: a tab in front and no other."""
    return text.startswith("\t") and text.count("\t") == 1


def is_dump(lines: Sequence[Line]) -> bool:
    """Whether a region of lines is such a dump and not a tab table or prose indented by tabs.

    Every line with a tab holds one cell, and at least two rows or one empty cell part it from indented prose.
    """
    cells = [line for line in lines if "\t" in line.text]
    if len(cells) < 2 or not all(is_cell(line.text) for line in cells):
        return False
    groups = _groups(lines)
    longest = max(len(group) for group in groups)
    several = sum(len(group) > 1 for group in groups) >= 2
    return longest > 1 and longest <= 64 and (several or any(not line.text.strip() for line in cells))


def rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a dump, those broken by an empty paragraph put together again.

    A row has as many cells as most rows have; where there is no such number, as many as the row above.
    """
    groups = _groups(lines)
    most, times = Counter(map(len, groups)).most_common(1)[0]
    usual = most if times >= _OFTEN and times * 2 >= len(groups) else 0
    made: list[Row] = []
    at = 0
    while at < len(groups):
        taken = _broken(groups, at, usual or (len(made[-1]) if made else 0))
        made.append([piece for group in groups[at : at + taken] for piece in group])
        at += taken
    return made


def _groups(lines: Sequence[Line]) -> list[list[Piece]]:
    """Cells between blank lines. A line without a tab goes on with the cell above it."""
    groups: list[list[Piece]] = []
    fresh = True
    for line in lines:
        if line.text.startswith("\t"):
            if fresh:
                groups.append([])
            raw = line.text[1:]
            groups[-1].append(Piece(raw, line.number, 2 + len(raw) - len(raw.lstrip()) if raw.strip() else 2))
            fresh = False
        elif line.blank:
            fresh = True
        elif groups:
            above = groups[-1].pop()
            groups[-1].append(above._replace(raw=f"{above.raw}\n{line.text}"))
            fresh = False
    return groups


def _broken(groups: Sequence[Sequence[Piece]], at: int, usual: int) -> int:
    """How many groups make one row: several where together they have just as many cells as a row should have."""
    total = len(groups[at])
    for taken in range(2, len(groups) - at + 1):
        if total >= usual:
            break
        total += len(groups[at + taken - 1])
        if total == usual:
            return taken
    return 1
