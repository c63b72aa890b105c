"""The file information block: where in a Word file everything stands."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from kpilint.errors import UnreadableInput
from kpilint.readers.refused import Refused

OLDEST = 0x00C1
"""The version number that Word 97 writes; smaller ones are Word 6 and 95, whose structures are others."""
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_STYLES, _SECTIONS, _CHARACTERS, _PARAGRAPHS, _FONTS, _PIECES, _LISTS, _LIST_USES = 1, 6, 12, 13, 15, 33, 73, 74
"""Places in the list of structures, as the format numbers them."""
_TEXT, _TEXT_BOXES = 0, 6
"""Places in the list of parts: text, footnotes, headers, macros, comments, endnotes, text boxes."""
_FIRST_LENGTH = 3
"""Where the lengths of the parts begin among the 32-bit numbers."""

_LOCKED = "这是加密文件，要有密码才能打开；请用 Word 或 WPS 打开，取消密码后另存一份再检查"


@dataclass(frozen=True, slots=True)
class Fib:
    """What the information block names: ``text`` and ``text_boxes`` are ranges of characters, the others are bytes of
    the table stream. Behind the lists and their uses more belongs to them than the block tells, so that these go on to
    the stream's end."""

    text: range
    text_boxes: range
    pieces: bytes
    sections: bytes
    paragraphs: bytes
    characters: bytes
    styles: bytes
    fonts: bytes
    lists: bytes
    list_uses: bytes


def table_stream(document: bytes) -> str:
    """The name of the stream that the structures stand in.

    Raises Refused: no Word document of version 97 or later; UnreadableInput: encrypted.
    """
    magic, version, _, _, _, flags = struct.unpack_from("<6H", document, 0)
    if version < OLDEST:
        raise Refused("这是 Word 6.0/95 存的文件")
    if magic not in (0xA5EC, 0xA5DC):
        raise Refused("文件头不是 Word 97-2003 的")
    if flags & _ENCRYPTED:
        raise UnreadableInput(_LOCKED)
    return "1Table" if flags & _SECOND_TABLE else "0Table"


def fib_of(document: bytes, table: bytes) -> Fib:
    """The places of a file, taken from the stream WordDocument and its table stream.

    Raises Refused and struct.error where they lie.
    """
    (shorts,) = struct.unpack_from("<H", document, 0x20)
    at = 0x22 + 2 * shorts
    (longs,) = struct.unpack_from("<H", document, at)
    lengths = struct.unpack_from("<7i", document, at + 2 + 4 * _FIRST_LENGTH)
    if min(lengths) < 0:
        raise Refused("文件头里的字数不对")
    at += 2 + 4 * longs
    (count,) = struct.unpack_from("<H", document, at)
    places = at + 2

    def structure(number: int, open_end: bool = False) -> bytes:
        if number >= count:
            return b""
        offset, length = struct.unpack_from("<II", document, places + 8 * number)
        if offset + length > len(table):
            raise Refused("文件头里的位置不对")
        return table[offset : len(table) if open_end and length else offset + length]

    before = sum(lengths[:_TEXT_BOXES])
    return Fib(
        range(lengths[_TEXT]),
        range(before, before + lengths[_TEXT_BOXES]),
        structure(_PIECES),
        structure(_SECTIONS),
        structure(_PARAGRAPHS),
        structure(_CHARACTERS),
        structure(_STYLES),
        structure(_FONTS),
        structure(_LISTS, open_end=True),
        structure(_LIST_USES, open_end=True),
    )
