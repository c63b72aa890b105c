"""What the formats of a run say of its characters: not shown at all, a sign, in a font of signs."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from kpilint.readers.docx.symbols import in_font, is_symbol_font, symbol
from kpilint.readers.word97 import sprms as code
from kpilint.readers.word97.sprms import sprms
from kpilint.readers.word97.styles import Styles, switched

GONE, HIDDEN = "\x00", "\x1a"
"""Stand where a character is that is not shown, so that positions stay what they are: field codes and deleted text, and
hidden text."""
_SIGN_STANDS_FOR = "("


@dataclass(frozen=True, slots=True)
class Look:
    """A look: ``mask`` stands for every character (GONE, HIDDEN), ``sign`` for Word's placeholder of a sign; ``font``
    is the name of a font of signs."""

    mask: str = ""
    sign: str = ""
    font: str = ""

    def __bool__(self) -> bool:
        return bool(self.mask or self.sign or self.font)

    def shown(self, characters: str) -> str:
        """What is shown of characters, one for each."""
        if self.mask:
            return self.mask * len(characters)
        if self.sign:
            return characters.replace(_SIGN_STANDS_FOR, self.sign)
        return "".join(in_font(one, self.font) or GONE for one in characters) if self.font else characters


class Looks:
    """The looks of a file's formats."""

    def __init__(self, styles: Styles, fonts: Sequence[str]) -> None:
        self._styles = styles
        self._fonts = fonts
        self._known: dict[tuple[bytes, bool], Look] = {}

    def of(self, formats: bytes, hidden: bool = False) -> Look:
        """The look of a run with these formats; ``hidden`` is what the style of its paragraph says."""
        if (formats, hidden) not in self._known:
            self._known[formats, hidden] = self._look(formats, hidden)
        return self._known[formats, hidden]

    def _look(self, formats: bytes, by_style: bool) -> Look:
        hidden, deleted = by_style, False
        sign = font = ""
        for opcode, operand in sprms(formats):
            if opcode == code.CHARACTER_STYLE:
                said = self._styles.of(*struct.unpack("<H", operand)).hidden
                hidden = by_style = by_style if said is None else said
            elif opcode == code.HIDDEN:
                hidden = switched(operand[0], by_style)
            elif opcode == code.DELETED:
                deleted = switched(operand[0], by_style=False)
            elif opcode == code.SYMBOL:
                number, at = struct.unpack("<HH", operand)
                sign = symbol(at, self._font(number)) or GONE
            elif opcode in code.FONTS and is_symbol_font(name := self._font(*struct.unpack("<H", operand))):
                font = name
        return Look(GONE if deleted else HIDDEN if hidden else "", sign, font)

    def _font(self, number: int) -> str:
        return self._fonts[number] if number < len(self._fonts) else ""
