"""Text of documents as it may stand in a terminal: nothing of it is ever obeyed.

A cell may hold escape sequences, control characters and marks that turn the direction of writing; whatever a terminal
or an editor might act upon is shown as a visible escape instead.
"""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Control, format (bidi, zero width), private use, surrogate, line and paragraph separator."""


def visible(text: str) -> str:
    r"""The text with every control or format character as ``\x1b``, ``\u202e``; line breaks and tabs are blanks."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _shown(char) for char in text)


def _shown(char: str) -> str:
    if char in "\t\n\r":
        return " "
    if unicodedata.category(char) not in _HIDDEN:
        return char
    number = ord(char)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
