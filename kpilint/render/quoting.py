"""A cell's text around the marked part, cut to a width."""

from __future__ import annotations

from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import clip, clip_front, width

Parts = tuple[str, str, str]
"""What stands before the mark, the marked text and what stands behind it."""


def around(text: str, span: tuple[int, int] | None, room: int, style: Style) -> Parts:
    """The three parts of a text, shown as text only, together at most about ``room`` columns wide.

    Without a span (or with an empty one) nothing is marked and everything stands before the mark.
    """
    start, end = span if span is not None and span[0] < span[1] else (len(text), len(text))
    before, marked, after = visible(text[:start]), visible(text[start:end]), visible(text[end:])
    if width(before) + width(marked) + width(after) <= room:
        return before, marked, after
    if not marked:
        return clip(before, room, style.ellipsis), "", ""
    marked = clip(marked, max(room * 2 // 3, room - width(before) - width(after)), style.ellipsis)
    left = max(room - width(marked), 0)
    before = clip_front(before, max(left // 2, left - width(after)), style.ellipsis)
    return before, marked, clip(after, max(left - width(before), 0), style.ellipsis)
