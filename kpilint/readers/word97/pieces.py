"""The text of a Word file, put together from its pieces, and where each character stands in the file."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kpilint.readers.refused import Refused
from kpilint.readers.word97.sprms import of_short_form

_BREAK = re.compile("\f")
_CHANGES, _TABLE = 1, 2
_COMPRESSED = 0x4000_0000
_WESTERN = {code: bytes([code]).decode("cp1252") for code in (*range(0x82, 0x8D), *range(0x91, 0x9D), 0x9F)}
"""Bytes of compressed pieces that are no Latin-1; 80, 8E and 9E stay what they are, unlike in cp1252."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters (``start`` to ``end``, counted from 0) that stands from byte ``offset`` on in the stream
    WordDocument, ``width`` bytes a character. ``changes`` are formats that a quick save hung on the whole piece."""

    start: int
    end: int
    offset: int
    width: int
    changes: bytes

    @property
    def behind(self) -> int:
        """The byte after its last."""
        return self.offset + (self.end - self.start) * self.width

    def byte(self, position: int) -> int:
        """Where a character of it stands in the stream."""
        return self.offset + (position - self.start) * self.width

    def position(self, byte: int) -> int:
        """The character at a byte; its first or the one behind its last for bytes outside."""
        return self.start + (min(max(byte, self.offset), self.behind) - self.offset) // self.width


class Text:
    """All text of a file, one character for each of Word's positions (surrogates therefore stay halves).

    Word has one character for breaks between pages and between sections; here the latter, which end a paragraph, are
    marks of paragraphs, the others line breaks.
    """

    def __init__(self, pieces: list[Piece], document: bytes, section_ends: Collection[int]) -> None:
        characters = "".join(_decoded(piece, document) for piece in pieces)
        self.characters = _BREAK.sub(lambda found: "\r" if found.end() in section_ends else "\v", characters)
        self.pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def piece_at(self, position: int) -> Piece:
        """The piece that a character belongs to."""
        return self.pieces[bisect_right(self._starts, position) - 1]

    def pieces_in(self, part: range) -> Iterator[Piece]:
        """The pieces that have characters of a range, whole."""
        at = max(0, bisect_right(self._starts, part.start) - 1)
        while at < len(self.pieces) and self.pieces[at].start < part.stop:
            yield self.pieces[at]
            at += 1


def text_of(structure: bytes, sections: bytes, document: bytes) -> Text:
    """The text by the piece table (the structure named Clx) and the list of sections (PlcfSed).

    Raises Refused, struct.error and IndexError: the table lies.
    """
    changes: list[bytes] = []
    at = 0
    while structure[at] == _CHANGES:
        (length,) = struct.unpack_from("<H", structure, at + 1)
        changes.append(structure[at + 3 : at + 3 + length])
        at += 3 + length
    if structure[at] != _TABLE:
        raise Refused("文字的目录读不出来")
    (length,) = struct.unpack_from("<I", structure, at + 1)
    table = structure[at + 5 : at + 5 + length]
    if len(table) < length:
        raise Refused("文字的目录不完整")
    section_ends = struct.unpack_from(f"<{max(0, len(sections) - 4) // 16 + 1}I", sections) if sections else ()
    return Text(list(_pieces(table, changes, len(document))), document, frozenset(section_ends))


def _pieces(table: bytes, changes: list[bytes], size: int) -> Iterator[Piece]:
    count = (len(table) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", table, 0)
    # No character stands in a file twice, so that a text longer than its stream is a lie (and perhaps a bomb).
    if positions[0] != 0 or positions[-1] > size:
        raise Refused("文字的目录不对")
    for number in range(count):
        place, change = struct.unpack_from("<IH", table, 4 * (count + 1) + 8 * number + 2)
        piece = _piece(positions[number], positions[number + 1], place, _changes(change, changes))
        if piece.end < piece.start or piece.behind > size:
            raise Refused("文字的目录不对")
        if piece.end > piece.start:
            yield piece


def _piece(start: int, end: int, place: int, changes: bytes) -> Piece:
    if place & _COMPRESSED:
        return Piece(start, end, (place & (_COMPRESSED - 1)) // 2, 1, changes)
    return Piece(start, end, place & (_COMPRESSED - 1), 2, changes)


def _changes(change: int, changes: list[bytes]) -> bytes:
    if change & 1:
        return changes[change >> 1] if change >> 1 < len(changes) else b""
    return of_short_form(change >> 1 & 0x7F, change >> 8)


def _decoded(piece: Piece, document: bytes) -> str:
    data = document[piece.offset : piece.behind]
    if piece.width == 1:
        return data.decode("latin-1").translate(_WESTERN)
    text = data.decode("utf-16-le", "surrogatepass")
    if len(text) == piece.end - piece.start:
        return text
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))
