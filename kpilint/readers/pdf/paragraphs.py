"""Lines of running text put together to paragraphs, over page breaks too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kpilint.readers.pdf.words import Line

_FULL = 1.7
"""Ems that may be left at the end of a full line: a word or a mark did not fit."""
_INDENT = 0.7
"""Ems a line may begin right of the margin and still go on with a paragraph."""
_SPACING = 1.6
"""Ems between two lines of one paragraph."""
_SAME_SIZE = 0.12
"""Share by which the characters of two lines of one paragraph may differ."""
_CENTRED = 1.0
"""Ems by which the middles of centred lines may differ."""
_BEGINS = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}\s*(?:、|[.．](?!\d))|第[一二三四五六七八九十\d]{1,3}[部章]"
    r"|[-*#•●]\s|注\s*[:：]|附[件表]?\d*\s*[:：]|(?:金额)?单位\s*[:：]|预算年度\s*[:：])"
)
_ENDS = ("。", "；", "：", ":", ";")
_CONTENTS = re.compile(r"[.…·．]{3,}\s*\d+\s*$")


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of pages of one width begin and end, in points."""

    left: float
    right: float


def margins_of(lines: Sequence[tuple[float, Line]]) -> dict[int, Margins]:
    """The margins by the pages' width (in whole points); given every line with the width of its page."""
    by_width: dict[int, list[Line]] = defaultdict(list)
    for width, line in lines:
        by_width[round(width)].append(line)
    return {width: _margins(own) for width, own in by_width.items()}


def _margins(lines: Sequence[Line]) -> Margins:
    """The margins that the longest lines keep to."""
    long = sorted(lines, key=lambda line: line.box.x0 - line.box.x1)[: max(3, len(lines) // 3)]
    lefts, rights = sorted(line.box.x0 for line in long), sorted(line.box.x1 for line in long)
    return Margins(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10])


def goes_on(above: Line, below: Line, margins: Margins, new_page: bool) -> bool:
    """Whether a line goes on with the paragraph of the line above it."""
    size = above.size
    if abs(below.size - size) > _SAME_SIZE * size or _BEGINS.match(below.text) or _CONTENTS.search(above.text):
        return False
    if not new_page and below.box.y0 - above.box.y1 > _SPACING * size:
        return False
    if above.box.x1 < margins.right - _FULL * size - _last_word(below):
        return False
    if below.box.x0 <= margins.left + _INDENT * size:
        return not (above.text.endswith(_ENDS) and below.box.x0 > above.box.x0 - _INDENT * size)
    middle = (margins.left + margins.right) / 2
    return all(abs((line.box.x0 + line.box.x1) / 2 - middle) <= _CENTRED * size for line in (above, below))


def _last_word(below: Line) -> float:
    """The width of the word that did not fit: figures and Latin words are not broken."""
    first = re.match(r"[A-Za-z0-9.,%-]+", below.text)
    return below.glyphs[len(first[0]) - 1].x1 - below.glyphs[0].x0 if first else 0.0
