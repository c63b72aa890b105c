"""Single property modifiers ("sprms"): Word's formats as a list of opcodes with operands."""

from __future__ import annotations

import struct
from collections.abc import Iterator

CHARACTER_STYLE, LIST, LIST_LEVEL = 0x4A30, 0x460B, 0x260A
DELETED, HIDDEN, SYMBOL, FONTS = 0x0800, 0x083C, 0x6A09, (0x4A4F, 0x4A51)
DESCRIBED = 0x6A03
"""What a special character stands for is described in the stream Data, at this offset."""
IN_TABLE, ROW_END, DEPTH, DEEPER, INNER_CELL_END, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x664A, 0x244B, 0x244C
ELSEWHERE = (0x6645, 0x6646, 0x646B)
"""The formats of a paragraph or a table stand in the stream Data, at this offset."""
COLUMNS, COLUMNS_INSERTED, COLUMNS_DELETED, COLUMN_WIDTH = 0xD608, 0x7621, 0x5622, 0x7623
MERGED, SPLIT, MERGED_DOWN = 0x5624, 0x5625, 0xD62B

_TABS = 0xC615
_LENGTHS = (1, 1, 2, 4, 2, 2, -1, 3)
"""Bytes of an operand by the upper three bits of its opcode; -1 where the operand begins with its length."""
_SHORT_FORMS = {0x18: IN_TABLE, 0x19: ROW_END, 0x41: DELETED, 0x5C: HIDDEN}
"""Those of the opcodes with a seven-bit number that this reader knows."""


def sprms(formats: bytes) -> Iterator[tuple[int, bytes]]:
    """The opcodes with their operands; one that is cut off ends the list (files pad them)."""
    at = 0
    while at + 3 <= len(formats):
        (opcode,) = struct.unpack_from("<H", formats, at)
        at += 2
        length = _LENGTHS[opcode >> 13]
        if length < 0:
            length = _own_length(opcode, formats, at)
        if at + length > len(formats):
            return
        yield opcode, formats[at : at + length]
        at += length


def _own_length(opcode: int, formats: bytes, at: int) -> int:
    """The length of an operand with its own length bytes; those are counted too."""
    if opcode == COLUMNS:
        return int.from_bytes(formats[at : at + 2], "little") + 1
    length = formats[at]
    if opcode == _TABS and length == 0xFF:
        # Too long for its length byte: two lists, whose entries have four and three bytes.
        deleted = formats[at + 1]
        added_at = at + 2 + 4 * deleted
        return 2 + 4 * deleted + 1 + 3 * (formats[added_at] if added_at < len(formats) else 0)
    return 1 + length


def of_short_form(number: int, operand: int) -> bytes:
    """The sprm that a piece names by a seven-bit number, as bytes; none where it is not known here."""
    opcode = _SHORT_FORMS.get(number)
    return b"" if opcode is None else struct.pack("<HB", opcode, operand)
