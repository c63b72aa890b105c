"""The cells of a table without rules, on each of its pages: rows from all columns, labels given to groups of rows.

How cells are aligned and where labels stand is decided once for the whole table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpilint.readers.pdf.cuts import width_of
from kpilint.readers.pdf.groups import WAYS, Label, Stretch, groups_of, labels_of
from kpilint.readers.pdf.rows import ALIGNMENTS, Band, Rows, bands_of, leading_of
from kpilint.readers.pdf.rules import Ruling
from kpilint.readers.pdf.words import Line

_OVERLAP = 1.5
"""Points by which a rule may stand inside the band of a line."""

Columns = list[list[Line]]
"""The lines of each column on one page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by its rows (the end excluded) and column, and its lines."""

    row: int
    row_end: int
    column: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Body:
    """What of a table stands on one page: the heights of the rows' edges, one more than rows, and the cells."""

    edges: list[float]
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class _Laid:
    """The rows of one page, each as its bands, and the heights of their edges, one more than rows."""

    rows: list[Sequence[Band]]
    edges: list[float]

    @property
    def stretches(self) -> list[Stretch]:
        """Where each row's text is."""
        made: list[Stretch] = []
        for row, (top, bottom) in zip(self.rows, pairwise(self.edges), strict=True):
            bases = [line.glyphs[0].base for band in row for line in band.counted]
            made.append(Stretch(min(bases), max(bases), top, bottom))
        return made


def parted(
    pages: Sequence[Columns], labelled: Sequence[bool], xs: Sequence[float], rules: Sequence[Sequence[Ruling]]
) -> list[Body]:
    """The cells of a table, given its columns' lines on each page, which columns hold labels of groups of rows, the
    columns' edges, and the level rules of each page."""
    counted = [not one for one in labelled] if not all(labelled) else [True] * len(labelled)
    laid = _laid(pages, counted, xs, rules)
    spans: dict[int, list[list[_Span]]] = {}
    for at in range(len(counted) - 1, -1, -1):
        if not counted[at]:
            drawn = [[rule for rule in own if rule.covers(xs[at], xs[at + 1])] for own in rules]
            spans[at] = _spans([columns[at] for columns in pages], laid, drawn, spans.get(at + 1))
    bodies: list[Body] = []
    for page, own in enumerate(laid):
        cells = [
            Cell(row, row + 1, column, [line for band in bands for line in band.lines[column]])
            for row, bands in enumerate(own.rows)
            for column, counts in enumerate(counted)
            if counts
        ]
        cells += [Cell(start, end, column, lines) for column in spans for start, end, lines in spans[column][page]]
        bodies.append(Body(own.edges, cells))
    return bodies


def _laid(
    pages: Sequence[Columns], counted: Sequence[bool], xs: Sequence[float], rules: Sequence[Sequence[Ruling]]
) -> list[_Laid]:
    """The rows of each page, with cells aligned as suits the whole table best."""
    room = [
        max((width_of(line) for columns in pages for line in columns[at]), default=0.0) for at in range(len(counted))
    ]
    leading = leading_of([column for columns in pages for column in columns])
    inner = next((x for x, counts in zip(xs, counted, strict=False) if counts), xs[0])
    drawn = [[rule for rule in own if rule.covers(inner, xs[-1])] for own in rules]
    bands = [bands_of(columns, counted) for columns in pages]
    ways: list[Rows] = []
    for number, (own, lines) in enumerate(zip(bands, drawn, strict=True)):
        ruled = [at for at, pair in enumerate(pairwise(own), 1) if _rule_between(*pair, lines) is not None]
        ways.append(Rows(own, counted, leading, room, number > 0, ruled))
    tried = [[one.parted(alignment) for one in ways] for alignment in ALIGNMENTS]
    best = min(tried, key=lambda found: sum(weight for weight, _ in found))
    made: list[_Laid] = []
    for (_, starts), own, lines in zip(best, bands, drawn, strict=True):
        rows: list[Sequence[Band]] = [own[start:end] for start, end in pairwise([*starts, len(own)])]
        made.append(_Laid(rows, _edges(rows, lines)))
    return made


def _rule_between(above: Band, below: Band, rules: Sequence[Ruling]) -> float | None:
    """The height of a rule between two bands."""
    return next((one.at for one in rules if above.bottom - _OVERLAP <= one.at <= below.top + _OVERLAP), None)


def _edges(rows: Sequence[Sequence[Band]], rules: Sequence[Ruling]) -> list[float]:
    """The heights between the rows, those of rules where there are, and above and below them."""
    if not rows:
        return []
    edges = [rows[0][0].top]
    for above, below in pairwise(rows):
        rule = _rule_between(above[-1], below[0], rules)
        edges.append((above[-1].bottom + below[0].top) / 2 if rule is None else rule)
    return [*edges, rows[-1][-1].bottom]


_Span = tuple[int, int, list[Line]]
"""The rows a label reaches over (the end excluded), and its lines."""


def _spans(
    pages: Sequence[Sequence[Line]],
    laid: Sequence[_Laid],
    rules: Sequence[Sequence[Ruling]],
    finer: Sequence[Sequence[_Span]] | None,
) -> list[list[_Span]]:
    """The labels of one column on each page with the rows they reach over; ``finer`` are those of the next column."""
    starts_of = [
        [at for at, edge in enumerate(own.edges[:-1]) if at == 0 or any(rule.at == edge for rule in drawn)]
        for own, drawn in zip(laid, rules, strict=True)
    ]
    if sum(len(starts) - 1 for starts in starts_of) >= len(pages):
        return [_between(*page) for page in zip(pages, laid, starts_of, strict=True)]
    labels = [labels_of(lines) for lines in pages]
    beside = [_by_row(own) for own in finer] if finer else [[] for _ in pages]
    stretches = [own.stretches for own in laid]
    tried = [
        [groups_of(*page, way, number > 0) for number, page in enumerate(zip(labels, stretches, beside, strict=True))]
        for way in WAYS
    ]
    best = min(tried, key=lambda found: sum(cost for cost, _ in found))
    return [
        _of_groups(own, starts, len(rows)) if len(starts) == len(own) else _of_nearest(own, rows)
        for (_, starts), own, rows in zip(best, labels, stretches, strict=True)
    ]


def _between(lines: Sequence[Line], laid: _Laid, starts: Sequence[int]) -> list[_Span]:
    """The lines of a column by the rows between two rules, given the rows that such stretches begin with."""
    spans: list[_Span] = []
    for start, end in pairwise([*starts, len(laid.rows)]) if laid.rows else ():
        top = laid.edges[start] if start else float("-inf")
        bottom = laid.edges[end] if end < len(laid.rows) else float("inf")
        spans.append((start, end, [line for line in lines if top < (line.box.y0 + line.box.y1) / 2 <= bottom]))
    return spans


def _by_row(spans: Sequence[_Span]) -> list[str]:
    """The label of each row."""
    texts: dict[int, str] = {}
    for start, end, lines in spans:
        texts.update(dict.fromkeys(range(start, end), "".join("".join(line.text.split()) for line in lines)))
    return [texts[row] for row in sorted(texts)]


def _of_groups(labels: Sequence[Label], starts: Sequence[int], rows: int) -> list[_Span]:
    ends = [*starts[1:], rows][: len(starts)]
    spans: list[_Span] = [(0, starts[0] if starts else rows, [])] if rows and (not starts or starts[0] > 0) else []
    return [*spans, *((start, end, one.lines) for start, end, one in zip(starts, ends, labels, strict=True))]


def _of_nearest(labels: Sequence[Label], rows: Sequence[Stretch]) -> list[_Span]:
    """More labels than rows: each line stands in the row it is nearest to."""
    own: list[list[Line]] = [[] for _ in rows]
    for line in (line for label in labels for line in label.lines) if rows else ():
        base = line.glyphs[0].base
        own[min(range(len(rows)), key=lambda at: abs((rows[at].top + rows[at].bottom) / 2 - base))].append(line)
    return [(at, at + 1, lines) for at, lines in enumerate(own)]
