"""What the mark of a paragraph says of it: inside how many tables it stands, whether it ends a cell or a row."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from kpilint.readers.drafts import Row
from kpilint.readers.word97 import sprms as code
from kpilint.readers.word97.pages import Formats
from kpilint.readers.word97.pieces import Text
from kpilint.readers.word97.rows import row_of
from kpilint.readers.word97.sprms import sprms
from kpilint.readers.word97.styles import Style, Styles


@dataclass(frozen=True, slots=True)
class Mark:
    """``depth`` counts the tables around a paragraph; ``row`` is what a row's end tells of its row, else None.
    ``ends_cell`` is known of cells inside other tables only: the others end with a character of their own. ``style`` is
    the style with what the paragraph says over it."""

    depth: int
    ends_cell: bool
    row: Row | None
    style: Style


class Marks:
    """The paragraph marks of a file by their positions in its text."""

    def __init__(self, text: Text, formats: Formats, styles: Styles, data: bytes) -> None:
        """``data`` is the stream Data, where long formats stand."""
        self._text = text
        self._formats = formats
        self._styles = styles
        self._data = data
        self._known: dict[bytes, Mark] = {}

    def at(self, position: int) -> Mark:
        """The mark at a position. Raises struct.error where its formats lie."""
        piece = self._text.piece_at(position)
        formats = self._formats.at(piece.byte(position)) + piece.changes
        if formats not in self._known:
            own = list(self._with_long_ones(formats[2:]))  # the first two bytes are the style
            self._known[formats] = _mark(own, self._styles.of_paragraph(formats).with_formats(own))
        return self._known[formats]

    def _with_long_ones(self, formats: bytes) -> Iterator[tuple[int, bytes]]:
        for opcode, operand in sprms(formats):
            if opcode in code.ELSEWHERE:
                (offset,) = struct.unpack("<I", operand)
                (length,) = struct.unpack_from("<H", self._data, offset)
                yield from sprms(self._data[offset + 2 : offset + 2 + length])
            else:
                yield opcode, operand


def _mark(formats: list[tuple[int, bytes]], style: Style) -> Mark:
    inside = ends_cell = ends_row = False
    said: int | None = None
    for opcode, operand in formats:
        if opcode == code.IN_TABLE:
            inside = operand[0] != 0
        elif opcode == code.DEPTH:
            (said,) = struct.unpack("<i", operand)
        elif opcode == code.DEEPER:
            said = (said or 0) + struct.unpack("<i", operand)[0]
        elif opcode in (code.ROW_END, code.INNER_ROW_END):
            ends_row = operand[0] != 0
        elif opcode == code.INNER_CELL_END:
            ends_cell = operand[0] != 0
    depth = 0 if not inside else 1 if said is None else max(said, 0)
    return Mark(depth, ends_cell, row_of(formats) if ends_row and depth else None, style)
