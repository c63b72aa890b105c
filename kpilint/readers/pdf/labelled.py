"""Header blocks without upright rules: labels on the left, what they name on the right, above an indicator table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpilint.readers.pdf.groups import Label
from kpilint.readers.pdf.known import is_heading, is_label, labels_begin
from kpilint.readers.pdf.labelrows import Block, table_of
from kpilint.readers.pdf.pageparts import PageParts
from kpilint.readers.pdf.tables import Table
from kpilint.readers.pdf.words import Line, lines_of

_MOST_LINES = 80
"""Lines of the longest block."""
_WIDEST = 12
"""Characters of a line of the widest label."""
_LARGER = 1.15
"""Times the size of a block's text from which a line is a title above it."""
_SPACE = 3.0
"""Ems between two lines of a block."""
_EDGE = 0.1
"""Ems by which characters may stand across the border behind the labels."""
_STOP = re.compile(r"^[（(]?(?:金额)?单位\s?[:：]|绩效.*表$|^预算年度")
_NUMBERED = re.compile(r"\d{1,3}、|[一二三四五六七八九十]{1,3}、")


def find_labelled_blocks(pages: Sequence[PageParts]) -> None:
    """Put the header blocks above indicator tables, also those at the foot of the page before, in the place of their
    lines."""
    below: Table | None = None
    for page in reversed(pages):
        if below is not None and page.parts and isinstance(page.parts[-1], Line):
            _replace_above(page, len(page.parts), below)
        at = len(page.parts) - 1
        while at >= 0:
            part = page.parts[at]
            if isinstance(part, Table) and any(is_heading(area.text) for area in part.areas if area.row == 0):
                at = _replace_above(page, at, part)
            at -= 1
        first = page.parts[0] if page.parts else None
        below = first if isinstance(first, Table) and _is_head(first) else None


def _is_head(table: Table) -> bool:
    """Whether a table at the head of a page may have lines of its header block above it."""
    return any(is_heading(area.text) or is_label(area.text) for area in table.areas if area.row == 0)


def _replace_above(page: PageParts, at: int, below: Table) -> int:
    """Put the block above part ``at`` in the place of its lines; where it, or that part, stands now."""
    lines = _lines_above(page.parts, at, below.xs[0])
    start, block = _best_block(lines)
    if block is None:
        return at
    page.parts[at - len(lines) + start : at] = [table_of(block, page.rules)]
    return at - len(lines) + start


def _lines_above(parts: Sequence[Line | Table], at: int, left: float) -> list[Line]:
    """The lines above a table that may be its block's, up to a title or a larger space."""
    lines: list[Line] = []
    for part in reversed(parts[max(at - _MOST_LINES, 0) : at]):
        if not isinstance(part, Line) or _STOP.search(part.text):
            break
        if _NUMBERED.match(part.text) and part.box.x0 < left + part.size:
            break
        if lines and (part.size > _LARGER * lines[-1].size or lines[0].box.y0 - part.box.y1 > _SPACE * part.size):
            break
        lines.insert(0, part)
    return lines


def _best_block(lines: Sequence[Line]) -> tuple[int, Block | None]:
    """The block at the end of some lines with most labels, and the line it begins with; None where there is none."""
    best: tuple[int, int, Block] | None = None
    for border in sorted({round(x, 1) for line in lines for x in _ends(line)}):
        start = _reach(lines, border)
        block = _block(lines[start:], border) if start < len(lines) else None
        if block is not None and (best is None or len(block.labels) > best[0]):
            best = len(block.labels), start, block
    return (best[1], best[2]) if best else (0, None)


def _ends(line: Line) -> Iterator[float]:
    """Where the characters end that a line's label may end with."""
    for glyph, after in pairwise(line.glyphs[: _WIDEST + 1]):
        yield max(glyph.end, after.x0 - 0.2)


def _reach(lines: Sequence[Line], border: float) -> int:
    """How far up lines go without a character across the border."""
    start = len(lines)
    while start > 0 and not _crosses(lines[start - 1], border):
        start -= 1
    return start


def _crosses(line: Line, border: float) -> bool:
    edge = _EDGE * line.size
    return any(glyph.x0 + edge < border < glyph.end - edge for glyph in line.glyphs)


def _block(lines: Sequence[Line], border: float) -> Block | None:
    """The block that lines make when parted at a border; None where what stands left of it spells other words too."""
    texts = ["".join(glyph.text for glyph in line.glyphs if glyph.x <= border) for line in lines]
    if not _spells([text for text in texts if text]):
        return None
    labels: list[Label] = []
    glyphs = [glyph for line in lines for glyph in line.glyphs]
    for line in lines_of(glyph for glyph in glyphs if glyph.x <= border):
        if labels and _goes_on(labels[-1].text, "".join(line.text.split())):
            labels[-1].lines.append(line)
        else:
            labels.append(Label([line]))
    content = lines_of(glyph for glyph in glyphs if glyph.x > border)
    return Block(labels, content, border) if content else None


def _spells(texts: Sequence[str]) -> bool:
    """Whether some texts, one below the other, spell labels and nothing else."""
    label = ""
    for text in texts:
        label = label + text if label and _goes_on(label, text) else text
        if not labels_begin(label):
            return False
    return is_label(label)


def _goes_on(label: str, text: str) -> bool:
    """Whether a text goes on with a label that is not whole, or with one that longer labels begin with."""
    return not is_label(label) or labels_begin(label + text)
