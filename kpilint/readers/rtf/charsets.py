"""Code pages of RTF: by the character set of a font, or that of the file."""

from __future__ import annotations

import codecs

ANSI, DEFAULT = 0, 1
"""The character sets of fonts for Western Europe, and for whatever the file is in."""
_CODECS = {
    2: "latin-1",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
"""Character sets of Windows fonts to the codecs of their texts; GB2312 (134) is written as GBK, a part of GB18030."""
_PAGES = {936: "gb18030", 54936: "gb18030", 10000: "mac-roman", 65001: "utf-8"}


def codec_of_page(page: int) -> str:
    """The codec of a Windows code page; that of Western Europe for one Python does not know."""
    try:
        return codecs.lookup(_PAGES.get(page, f"cp{page}")).name
    except LookupError:
        return "cp1252"


def decoded(text: bytes, charset: int, file: str) -> str:
    """Text in a font with a character set, in a file with a codec."""
    if text.isascii():
        return text.decode("ascii")
    if charset in _CODECS:
        return text.decode(_CODECS[charset], "replace")
    if charset == ANSI:
        # Programs that write Chinese without caring for fonts leave them all "ANSI", which means Western European.
        try:
            return text.decode(file)
        except UnicodeDecodeError:
            return text.decode("cp1252", "replace")
    return text.decode(file, "replace")
