"""The rows of a header block: every line beside the labels is one, its pieces are cells, running text is one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpilint.readers.pdf.columns import Space
from kpilint.readers.pdf.glyphs import Glyph
from kpilint.readers.pdf.groups import WAYS, Label, Stretch, groups_of
from kpilint.readers.pdf.known import is_label, labels_within
from kpilint.readers.pdf.rules import Ruling
from kpilint.readers.pdf.tables import Area, Table
from kpilint.readers.pdf.words import Line

_GAP = 0.7
"""Ems between two cells of a line."""
_SHORT = 40
"""Characters up to which a piece of a line may hold several cells that touch; longer ones are running text."""
_WIDE = "\u2e80"
"""From here on characters are Chinese."""
_NAMING = "项目"
"""How labels begin that words touch which are their values: 项目名称某某工程."""
_INDENT = 3.0
"""Ems that a line of running text may begin further right than the one above."""
_BESIDE = 0.2
"""Ems by which lines that stand beside one another overlap in height."""
_FEW_RULES = 2
"""Rules inside a block from which on every row has one."""
_SIDE = 3.0
"""Points left and right of a block's text that belong to it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its labels, the lines of what stands beside them, and the border between."""

    labels: list[Label]
    content: list[Line]
    border: float


def table_of(block: Block, rules: Sequence[Ruling]) -> Table:
    """A block as a table; ``rules`` are the level rules of its page."""
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


def _bands(block: Block, rules: Sequence[Ruling]) -> list[list[Line]]:
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
