"""What styles say about hidden text and numbers; a style takes what it does not say from the one it is based on."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kpilint.readers.word97 import sprms as code
from kpilint.readers.word97.sprms import sprms

_DEEPEST = 20
"""Styles based on one another that are followed; a circle ends there too."""
_NO_BASE = 0xFFF
_PARAGRAPH, _CHARACTER = 1, 2
_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81


@dataclass(frozen=True, slots=True)
class Style:
    """What was said, None where nothing was. ``uses`` is the number of a list in use, from 1 on, 0 for none."""

    hidden: bool | None = None
    uses: int | None = None
    level: int | None = None

    def with_formats(self, formats: Iterable[tuple[int, bytes]]) -> Style:
        """What formats say over a style."""
        style = self
        for opcode, operand in formats:
            if opcode == code.HIDDEN:
                style = replace(style, hidden=switched(operand[0], self.hidden is True))
            elif opcode == code.LIST:
                style = replace(style, uses=struct.unpack("<H", operand)[0])
            elif opcode == code.LIST_LEVEL:
                style = replace(style, level=operand[0])
        return style


NO_STYLE = Style()
"""Says nothing."""


def switched(operand: int, by_style: bool) -> bool:
    """Whether something is on; an operand may say that it is as the style has it, or the opposite."""
    if operand == _AS_STYLE:
        return by_style
    return not by_style if operand == _NOT_AS_STYLE else operand == 1


class Styles:
    """The styles of a file by number."""

    def __init__(self, structure: bytes) -> None:
        """Raises struct.error: the structure (named STSH) cannot be read."""
        self._said = list(_styles(structure)) if structure else []
        self._known: dict[int, Style] = {}

    def of(self, number: int) -> Style:
        """A style with what it takes from others."""
        if number not in self._known:
            bases: list[bytes] = []
            at = number
            while at < len(self._said) and len(bases) < _DEEPEST:
                at, formats = self._said[at]
                bases.append(formats)
            style = NO_STYLE
            for formats in reversed(bases):
                style = style.with_formats(sprms(formats))
            self._known[number] = style
        return self._known[number]

    def of_paragraph(self, formats: bytes) -> Style:
        """The style that the formats of a paragraph begin with."""
        return self.of(int.from_bytes(formats[:2], "little"))


def _styles(structure: bytes) -> Iterator[tuple[int, bytes]]:
    """Each style's base and formats; those before the first that is cut off."""
    header, count, size = struct.unpack_from("<3H", structure, 0)
    at = 2 + header
    for _ in range(count):
        length = int.from_bytes(structure[at : at + 2], "little")
        if at + 2 + length > len(structure):
            return
        yield _style(structure[at + 2 : at + 2 + length], size) if length else (_NO_BASE, b"")
        at += 2 + length + length % 2


def _style(data: bytes, size: int) -> tuple[int, bytes]:
    _, kind, sets = struct.unpack_from("<3H", data, 0)
    (letters,) = struct.unpack_from("<H", data, size)
    at = size + 2 + 2 * letters + 2
    formats = b""
    for number in range(sets & 0xF if kind & 0xF in (_PARAGRAPH, _CHARACTER) else 0):
        (length,) = struct.unpack_from("<H", data, at)
        # The formats of paragraphs, the first set of a paragraph style, begin with the style's own number.
        own = 2 if kind & 0xF == _PARAGRAPH and number == 0 else 0
        formats += data[at + 2 + own : at + 2 + length]
        at += 2 + length + length % 2
    return kind >> 4, formats
