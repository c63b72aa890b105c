"""Rows cut by a page break or wrapped over lines: which row is only the tail of the one above."""

from __future__ import annotations

from collections.abc import Sequence

from kpilint.layout.drafts import Draft, is_noise, joined
from kpilint.text.dimensions import dimension_of, level_of

REASON = "被分页或换行截断的行，已拼接"
_LEVELS = {"level1": level_of, "level2": dimension_of}


def join_tails(parts: Sequence[Draft]) -> list[Draft]:
    """The rows of a table with every tail joined to its row."""
    merged = merges_level2(parts)
    drafts: list[Draft] = []
    for part in parts:
        if drafts and is_tail(part, drafts[-1], merged):
            take(drafts[-1], part)
        else:
            drafts.append(part)
    return drafts


def is_tail(part: Draft, above: Draft, level2_merged: bool) -> bool:
    """Whether a row only goes on with the row above.

    ``level2_merged``: in this table 二级指标 is left empty where it is the same as above, so that an empty one alone
    says nothing.
    """
    if part.text("level1") or part.text("level2"):
        return _tail_of_levels(part, above)
    if not part.cells.keys() & _LEVELS.keys():
        return not part.text("name")
    if not part.text("name"):
        return True
    if part.text("target_value"):
        return part.after_break and not level2_merged
    return part.after_break or not level2_merged


def _tail_of_levels(part: Draft, above: Draft) -> bool:
    """Whether 一级 or 二级 holds the second half of a word cut in two (服务对象满 + 意度指标)."""
    if any(_completes(part, above, name) for name in _LEVELS):
        return True
    if any(known(part.text(name)) is not None for name, known in _LEVELS.items()):
        return False
    return not part.text("name") and not part.text("target_value")


def _completes(part: Draft, above: Draft, name: str) -> bool:
    known, head, tail = _LEVELS[name], above.text(name), part.text(name)
    return bool(head and tail) and known(tail) is None and known(head) is None and known(head + tail) is not None


def take(above: Draft, part: Draft, before: bool = False) -> None:
    """Put a part's cells to those of the row it belongs to, behind them or (``before``) in front of them.

    A level is taken only where it is new or completes a word.
    """
    for name, cell in part.cells.items():
        if not cell.text or (name in _LEVELS and above.text(name) and not _completes(part, above, name)):
            continue
        own = above.cells.get(name)
        above.cells[name] = cell if own is None else joined(cell, own) if before else joined(own, cell)
    above.original[0 if before else len(above.original) : 0 if before else len(above.original)] = part.original
    above.repaired(REASON)


def merges_level2(parts: Sequence[Draft]) -> bool:
    """Whether a table leaves 二级指标 empty where it is the same as above: every fifth whole row lacks it."""
    whole = [
        part
        for part in parts
        if "level2" in part.cells and part.text("name") and part.text("target_value") and not is_noise(part.text("name"))
    ]
    without = sum(1 for part in whole if not part.text("level2"))
    return without > 0 and without * 5 >= len(whole)
