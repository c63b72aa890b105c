"""The text and tables of an OpenDocument text in the order in which people read them."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from kpilint.readers.flow import check_depth
from kpilint.readers.odf.line import Line
from kpilint.readers.odf.lists import Counts, Lists, style_of
from kpilint.readers.odf.names import DRAW, GRID, HEADING, LIST, PARAGRAPH, TEXT, TEXT_STYLE, number
from kpilint.readers.odf.styles import Styles
from kpilint.readers.odf.table import Parts, table_of

_ITEM = f"{TEXT}list-item"
_START = f"{TEXT}start-value"
_INDEXES = ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index")
_WRAPPERS = frozenset(TEXT + name for name in ("section", "index-body", "index-title", "numbered-paragraph", *_INDEXES))
"""What stands round paragraphs and tables without changing what people see of them."""


class Story:
    """A walk over a text; it counts numbered paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._lists = Lists(styles)

    def parts(self, container: Iterable[etree._Element], depth: int = 0) -> Parts:
        """What a body, cell or text box holds; ``depth`` is the number of tables round it.

        Raises UnreadableInput: tables too deep in one another, or too large.
        """
        found: Parts = []
        for child in container:
            tag = child.tag
            if tag in (PARAGRAPH, HEADING):
                mark = self._lists.heading(child) if tag == HEADING else ""
                self._paragraph(child, mark, found, depth)
            elif tag == LIST:
                style = style_of(child, "")
                self._list(child, style, 1, self._lists.counts(child, style), found, depth)
            elif tag == GRID:
                check_depth(depth + 1)
                found.append(table_of(child, lambda cell: self.parts(cell, depth + 1), whole=True).table)
            elif tag in _WRAPPERS:
                if child.get(f"{TEXT}display") != "none":
                    found.extend(self.parts(child, depth))
            elif isinstance(tag, str) and tag.startswith(DRAW):
                found.extend(self.parts(child, depth))
        return found

    def _paragraph(self, element: etree._Element, mark: str, found: Parts, depth: int) -> None:
        """Add a paragraph behind its number, then what its text boxes hold."""
        if self._styles.hides("paragraph", element.get(TEXT_STYLE)):
            return
        line = Line(element, self._styles)
        if text := (mark + line.text).strip():
            found.append(text)
        for shape in line.shapes:
            found.extend(self.parts(shape, depth))

    def _list(self, element: etree._Element, style: str, at: int, counts: Counts, found: Parts, depth: int) -> None:
        """Add the items of a list of level ``at``; the first paragraph of an item bears its number."""
        for item in element:
            numbered = item.tag == _ITEM
            for child in item:
                if child.tag in (PARAGRAPH, HEADING):
                    start = number(item, _START) if _START in item.attrib else None
                    mark = self._lists.mark(style, at, counts, start) if numbered else ""
                    self._paragraph(child, mark, found, depth)
                    numbered = False
                elif child.tag == LIST:
                    self._list(child, style_of(child, style), at + 1, counts, found, depth)
                else:
                    found.extend(self.parts((child,), depth))
