"""Indicator tables without rules: columns from their headings and the free space below, rows from the lines' places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from kpilint.readers.pdf.columns import (
    Head,
    Space,
    borders_of,
    columns_of,
    crossings,
    heads_of,
    in_common,
    is_doubtful,
    spaces_between,
)
from kpilint.readers.pdf.glyphs import Glyph
from kpilint.readers.pdf.known import is_label, is_level_heading
from kpilint.readers.pdf.pageparts import PageParts
from kpilint.readers.pdf.parting import Body, parted
from kpilint.readers.pdf.tables import Area, Table
from kpilint.readers.pdf.words import Line, lines_of
from kpilint.text.dimensions import begins_label

_LARGER = 1.15
"""Times the size of a table's text from which a line is a title below it."""
_FAR = 8.0
"""Ems between a table's last line and what cannot belong to it any more."""
_NUMBERED = re.compile(r"\d{1,3}、|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|附|注[:：]")
_TITLE = re.compile(r"^单位[:：]|绩效.*表$")
_DOUBTFUL = 10
"""Lines that look like running text, without any other between them, after which a table is over."""
_BEHIND = 4
"""Lines in which a table must go on behind one that stands across a border."""
_KIN = 1.5
"""Points by which headings of tables with the same columns may differ."""
_ROUNDS = 4
"""How often lines are given back before the columns are taken as they are."""
_SIDE = 3.0
"""Points left and right of a table's text that belong to it."""


@dataclass(slots=True)
class _Piece:
    """What of a table stands on one page: the page, its headings if they are there, and the lines below."""

    page: PageParts
    head: list[Line]
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Region:
    """An indicator table: its headings, the free space between its columns, and its pieces by page."""

    head: Head
    spaces: list[Space]
    pieces: list[_Piece]
    size: float
    doubtful: int = 0
    """How many lines at the end so far look like running text."""

    def take(self, line: Line) -> bool:
        """Whether a line may belong to the table; then it is put into it."""
        if self._ends(line):
            return False
        if is_doubtful(self.spaces, line):
            self.doubtful += 1
        elif columns_of(self.spaces, line) > 1:
            self.doubtful = 0
        self.pieces[-1].lines.append(line)
        return self.doubtful < _DOUBTFUL

    def takes_head(self, head: Head, lines: list[Line]) -> bool:
        """Whether headings at the head of a page repeat those of this table; then they are put into it."""
        spaces = in_common(self.spaces, spaces_between(head.headings))
        if spaces is None or [one.text for one in head.headings] != [one.text for one in self.head.headings]:
            return False
        self.spaces = spaces
        self.pieces[-1].head = lines
        return True

    @property
    def lines(self) -> list[Line]:
        """The lines below its headings, on all pages."""
        return [line for piece in self.pieces for line in piece.lines]

    def keep_to(self, borders: Sequence[Space]) -> bool:
        """Give back the lines from the first one on that does not keep to the columns; whether there were any."""
        lines = self.lines
        end = next((at for at in range(len(lines)) if _is_astray(borders, lines[at : at + _BEHIND])), None)
        if end is None:
            return False
        for piece in self.pieces:
            kept = len(piece.lines)
            del piece.lines[max(end, 0) :]
            end -= kept
        return True

    def _ends(self, line: Line) -> bool:
        """Whether a line shows by its look or words that the table ended above it."""
        piece = self.pieces[-1]
        above = piece.lines[-1] if piece.lines else piece.head[-1] if piece.head else None
        if line.size > _LARGER * self.size or (above and line.box.y0 - above.box.y1 > _FAR * self.size):
            return True
        first = "".join(glyph.text for glyph in line.glyphs if glyph.x0 < self.spaces[0][0])
        if first and ((is_label(first) and not begins_label(first)) or _NUMBERED.match(first)):
            return True
        return _TITLE.search("".join(line.text.split())) is not None


def _is_astray(borders: Sequence[Space], lines: Sequence[Line]) -> bool:
    """Whether a line is no line of the table: it stands across borders, not only across one while the table goes on."""
    across = crossings(borders, lines[0])
    on = any(columns_of(borders, line) > 1 and not crossings(borders, line) for line in lines[1:])
    return across > 1 or (across == 1 and not on)


def find_bare_tables(pages: Sequence[PageParts]) -> None:
    """Put the tables that have headings but no upright rules in the place of their lines."""
    regions: list[_Region] = []
    region: _Region | None = None
    for page in pages:
        heads = heads_of(page.parts)
        at = 0
        if region is not None:
            region.pieces.append(_Piece(page, []))
        while at < len(page.parts):
            part = page.parts[at]
            if (head := heads.get(at)) is not None:
                lines = [line for line in page.parts[at : head.end] if isinstance(line, Line)]
                if region is None or at > 0 or not region.takes_head(head, lines):
                    region = _Region(head, spaces_between(head.headings), [_Piece(page, lines)], lines[0].size)
                    regions.append(region)
                at = head.end
                continue
            if region is not None and not (isinstance(part, Line) and region.take(part)):
                region = None
            at += 1
    for kin in _kin(regions):
        cuts = _settled(kin)
        for found in kin:
            _build(found, cuts)


def _kin(regions: Sequence[_Region]) -> list[list[_Region]]:
    """Tables with the same headings in the same places together: their columns are the same."""
    groups: list[list[_Region]] = []
    for region in regions:
        group = next((group for group in groups if _are_alike(group[0].head, region.head)), None)
        if group is None:
            groups.append([region])
        else:
            group.append(region)
    return groups


def _are_alike(one: Head, other: Head) -> bool:
    return len(one.headings) == len(other.headings) and all(
        mine.text == its.text and abs(mine.x0 - its.x0) <= _KIN and abs(mine.x1 - its.x1) <= _KIN
        for mine, its in zip(one.headings, other.headings, strict=True)
    )


def _settled(regions: Sequence[_Region]) -> list[float]:
    """Where the columns of some tables are parted; lines that turn out not to be theirs are given back."""
    for _ in range(_ROUNDS):
        borders = borders_of(regions[0].spaces, [line for region in regions for line in region.lines])
        given = [region.keep_to(borders) for region in regions]
        if not any(given):
            break
    return [(start + end) / 2 for start, end in borders]


def _build(region: _Region, cuts: list[float]) -> None:
    """Replace the lines of a region by a table on each page."""
    pieces = [piece for piece in region.pieces if piece.head or piece.lines]
    lines = [line for piece in pieces for line in (*piece.head, *piece.lines)]
    xs = [min(line.box.x0 for line in lines) - _SIDE, *cuts, max(line.box.x1 for line in lines) + _SIDE]
    labelled = [is_level_heading(heading.text) for heading in region.head.headings]
    bodies = parted(
        [_split(piece.lines, cuts) for piece in pieces], labelled, xs, [piece.page.rules for piece in pieces]
    )
    for piece, body in zip(pieces, bodies, strict=True):
        _replace(piece, Table(xs, *_cells(_split(piece.head, cuts) if piece.head else [], piece, body)))


def _cells(head: Sequence[Sequence[Line]], piece: _Piece, body: Body) -> tuple[list[float], list[Area]]:
    """The heights of the rows' edges, and the cells: the headings, where they are, and those below."""
    ys = [piece.head[0].box.y0 - 1] if head else []
    ys += body.edges or [piece.head[-1].box.y1 + 1]
    areas = [Area(0, column, 1, column + 1, glyphs=_glyphs(lines)) for column, lines in enumerate(head)]
    first = 1 if head else 0
    for cell in body.cells:
        areas.append(
            Area(first + cell.row, cell.column, first + cell.row_end, cell.column + 1, glyphs=_glyphs(cell.lines))
        )
    return ys, sorted(areas, key=lambda area: (area.row, area.column))


def _replace(piece: _Piece, table: Table) -> None:
    """Put a table in the place of its lines."""
    parts = piece.page.parts
    own = {id(line) for line in (*piece.head, *piece.lines)}
    at = next(at for at, part in enumerate(parts) if id(part) in own)
    parts[at] = table
    parts[:] = [part for part in parts if id(part) not in own]


def _split(lines: Sequence[Line], cuts: Sequence[float]) -> list[list[Line]]:
    """The characters of lines by column, as lines again."""
    columns: list[list[Glyph]] = [[] for _ in range(len(cuts) + 1)]
    for glyph in _glyphs(lines):
        columns[bisect_left(cuts, glyph.x)].append(glyph)
    return [lines_of(column) for column in columns]


def _glyphs(lines: Sequence[Line]) -> list[Glyph]:
    return [glyph for line in lines for glyph in line.glyphs]
