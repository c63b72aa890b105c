"""Numbers that Word puts in front of paragraphs itself: people see them, the text does not hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from kpilint.readers.docx.names import (
    NUMBER_LEVEL,
    NUMBER_LIST,
    PARAGRAPH_STYLE,
    VAL,
    W,
    children,
    number,
    switch,
    value,
)
from kpilint.readers.docx.styles import Styles
from kpilint.readers.list_counts import LONGEST, Counts, Level, Use

_PLACEHOLDER = re.compile("%([1-9])")
_ABSTRACT_ID, _LEVEL = f"{W}abstractNumId", f"{W}lvl"


@dataclass(slots=True)
class _List(Use):
    """A list with the levels that paragraph styles stand for."""

    styled: dict[str, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counting as paragraphs come."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {} if root is None else _lists(root, styles)
        self._counts = Counts()

    def mark(self, own: etree._Element | None, named: str | None) -> str:
        """The number in front of the next paragraph with these numbering properties of its ``own`` and the style so
        ``named``, with its blank; "" for one without."""
        style = self._styles.of(named)
        if own is None and style.number_list is None:
            return ""
        name = value(own, NUMBER_LIST) or style.number_list
        found = self._lists.get(name) if name is not None else None
        if name is None or found is None:
            return ""
        said = value(own, NUMBER_LEVEL) or style.level
        at = found.styled.get(named or "", 0) if said is None else number(said, 0)
        return self._counts.next(name, found, at)


def _lists(root: etree._Element, styles: Styles) -> dict[str, _List]:
    abstract = {one.get(_ABSTRACT_ID, ""): one for one in root.iterfind(f"{W}abstractNum")}
    named = {one.get(NUMBER_LIST, ""): value(one, _ABSTRACT_ID) or "" for one in root.iterfind(f"{W}num")}
    levels = {name: _levels(element) for name, element in abstract.items()}
    for name, element in abstract.items():  # the levels stand where the list style says
        style = value(element, f"{W}numStyleLink")
        if style is not None:
            target = named.get(styles.of(style).number_list or "", "")
            levels[name] = levels.get(target, {})
    lists = {}
    for one in root.iterfind(f"{W}num"):
        name = one.get(NUMBER_LIST, "")
        own = abstract.get(named[name])
        lists[name] = _List(named[name], dict(levels.get(named[name], {})), styled=_styled(own))
        _override(lists[name], one)
    return lists


def _override(found: _List, element: etree._Element) -> None:
    for one in element.iterfind(f"{W}lvlOverride"):
        at = number(one.get(NUMBER_LEVEL), 0)
        found.levels.update(_levels(one))
        start = value(one, f"{W}startOverride")
        if start is not None and at in found.levels:
            found.starts[at] = number(start, 1)


def _styled(element: etree._Element | None) -> dict[str, int]:
    """The levels of a list by the paragraph styles that stand for them."""
    levels = [] if element is None else element.iterfind(_LEVEL)
    named = ((value(one, PARAGRAPH_STYLE), number(one.get(NUMBER_LEVEL), -1)) for one in levels)
    return {style: at for style, at in named if style is not None}


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        at: _level(one, at) for one in element.iterfind(_LEVEL) if 0 <= (at := number(one.get(NUMBER_LEVEL), -1)) < 9
    }


def _level(element: etree._Element, at: int) -> Level:
    style = next((one.get(VAL) for one in children(element) if one.tag == f"{W}numFmt"), None)
    return Level(
        start=number(value(element, f"{W}start"), 0),
        style=style or "decimal",
        text=_PLACEHOLDER.sub(_character, (value(element, f"{W}lvlText") or "")[:LONGEST]),
        restarts=number(value(element, f"{W}lvlRestart"), at),
        legal=switch(element, f"{W}isLgl") is True,
        blank=value(element, f"{W}suff") != "nothing",
    )


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1]) - 1)
