"""What stands in an element in the order it is read: texts, line ends and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from kpilint.readers.html.look import LINES, UNSHOWN, is_hidden
from kpilint.readers.list_marks import list_mark
from kpilint.text.linebreaks import join_lines

_BLANKS = re.compile(r"[ \t\r\f\u00a0]+")
_FIGURES = re.compile(r"\s*[+-]?\d{1,4}\s*")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_NUMBERED = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""The kinds of numbers lists in pages have, and what ``list_mark`` calls them."""
_UNTYPED = ("hidden", "submit", "button", "image", "reset", "password", "file")
"""Kinds of input fields whose value is no text of the form."""
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*[^;]*none", re.IGNORECASE)
_LEAVES = frozenset(("select", "textarea", "pre"))
"""Elements whose text is read as a whole."""


class Words(NamedTuple):
    """Text with its blanks and line ends as in the source."""

    text: str


class End(NamedTuple):
    """The end of a line as it is shown."""


class TableElement(NamedTuple):
    """A table, not yet looked into; ``hidden`` where it, or what it stands in, is not shown."""

    element: etree._Element
    hidden: bool = False


Piece = Words | End | TableElement


def pieces_of(root: etree._Element) -> Iterator[Piece]:
    """The pieces of an element's content; it walks on its own stack, for pages nest deeper than Python does."""
    numbers: dict[etree._Element, int] = {}
    todo: list[tuple[etree._Element, bool]] = [(root, False)]
    while todo:
        element, seen = todo.pop()
        tag = element.tag
        if not seen:
            todo.append((element, True))
            if tag == "table" and element is not root:
                yield TableElement(element, is_hidden(element))
            elif tag in UNSHOWN:
                pass
            elif is_hidden(element):
                if next(element.iter("table"), None) is not None:
                    yield TableElement(element, True)
            else:
                yield from _opening(element, numbers)
                if tag not in _LEAVES:
                    todo.extend((child, False) for child in reversed(element))
            continue
        if tag in LINES:
            yield End()
        if element is not root and element.tail:
            yield Words(element.tail)


def _opening(element: etree._Element, numbers: dict[etree._Element, int]) -> Iterator[Piece]:
    tag = element.tag
    if tag in LINES or tag == "br":
        yield End()
    text = element.text or ""
    if tag == "li":
        text = _mark(element, numbers) + text
    elif tag == "sup" and _FIGURES.fullmatch(text) and not len(element):
        text = text.strip().translate(_RAISED)  # 10<sup>4</sup> is 10⁴, never 104
    elif tag == "input":
        text = _typed(element)
    elif tag == "select":
        text = _selected(element)
    if tag in ("pre", "textarea"):
        for number, line in enumerate(_all_text(element).split("\n")):
            if number:
                yield End()
            yield Words(line)
    elif text:
        yield Words(text)


def _mark(item: etree._Element, numbers: dict[etree._Element, int]) -> str:
    """The number in front of a list item; "" in a list without numbers."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or _UNMARKED.search(parent.get("style", "")):
        return ""
    number = _number(item.get("value"), numbers.get(parent, _number(parent.get("start"), 1)))
    numbers[parent] = number + 1
    return f"{list_mark(number, _NUMBERED.get(parent.get('type', ''), 'decimal'))}. "


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and _FIGURES.fullmatch(text) else otherwise


def _typed(field: etree._Element) -> str:
    kind = field.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "☑" if field.get("checked") is not None else "□"
    return "" if kind in _UNTYPED else field.get("value", "")


def _selected(field: etree._Element) -> str:
    """The chosen options, else the first one, which a browser shows."""
    options = list(field.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and field.get("multiple") is None:
        chosen = options[:1]
    return "、".join(_all_text(option).strip() for option in chosen)


def _all_text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def shown(words: list[Words]) -> str:
    """The words of one line as a browser shows them: runs of blanks are one, a line end in the source is a blank, or
    nothing beside a Chinese character (programs break the source anywhere)."""
    return _BLANKS.sub(" ", join_lines("".join(word.text for word in words))).strip()
