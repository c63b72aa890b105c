"""Rows cut by a page break or wrapped over lines: which row is only the tail of the one above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from kpilint.layout.drafts import PROJECT_NAME, Draft, is_noise, joined
from kpilint.text.dimensions import completes_label, dimension_of, level_of

REASON = "被分页或换行截断的行，已拼接"
_MERGED_SHARE = 5
"""One whole row in so many without 二级指标: the table merges these cells."""
_LEVELS = {"level1": level_of, "level2": dimension_of}


Style = Literal["plain", "merged", "wrapped"]
"""Every row has its 二级指标; it is left empty where it is the same as above; cells are wrapped over rows."""

_CONTENT = ("name", "description", "target_value", "basis")
_WRAPPED = 3
"""How many rows without 二级指标, most of them with empty cells, say that the rendering wraps cells over rows."""


def join_tails(parts: Sequence[Draft], exact: bool = False) -> list[Draft]:
    """The rows of a table with every tail joined to its row. Ordinary wrapping is no damage and not noted; the rows of
    an ``exact`` table are not wrapped."""
    style = style_of(parts, exact)
    rows: list[list[Draft]] = []
    for part in parts:
        if rows and is_tail(part, rows[-1][0], style):
            _take_levels(rows[-1][0], part)
            rows[-1].append(part)
        else:
            rows.append([part])
    for row in rows:
        _take_texts(row[0], row)
        if any(style != "wrapped" or tail.after_break for tail in row[1:]):
            row[0].repaired(REASON)
    return [row[0] for row in rows]


def style_of(parts: Sequence[Draft], exact: bool = False) -> Style:
    """How a table renders 二级指标 and long cells."""
    halves = sum(completes_label(above.text("level2"), part.text("level2")) for above, part in pairwise(parts))
    bare = [part for part in parts if "level2" in part.cells and not part.text("level2") and not part.after_break]
    partial = sum(not all(part.text(name) for name in _CONTENT if name in part.cells) for part in bare)
    if not exact and (halves > 1 or (len(bare) >= _WRAPPED and partial * 2 > len(bare))):
        return "wrapped"
    whole = [part for part in parts if part.text("name") and part.text("target_value") and not part.after_break]
    whole = [part for part in whole if "level2" in part.cells and not is_noise(part.text("name"))]
    without = sum(1 for part in whole if not part.text("level2"))
    return "merged" if without > 0 and without * _MERGED_SHARE >= len(whole) else "plain"


def is_tail(part: Draft, above: Draft, style: Style) -> bool:
    """Whether a row only goes on with the row above; not so where it names a project of a wide table."""
    if part.text(PROJECT_NAME):
        return False
    if part.text("level1") or part.text("level2"):
        return _tail_of_levels(part, above)
    if not part.cells.keys() & _LEVELS.keys():
        return not part.text("name")
    if not part.text("name") or style == "wrapped":
        return True
    if part.text("target_value"):
        return part.after_break and style == "plain"
    return part.after_break or style == "plain"


def _tail_of_levels(part: Draft, above: Draft) -> bool:
    """Whether 一级 or 二级 holds the second half of a word cut in two (服务对象满 + 意度指标).

    The 二级指标 decides: a new one is a new row, though the 一级指标 beside it may still go on.
    """
    for name in ("level2", "level1"):
        if part.text(name):
            if completes_label(above.text(name), part.text(name)):
                return True
            if _LEVELS[name](part.text(name)) is not None or part.text("name") or part.text("target_value"):
                return False
    return True


def take_upper_half(row: Draft, half: Draft) -> None:
    """Put the cells of a row's upper half in front of its own."""
    _take_levels(row, half, before=True)
    _take_texts(row, (half, row))
    row.repaired(REASON)


def _take_levels(row: Draft, part: Draft, before: bool = False) -> None:
    """Take the 一级 and 二级指标 of a part where they are new or complete a word."""
    for name in _LEVELS:
        cell, own = part.cells.get(name), row.cells.get(name)
        if cell is None or not cell.text:
            continue
        if own is None or not own.text:
            row.cells[name] = cell
        elif completes_label(own.text, cell.text):
            row.cells[name] = joined((cell, own) if before else (own, cell))


def _take_texts(row: Draft, parts: Sequence[Draft]) -> None:
    """Join all other cells of a row's parts, itself among them, in their order."""
    names = {name for part in parts for name in part.cells} - _LEVELS.keys()
    for name in names:
        cells = [part.cells[name] for part in parts if part.text(name)]
        if cells:
            row.cells[name] = joined(cells)
    row.original = [text for part in parts for text in part.original]
