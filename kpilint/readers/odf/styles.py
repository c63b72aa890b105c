"""What styles of an OpenDocument file say: text and sheets that people do not see, numbers of lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from kpilint.readers.odf.names import STYLE, TABLE, TEXT, number

_LONGEST = 20
"""Characters of what stands round a number that are taken: "第" and "章、" are usual, and each item repeats it."""
_FORMATS = {
    "1": "decimal",
    "0": "decimalZero",
    "１": "decimalFullWidth",
    "①": "decimalEnclosedCircle",
    "一": "chineseCounting",
    "壹": "chineseLegalSimplified",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
"""How a number format begins (it is an example: "一, 二, 三, ...") to the name that list_mark knows it by."""
_NUMBERED = (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts and what it shows: ``above`` are the levels shown, its own included."""

    start: int
    style: str
    prefix: str
    suffix: str
    above: int


class Styles:
    """The styles of the file's two parts together."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._hidden: set[tuple[str, str]] = set()
        self._lists: dict[str, dict[int, Level]] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                if any(_hides(properties) for properties in style):
                    self._hidden.add((style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")))
            for style in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                name = OUTLINE if style.tag == f"{TEXT}outline-style" else style.get(f"{STYLE}name", "")
                self._lists[name] = {number(one, f"{TEXT}level"): _level(one) for one in style.iterchildren(*_NUMBERED)}

    def hides(self, family: str, name: str | None) -> bool:
        """Whether a style (family text, paragraph or table) hides what has it."""
        return (family, name) in self._hidden

    def level(self, list_style: str, level: int) -> Level | None:
        """A level (from 1) of a list's style; None where it shows no number."""
        return self._lists.get(list_style, {}).get(level)


OUTLINE = "\n"
"""Our name for the style that numbers headings; no style of a file is called so."""


def _hides(properties: etree._Element) -> bool:
    return properties.get(f"{TEXT}display") == "none" or properties.get(f"{TABLE}display") == "false"


def _level(element: etree._Element) -> Level:
    said = element.get(f"{STYLE}num-format", "")
    return Level(
        start=number(element, f"{TEXT}start-value"),
        style=_FORMATS.get(said[:1], "decimal") if said else "none",
        prefix=element.get(f"{STYLE}num-prefix", "")[:_LONGEST],
        suffix=element.get(f"{STYLE}num-suffix", "")[:_LONGEST],
        above=number(element, f"{TEXT}display-levels"),
    )
