"""Running text: paragraphs with the headings they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.lines import is_furniture
from kpilint.layout.stream import Item
from kpilint.model.grid import Paragraph

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_RANKS = (
    re.compile(rf"第{_NUMERAL}(?:部分|章|篇)\s*"),
    re.compile(rf"{_NUMERAL}\s*[、.．]\s*"),
    re.compile(rf"[(（]{_NUMERAL}[)）]\s*"),
    re.compile(r"\d{1,2}\s*(?:[、．]|\.(?!\d))\s*"),
    re.compile(r"[(（]\d{1,2}[)）]\s*[.．、]?\s*"),
)
"""How headings are numbered, outermost first."""
_LONGEST = 50
"""Characters of the longest heading; a longer numbered line is text."""


def with_headings(left: Sequence[Item]) -> tuple[Paragraph, ...]:
    """The paragraphs among what no table took, each with the headings above it, outermost first."""
    open_: list[tuple[int, str]] = []
    made: list[Paragraph] = []
    for item in map(_as_paragraph, left):
        if item is None:
            continue
        above = open_
        rank = None if is_furniture(item.text) else _rank(item.text)
        if rank is not None:
            above = [one for one in open_ if one[0] < rank]
            open_ = [*above, (rank, item.text)]
        made.append(replace(item, headings=tuple(text for _, text in above)))
    return tuple(made)


def _as_paragraph(item: Item) -> Paragraph | None:
    """A paragraph, also one that stands in a row of its own (a sheet of running text); None for rows of tables."""
    if isinstance(item, Paragraph):
        return item
    return Paragraph(item.only_text, item.place) if item.only_text is not None else None


def _rank(text: str) -> int | None:
    """The rank of a heading, None for a line that is none: no number in front, too long, or a whole sentence."""
    if len(text) > _LONGEST or text.endswith(("。", "；", ";", "，")):
        return None
    return next((rank for rank, number in enumerate(_RANKS) if number.match(text)), None)
