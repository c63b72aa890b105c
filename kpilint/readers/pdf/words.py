"""Characters put together to lines of text; blanks where they stand or where a gap tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpilint.readers.pdf.glyphs import Box, Glyph

_SAME_LINE = 0.45
"""Ems two characters' middles may be apart on one line."""
_WORD_GAP = 0.2
"""Ems between two Latin words."""
_WIDE_GAP = 1.4
"""Ems between two characters from which people see a gap, whatever the characters."""
_DOUBLED = 0.15
"""Ems by which the second print of a character is moved that makes it look bold."""


@dataclass(slots=True)
class Line:
    """A line of text, its characters from left to right (blanks left out)."""

    text: str
    box: Box
    size: float
    glyphs: list[Glyph]


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of text that characters make, from top to bottom."""
    made: list[Line] = []
    for row in _rows(glyphs):
        line = _line(row)
        if line is not None:
            made.append(line)
    return made


def cell_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a cell; turned text, upright in a space of its own, behind the upright one."""
    lines = lines_of(glyph for glyph in glyphs if glyph.turn == 0)
    for turn in (1, 2, 3):
        lines += lines_of(_righted(glyph) for glyph in glyphs if glyph.turn == turn)
    return lines


def _righted(glyph: Glyph) -> Glyph:
    """A turned character as it stands when the page is turned so that it is upright."""
    x0, y0, x1, y1 = glyph.x0, glyph.y0, glyph.x1, glyph.y1
    if glyph.turn == 1:
        x0, y0, x1, y1 = -y1, x0, -y0, x1
    elif glyph.turn == 2:
        x0, y0, x1, y1 = -x1, -y1, -x0, -y0
    else:
        x0, y0, x1, y1 = y0, -x1, y1, -x0
    return Glyph(glyph.text, x0, y0, x1, y1, y1, glyph.size)


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters by line, from top to bottom."""
    rows: list[list[Glyph]] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=lambda one: (one.y, one.x0)):
        if rows and glyph.y - middle <= _SAME_LINE * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
            middle += (glyph.y - middle) / len(rows[-1])
        else:
            rows.append([glyph])
            middle = glyph.y
    return rows


def _line(row: list[Glyph]) -> Line | None:
    kept: list[Glyph] = []
    parts: list[str] = []
    blank = False
    for glyph in sorted(row, key=lambda one: one.x0):
        if glyph.text == " " or glyph.text.isspace():
            blank = True
            continue
        if kept:
            last = kept[-1]
            if last.text == glyph.text and glyph.x0 - last.x0 < _DOUBLED * glyph.size:
                continue
            if blank or _is_gap(last, glyph):
                parts.append(" ")
        parts.append(glyph.text)
        kept.append(glyph)
        blank = False
    if not kept:
        return None
    box = Box(
        kept[0].x0, min(glyph.y0 for glyph in kept), max(glyph.x1 for glyph in kept), max(glyph.y1 for glyph in kept)
    )
    sizes = sorted(glyph.size for glyph in kept)
    return Line("".join(parts), box, sizes[len(sizes) // 2], kept)


def _is_gap(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.x0 - last.x1
    size = min(last.size, glyph.size)
    if gap <= _WORD_GAP * size:
        return False
    return gap > _WIDE_GAP * size or (_is_latin(last.text) and _is_latin(glyph.text))


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()
