"""What pages repeat round their text: page numbers and running heads, told by their text and place and left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kpilint.readers.pdf.columns import heads_of
from kpilint.readers.pdf.pageparts import PageParts
from kpilint.readers.pdf.words import Line

_PAGE_NUMBER = re.compile(
    r"[-—–－·~\s]*(?:第\s*)?(?:\d{1,4}|[ivxlIVXLⅠ-ⅿ]{1,6})\s*页?\s*(?:[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－·~\s]*"
)
_EDGE = 0.16
"""Share of the page's height, at its head and foot, that such lines stand in."""
_LINES = 3
"""Lines at the head and foot of a page that may be such."""
_NEAR = 4.0
"""Points a running head may move from page to page."""
_PAGES = 3
"""Pages that must repeat a line; of a document with two pages, both."""
_SHARE = 0.4
"""Share of the pages from the first to the last with such a line that must have it (odd and even pages may differ)."""
_LARGE = 1.25
"""How much larger than the document's text a line is a title, though many pages have it."""

_Key = tuple[str, str]
"""Where a line stands (head or foot) and its text, digits made alike."""


def drop_furniture(pages: Sequence[PageParts]) -> None:
    """Take page numbers and running heads out of the pages."""
    seen: dict[_Key, list[tuple[int, float]]] = defaultdict(list)
    size = _usual_size(pages)
    for page in pages:
        for key, _, height in _candidates(page):
            seen[key].append((page.number, height))
    for page in pages:
        stopped = set()
        for key, line, height in list(_candidates(page)):
            if key[0] in stopped:
                continue
            repeated = line.size < _LARGE * size and _is_repeated(seen[key], height, len(pages))
            if _PAGE_NUMBER.fullmatch(line.text) or repeated:
                page.parts.remove(line)
            else:
                stopped.add(key[0])


def _candidates(page: PageParts) -> Iterator[tuple[_Key, Line, float]]:
    """The lines at a page's head, from the top, and at its foot, from the bottom, with their distance from the edge."""
    headings = {id(part) for head in heads_of(page.parts).values() for part in page.parts[head.start : head.end]}
    for where, parts in (("head", page.parts), ("foot", page.parts[::-1])):
        for part in parts[:_LINES]:
            if not isinstance(part, Line) or id(part) in headings:
                break
            height = part.box.y0 if where == "head" else page.height - part.box.y1
            if height > _EDGE * page.height:
                break
            yield (where, re.sub(r"\d+", "0", "".join(part.text.split()))), part, height


def _usual_size(pages: Sequence[PageParts]) -> float:
    sizes = sorted(part.size for page in pages for part in page.parts if isinstance(part, Line) for _ in part.glyphs)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _is_repeated(found: Sequence[tuple[int, float]], height: float, pages: int) -> bool:
    near = [number for number, other in found if abs(other - height) <= _NEAR]
    run = max(near) - min(near) + 1
    return len(near) >= min(_PAGES, max(pages, 2)) and len(near) >= _SHARE * run
