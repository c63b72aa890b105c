"""Forms (drawings inside drawings) that draw themselves, told before PDFium would draw them without end.

A few hundred bytes make PDFium take all memory there is; it does not tell such forms itself.
"""

from __future__ import annotations

import re
import zlib
from itertools import islice

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b")
_MOST_OBJECTS = 300_000
"""Objects looked at."""
_LONGEST = 4_000
"""Bytes of the longest form's dictionary."""
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,40})\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_CONTENT = 4_000_000
"""Bytes of a form's drawing that are looked through."""
_RESOURCES = re.compile(rb"/(?:Resources|XObject)\s*(?=(\d{1,9})\s+\d{1,5}\s+R\b)")
_DEEPEST = 12
"""How many forms may lie inside one another; those of office programs lie two or three deep."""


def has_endless_forms(data: bytes) -> bool:
    """Whether forms draw themselves, straight or by way of others, or lie deeper inside one another than any program
    puts them. Only what the file says in plain is looked at, not what it packs."""
    if b"/Form" not in data:
        return False
    bodies: dict[int, bytes] = {}
    starts: dict[int, int] = {}
    for found in islice(_OBJECT.finditer(data), _MOST_OBJECTS):
        number, start = int(found[1]), found.end()
        bodies[number] = data[start : start + _LONGEST].split(b"endobj", 1)[0].split(b"stream", 1)[0]
        starts[number] = start + len(bodies[number])
    forms = {number for number, body in bodies.items() if _FORM.search(body)}
    inside = {number: _forms_of(number, bodies, forms, _content(data, starts[number])) for number in forms}
    depths: dict[int, int] = {}
    left = dict(inside)
    while left:
        ready = [number for number, used in left.items() if used.isdisjoint(left)]
        if not ready:
            return True
        for number in ready:
            depths[number] = 1 + max((depths[used] for used in left.pop(number)), default=0)
    return max(depths.values(), default=0) > _DEEPEST


def _content(data: bytes, start: int) -> bytes | None:
    """The drawing in the stream that begins there, unpacked as far as need be; None where it is packed otherwise."""
    begin = _STREAM.match(data, start)
    if begin is None:
        return b""
    end = data.find(b"endstream", begin.end())
    packed = data[begin.end() : end if end >= 0 else len(data)]
    try:
        return zlib.decompressobj().decompress(packed, _MOST_CONTENT)
    except zlib.error:
        return packed if b" Do" in packed else None


def _forms_of(number: int, bodies: dict[int, bytes], forms: set[int], content: bytes | None) -> set[int]:
    """The forms that a form draws. Programs give all forms of a page the same resources, those that they do not draw
    and themselves among them: so only names that the drawing uses count, where it can be read."""
    found: set[int] = set()
    seen = {number}
    texts = [bodies[number]]
    while texts:
        text = texts.pop()
        named = ((name, int(one)) for name, one in _NAMED.findall(text))
        found |= {one for name, one in named if one in forms and (content is None or _draws(content, name))}
        for further in {int(one) for one in _RESOURCES.findall(text)} - seen:
            seen.add(further)
            texts.append(bodies.get(further, b""))
    return found


def _draws(content: bytes, name: bytes) -> bool:
    return re.search(rb"/" + re.escape(name) + rb"\s+Do\b", content) is not None
