"""Spreadsheet XML: parsed piece by piece, and the texts in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from kpilint.errors import UnreadableInput
from kpilint.readers.ooxml import BROKEN

_PIECE = 1024 * 1024
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"\s*[0-9]{1,9}\s*")
_DTD = "工作簿里有 DTD 声明（正常的工作簿不会有，可能有害），没有读取；请用 Excel、WPS 打开后另存一份再检查"


def pieces(data: bytes) -> Iterator[bytes]:
    """The bytes in pieces of a megabyte."""
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE]


def ends(data: Iterable[bytes], names: Iterable[str], what: str) -> Iterator[etree._Element]:
    """The elements of these names as they end, in any namespace (strict files have another one).

    Raises UnreadableInput, which calls the part ``what``: no well-formed XML, or XML with a DTD.
    """
    parser = etree.XMLPullParser(
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    first = True
    try:
        for piece in data:
            parser.feed(piece)
            for _, element in parser.read_events():
                if not isinstance(element, etree._Element):
                    continue
                if first and element.getroottree().docinfo.internalDTD is not None:
                    raise UnreadableInput(_DTD)
                first = False
                yield element
        parser.close()
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise UnreadableInput(BROKEN.format(what=f"{what} 不是完整的 XML")) from None


def drop(element: etree._Element) -> None:
    """Forget an element that was used and those before it, so that the whole tree never stands in memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def whole(text: str | None, otherwise: int) -> int:
    """The number an attribute holds; ``otherwise`` where it is missing or none of up to nine digits."""
    return int(text) if text is not None and _WHOLE.fullmatch(text) else otherwise


def text_of(element: etree._Element) -> str:
    """The text of a string: its runs joined, without the phonetic ones that only say how to pronounce it."""
    parts = []
    for child in element:
        name = etree.QName(child).localname
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts.extend(piece.text or "" for piece in child.iterchildren("{*}t"))
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """The text with _x000D_ and the like resolved, lines parted by newlines, other control characters dropped."""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code in (9, 10, 13) or (code >= 32 and not 0xD800 <= code < 0xE000) else ""
