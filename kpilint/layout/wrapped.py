"""Rows that recognition scattered over several lines: halves above their row, cells centred round it, noise."""

from __future__ import annotations

from collections.abc import Sequence

from kpilint.layout.continued import REASON, style_of, take_upper_half
from kpilint.layout.drafts import Draft, is_noise, joined
from kpilint.text.dimensions import completes_label, dimension_of, level_of

_TEXTS = ("name", "description", "basis")
_BRACKETS = ("《》", "<>", "〈〉", "（）", "()", "“”", "【】", "[]")
_REACH = 12
"""How many lines a cell wrapped round its row may have."""


def gather(parts: Sequence[Draft]) -> list[Draft]:
    """Bring scattered cells to the rows they belong to; ordinary tables are handed on unchanged."""
    _drop_noise_levels(parts)
    for name in _TEXTS:
        _centre(parts, name)
    left = [part for part in parts if not part.empty]
    return _leading_halves(left)


def _drop_noise_levels(parts: Sequence[Draft]) -> None:
    """A 一级指标 that is no known word, in a row without 二级指标 and value, where the table knows its levels."""
    if not any(level_of(part.text("level1")) is not None for part in parts):
        return
    above = ""
    for part in parts:
        word = part.text("level1")
        half = completes_label(above, word)
        unknown = bool(word) and level_of(word) is None and "指标" not in word and not half
        if unknown and not part.text("level2") and not part.text("target_value"):
            part.clear("level1")
        elif word:
            above = above + word if half else word


def _is_row(part: Draft) -> bool:
    return dimension_of(part.text("level2")) is not None


def _centre(parts: Sequence[Draft], name: str) -> None:
    """Cells that begin above their row: an opened bracket is closed below the next row."""
    for at, part in enumerate(parts):
        text = part.text(name)
        if not text or _is_row(part) or not _open(text):
            continue
        end = _closing(parts, name, at)
        rows = [k for k in range(at, end) if _is_row(parts[k])]
        if len(rows) == 1:
            _move(parts, name, range(at, end), rows[0])


def _closing(parts: Sequence[Draft], name: str, at: int) -> int:
    """The index behind the part that closes what part ``at`` opened; ``at`` where none does."""
    text = ""
    for end in range(at, min(at + _REACH, len(parts))):
        text += parts[end].text(name)
        if not _open(text):
            return end + 1
    return at


def _open(text: str) -> bool:
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in _BRACKETS)


def _move(parts: Sequence[Draft], name: str, where: range, row: int) -> None:
    """Join a field's cells of several parts in one of them and empty the others."""
    cells = [parts[k].cells[name] for k in where if parts[k].text(name)]
    whole = joined(cells)
    for k in where:
        if k != row and parts[k].text(name):
            parts[k].clear(name)
            if parts[k].empty:
                parts[row].original.extend(parts[k].original)
    parts[row].cells[name] = whole
    parts[row].repaired(REASON)


def _leading_halves(parts: Sequence[Draft]) -> list[Draft]:
    """A line with a value but without 二级指标 above a row that has 二级指标 but no value is that row's upper half."""
    plain = style_of(parts) == "plain"
    kept: list[Draft] = []
    above_full = True
    for at, part in enumerate(parts):
        below = parts[at + 1] if at + 1 < len(parts) else None
        noisy = any(is_noise(cell.text) for cell in part.cells.values())
        if below is not None and above_full and (plain or noisy) and _is_leading_half(part, below):
            take_upper_half(below, part)
            continue
        kept.append(part)
        above_full = bool(part.text("target_value")) or (above_full and not _is_row(part))
    return kept


def _is_leading_half(part: Draft, below: Draft) -> bool:
    fits = _is_row(below) and not below.text("target_value")
    return fits and bool(part.text("target_value")) and not (part.text("level1") or part.text("level2"))
