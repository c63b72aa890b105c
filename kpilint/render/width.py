"""How wide texts stand in a terminal, and texts cut, folded and padded to a width.

Wide and full-width characters take two columns (Unicode Standard Annex 11). Ambiguous ones (≥ “ ” …) take one or two,
nobody can tell which; they are counted as one, and ``is_certain`` says whether a text is free of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TOKEN = re.compile(r"\s+|[（《“【]*(?:[!-~]+|.)[，。、；：！？）》”】]*", re.DOTALL)
"""What a line is not broken within: words and figures in Latin letters, and punctuation with what it belongs to."""


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me") else 1


def width(text: str) -> int:
    """Columns a text takes, ambiguous characters counted as one."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def is_certain(text: str) -> bool:
    """Whether the text holds no character of ambiguous width."""
    return text.isascii() or not any(unicodedata.east_asian_width(char) == "A" for char in text)


def head(text: str, room: int) -> str:
    """The longest beginning of a text that fits into ``room`` columns."""
    taken = 0
    for index, char in enumerate(text):
        taken += _columns(char)
        if taken > room:
            return text[:index]
    return text


def clip(text: str, room: int, ellipsis: str = "…") -> str:
    """The text, its end cut off and marked by ``ellipsis`` where it is wider than ``room`` columns."""
    return text if width(text) <= room else head(text, max(room - width(ellipsis), 0)).rstrip() + ellipsis


def clip_front(text: str, room: int, ellipsis: str = "…") -> str:
    """As ``clip``, but the beginning is cut off."""
    if width(text) <= room:
        return text
    return ellipsis + head(text[::-1], max(room - width(ellipsis), 0))[::-1].lstrip()


def pad(text: str, room: int) -> str:
    """The text filled up with blanks to ``room`` columns; a wider text stays as it is."""
    return text + " " * (room - width(text))


def fold(text: str, room: int) -> list[str]:
    """The text in lines of at most ``room`` columns, at least one line; words of Latin letters are kept whole where
    they fit, punctuation does not begin a line."""
    lines = [""]
    for token in _pieces(text, room):
        if width(lines[-1] + token) > room and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        if lines[-1] or not token.isspace():
            lines[-1] += token
    return lines


def _pieces(text: str, room: int) -> Iterator[str]:
    for token in _TOKEN.findall(text):
        while width(token) > room > 1:
            piece = head(token, room)
            yield piece
            token = token[len(piece) :]
        yield token
