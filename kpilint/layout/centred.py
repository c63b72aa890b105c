"""Tables whose cells are centred vertically and wrapped over lines, each line a row of its own.

A row's cells have one middle: as many lines of a cell stand above it as below. The column that is wrapped least gives
the middles; where the other columns do not agree with them, the table is not centred and is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from kpilint.layout.drafts import Draft, joined
from kpilint.model.grid import Cell
from kpilint.text.dimensions import LEVEL_OF_DIMENSION, completes_label, dimension_of, level_of

_CONTENT = ("target_value", "basis", "name", "description")
_LEVELS = ("level2", "level1")
_MOST = 200
"""Lines of the longest table that is tried; the assignment of labels takes the cube of its rows."""

Rows = list[list[int]]
"""For each row the indices of the lines that hold a part of one column's cell."""


def uncentre(parts: Sequence[Draft]) -> list[Draft]:
    """One draft a row where the lines are those of a centred table, else the lines as they are; pages by themselves."""
    pages = _pages(parts)
    if len(parts) > _MOST or not _is_centred(pages[0]):
        return list(parts)
    return [row for page in pages for row in _rows(page)]


def _pages(parts: Sequence[Draft]) -> list[list[Draft]]:
    """The lines of each page, where headings or a new grid tell the pages apart."""
    pages: list[list[Draft]] = [[]]
    for part in parts:
        if part.after_break and pages[-1]:
            pages.append([])
        pages[-1].append(part)
    return pages


def _is_centred(parts: Sequence[Draft]) -> bool:
    """Whether a table's first line has no label where all others begin with one, or labels stand in lines of their own.

    Otherwise the labels would stand beside the first line of what they belong to.
    """
    if not parts or parts[0].text("level1") or "level2" not in parts[0].cells:
        return False
    labelled = [part for part in parts if dimension_of(part.text("level2")) or level_of(part.text("level1"))]
    alone = any(not _has_content(part) for part in labelled)
    return bool(labelled) and (alone or (_has_content(parts[0]) and not parts[0].text("level2")))


def _has_content(part: Draft) -> bool:
    return any(part.text(name) for name in _CONTENT)


def _rows(parts: Sequence[Draft]) -> list[Draft]:
    """One draft a row, by the first column whose lines can be the middles of all cells; else the lines as they are."""
    for anchor in sorted(_columns(parts), key=lambda name: len(_lines(parts, name))):
        middles = _lines(parts, anchor)
        cells = {name: _around(_lines(parts, name), middles) for name in _columns(parts)}
        found = {name: rows for name, rows in cells.items() if rows is not None}
        if middles and len(found) == len(cells):
            return _drafts(parts, found, len(middles))
    return list(parts)


def _columns(parts: Sequence[Draft]) -> list[str]:
    return [name for name in _CONTENT if name in parts[0].cells]


def _lines(parts: Sequence[Draft], name: str) -> list[int]:
    return [at for at, part in enumerate(parts) if part.text(name)]


def _around(lines: Sequence[int], middles: Sequence[int]) -> Rows | None:
    """The lines of a column by row: as many below a middle as above it; None where that does not come out."""
    rows: Rows = []
    start = 0
    for index, middle in enumerate(middles):
        end = start
        while end < len(lines) and lines[end] < middle:
            end += 1
        above = end - start
        end += end < len(lines) and lines[end] == middle
        below = lines[end : end + above]
        limit = middles[index + 1] if index + 1 < len(middles) else lines[-1] + 1 if lines else 0
        if len(below) < above or (below and below[-1] >= limit):
            return None
        rows.append(list(lines[start : end + above]))
        start = end + above
    return rows if start == len(lines) else None


def _drafts(parts: Sequence[Draft], cells: dict[str, Rows], count: int) -> list[Draft]:
    """The rows with their cells joined and their labels assigned."""
    made: list[Draft] = []
    spans: list[tuple[int, int]] = []
    for row in range(count):
        lines = sorted({at for rows in cells.values() for at in rows[row]})
        first = parts[lines[0]]
        whole = {name: Cell("", cell.place) for name, cell in first.cells.items()}
        for name, rows in cells.items():
            if rows[row]:
                whole[name] = joined([parts[at].cells[name] for at in rows[row]])
        for name in first.cells.keys() - cells.keys() - set(_LEVELS):
            whole[name] = next((parts[at].cells[name] for at in lines if parts[at].text(name)), whole[name])
        original = [text for at in lines for text in parts[at].original]
        made.append(Draft(whole, first.place, original, after_break=first.after_break))
        spans.append((_y(parts[lines[0]]), _y(parts[lines[-1]])))
    for name in _LEVELS:
        if name in parts[0].cells:
            _assign(made, spans, _labels(parts, name), name)
    _level1_by_dimension(made)
    return made


def _level1_by_dimension(rows: Sequence[Draft]) -> None:
    """Where the table has the 一级指标 that a row's 二级指标 belongs to, the row has it, whatever its place."""
    labels = {level_of(row.text("level1")): row.cells["level1"] for row in rows if row.text("level1")}
    for row in rows:
        dimension = dimension_of(row.text("level2"))
        label = labels.get(LEVEL_OF_DIMENSION[dimension]) if dimension else None
        if label is not None:
            row.cells["level1"] = label


def _y(part: Draft) -> int:
    return part.place.line or part.place.row or 0


def _labels(parts: Sequence[Draft], name: str) -> list[tuple[float, Cell]]:
    """The labels of a column with their middles, halves joined."""
    found: list[tuple[list[int], Cell]] = []
    for part in parts:
        cell = part.cells[name]
        if not cell.text:
            continue
        if found and completes_label(found[-1][1].text, cell.text):
            found[-1] = ([*found[-1][0], _y(part)], joined((found[-1][1], cell)))
        elif dimension_of(cell.text) is not None or level_of(cell.text) is not None or not found:
            found.append(([_y(part)], cell))
    return [((ys[0] + ys[-1]) / 2, cell) for ys, cell in found]


def _assign(
    rows: Sequence[Draft], spans: Sequence[tuple[int, int]], labels: Sequence[tuple[float, Cell]], name: str
) -> None:
    """Give every label the rows round it: consecutive groups whose middles are nearest to the labels'."""
    count = len(rows)
    if not 0 < len(labels) <= count:
        return
    best: list[tuple[float, list[int]]] = [(float("inf"), []) for _ in range(count + 1)]
    best[0] = (0.0, [])
    for number, (middle, _) in enumerate(labels):
        left = len(labels) - number - 1
        nxt: list[tuple[float, list[int]]] = [(float("inf"), [])] * (count + 1)
        for start in range(number, count - left):
            cost, ends = best[start]
            for end in range(start + 1, count - left + 1):
                far = abs((spans[start][0] + spans[end - 1][1]) / 2 - middle)
                if cost + far < nxt[end][0]:
                    nxt[end] = (cost + far, [*ends, end])
        best = nxt
    start = 0
    for (_, cell), end in zip(labels, best[count][1], strict=True):
        for row in rows[start:end]:
            row.cells[name] = cell
        start = end
