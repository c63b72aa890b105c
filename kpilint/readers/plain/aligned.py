"""Tables whose columns are aligned by blanks, also as ``pdftotext -layout`` prints them.

Every line is a row of its own: a cell wrapped over several lines stands in several rows, which only somebody who knows
the table's words can put together. Columns drift from line to line, so each line is held against the line before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kpilint.readers.plain.cells import Line, Piece, Row
from kpilint.readers.plain.chunks import Chunk, chunks_of, cut_everywhere

_PAGE_NUMBER = re.compile(r"\s*(?:([-—–])|(第))?\s*\d{1,4}\s*(?:页)?\s*[-—–]?\s*")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．]|注[:：\d]|附"
)
_FAR = 16
"""How far a cell may stand from its column's place in the line before."""
_SAME = 3
"""How far, on average, cells may stand from the columns of the table above to go on with it."""
_COVER = 3
"""How far a cell may reach into an empty column beside it."""
_BESIDE = 2
"""Within how many lines another line with columns must stand for a line of two pieces to be a table's."""
_IDLE = 3
"""How many lines of text may part a table from lines that go on with it."""


def end_of_zone(lines: Sequence[Line], at: int) -> int:
    """Where the lines end that may be aligned: at a line of a tab or pipe table."""
    return next((k for k in range(at, len(lines)) if "\t" in lines[k].text or "|" in lines[k].text), len(lines))


def parts(lines: Sequence[Line]) -> Iterator[Line | list[Row]]:
    """Lines of text and tables (rows of raw cells) of a zone, in order; page numbers are left out."""
    content, apart = _content(lines)
    chunks = chunks_of(content)
    above: list[Chunk] = []
    at, idle = 0, _IDLE
    while at < len(content):
        goes_on = idle < _IDLE and _goes_on(chunks[at], above)
        if not goes_on and not _begins_table(chunks, at, idle == 0):
            yield content[at]
            at += 1
            idle += 1
            continue
        rows, above = _run(chunks, apart, at, above if goes_on else chunks[at])
        idle = 0
        yield [[Piece(one.text, content[at + k].number, one.column) for one in row] for k, row in enumerate(rows)]
        at += len(rows)


def _content(lines: Sequence[Line]) -> tuple[list[Line], list[bool]]:
    """The lines with text, and whether each stands apart from the one before: behind blank lines, no page break."""
    content: list[Line] = []
    apart: list[bool] = []
    blank = broken = False
    for at, line in enumerate(lines):
        broken = broken or line.new_page
        if line.blank:
            blank = True
        elif _is_page_number(lines, at):
            broken = True
        else:
            content.append(line)
            apart.append(blank and not broken)
            blank = broken = False
    return content, apart


def _is_page_number(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a page number: marked as one (- 18 -, 第18页), or a bare figure beside blank lines."""
    found = _PAGE_NUMBER.fullmatch(lines[at].text)
    if found is None:
        return False
    beside = [line.blank for line in lines[max(at - 1, 0) : at + 2] if line is not lines[at]]
    return found[1] is not None or found[2] is not None or (lines[at].text.startswith(" ") and any(beside))


def _begins_table(chunks: Sequence[Sequence[Chunk]], at: int, behind_table: bool) -> bool:
    """Whether a line has columns: three pieces, or two and another line with columns beside it."""
    if len(chunks[at]) < 2:
        return False
    beside = behind_table or any(len(below) > 1 for below in chunks[at + 1 : at + 1 + _BESIDE])
    return len(chunks[at]) > 2 or beside


def _goes_on(chunks: Sequence[Chunk], columns: Sequence[Chunk]) -> bool:
    """Whether a line stands in the columns of the table above although lines of text part them."""
    places = _assign(chunks, columns) if len(chunks) > 1 else None
    if places is None:
        return False
    far = sum(_distance(chunk, columns[place]) for chunk, place in zip(chunks, places, strict=True))
    return far <= _SAME * len(chunks)


def _run(
    lines: Sequence[Sequence[Chunk]], apart: Sequence[bool], at: int, columns: Sequence[Chunk]
) -> tuple[list[list[Chunk]], list[Chunk]]:
    """The rows from line ``at`` on that share columns (an empty cell is an empty chunk), and where the columns are."""
    now = list(columns)
    widest = [chunk.width for chunk in now]
    rows: list[list[Chunk]] = []
    for index in range(at, len(lines)):
        chunks, places = _best(lines[index], now)
        if places is None or (rows and _is_text(chunks, places, widest, apart[index])):
            break
        row = [Chunk(column.start, column.start, "", column.column) for column in now]
        for place, chunk in zip(places, chunks, strict=True):
            row[place] = now[place] = chunk
            widest[place] = max(widest[place], chunk.width)
        rows.append(row)
    return rows, now


def _is_text(chunks: Sequence[Chunk], places: Sequence[int], widest: Sequence[int], apart: bool) -> bool:
    """Whether a lone piece is a line of text below the table: numbered, or too wide for its column.

    The last column is open to the right. Behind a blank line (``apart``) nothing wider than what stood in a column
    before belongs to it.
    """
    if len(chunks) > 1:
        return False
    place, chunk = places[0], chunks[0]
    if place == 0 and _NUMBERED.match(chunk.text):
        return True
    return place < len(widest) - 1 and chunk.width > widest[place] + (0 if apart else _COVER)


def _best(chunks: Sequence[Chunk], columns: Sequence[Chunk]) -> tuple[Sequence[Chunk], list[int] | None]:
    """A line's pieces and their columns; cut at every blank between words where only that leaves no column covered."""
    places = _assign(chunks, columns)
    if places is not None and not _covers(chunks, columns, places):
        return chunks, places
    more = cut_everywhere(chunks)
    others = _assign(more, columns) if len(more) > len(chunks) else None
    if others is not None and not _covers(more, columns, others):
        return more, others
    return chunks, places


def _assign(chunks: Sequence[Chunk], columns: Sequence[Chunk]) -> list[int] | None:
    """The columns of a line's chunks, in order and as near as possible; None where the line has other columns."""
    if len(chunks) > len(columns):
        return None
    places = _nearest(chunks, columns)
    before = -1
    for place, chunk in zip(places, chunks, strict=True):
        if _distance(chunk, columns[place]) > _FAR:
            return None
        if any(chunk.start < columns[empty].end for empty in range(before + 1, place)):
            return None
        before = place
    covered = _covers(chunks, columns, places)
    return None if len(covered) > 1 or (covered and " " not in covered[0].text) else places


def _covers(chunks: Sequence[Chunk], columns: Sequence[Chunk], places: Sequence[int]) -> list[Chunk]:
    """The chunks that reach into empty columns behind them, once for each such column."""
    ends = [*places[1:], len(columns)]
    return [
        chunk
        for chunk, place, end in zip(chunks, places, ends, strict=True)
        for empty in range(place + 1, end)
        if chunk.end > columns[empty].start + _COVER
    ]


def _distance(chunk: Chunk, column: Chunk) -> int:
    """How far a chunk stands from a column: by its beginning, its middle or its end."""
    middle = abs(chunk.start + chunk.end - column.start - column.end) // 2
    return min(abs(chunk.start - column.start), middle, abs(chunk.end - column.end))


def _nearest(chunks: Sequence[Chunk], columns: Sequence[Chunk]) -> list[int]:
    """The assignment in order with the least sum of distances (dynamic programming over chunks and columns)."""
    spare = len(columns) - len(chunks)
    best: list[tuple[int, list[int]]] = [(0, []) for _ in range(spare + 1)]
    for index, chunk in enumerate(chunks):
        found: list[tuple[int, list[int]]] = []
        for skipped in range(spare + 1):
            cost, places = min(best[: skipped + 1], key=lambda one: one[0])
            column = index + skipped
            found.append((cost + _distance(chunk, columns[column]), [*places, column]))
        best = found
    return min(best, key=lambda one: one[0])[1]
