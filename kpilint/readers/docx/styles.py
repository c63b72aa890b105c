"""What styles say about visibility and numbers; a style takes what it does not say from the one it is based on."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from kpilint.readers.docx.names import (
    BASED_ON,
    NUMBER,
    NUMBER_LEVEL,
    NUMBER_LIST,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    STYLE,
    VANISH,
    W,
    switch,
    value,
)

_DEEPEST = 20
"""Styles based on one another that are followed; a circle ends there too."""
_ID, _DEFAULT, _TYPE = f"{W}styleId", f"{W}default", f"{W}type"


class Style(NamedTuple):
    """What was said, None where nothing was; ``number_list`` and ``level`` are texts as in the file."""

    based_on: str | None
    hidden: bool | None
    number_list: str | None
    level: str | None


_NO_STYLE = Style(None, None, None, None)


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self.default: str | None = None
        """The style of paragraphs that name none."""
        for element in () if root is None else root.iterfind(STYLE):
            name = element.get(_ID, "")
            self._elements[name] = element
            if element.get(_TYPE) == "paragraph" and element.get(_DEFAULT) in ("1", "true", "on"):
                self.default = name
        self._resolved: dict[str | None, Style] = {None: _NO_STYLE}
        """Of the hundreds of styles that a document has most are never used."""

    def of(self, name: str | None) -> Style:
        """A style with what it takes from others."""
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    def _resolve(self, name: str | None) -> Style:
        found = _NO_STYLE
        for _ in range(_DEEPEST):
            element = self._elements.get(name) if name is not None else None
            if element is None:
                break
            style = _style(element)
            found = Style(
                None,
                style.hidden if found.hidden is None else found.hidden,
                style.number_list if found.number_list is None else found.number_list,
                style.level if found.level is None else found.level,
            )
            name = style.based_on
        return found


def _style(element: etree._Element) -> Style:
    paragraph = element.find(PARAGRAPH_PROPERTIES)
    numbers = None if paragraph is None else paragraph.find(NUMBER)
    return Style(
        value(element, BASED_ON),
        switch(element.find(RUN_PROPERTIES), VANISH),
        value(numbers, NUMBER_LIST),
        value(numbers, NUMBER_LEVEL),
    )
