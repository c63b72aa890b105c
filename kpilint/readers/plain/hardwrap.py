"""Running text broken into lines of one width, as exports of paginated documents hold it, joined to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from kpilint.readers.plain.cells import Line

_LONG = 40
"""Display columns from which a line says something about the width."""
_ENOUGH = 8
"""How many long lines it takes."""
_SLACK = 6
"""How much shorter than the width a full line may be (a word or a mark that did not fit)."""
_FIRST_LINE = 8
"""Display columns a paragraph's first line may be indented; a line further right is set flush right."""
_WIDEST = 160
"""Lines beyond this are paragraphs of their own."""
_BEGINS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*(?:、|[.．](?!\d))|第.{1,3}[部章]"
    r"|[-*#•]\s|注\s*[:：]|附|(?:金额)?单位\s*[:：])"
)
_ENDS = ("。", "；", "：", ":", ";", "表")
"""How sentences, introductions and titles end: the next line begins something new."""


def display_width(text: str) -> int:
    """Columns a text takes in a terminal: CJK and full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def usual_width(lines: Sequence[Line]) -> int | None:
    """The width lines were broken at, in display columns; None where they end wherever their paragraphs do."""
    widths = [width for line in lines if (width := display_width(line.text.rstrip())) >= _LONG]
    if len(widths) < _ENOUGH:
        return None
    top = Counter(widths).most_common(1)[0][0]
    near = max(range(top - 2, top + 3), key=lambda middle: sum(abs(width - middle) <= 2 for width in widths))
    full = sum(abs(width - near) <= _SLACK // 2 for width in widths)
    return near if near <= _WIDEST and full * 2 >= len(widths) else None


def paragraphs(lines: Sequence[Line], width: int) -> Iterator[Line]:
    """Consecutive lines of text with broken paragraphs joined, each at the place of its first line."""
    whole = last = None
    for line in lines:
        if whole is not None and last is not None and _goes_on(last, line, width):
            whole = whole._replace(text=f"{whole.text}\n{line.text.strip()}")
        else:
            if whole is not None:
                yield whole
            whole = line
        last = line
    if whole is not None:
        yield whole


def _goes_on(above: Line, below: Line, width: int) -> bool:
    """Whether a line goes on with the one above: that one is full and no sentence's end, this one begins nothing."""
    beside = below.number == above.number + 1 or below.new_page
    full = display_width(above.text.rstrip()) >= width - _SLACK
    if not (beside and full) or above.text.rstrip().endswith(_ENDS) or _BEGINS.match(below.text):
        return False
    if "  " in below.text.strip() or "  " in above.text.strip():
        return False  # columns
    return _indent(below) <= _indent(above) <= _FIRST_LINE


def _indent(line: Line) -> int:
    return display_width(line.text) - display_width(line.text.lstrip())
