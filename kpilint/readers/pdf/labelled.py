"""Header blocks without upright rules: labels on the left, what they name on the right, above an indicator table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpilint.readers.pdf.cells import Area, Table
from kpilint.readers.pdf.columns import Space
from kpilint.readers.pdf.glyphs import Glyph
from kpilint.readers.pdf.groups import WAYS, Label, Stretch, groups_of
from kpilint.readers.pdf.known import is_heading, is_label, labels_begin, labels_within
from kpilint.readers.pdf.pageparts import PageParts
from kpilint.readers.pdf.rules import Ruling
from kpilint.readers.pdf.words import Line, lines_of

_MOST_LINES = 80
"""Lines of the longest block."""
_GAP = 0.7
"""Ems between two cells of a line."""
_WIDEST = 12
"""Characters of a line of the widest label."""
_SHORT = 40
"""Characters up to which a piece of a line may hold several cells that touch; longer ones are running text."""
_WIDE = "\u2e80"
"""From here on characters are Chinese."""
_NAMING = "项目"
"""How labels begin that words touch which are their values: 项目名称某某工程."""
_INDENT = 3.0
"""Ems that a line of running text may begin further right than the one above."""
_LARGER = 1.15
"""Times the size of a block's text from which a line is a title above it."""
_SPACE = 3.0
"""Ems between two lines of a block."""
_BESIDE = 0.2
"""Ems by which lines that stand beside one another overlap in height."""
_FEW_RULES = 2
"""Rules inside a block from which on every row has one."""
_EDGE = 0.1
"""Ems by which characters may stand across the border behind the labels."""
_STOP = re.compile(r"^[（(]?(?:金额)?单位\s?[:：]|绩效.*表$|^预算年度")
_NUMBERED = re.compile(r"\d{1,3}、|[一二三四五六七八九十]{1,3}、")
_SIDE = 3.0
"""Points left and right of a block's text that belong to it."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A block: its labels, the lines of what stands beside them, and the border between."""

    labels: list[Label]
    content: list[Line]
    border: float


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
    page.parts[at - len(lines) + start : at] = [_table(block, page.rules)]
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


def _best_block(lines: Sequence[Line]) -> tuple[int, _Block | None]:
    """The block at the end of some lines with most labels, and the line it begins with; None where there is none."""
    best: tuple[int, int, _Block] | None = None
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


def _block(lines: Sequence[Line], border: float) -> _Block | None:
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
    return _Block(labels, content, border) if content else None


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


def _table(block: _Block, rules: Sequence[Ruling]) -> Table:
    """A block as rows: each line of the right side is one, its pieces are the cells; running text is one cell."""
    rows = _spelt([_row(lines) for lines in _bands(block, rules)])
    cuts = _stabs([(left[-1].end, right[0].x0) for row in rows for left, right in pairwise(row)])
    flat = [[glyph for piece in row for glyph in piece] for row in rows]
    left = min(line.box.x0 for label in block.labels for line in label.lines)
    xs = [left - _SIDE, block.border, *cuts, max(glyph.x1 for row in flat for glyph in row) + _SIDE]
    tops, bottoms = [min(glyph.y0 for glyph in row) for row in flat], [max(glyph.y1 for glyph in row) for row in flat]
    ys = [tops[0] - 1, *((end + start) / 2 for end, start in zip(bottoms, tops[1:], strict=False)), bottoms[-1] + 1]
    bases = [[glyph.base for glyph in row] for row in flat]
    stretches = [Stretch(min(own), max(own), *edges) for own, edges in zip(bases, pairwise(ys), strict=True)]
    starts = min(groups_of(block.labels, stretches, [], way, False) for way in WAYS)[1]
    areas = [
        Area(start, 0, end, 1, glyphs=[glyph for line in label.lines for glyph in line.glyphs])
        for label, start, end in zip(block.labels, starts, [*starts[1:], len(rows)], strict=False)
    ]
    for start, end in _runs(rows, set(starts)):
        for at in range(len(rows[start])):
            glyphs = [glyph for row in rows[start:end] for glyph in row[at]]
            first = 1 + sum(cut < min(glyph.x for glyph in glyphs) for cut in cuts)
            last = 2 + sum(cut < max(glyph.x for glyph in glyphs) for cut in cuts)
            areas.append(Area(start, first, end, last, glyphs=glyphs))
    return Table(xs, ys, sorted(areas, key=lambda area: (area.row, area.column)))


def _runs(rows: Sequence[list[list[Glyph]]], starts: set[int]) -> list[tuple[int, int]]:
    """The rows, those of running text beside one label together: they are one piece each, and begin alike."""
    runs: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        above = rows[at - 1] if at and at not in starts else []
        if len(row) == len(above) == 1 and row[0][0].x0 - above[0][0].x0 < _INDENT * row[0][0].size:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _bands(block: _Block, rules: Sequence[Ruling]) -> list[list[Line]]:
    """The lines of each row: those between two rules, or those that stand beside one another a little higher or lower,
    as the cells of a row do that are centred."""
    right = max(line.box.x1 for line in block.content)
    drawn = [rule.at for rule in rules if rule.covers(block.border, right)]
    inside = [at for at in drawn if block.content[0].box.y1 < at < block.content[-1].box.y0]
    bands: list[list[Line]] = []
    for line in block.content:
        above = bands[-1][-1] if bands else line
        parted = any((above.box.y0 + above.box.y1) / 2 < at < (line.box.y0 + line.box.y1) / 2 for at in inside)
        beside = above.box.y1 - line.box.y0 > _BESIDE * line.size
        if bands and not parted and (beside or len(inside) >= _FEW_RULES):
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def _row(lines: Sequence[Line]) -> list[list[Glyph]]:
    """The cells of lines beside one another: pieces that stand above one another are one."""
    row: list[list[Glyph]] = []
    for piece in sorted((piece for line in lines for piece in _pieces(line)), key=lambda piece: piece[0].x0):
        if row and piece[0].x0 < max(glyph.end for glyph in row[-1]):
            row[-1] += piece
        else:
            row.append(piece)
    return row


def _pieces(line: Line) -> list[list[Glyph]]:
    """A line's characters parted at gaps, and before and behind labels that touch something else."""
    pieces: list[list[Glyph]] = [[line.glyphs[0]]]
    for glyph, after in pairwise(line.glyphs):
        if after.x0 - glyph.end > _GAP * line.size:
            pieces.append([])
        pieces[-1].append(after)
    return [part for piece in pieces for part in _cut_at_labels(piece)]


def _cut_at_labels(piece: list[Glyph]) -> list[list[Glyph]]:
    """A piece parted at the labels in it that touch figures or other labels; those inside running text are none."""
    text = "".join(glyph.text for glyph in piece)
    if len(text) > _SHORT or len(text) != len(piece):
        return [piece]
    spans = labels_within(text)
    cuts = {0, len(text)}
    for start, end in spans:
        free = start in {0, *(other for _, other in spans)} or text[start - 1] < _WIDE
        alone = end == len(text) or text[end] < _WIDE or end in {other for other, _ in spans}
        if free and (alone or text.startswith(_NAMING, start)):
            cuts |= {start, end}
    return [piece[start:end] for start, end in pairwise(sorted(cuts))]


def _spelt(rows: list[list[list[Glyph]]]) -> list[list[list[Glyph]]]:
    """The rows with labels whole that were wrapped: their second half stands below the first."""
    for row, below in pairwise(rows):
        for at, piece in enumerate(row):
            half = next((other for other in below if other[0].x0 < piece[-1].x1 and piece[0].x0 < other[-1].x1), None)
            if half is None or is_label(_text(piece)) or not is_label(_text(piece) + _text(half)):
                continue
            row[at] = [*piece, *half]
            below.remove(half)
    return [row for row in rows if row]


def _text(piece: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in piece)


def _stabs(gaps: Sequence[Space]) -> list[float]:
    """The fewest places such that every gap holds one: the borders of the columns that all lines share."""
    cuts: list[float] = []
    left = right = float("-inf")
    for start, end in sorted(gaps, key=lambda gap: gap[1]):
        if start <= right:
            left, right = max(left, start), min(right, end)
            cuts[-1] = (left + right) / 2
        else:
            left, right = start, end
            cuts.append((start + end) / 2)
    return cuts
