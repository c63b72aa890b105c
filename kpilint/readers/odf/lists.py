"""Numbers that OpenDocument programs put in front of list items and headings themselves."""

from __future__ import annotations

from lxml import etree

from kpilint.readers.list_marks import list_mark
from kpilint.readers.odf.names import TEXT, TEXT_STYLE, number
from kpilint.readers.odf.styles import OUTLINE, Level, Styles

_ID = "{http://www.w3.org/XML/1998/namespace}id"

Counts = dict[int, int]
"""The last number of each level (from 1) of a list."""


class Lists:
    """The lists of a document, counting as their items come."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._by_id: dict[str, Counts] = {}
        self._by_style: dict[str, Counts] = {}
        self._headings: Counts = {}

    def counts(self, element: etree._Element, style: str) -> Counts:
        """The counts an outermost list begins with: those of the list it continues, else none."""
        continued = element.get(f"{TEXT}continue-list")
        if continued is not None:
            counts = self._by_id.get(continued, {})
        elif element.get(f"{TEXT}continue-numbering") == "true":
            counts = self._by_style.get(style, {})
        else:
            counts = {}
        self._by_style[style] = self._by_id[element.get(_ID, "")] = counts
        return counts

    def mark(self, style: str, at: int, counts: Counts, start: int | None) -> str:
        """The number of the next item of level ``at`` (from 1), with its blank; ``start`` is where it begins anew."""
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]
        level = self._styles.level(style, at)
        if level is None:
            return ""
        counts[at] = counts.get(at, level.start - 1) + 1 if start is None else start
        return self._shown(style, at, level, counts)

    def heading(self, element: etree._Element) -> str:
        """The number of a heading outside lists; "" where headings have none."""
        return self.mark(OUTLINE, number(element, f"{TEXT}outline-level"), self._headings, None)

    def _shown(self, style: str, at: int, level: Level, counts: Counts) -> str:
        if level.style == "none":
            return ""
        marks = []
        for above in range(max(1, at - level.above + 1), at + 1):
            one = self._styles.level(style, above)
            if one is not None:
                marks.append(list_mark(counts.get(above, one.start), one.style))
        text = level.prefix + ".".join(mark for mark in marks if mark) + level.suffix
        return f"{text} " if text.isascii() else text


def style_of(element: etree._Element, around: str) -> str:
    """The style of a list, that of the list ``around`` it where it names none."""
    return element.get(TEXT_STYLE, around)
