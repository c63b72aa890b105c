"""Numbers that Word puts in front of paragraphs itself: people see them, the text does not hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from kpilint.readers.docx.names import (
    NUMBER,
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
from kpilint.readers.list_marks import list_mark

_LONGEST = 40
"""Characters of a level's text that are taken: "第%1章" has four, and each paragraph repeats it."""
_PLACEHOLDER = re.compile("%([1-9])")
_ABSTRACT_ID, _LEVEL = f"{W}abstractNumId", f"{W}lvl"


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level counts and shows its numbers. ``restarts`` is the level (from 1) that begins it anew, 0 for none."""

    start: int
    style: str
    text: str
    restarts: int
    legal: bool
    blank: bool
    paragraph_style: str | None


@dataclass(slots=True)
class _List:
    """A list: its levels, whose counts it shares with lists of the same ``abstract``, and where it starts anew."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counting as paragraphs come."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {} if root is None else _lists(root, styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def mark(self, properties: etree._Element | None, named: str | None) -> str:
        """The number in front of the next paragraph with these properties and the style so ``named``, with its blank;
        "" for one without."""
        style = self._styles.of(named)
        own = None if properties is None else properties.find(NUMBER)
        name = value(own, NUMBER_LIST) or style.number_list
        found = self._lists.get(name) if name is not None else None
        if name is None or found is None:
            return ""
        said = value(own, NUMBER_LEVEL) or style.level
        by_style = (at for at, level in found.levels.items() if level.paragraph_style == named)
        at = next(by_style, 0) if said is None else number(said, 0)
        return self._next(name, found, at) if at in found.levels else ""

    def _next(self, name: str, found: _List, at: int) -> str:
        counts = self._counts.setdefault(found.abstract, {})
        if name not in self._begun:
            self._begun.add(name)
            counts.update({level: start - 1 for level, start in found.starts.items()})
        level = found.levels[at]
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [one for one in counts if one > at and found.levels[one].restarts > at]:
            del counts[deeper]
        return _shown(level, found.levels, counts)


def _shown(level: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    def count(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        return list_mark(counts.get(at, levels[at].start), "decimal" if level.legal else levels[at].style)

    text = "" if level.style == "bullet" else _PLACEHOLDER.sub(count, level.text)
    return f"{text} " if level.blank and text.isascii() and text.strip() else text


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
        lists[name] = _List(named[name], dict(levels.get(named[name], {})))
        _override(lists[name], one)
    return lists


def _override(found: _List, element: etree._Element) -> None:
    for one in element.iterfind(f"{W}lvlOverride"):
        at = number(one.get(NUMBER_LEVEL), 0)
        found.levels.update(_levels(one))
        start = value(one, f"{W}startOverride")
        if start is not None and at in found.levels:
            found.starts[at] = number(start, 1)


def _levels(element: etree._Element) -> dict[int, _Level]:
    return {
        at: _level(one, at) for one in element.iterfind(_LEVEL) if 0 <= (at := number(one.get(NUMBER_LEVEL), -1)) < 9
    }


def _level(element: etree._Element, at: int) -> _Level:
    style = next((one.get(VAL) for one in children(element) if one.tag == f"{W}numFmt"), None)
    return _Level(
        start=number(value(element, f"{W}start"), 0),
        style=style or "decimal",
        text=(value(element, f"{W}lvlText") or "")[:_LONGEST],
        restarts=number(value(element, f"{W}lvlRestart"), at),
        legal=switch(element, f"{W}isLgl") is True,
        blank=value(element, f"{W}suff") != "nothing",
        paragraph_style=value(element, PARAGRAPH_STYLE),
    )
