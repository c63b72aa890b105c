"""Tables that go on over pages put together: repeated headings dropped, cells cut by the page break joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kpilint.readers.pdf.cuts import goes_on_below, is_cut
from kpilint.readers.pdf.known import begins_block, headings_in
from kpilint.readers.pdf.tables import Area, Table
from kpilint.text.dimensions import level_of

_EDGE = 7.0
"""Points by which the edges of columns may differ from page to page."""
_MARGIN = 60.0
"""Points by which a part may stand further left or right: odd and even pages have different margins."""
_ALIKE = 0.75
"""Share of the edges of the part with fewer columns that the other part must have."""
_ENOUGH = 3
"""Cells of a column that must have text before an empty one is taken for a part of a merged cell."""
_FEWEST = 3
"""Headings that make a row of column headings."""
_HEADING_ROWS = 6
"""Rows that a table may repeat on every page."""


_Head = tuple[int, int, int, str]
"""A cell of a row that may be repeated: its column, where it ends (row and column), and its text without blanks."""


@dataclass(slots=True)
class Whole:
    """A cell of a table put together: rows and columns (ends excluded), and its text on each of its pages."""

    row: int
    column: int
    row_end: int
    column_end: int
    texts: list[tuple[int, str]]
    last: Area
    """Its part on the last page so far, which the next page may go on with."""

    @property
    def text(self) -> str:
        """Its text, the lines parted by newlines."""
        return "\n".join(text for _, text in self.texts if text)

    @property
    def bare(self) -> str:
        """Its text without any white space."""
        return "".join(self.text.split())


@dataclass(slots=True)
class JoinedTable:
    """A table put together from its parts: the number of its columns, its cells, the page each row begins on."""

    columns: int
    cells: list[Whole] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    heads: dict[int, list[_Head]] = field(default_factory=dict)
    """Rows that later pages may repeat, by their number."""


def belong_together(above: Table, below: Table) -> bool:
    """Whether a table at the head of a page may be the rest of the one at the foot of the page before."""
    last = sorted(area.box for area in above.areas if area.row_end == len(above.ys) - 1)
    first = sorted(area.box for area in below.areas if area.row == 0)
    whole = _moved(above.xs[0], above.xs[-1], below.xs[0], below.xs[-1])
    move = _moved(last[0].x0, last[-1].x1, first[0].x0, first[-1].x1) if whole is None else whole
    if move is None:
        return False
    few, many = sorted(([x + move for x in above.xs], below.xs), key=len)
    alike = sum(any(abs(x - other) <= _EDGE for other in many) for x in few) >= _ALIKE * len(few)
    same = len(last) == len(first) > 1 and all(
        abs(one.x0 + move - other.x0) <= _EDGE for one, other in zip(last, first, strict=True)
    )
    return (alike or same) and not (_begins_anew(above, below) or _is_next(above, below))


def _moved(left: float, right: float, next_left: float, next_right: float) -> float | None:
    """By how much what spans the one stretch stands further right than the other; None where they differ."""
    move = next_left - left
    return move if abs(move) <= _MARGIN and abs(right + move - next_right) <= _EDGE else None


def _begins_anew(above: Table, below: Table) -> bool:
    """Whether the lower table starts with a title, or with the label that header blocks start with."""
    first = [area.bare for area in below.areas if area.row == 0]
    if len(first) == 1 < sum(area.row_end == len(above.ys) - 1 for area in above.areas):
        return True
    return begins_block(first[0])


def _is_next(above: Table, below: Table) -> bool:
    """Whether the lower table begins with outputs or costs although the upper one ended with the satisfaction."""
    return _first_level(above.areas[::-1]) == "satisfaction" and _first_level(below.areas) in ("output", "cost")


def _first_level(areas: Iterable[Area]) -> str | None:
    """The first 一级指标 in the first column."""
    return next((level for area in areas if area.column == 0 and (level := level_of(area.bare))), None)


def join(parts: Sequence[tuple[int, Table]]) -> JoinedTable:
    """One table out of its parts, each with the number of its page."""
    edges = _edges(table for _, table in parts)
    joined = JoinedTable(len(edges) - 1)
    for number, table in parts:
        _add(joined, number, table, _columns(table, edges))
    return joined


def _edges(tables: Iterable[Table]) -> list[float]:
    """The edges of all columns of the parts, measured from their left side.

    A part's left side may lie a little further left than its rows; the edges are near enough for that.
    """
    edges: list[float] = []
    for table in tables:
        for x in table.xs:
            own = x - table.xs[0]
            if all(abs(own - edge) > _EDGE for edge in edges):
                edges.append(own)
    return sorted(edges)


def _columns(table: Table, edges: Sequence[float]) -> list[int]:
    """For each edge of a part its number among the edges of the whole."""
    return [min(range(len(edges)), key=lambda at: abs(edges[at] - (x - table.xs[0]))) for x in table.xs]


def _add(joined: JoinedTable, page: int, table: Table, columns: Sequence[int]) -> None:
    """Put a part below what is there."""
    _drop_headings(joined, table, columns)
    skipped = _repeated(joined, table, columns)
    areas = [area for area in table.areas if area.row >= skipped]
    bottom = {(cell.column, cell.column_end): cell for cell in joined.cells if cell.row_end == len(joined.pages)}
    top = [
        (area, bottom.get((columns[area.column], columns[area.column_end]))) for area in areas if area.row == skipped
    ]
    pairs = [(cell.last, area) for area, cell in top if cell is not None]
    fits = bool(pairs) and all(cell is not None or not area.bare for area, cell in top)
    cut = fits and is_cut(pairs)
    going_on: dict[int, Whole] = {}
    for area, cell in top:
        if cell is not None:
            finer = next((one.bare for one, _ in top if one.column == area.column_end), "")
            if cut or goes_on_below(cell.bare, cell.last, area, finer, _is_filled(joined, cell)):
                going_on[id(area)] = cell
    start = len(joined.pages) - cut - skipped
    joined.pages += [page] * (len(table.ys) - 1 - skipped - cut)
    for area in areas:
        above = going_on.get(id(area))
        if above is None:
            span = (start + area.row, columns[area.column], start + area.row_end, columns[area.column_end])
            joined.cells.append(Whole(*span, [(page, area.text)], area))
            continue
        above.row_end, above.last = start + area.row_end, area
        if area.bare != above.bare:
            above.texts.append((page, area.text))
    _note_heads(joined, areas, start, columns)


def _note_heads(joined: JoinedTable, areas: Sequence[Area], start: int, columns: Sequence[int]) -> None:
    """Note the rows that later pages may repeat: the first ones, and column headings further down."""
    rows: dict[int, list[_Head]] = {}
    for area in areas:
        head = (columns[area.column], start + area.row_end, columns[area.column_end], area.bare)
        rows.setdefault(start + area.row, []).append(head)
    for row, cells in rows.items():
        if row < _HEADING_ROWS or headings_in(text for *_, text in cells) > 1:
            joined.heads[row] = sorted(cells)


def _drop_headings(joined: JoinedTable, table: Table, columns: Sequence[int]) -> None:
    """Take repeated headings out of the cells of a cut row that no line parts from them."""
    first = {columns[area.column]: area for area in table.areas if area.row == 0}
    for cells in joined.heads.values():
        headings = {column: text for column, _, _, text in cells}
        if headings_in(headings.values()) < _FEWEST or headings.keys() != first.keys():
            continue
        texts = [(area.bare, headings[column]) for column, area in first.items()]
        if all(own.startswith(heading) for own, heading in texts) and any(own != heading for own, heading in texts):
            for column, area in first.items():
                area.drop_lines(len(headings[column]))
            return


def _is_filled(joined: JoinedTable, cell: Whole) -> bool:
    """Whether all other cells of a cell's column have text."""
    others = [one for one in joined.cells if one is not cell and one.column == cell.column]
    return len(others) > _ENOUGH and all(one.bare for one in others)


def _repeated(joined: JoinedTable, table: Table, columns: Sequence[int]) -> int:
    """How many rows at the head of a part say again what stands at the head of the whole, or its column headings."""
    rows: list[list[_Head]] = [[] for _ in range(min(_HEADING_ROWS, len(table.ys) - 1))]
    for area in table.areas:
        if area.row < len(rows):
            head = (columns[area.column], area.row_end, columns[area.column_end], area.bare)
            rows[area.row].append(head)
    same = 0
    while same < len(rows) and sorted(rows[same]) == joined.heads.get(same):
        same += 1
    for count in range(same, 0, -1):
        head_cells = [cell for row in rows[:count] for cell in row]
        if len(head_cells) > count and all(end <= count for _, end, _, _ in head_cells):
            return count
    first = sorted((column, end, text) for column, _, end, text in rows[0])
    heads = [cells for cells in joined.heads.values() if headings_in(text for *_, text in cells) > 1]
    return int(any(first == sorted((column, end, text) for column, _, end, text in cells) for cells in heads))
