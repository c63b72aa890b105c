"""Lines of a text aligned by blanks, cut into the pieces between gaps."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kpilint.readers.plain.cells import Line

_GAP = re.compile(r"\S\s{2,}\S")
_CHUNK = re.compile(r"\S+(?:\s\S+)*")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[(（][一二三四五六七八九十\d]{1,3}[)）])\s*[、.．]?\s{2,}\S+$"
)
_BOUNDARY = re.compile(r"(?<=[^\x00-\x7f])\s(?=[^\x00-\x7f]|[<>=])")
"""A single blank that no writer sets: between two CJK characters, or before an operator."""

_WORDS = re.compile(r"[\u4e00-\u9fff]\s[\u4e00-\u9fff]")
_NEAR = 3
"""How far a cell may stand from its column's place and still be cut off there."""
_AROUND = 8
"""How many lines above and below tell where columns begin."""
_MOST = 64
"""Columns of the widest table; a line with more gaps is text."""

Metric = Callable[[str], list[int]]
"""The place of every character of a line, and of its end."""


class Chunk(NamedTuple):
    """A piece of a line between gaps: where it begins and ends in the metric, its text and its character column."""

    start: int
    end: int
    text: str
    column: int

    @property
    def width(self) -> int:
        """How many places it takes."""
        return self.end - self.start


def has_gap(text: str) -> bool:
    """Whether a line holds a gap of two blanks or more between words."""
    return "  " in text.strip() and _GAP.search(text) is not None and _NUMBERED.match(text) is None


def chunks_of(lines: Sequence[Line]) -> list[list[Chunk]]:
    """The pieces of every line, in the metric in which they stand below one another best.

    A line breaks at gaps, and where a cell fills its column at single blanks that no writer sets.
    """
    measure = max((_by_display, _by_character), key=lambda metric: _agreement(lines, metric))
    split = [_chunks(line, measure) for line in lines]
    starts = [{start for chunk in chunks for start in (chunk.start, *_blanks(chunk))} for chunks in split]
    return [_cut(chunks, _usual(starts, at)) for at, chunks in enumerate(split)]


def cut_everywhere(chunks: Sequence[Chunk]) -> list[Chunk]:
    """A line's pieces cut at every single blank between two CJK words, wherever columns begin."""
    made: list[Chunk] = []
    for chunk in chunks:
        cuts = [blank for blank in _blanks(chunk).items() if _WORDS.match(chunk.text, blank[1] - 1)]
        made.extend(_cut_at(chunk, cuts))
    return made


def _agreement(lines: Sequence[Line], measure: Metric) -> int:
    """How many pairs of words begin at the same place."""
    times = Counter(chunk.start for line in lines for chunk in _chunks(line, measure)[1:])
    return sum(count * (count - 1) for count in times.values())


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
    times = Counter(start for line in starts[max(0, at - _AROUND) : at + _AROUND + 1] for start in line)
    return sorted(start for start, count in times.items() if count > 1)


def _blanks(chunk: Chunk) -> dict[int, int]:
    """Where a word behind a single blank that no writer sets begins, each with the blank's index in the text."""
    if " " not in chunk.text:
        return {}
    width = chunk.width / len(chunk.text)
    return {chunk.start + round(m.end() * width): m.start() for m in _BOUNDARY.finditer(chunk.text)}


def _cut(chunks: Sequence[Chunk], usual: Sequence[int]) -> list[Chunk]:
    """Cut chunks at single blanks that no writer sets where a column usually begins close by."""
    made: list[Chunk] = []
    for chunk in chunks:
        cuts: list[tuple[int, int]] = []
        for place, blank in _blanks(chunk).items():
            begin = cuts[-1][0] if cuts else chunk.start
            if any(abs(start - place) <= _NEAR and start > begin + _NEAR for start in usual):
                cuts.append((place, blank))
        made.extend(_cut_at(chunk, cuts))
    return made


def _cut_at(chunk: Chunk, cuts: Sequence[tuple[int, int]]) -> list[Chunk]:
    """The pieces of a chunk between blanks, each blank given with the place of the word behind it."""
    begins = [(chunk.start, -1), *cuts]
    ends = [*((place - 1, blank) for place, blank in cuts), (chunk.end, len(chunk.text))]
    return [
        Chunk(start, end, chunk.text[blank + 1 : stop], chunk.column + blank + 1)
        for (start, blank), (end, stop) in zip(begins, ends, strict=True)
    ]
