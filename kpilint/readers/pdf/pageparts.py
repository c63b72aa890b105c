"""A page parted into tables and lines of text, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

from kpilint.readers.pdf.cells import tables_of, without_outside
from kpilint.readers.pdf.columns import heads_of
from kpilint.readers.pdf.glyphs import Box, Glyph, PageContent
from kpilint.readers.pdf.groups import labels_of
from kpilint.readers.pdf.rules import Ruling, rulings_of
from kpilint.readers.pdf.tables import Area, Table
from kpilint.readers.pdf.words import Line, lines_of
from kpilint.text.dimensions import begins_label, dimension_of, level_of

_CLIPPED = 0.75
"""Ems by which a character may lie outside the open side of a table: the page's end cut it through."""
_FRAME = 0.4
"""Share of the page's height from which a box without any line inside is a frame round text, not a cell."""


@dataclass(slots=True)
class PageParts:
    """A page's tables and the lines of text outside them, in order from top to bottom, and its level rules."""

    number: int
    width: float
    height: float
    parts: list[Line | Table]
    rules: tuple[Ruling, ...]


def parts_of(page: PageContent) -> PageParts:
    """Find the tables of a page and give them their characters; all other characters make lines."""
    rulings = rulings_of(page.strokes)
    tables = _without_frames(tables_of(rulings, _text_size(page)), page)
    outside: list[Glyph] = []
    by_size = sorted(tables, key=lambda table: _area(table.box))
    for glyph in page.glyphs:
        table = next((one for one in by_size if _holds(one, glyph)), None)
        if table is None:
            outside.append(glyph)
        else:
            table.area_at(glyph.x, glyph.y).glyphs.append(glyph)
    kept: list[Table] = []
    for table in tables:
        if _lacks_rules(table):
            outside += [glyph for area in table.areas for glyph in area.glyphs]
        elif any(area.glyphs for area in table.areas):
            kept.append(without_outside(table))
    lines = lines_of(glyph for glyph in outside if glyph.turn == 0)
    return PageParts(page.number, page.width, page.height, _ordered(kept, lines), rulings.level)


def _text_size(page: PageContent) -> float:
    """The size of most of a page's text in points."""
    sizes = sorted(glyph.size for glyph in page.glyphs)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _holds(table: Table, glyph: Glyph) -> bool:
    """Whether a character belongs to a table; it may lie a little outside where the table is open."""
    box, slack = table.box, _CLIPPED * glyph.size
    above, below = slack if table.open_above else 0.0, slack if table.open_below else 0.0
    right = box.x1 + (glyph.size if glyph.may_hang else 1.0)
    return box.x0 - 1 <= glyph.x <= right and box.y0 - above <= glyph.y <= box.y1 + below


def _without_frames(tables: list[Table], page: PageContent) -> list[Table]:
    """The tables without the boxes drawn round other tables or round much of a page."""
    kept: list[Table] = []
    for table in tables:
        box = table.box
        around = any(box.holds(*_middle(other.box)) for other in tables if other is not table)
        if len(table.areas) == 1 and (around or box.y1 - box.y0 > _FRAME * page.height):
            continue
        kept.append(table)
    return kept


def _lacks_rules(table: Table) -> bool:
    """Whether a table's rules do not part its cells: it is a frame, or columns without rules between the rows."""
    return len(table.areas) == 1 or any(heads_of(area.lines) or _labels(area) > 1 for area in table.areas)


def _labels(area: Area) -> int:
    """How many 一级 or 二级指标 a cell's lines spell."""
    if not area.glyphs or len(area.lines) < 2 or not begins_label(area.lines[0].text):
        return 0
    labels = labels_of(area.lines)
    return len(labels) if all((dimension_of(one.text) or level_of(one.text)) is not None for one in labels) else 0


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def _ordered(tables: list[Table], lines: list[Line]) -> list[Line | Table]:
    parts: list[tuple[float, float, Line | Table]] = [(table.ys[0], table.xs[0], table) for table in tables]
    parts += [((line.box.y0 + line.box.y1) / 2, line.box.x0, line) for line in lines]
    return [part for _, _, part in sorted(parts, key=lambda one: one[:2])]
