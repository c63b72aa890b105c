"""Whether a row at the head of a page is the rest of the row at the foot of the page before.

The page break draws a line below the one part and another above the rest, so lines cannot tell. What tells: a cell that
goes on was full to its side, cells that were done are empty now, and two halves spell a known label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpilint.readers.pdf.groups import is_strange
from kpilint.readers.pdf.known import is_label
from kpilint.readers.pdf.tables import Area
from kpilint.readers.pdf.words import Line
from kpilint.text.dimensions import begins_label, completes_label, dimension_of, level_of

_PADDING = 7.0
"""Points, at most, between a cell's side and its text."""
_SPARE = 0.45
"""Ems that may be left beside a full line besides the character that did not fit."""
_ENDS = ("。", "；", ";", "！", "？", "：", "、")
"""Marks a paragraph inside a cell, and so a line that is not full, may end with."""
_WORD = re.compile(r"[A-Za-z0-9.,%〔\[(（《“-]+")

_CERTAIN = 3
_CLEAR = 2
_LIKELY = 1
"""What one pair of cells says for or against a cut."""


def is_cut(pairs: Sequence[tuple[Area, Area]]) -> bool:
    """Whether the lower cells of a row are the rest of the upper ones; so too where only the row's frame had room."""
    own = [above for above, _ in pairs if not above.merged]
    if not any(above.bare for above in own):
        return len(own) * 2 > len(pairs)
    votes = [_vote(above, below) for above, below in pairs]
    against = -sum(vote for vote in votes if vote < 0)
    return sum(vote for vote in votes if vote > 0) >= max(_CLEAR, 2 * against)


def _vote(above: Area, below: Area) -> int:
    merged = above.merged or below.merged
    if above.bare and below.bare:
        if completes_label(above.bare, below.bare):
            return _CERTAIN
        if begins_label(above.bare) and begins_label(below.bare):
            return 0 if merged and above.bare == below.bare else -_CERTAIN
        if _is_full(above, below):
            return _LIKELY
        return 0 if above.bare.endswith(_ENDS) else -_CLEAR
    if merged or not above.bare or _is_level(above):
        return 0
    return _CLEAR


def goes_on_below(text: str, above: Area, below: Area, finer: str, always_filled: bool) -> bool:
    """Whether a merged cell at the foot of a page goes on at the head of the next, between two rows.

    ``text`` is the cell's whole text so far, ``finer`` what stands beside its rest in the next column.
    ``always_filled``: all other cells of its column have text, so that an empty one is part of a merged one.
    """
    other = below.bare
    if not (above.merged or below.merged):
        if not text:
            return is_label(other) or (always_filled and _is_level(below))
        return not other and _is_level(above)
    if not other:
        return not is_strange(text, finer)
    return not text or text == other or completes_label(text, other)


def _is_level(area: Area) -> bool:
    return (dimension_of(area.bare) or level_of(area.bare)) is not None


def _is_full(above: Area, below: Area) -> bool:
    """Whether what follows below did not fit into the last line of the upper cell."""
    last, rest = above.lines[-1], below.lines[0]
    return _room(above) - width_of(last) <= first_word(rest) + _SPARE * last.size


def width_of(line: Line) -> float:
    """How wide a line is, in points."""
    return line.box.x1 - line.box.x0


def _room(area: Area) -> float:
    """The width that lines of a cell have: that of its longest line but the last, or what its padding leaves."""
    padding = min(_PADDING, *(line.box.x0 - area.box.x0 for line in area.lines))
    inside = area.box.x1 - area.box.x0 - 2 * max(padding, 0.0)
    return min(inside, max(width_of(line) for line in area.lines[:-1])) if len(area.lines) > 1 else inside


def first_word(line: Line) -> float:
    """The width of what cannot be broken at a line's beginning: a character, or a figure or Latin word."""
    found = _WORD.match(line.text.replace(" ", ""))
    end = min(len(found[0]) if found else 1, len(line.glyphs))
    return line.glyphs[end - 1].x1 - line.glyphs[0].x0
