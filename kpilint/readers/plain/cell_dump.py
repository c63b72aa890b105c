"""A Word file dumped one cell a line: every cell line begins with a tab, a blank line ends a row.

A trailing empty paragraph in a cell leaves a blank line inside a row, and one at a row's end a second blank line; so
rows are put together by counting cells. A cell's further paragraphs stand on lines of their own, without the tab.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kpilint.readers.plain.cells import Line, Piece, Row

_OFTEN = 3
"""How many rows of one length say how many cells a row of the table has."""
_WIDEST = 64
"""Cells of the widest row; more without a blank line are prose indented by tabs."""


class _Group(NamedTuple):
    """Cells between blank lines, and how many blank lines stand before them."""

    blanks: int
    cells: list[Piece]


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
    sizes = [len(group.cells) for group in _groups(lines)]
    several = sum(size > 1 for size in sizes) >= 2
    return 1 < max(sizes) <= _WIDEST and (several or any(not line.text.strip() for line in cells))


def rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a dump, those broken by an empty paragraph put together again.

    A row has as many cells as most rows have; where there is no such number, as many as the row above.
    """
    groups = _groups(lines)
    most, times = Counter(len(group.cells) for group in groups).most_common(1)[0]
    known = times >= _OFTEN and times * 2 >= len(groups)
    made: list[Row] = []
    at = 0
    for taken in _by_usual_length(groups, most) if known else _by_row_above(groups):
        made.append([piece for group in groups[at : at + taken] for piece in group.cells])
        at += taken
    return made


def _groups(lines: Sequence[Line]) -> list[_Group]:
    """Cells between blank lines. A line without a tab goes on with the cell above it."""
    groups: list[_Group] = []
    blanks = 1
    for line in lines:
        if line.text.startswith("\t"):
            if blanks:
                groups.append(_Group(blanks, []))
            raw = line.text[1:]
            groups[-1].cells.append(Piece(raw, line.number, 2 + len(raw) - len(raw.lstrip()) if raw.strip() else 2))
            blanks = 0
        elif line.blank:
            blanks += 1
        elif groups:
            above = groups[-1].cells.pop()
            groups[-1].cells.append(above._replace(raw=f"{above.raw}\n{line.text}"))
            blanks = 0
    return groups


def _by_usual_length(groups: Sequence[_Group], usual: int) -> list[int]:
    """How many groups each row takes so that as few rows as possible have another number of cells than usual."""
    short = [0] * (len(groups) + 1)
    taken = [1] * len(groups)
    for at in range(len(groups) - 1, -1, -1):
        short[at] = short[at + 1] + (len(groups[at].cells) != usual)
        count = _groups_of_row(groups, at, usual)
        if short[at + count] < short[at]:
            short[at], taken[at] = short[at + count], count
    made, at = [], 0
    while at < len(groups):
        made.append(taken[at])
        at += taken[at]
    return made


def _by_row_above(groups: Sequence[_Group]) -> list[int]:
    """How many groups each row takes if a row has as many cells as the one above."""
    made: list[int] = []
    at = usual = 0
    while at < len(groups):
        count = _groups_of_row(groups, at, usual)
        made.append(count)
        usual = sum(len(group.cells) for group in groups[at : at + count])
        at += count
    return made


def _groups_of_row(groups: Sequence[_Group], at: int, cells: int) -> int:
    """How many groups, parted by single blank lines, make a row of so many cells; 1 where none do."""
    total = len(groups[at].cells)
    for count in range(2, len(groups) - at + 1):
        group = groups[at + count - 1]
        if total >= cells or group.blanks > 1:
            break
        total += len(group.cells)
        if total == cells:
            return count
    return 1
