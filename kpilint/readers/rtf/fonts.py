"""The fonts of an RTF file: their names and character sets decide what their bytes are."""

from __future__ import annotations

from kpilint.readers.docx.symbols import in_font, is_symbol_font
from kpilint.readers.rtf.charsets import DEFAULT, codec_of_page, decoded


class Fonts:
    """The fonts by number, put together while their table is read."""

    def __init__(self) -> None:
        self.default = -1
        self.codec = "cp1252"
        """The codec of the file, for fonts that tell of none."""
        self._at = -1
        self._charsets: dict[int, int] = {}
        self._names: dict[int, str] = {}

    def take(self, word: str, number: int) -> None:
        """A word in the table of fonts."""
        if word == "f":
            self._at = number
        elif word == "fcharset":
            self._charsets[self._at] = number

    def name(self, text: bytes) -> None:
        """Text in the table of fonts: a part of the name of the last one."""
        letters = decoded(text, self._charsets.get(self._at, DEFAULT), self.codec)
        self._names[self._at] = self._names.get(self._at, "") + letters.partition(";")[0]

    def page(self, number: int) -> None:
        """The code page of the file."""
        self.codec = codec_of_page(number)

    def text(self, data: bytes, font: int) -> str:
        """Bytes in a font as people see them."""
        return self.seen(decoded(data, self._charsets.get(self._number(font), DEFAULT), self.codec), font)

    def seen(self, text: str, font: int) -> str:
        """Characters in a font as people see them: fonts of signs show other ones."""
        name = self._names.get(self._number(font), "").strip()
        return in_font(text, name) if is_symbol_font(name) else text

    def _number(self, font: int) -> int:
        return self.default if font < 0 else font
