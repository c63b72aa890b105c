"""One paragraph's visible text in an OpenDocument file; its text boxes are kept apart."""

from __future__ import annotations

import re

from lxml import etree

from kpilint.readers.odf.names import DRAW, OFFICE, TEXT, TEXT_STYLE, number
from kpilint.readers.odf.styles import Styles

_BLANKS = re.compile(r"[ \t\r\n]+")
"""Runs of these are one blank; blanks that people see stand as elements."""
_MOST_BLANKS = 40
"""Blanks one element stands for at most; people align words by a dozen."""
_BLANK, _COUNT = f"{TEXT}s", f"{TEXT}c"
_SIGNS = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_SPAN = f"{TEXT}span"
_UNSEEN = frozenset(
    (
        *(TEXT + name for name in ("note", "ruby-text", "hidden-text", "script", "tracked-changes", "toc-mark")),
        *(OFFICE + name for name in ("annotation", "annotation-end", "forms", "event-listeners")),
    )
)
"""Footnotes, comments and what else stands in a paragraph and is not part of its text."""


class Line:
    """A paragraph taken apart; ``shapes`` are the frames and drawings in it, whose text stands in boxes."""

    def __init__(self, paragraph: etree._Element, styles: Styles) -> None:
        self.shapes: list[etree._Element] = []
        self._styles = styles
        self._texts: list[str] = []
        self._take(paragraph)

    @property
    def text(self) -> str:
        """The text; line breaks as newlines, tabs as blanks."""
        return "".join(self._texts)

    def _take(self, element: etree._Element) -> None:
        self._add(element.text)
        for child in element:
            self._child(child)
            self._add(child.tail)

    def _child(self, child: etree._Element) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return
        if tag == _BLANK:
            self._texts.append(" " * min(number(child, _COUNT), _MOST_BLANKS))
        elif tag in _SIGNS:
            self._texts.append(_SIGNS[tag])
        elif tag.startswith(DRAW) and tag != f"{DRAW}a":
            self.shapes.append(child)
        elif tag != _SPAN or not self._styles.hides("text", child.get(TEXT_STYLE)):
            self._take(child)

    def _add(self, text: str | None) -> None:
        if text:
            self._texts.append(_BLANKS.sub(" ", text))
