"""Characters of symbol fonts, whose codes mean nothing in Unicode: tick boxes, signs of comparison, bullets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType


def _table(signs: str) -> dict[int, str]:
    """Signs by code, each written as two hexadecimal digits and the sign."""
    return {int(one[:2], 16): one[2:] for one in signs.split()}


_WINGDINGS = _table(
    "6c● 6e■ 6f□ 70□ 71□ 72□ 75◆ 76❖ 77◆ 81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8a⑩ 9f• a1○ a4◎ a7▪ a8□ ab★ d8➢ "
    "df← e0→ e1↑ e2↓ e8→ f0⇨ fb✗ fc✓ fd☒ fe☑"
)
_SYMBOL = {ord(sign): sign for sign in " !#%()+,./0123456789:;<=>[]{|}"} | _table(
    "2d- 44Δ 53Σ 6dμ 7e~ a3≤ a5∞ ac← ae→ b0° b1± b3≥ b4× b7• b8÷ b9≠ bb≈ d6√ d7· e5∑"
)
_FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "wingdings": _WINGDINGS,
        "wingdings 2": _table("4f✗ 50✓ 51☒ 52☑ 53☒ 54☒ a3□"),
        "webdings": _table("61✓ 63□ 67■ 72✗"),
        "symbol": _SYMBOL,
    }
)
_AREA = range(0xF000, 0xF100)
"""Where Word puts the codes of symbol fonts among those of Unicode."""
_IN_AREA = re.compile("[\uf000-\uf0ff]")


def is_symbol_font(font: str) -> bool:
    """Whether a font's characters are signs whatever their codes."""
    return font.lower() in _FONTS


def has_symbols(text: str) -> bool:
    """Whether a text holds codes of symbol fonts, whatever font it is said to be in."""
    return _IN_AREA.search(text) is not None


def symbol(code: int, font: str) -> str:
    """The sign that a code shows in a font, "" for one that no list has; in other fonts the code is Unicode's."""
    signs = _FONTS.get(font.lower())
    if signs is None and code not in _AREA:
        return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""
    return (_WINGDINGS if signs is None else signs).get(code & 0xFF, "")


def in_font(text: str, font: str) -> str:
    """A text set in a symbol font, as people see it; what the font does not have (Chinese) stays."""
    return "".join(_sign(char, font) for char in text)


def _sign(char: str, font: str) -> str:
    if ord(char) in _AREA:
        return symbol(ord(char), font)
    return (symbol(ord(char), font) if ord(char) <= 0xFF else "") or char
