"""Columns of a table without upright rules: where its headings stand, and the free space between its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpilint.readers.pdf.known import begins_heading, headings_within, is_heading
from kpilint.readers.pdf.tables import Table
from kpilint.readers.pdf.words import Line

_FEWEST = 3
"""Headings that make a line the head of an indicator table."""
_REACH = 4
"""Lines above and below the line with most headings that wrapped headings may take."""
_SPACING = 1.2
"""Ems between two lines of wrapped headings."""
_GAP = 0.3
"""Ems between two headings."""
_FREE = 0.05
"""Ems of space between two characters that do not touch."""
_NARROW = 0.32
"""Ems of space up to which two characters may stand in one cell: a figure beside Chinese characters."""
_TOUCHING = 0.1
"""Ems by which characters of columns that touch may reach over the border."""
Space = tuple[float, float]
"""Free space between two columns, from left to right."""


@dataclass(frozen=True, slots=True, order=True)
class Heading:
    """A column's heading, or a piece of it: its text and where it stands, across."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a table, and which of a page's parts they take (the end excluded)."""

    headings: list[Heading]
    start: int
    end: int


def heads_of(parts: Sequence[Line | Table]) -> dict[int, Head]:
    """The headings of tables among a page's parts, by the part they begin with."""
    heads: dict[int, Head] = {}
    end = 0
    for at, part in enumerate(parts):
        if at >= end and isinstance(part, Line) and (head := _head_at(parts, at, end)) is not None:
            heads[head.start] = head
            end = head.end
    return heads


def _head_at(parts: Sequence[Line | Table], at: int, first: int) -> Head | None:
    """The headings of an indicator table in and round the line ``at``, none before ``first``; None if too few."""
    line = parts[at]
    if not isinstance(line, Line) or len(headings_within("".join(line.text.split()))) < 2:
        return None
    above = _neighbours(line, parts[max(at - _REACH, first) : at][::-1])
    below = _neighbours(line, parts[at + 1 : at + 1 + _REACH])
    lines = [*above[::-1], line, *below]
    best: tuple[tuple[int, int], Head] | None = None
    for touching in (False, True):
        pieces = [_pieces(one, touching) for one in lines]
        for start in range(len(above) + 1):
            for end in range(len(above) + 1, len(lines) + 1):
                headings = _headings(pieces[start:end])
                texts = [heading.text for heading in headings if is_heading(heading.text)]
                known = len(texts), sum(map(len, texts))
                if len(texts) >= _FEWEST and (best is None or known > best[0]):
                    best = known, Head(headings, at - len(above) + start, at - len(above) + end)
    return best[1] if best else None


def _neighbours(line: Line, parts: Sequence[Line | Table]) -> list[Line]:
    """The lines next to a line, one behind the other without larger space between."""
    found: list[Line] = []
    for part in parts:
        if not isinstance(part, Line) or not _close(*sorted((line, part), key=lambda one: one.box.y0)):
            break
        found.append(part)
        line = part
    return found


def _close(above: Line, below: Line) -> bool:
    return below.box.y0 - above.box.y1 <= _SPACING * min(above.size, below.size)


def _headings(lines: Sequence[Sequence[Heading]]) -> list[Heading]:
    """What stands in some lines, by columns: pieces that stand above one another are one heading."""
    groups: list[list[tuple[int, Heading]]] = []
    end = float("-inf")
    for x0, at, piece in sorted((piece.x0, at, piece) for at, line in enumerate(lines) for piece in line):
        if x0 >= end:
            groups.append([])
        groups[-1].append((at, piece))
        end = max(end, piece.x1) if len(groups[-1]) > 1 else piece.x1
    return [
        Heading(
            "".join(piece.text for _, piece in sorted(group)),
            group[0][1].x0,
            max(piece.x1 for _, piece in group),
        )
        for group in groups
    ]


def _pieces(line: Line, touching: bool) -> list[Heading]:
    """A line's pieces between gaps; ``touching``: parted, too, where a heading begins right behind another one."""
    text = "".join(glyph.text for glyph in line.glyphs)
    cuts: set[int] = set()
    if touching and len(text) == len(line.glyphs):
        spans = headings_within(text)
        cuts = {start for start, _ in spans} | {end for _, end in spans if begins_heading(text[end : end + 2])}
    pieces = [[line.glyphs[0]]]
    for at, (glyph, after) in enumerate(pairwise(line.glyphs), 1):
        if after.x0 - glyph.x1 > _GAP * line.size or at in cuts:
            pieces.append([])
        pieces[-1].append(after)
    return [Heading("".join(one.text for one in piece), piece[0].x0, piece[-1].x1) for piece in pieces]


def spaces_between(headings: Sequence[Heading]) -> list[Space]:
    """The space between the headings: in it lie the borders of the columns."""
    return [(min(left.x1, right.x0), max(left.x1, right.x0)) for left, right in pairwise(headings)]


def in_common(one: Sequence[Space], other: Sequence[Space]) -> list[Space] | None:
    """The space between columns that two tables share; None where their columns differ."""
    both = [(max(a, c), min(b, d)) for (a, b), (c, d) in zip(one, other, strict=False)]
    return both if len(one) == len(other) and all(start <= end for start, end in both) else None


def is_doubtful(spaces: Sequence[Space], line: Line) -> bool:
    """Whether a line shows fewer gaps between columns than it runs over without any, as running text does."""
    gaps = [(one.end, after.x0) for one, after in pairwise(line.glyphs) if after.x0 - one.end >= _GAP * line.size]
    crossed = [(start, end) for start, end in spaces if line.box.x0 < start and end < line.glyphs[-1].end]
    shown = sum(any(left < end and start < right for left, right in gaps) for start, end in crossed)
    return len(crossed) > 1 and shown * 2 < len(crossed)


def borders_of(spaces: Sequence[Space], lines: Sequence[Line]) -> list[Space]:
    """Where the columns are parted: the space that fewest words reach into, and that has words of many lines on either
    side."""
    found: list[Space] = []
    for at, space in enumerate(spaces):
        left = found[-1][1] if found else float("-inf")
        right = spaces[at + 1][0] if at + 1 < len(spaces) else float("inf")

        def merit(part: Space, left: float = left, right: float = right) -> tuple[int, float]:
            before = sum(any(left <= glyph.x < part[0] for glyph in line.glyphs) for line in lines)
            behind = sum(any(part[1] < glyph.x <= right for glyph in line.glyphs) for line in lines)
            return min(before, behind), part[1] - part[0]

        found.append(max(_clearest(space, lines), key=merit))
    return found


def _clearest(space: Space, lines: Sequence[Line]) -> list[Space]:
    """The parts of a space that the fewest lines run over; a narrow gap between characters counts half.

    Characters of one line that touch count as one stretch, for where one column's characters end and begin the
    characters of all lines end and begin.
    """
    edge = _TOUCHING * (lines[0].size if lines else 1.0)
    start, end = space[0] - edge, space[1] + edge
    steps: list[tuple[float, int]] = [(start, 0), (end, 0)]
    for line in lines:
        for free in (_FREE, _NARROW):
            for left, right in _stretches(line, free * line.size):
                if right > start and left < end:
                    steps += [(max(left, start), 1), (min(right, end), -1)]
    steps.sort()
    depth, parts = 0, []
    for (at, step), (after, _) in pairwise(steps):
        depth += step
        if after > at:
            parts.append((depth, (at, after)))
    least = min((depth for depth, _ in parts), default=0)
    return [part for depth, part in parts if depth == least] or [space]


def _stretches(line: Line, free: float) -> list[Space]:
    """Where a line has characters, those taken together that stand nearer than ``free`` points."""
    found = [(line.glyphs[0].x0, line.glyphs[0].end)]
    for glyph in line.glyphs[1:]:
        start, end = found[-1]
        if glyph.x0 - end < free:
            found[-1] = (start, max(end, glyph.end))
        else:
            found.append((glyph.x0, glyph.end))
    return found


def crossings(borders: Sequence[Space], line: Line) -> int:
    """How many borders of columns a line's words stand across."""
    edge = _TOUCHING * line.size
    return sum(
        any(glyph.x0 + edge < (start + end) / 2 < glyph.end - edge for glyph in line.glyphs) for start, end in borders
    )


def columns_of(borders: Sequence[Space], line: Line) -> int:
    """In how many columns a line has text."""
    return len({sum(glyph.x > (start + end) / 2 for start, end in borders) for glyph in line.glyphs})
