"""The text of a web page, whose declared encoding is often wrong."""

from __future__ import annotations

import re

from kpilint.errors import UnreadableInput
from kpilint.readers.encoding import decode

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Bytes at the beginning of a page that are looked at; browsers look at 1024."""
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""What pages call an encoding that is a part of a larger one, and the larger one."""
_ALLOWED = 100
"""Of how many characters outside ASCII one may be broken: pages cut and glued by scripts hold a few."""


def page_text(data: bytes) -> str:
    """The text of a page: as ``encoding.decode`` finds it, else by the encoding it declares, some broken bytes allowed.

    Raises UnreadableInput: empty, binary or in no known encoding.
    """
    try:
        return decode(data)
    except UnreadableInput:
        if b"\x00" in data:
            raise
        declared = _DECLARED.search(data[:_DECLARED_WITHIN])
        name = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
        for codec in dict.fromkeys((_CODECS.get(name, name), "utf-8", "gb18030")):
            text = _tolerated(data, codec)
            if text:
                return text
        raise


def _tolerated(data: bytes, codec: str) -> str:
    """The text where the codec is known and fits nearly everywhere; "" otherwise."""
    try:
        text = data.decode(codec, "replace")
    except LookupError:
        return ""
    wide = sum(character > "\x7f" for character in text)
    return text.replace("\ufffd", "") if text.count("\ufffd") * _ALLOWED < wide else ""
