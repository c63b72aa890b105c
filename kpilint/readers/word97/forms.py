"""Form fields (tick boxes, drop-down lists), which Word draws itself: no text stands for them in the file."""

from __future__ import annotations

import struct

_TICK_BOX, _LIST = 1, 2
_AS_BEFORE = 25
"""The answer where nobody has answered: what the form says itself holds."""
_TEXTS = 5
"""Texts between what a form field holds before anyone answers and its list: format, helps, macros."""


def form_field(data: bytes, offset: int) -> str:
    """What the form field described at an offset of the stream Data shows, "" for one that holds its text.

    Raises struct.error where it lies.
    """
    (header,) = struct.unpack_from("<H", data, offset + 4)
    at = offset + header
    (bits,) = struct.unpack_from("<H", data, at + 4)
    kind, answer = bits & 0b11, bits >> 2 & 0b11111
    if kind not in (_TICK_BOX, _LIST):
        return ""
    at = _behind_text(data, at + 10)
    (before,) = struct.unpack_from("<H", data, at)
    if answer == _AS_BEFORE:
        answer = before
    return ("☑" if answer else "□") if kind == _TICK_BOX else _entry(data, at + 2, answer)


def _entry(data: bytes, at: int, answer: int) -> str:
    for _ in range(_TEXTS):
        at = _behind_text(data, at)
    (count,) = struct.unpack_from("<H", data, at + 2)
    at += 6
    for number in range(min(count, answer + 1)):
        (length,) = struct.unpack_from("<H", data, at)
        if number == answer:
            return data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
        at += 2 + 2 * length
    return ""


def _behind_text(data: bytes, at: int) -> int:
    """The place behind a text with its length before it and a zero at its end."""
    (length,) = struct.unpack_from("<H", data, at)
    return at + 4 + 2 * int(length)
