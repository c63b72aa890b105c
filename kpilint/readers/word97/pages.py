"""Pages of formats: 512 bytes of the stream WordDocument that say which bytes of text have which formats."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kpilint.readers.refused import Refused

SIZE = 512
_NUMBER = 0x3F_FFFF
"""The bits of an entry that hold the number of a page."""

Found = Callable[[bytes, int], bytes]
"""The formats of an entry: gets its page and the place of its formats, in two bytes."""


@dataclass(frozen=True, slots=True)
class Run:
    """Bytes of text (``start`` to ``end`` in the stream WordDocument) and their formats."""

    start: int
    end: int
    formats: bytes


class Formats:
    """Which bytes of text have which formats: runs in the order of the bytes, none beginning inside another."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self.runs: list[Run] = []
        for run in sorted(runs, key=lambda run: run.start):
            if not self.runs or run.start >= self.runs[-1].end:
                self.runs.append(run)
        self._starts = [run.start for run in self.runs]

    def at(self, byte: int) -> bytes:
        """The formats of the text at a byte; none where no page knows it."""
        run = next(self.between(byte, byte + 1), None)
        return run.formats if run else b""

    def between(self, start: int, end: int) -> Iterator[Run]:
        """The runs that have bytes between two."""
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self.runs) and self.runs[number].start < end:
            if self.runs[number].end > start:
                yield self.runs[number]
            number += 1


def paragraph_formats(structure: bytes, document: bytes) -> Formats:
    """The formats of paragraphs, each beginning with the number of its style (two bytes).

    Raises Refused and IndexError: the pages cannot be read.
    """
    return Formats(_runs(structure, document, 13, _paragraph))


def character_formats(structure: bytes, document: bytes) -> Formats:
    """The formats of runs of characters. Raises as paragraph_formats."""
    return Formats(_runs(structure, document, 1, _characters))


def _runs(structure: bytes, document: bytes, entry: int, found: Found) -> Iterator[Run]:
    """Every run that has formats; ``entry`` is the size of an entry in bytes. The list of pages names the first byte of
    each too, but programs other than Word get it wrong: the pages themselves are asked."""
    count = (len(structure) - 4) // 8
    if count < 1 or count * SIZE > len(document):
        raise Refused("格式的目录不对")
    for number in struct.unpack_from(f"<{count}I", structure, 4 * (count + 1)):
        start = (number & _NUMBER) * SIZE
        page = document[start : start + SIZE]
        if len(page) < SIZE:
            raise Refused("格式的目录指到了文件外面")
        size = page[SIZE - 1]
        if 4 * (size + 1) + entry * size >= SIZE:
            raise Refused("格式的一页读不出来")
        borders = struct.unpack_from(f"<{size + 1}I", page, 0)
        for at in range(size):
            formats = found(page, page[4 * (size + 1) + entry * at])
            if formats and borders[at] < borders[at + 1]:
                yield Run(borders[at], borders[at + 1], formats)


def _paragraph(page: bytes, place: int) -> bytes:
    if not place:
        return b""
    words = page[2 * place]
    if words:
        return page[2 * place + 1 : 2 * place + 2 * words]
    return page[2 * place + 2 : 2 * place + 2 + 2 * page[2 * place + 1]]


def _characters(page: bytes, place: int) -> bytes:
    return page[2 * place + 1 : 2 * place + 1 + page[2 * place]] if place else b""
