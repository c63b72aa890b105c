"""RTF cut into tokens: groups, control words, and text as the bytes of whatever code page is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kpilint.readers.rtf.words import KNOWN

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?"
    rb"|((?:\\'[0-9a-fA-F]{2})+)"
    rb"|\\([^a-zA-Z'])"
    rb"|([{}])"
    rb"|([^\\{}\r\n\x00]+)"
    rb"|[\r\n\x00]+|\\'?",
    re.DOTALL,
)
_WORD, _NUMBER, _CODES, _SIGN, _BRACE, _PLAIN = range(1, 7)


_NEXT_ANYWAY = "*"
"""The sign before the word of a part that a program may pass over, whatever the word is."""


@dataclass(frozen=True, slots=True)
class Token:
    """``word``: a control word or sign with its number, None where it has none; ``text``: bytes of text; ``open`` and
    ``close``: braces."""

    kind: Literal["word", "text", "open", "close"]
    word: str = ""
    number: int | None = None
    text: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file, without control words that are not known (nine in ten) and without binary data."""
    at = 0
    anyway = False
    while match := _TOKEN.match(data, at):
        at = match.end()
        if match[_WORD]:
            word = match[_WORD].decode("ascii")
            number = None if match[_NUMBER] is None else int(match[_NUMBER])
            if word == "bin":
                at += max(0, number or 0)
            elif anyway or word in KNOWN:
                yield Token("word", word, number)
            anyway = False
        elif codes := match[_CODES]:
            yield Token("text", text=bytes.fromhex(codes.replace(b"\\'", b"").decode("ascii")))
        elif match[_SIGN]:
            sign = match[_SIGN].decode("latin-1")
            anyway = sign == _NEXT_ANYWAY
            yield Token("text", text=match[_SIGN]) if sign in "\\{}" else Token("word", sign)
        elif brace := match[_BRACE]:
            yield _OPEN if brace == b"{" else _CLOSE
        elif plain := match[_PLAIN]:
            yield Token("text", text=plain)
