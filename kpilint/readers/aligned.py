"""Tables whose columns are aligned by blanks, also as ``pdftotext -layout`` prints them.

Every line is a row of its own: a cell wrapped over several lines stands in several rows, which only somebody who knows
the table's words can put together. Columns drift from line to line, so each line is held against the line before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kpilint.readers.cells import Line, Piece, Row

_GAP = re.compile(r"\S\s{2,}\S")
_CHUNK = re.compile(r"\S+(?:\s\S+)*")
_PAGE_NUMBER = re.compile(r"\s*(?:([-—–])|(第))?\s*\d{1,4}\s*(?:页)?\s*[-—–]?\s*")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[(（][一二三四五六七八九十\d]{1,3}[)）])\s*[、.．]?\s{2,}\S+$"
)
_BOUNDARY = re.compile(r"(?<=[^\x00-\x7f])\s(?=[^\x00-\x7f]|[<>=])")
"""A single blank that no writer sets: between two CJK characters, or before an operator."""

_NEAR = 3
"""How far a cell may stand from its column's place and still be cut off there."""
_FAR = 16
"""How far a cell may stand from its column's place in the line before."""
_MOST = 64
"""Columns of the widest table; a line with more gaps is text."""
_COVER = 3
"""How far a cell may reach into an empty column beside it."""

Metric = Callable[[str], list[int]]


class Chunk(NamedTuple):
    """A piece of a line between gaps: where it begins and ends in the metric, its text and its character column."""

    start: int
    end: int
    text: str
    column: int


def has_gap(text: str) -> bool:
    """Whether a line holds a gap of two blanks or more between words."""
    return "  " in text.strip() and _GAP.search(text) is not None and _NUMBERED.match(text) is None


def is_page_number(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a page number: marked as one (- 18 -, 第18页), or a bare figure beside blank lines."""
    text = lines[at].text
    found = _PAGE_NUMBER.fullmatch(text)
    if found is None:
        return False
    beside = [line.blank for line in lines[max(at - 1, 0) : at + 2] if line is not lines[at]]
    return found[1] is not None or found[2] is not None or (text.startswith(" ") and any(beside))


def end_of_zone(lines: Sequence[Line], at: int) -> int:
    """Where the lines that belong together end: at a blank line that is no page break, or a table of another kind."""
    end = at
    while end < len(lines):
        if "\t" in lines[end].text or "|" in lines[end].text:
            break
        if lines[end].blank or is_page_number(lines, end):
            after = _behind_page_break(lines, end)
            if after is None:
                break
            end = after
        else:
            end += 1
    return end


def _behind_page_break(lines: Sequence[Line], at: int) -> int | None:
    """The first line of text behind a page break (blank lines, page number, form feed), None if there is none."""
    broken = False
    while at < len(lines) and (lines[at].blank or is_page_number(lines, at)):
        broken = broken or lines[at].new_page or not lines[at].blank
        at += 1
    return at if at < len(lines) and (broken or lines[at].new_page) else None


def parts(lines: Sequence[Line]) -> Iterator[Line | list[Row]]:
    """Lines of text and tables (rows of raw cells) of a zone, in order."""
    content = [line for at, line in enumerate(lines) if not line.blank and not is_page_number(lines, at)]
    measure = _metric(content)
    split = [_chunks(line, measure) for line in content]
    starts = [{start for chunk in chunks for start in (chunk.start, *_blanks(chunk))} for chunks in split]
    split = [_cut(chunks, _usual(starts, at)) for at, chunks in enumerate(split)]
    at, behind_table = 0, False
    while at < len(content):
        beside = behind_table or len(split[at]) > 2 or any(len(chunks) > 1 for chunks in split[at + 1 : at + 3])
        if len(split[at]) < 2 or not beside:
            yield content[at]
            at, behind_table = at + 1, False
            continue
        behind_table = True
        rows = _run(split, at)
        yield [
            [Piece(chunk.text, line.number, chunk.column) for chunk in row]
            for row, line in zip(rows, content[at:], strict=False)
        ]
        at += len(rows)


def _metric(lines: Sequence[Line]) -> Metric:
    """Characters or display columns, whichever makes more words begin below one another."""

    def agreement(measure: Metric) -> int:
        times = Counter(chunk.start for line in lines for chunk in _chunks(line, measure)[1:])
        return sum(count * (count - 1) for count in times.values())

    return max((_by_display, _by_character), key=agreement)


def _by_character(text: str) -> list[int]:
    return list(range(len(text) + 1))


def _by_display(text: str) -> list[int]:
    """Display columns: CJK and full-width characters take two."""
    at, places = 0, [0]
    for character in text:
        at += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        places.append(at)
    return places


def _chunks(line: Line, measure: Metric) -> list[Chunk]:
    places = measure(line.text)
    if len(_GAP.findall(line.text)) >= _MOST:
        return [Chunk(0, places[-1], line.text.strip(), 1)]
    return [Chunk(places[m.start()], places[m.end()], m[0], m.start() + 1) for m in _CHUNK.finditer(line.text)]


def _usual(starts: Sequence[set[int]], at: int) -> list[int]:
    """Where words begin in at least two of the lines round line ``at``."""
    times = Counter(start for line in starts[max(0, at - 8) : at + 9] for start in line)
    return sorted(start for start, count in times.items() if count > 1)


def _blanks(chunk: Chunk) -> dict[int, int]:
    """Where a word behind a single blank that no writer sets begins, each with the blank's index in the text."""
    if " " not in chunk.text:
        return {}
    width = (chunk.end - chunk.start) / len(chunk.text)
    return {chunk.start + round(m.end() * width): m.start() for m in _BOUNDARY.finditer(chunk.text)}


def _cut(chunks: Sequence[Chunk], usual: Sequence[int]) -> list[Chunk]:
    """Cut chunks at single blanks that no writer sets where a column usually begins close by."""
    made: list[Chunk] = []
    for chunk in chunks:
        rest, done = chunk, 0
        for place, blank in _blanks(chunk).items():
            if any(abs(start - place) <= _NEAR and start > rest.start + _NEAR for start in usual):
                made.append(Chunk(rest.start, place - 1, rest.text[: blank - done], rest.column))
                rest = Chunk(place, chunk.end, chunk.text[blank + 1 :], chunk.column + blank + 1)
                done = blank + 1
        made.append(rest)
    return made


def _run(lines: Sequence[Sequence[Chunk]], at: int) -> list[list[Chunk]]:
    """The rows from line ``at`` on that share columns; an empty cell is an empty chunk at its column's place."""
    columns = list(lines[at])
    widest = [chunk.end - chunk.start for chunk in columns]
    rows = [list(columns)]
    for chunks in lines[at + 1 :]:
        places = _assign(chunks, columns)
        if places is None or _is_text(chunks, places, widest):
            break
        row = [Chunk(column.start, column.start, "", column.column) for column in columns]
        for place, chunk in zip(places, chunks, strict=True):
            row[place] = columns[place] = chunk
            widest[place] = max(widest[place], chunk.end - chunk.start)
        rows.append(row)
    return rows


def _is_text(chunks: Sequence[Chunk], places: Sequence[int], widest: Sequence[int]) -> bool:
    """Whether a lone piece is too wide for its column, the last one excepted: a line of text below the table."""
    place = places[0]
    lone = len(chunks) == 1 and place < len(widest) - 1
    return lone and chunks[0].end - chunks[0].start > widest[place] + _COVER


def _assign(chunks: Sequence[Chunk], columns: Sequence[Chunk]) -> list[int] | None:
    """The columns of a line's chunks, in order and as near as possible; None where the line has other columns."""
    if len(chunks) > len(columns):
        return None
    places = _nearest(chunks, columns)
    before = -1
    for index, (place, chunk) in enumerate(zip(places, chunks, strict=True)):
        after = places[index + 1] if index + 1 < len(places) else len(columns)
        covered = [columns[empty] for empty in range(place + 1, after) if chunk.end > columns[empty].start + _COVER]
        if (
            _distance(chunk, columns[place]) > _FAR
            or any(chunk.start < columns[empty].end for empty in range(before + 1, place))
            or len(covered) > 1
            or (covered and " " not in chunk.text)
        ):
            return None
        before = place
    return places


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
