"""Forms (drawings inside drawings) that draw themselves, told before PDFium would draw them without end.

A few hundred bytes make PDFium take all memory there is; it does not tell such forms itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from itertools import islice

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b")
_MOST_OBJECTS = 300_000
"""Objects looked at."""
_MOST_FORMS = 2_000
"""Forms up to which drawings are looked at."""
_LONGEST = 4_000
"""Bytes of the longest form's dictionary."""
_LONGEST_STREAM = 1_000_000
"""Bytes of a form's drawing that are looked at, packed and unpacked."""
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s+Do\b")
_STREAM = re.compile(rb"stream\r?\n")
_RESOURCES = (b"Resources", b"XObject")
_DEEPEST = 12
"""How many forms may lie inside one another; those of office programs lie two or three deep."""

Drawings = Mapping[int, set[int]]
"""For each form, by its number, the forms it draws."""


def has_endless_forms(data: bytes) -> bool:
    """Whether forms draw themselves, straight or by way of others, or lie deeper inside one another than any program
    puts them. Dictionaries that the file packs are not looked at."""
    if b"/Form" not in data:
        return False
    places = {int(found[1]): found.end() for found in islice(_OBJECT.finditer(data), _MOST_OBJECTS)}
    bodies = {number: data[at : at + _LONGEST] for number, at in places.items()}
    forms = {number for number, body in bodies.items() if _FORM.search(_dictionary(body))}
    named = {number: _named_in(number, bodies, forms) for number in forms}
    if len(forms) > _MOST_FORMS or not _is_endless({number: set(names.values()) for number, names in named.items()}):
        return False
    return _is_endless(
        {
            number: {names[name] for name in _drawn_by(data, places[number]) if name in names}
            for number, names in named.items()
        }
    )


def _dictionary(body: bytes) -> bytes:
    return body.split(b"endobj", 1)[0].split(b"stream", 1)[0]


def _named_in(number: int, bodies: Mapping[int, bytes], forms: set[int]) -> dict[bytes, int]:
    """The forms that a form's resources name, whether it draws them or not."""
    found: dict[bytes, int] = {}
    seen = {number}
    texts = [_dictionary(bodies[number])]
    while texts:
        for name, text in _NAMED.findall(texts.pop()):
            further = int(text)
            if further in forms:
                found[name] = further
            elif name in _RESOURCES and further not in seen:
                seen.add(further)
                texts.append(_dictionary(bodies.get(further, b"")))
    return found


def _drawn_by(data: bytes, at: int) -> set[bytes]:
    """The names that a form's drawing draws."""
    start = _STREAM.search(data, at, at + _LONGEST)
    if start is None:
        return set()
    end = data.find(b"endstream", start.end(), start.end() + _LONGEST_STREAM)
    code = data[start.end() : end if end >= 0 else start.end() + _LONGEST_STREAM]
    if b"FlateDecode" in data[at : start.start()]:
        try:
            code = zlib.decompressobj().decompress(code, _LONGEST_STREAM)
        except zlib.error:
            return set()
    return set(_DRAWN.findall(code))


def _is_endless(drawings: Drawings) -> bool:
    """Whether forms draw themselves or lie too deep."""
    left = dict(drawings)
    for _ in range(_DEEPEST):
        left = {number: drawn for number, drawn in left.items() if not drawn.isdisjoint(left)}
    return bool(left)
