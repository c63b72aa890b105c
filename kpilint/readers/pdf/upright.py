"""A page turned so that its text stands upright, without watermarks and what nobody sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kpilint.readers.pdf.glyphs import Box, Glyph, PageContent
from kpilint.readers.pdf.paths import Drawn

_ASCENT, _DESCENT = 0.86, 0.14
"""Where a character's box begins above its baseline and ends below it, in ems, as Chinese fonts have it."""
_HUGE = 1.8
"""How many times larger than the page's text a watermark is."""
_SHOWN = 0.15
"""Share of a character's height or width that must be shown for people to see that it is there."""
_WIDE = "\u2e80"
"""From here on characters are Chinese and as wide as high."""
_VISIBLE = 0.2
"""Share of a page's characters that must be visible for the invisible ones to be left out: a stamp on a scanned page
with text behind it is no text of its own."""
_USUAL = frozenset("·×÷±°‰′″–—―‖‘’“”…※℃№ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴ←↑→↓∈∑√∞∠≈≠≡≤≥⊙①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸─│■□▲△◆◇○●★☆αβγμπΩ²³\xa0")
"""Signs that Chinese texts hold beside characters and ASCII."""

_UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Style:
    """What characters of one text object share: direction in quarter turns (None: aslant), em, and how they look."""

    turn: int | None
    size: float
    faint: bool
    invisible: bool
    clip: Box | None
    """What of the page it is shown in, in the file's space; None where nothing is cut off."""


class Character(NamedTuple):
    """A character in the file's space, y upwards: its text ("" without Unicode), where the pen is set down, its box."""

    text: str
    style: Style
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float


def upright(number: int, box: Box, characters: Sequence[Character], drawn: Drawn) -> PageContent:
    """The page turned so that most of its text runs from left to right; ``box`` is what is shown of its space."""
    seen = [one for one in characters if not one.style.invisible]
    if len(seen) < _VISIBLE * len(characters):
        seen = list(characters)
    turns = Counter(one.style.turn for one in seen if one.style.turn is not None and one.text != " ")
    turn = turns.most_common(1)[0][0] if turns else 0
    page = PageContent(number, *_size(box, turn), has_image=drawn.has_image)
    limit = _watermark_size(seen)
    for one in seen:
        style = one.style
        if style.turn is None or (style.faint and style.size > limit):
            continue
        plain = style.turn == turn == 0 and style.clip is None
        glyph = _plain(one, box) if plain else _placed(one, box, turn)
        if glyph is not None and not _is_outside(glyph, page):
            page.unmapped += _is_strange(glyph.text)
            page.glyphs.append(glyph)
    page.strokes = [_turned(one, box, turn) for one in drawn.strokes]
    return page


def _is_outside(glyph: Glyph, page: PageContent) -> bool:
    return glyph.x1 < 0 or glyph.x0 > page.width or glyph.y1 < 0 or glyph.y0 > page.height


def _is_strange(text: str) -> bool:
    """Whether a character is none that a Chinese text holds: what fonts without Unicode come out as."""
    if text <= "~" or text.isspace():
        return False
    return text == _UNKNOWN or (text < _WIDE and text not in _USUAL)


def _watermark_size(characters: Sequence[Character]) -> float:
    sizes = sorted(one.style.size for one in characters if one.style.turn is not None)
    return _HUGE * sizes[len(sizes) // 2] if sizes else 0.0


def _size(box: Box, turn: int) -> tuple[float, float]:
    across, down = box.x1 - box.x0, box.y1 - box.y0
    return (across, down) if turn % 2 == 0 else (down, across)


def _turned(one: Box, box: Box, turn: int) -> Box:
    """A box of the file's space (y upwards) in the upright space of text with ``turn`` quarter turns."""
    if turn == 0:
        return Box(one.x0 - box.x0, box.y1 - one.y1, one.x1 - box.x0, box.y1 - one.y0)
    if turn == 1:
        return Box(one.y0 - box.y0, one.x0 - box.x0, one.y1 - box.y0, one.x1 - box.x0)
    if turn == 2:
        return Box(box.x1 - one.x1, one.y0 - box.y0, box.x1 - one.x0, one.y1 - box.y0)
    return Box(box.y1 - one.y1, box.x1 - one.x1, box.y1 - one.y0, box.x1 - one.x0)


_ALONG = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""The direction of writing by quarter turns, y upwards."""


def _plain(one: Character, box: Box) -> Glyph:
    """An upright character of an upright page, as nearly all are."""
    size, base = one.style.size, box.y1 - one.y
    x0, x1 = one.left - box.x0, max(one.left, one.right) - box.x0
    return Glyph(one.text or _UNKNOWN, x0, base - _ASCENT * size, x1, base + _DESCENT * size, base, size)


def _placed(one: Character, box: Box, page_turn: int) -> Glyph | None:
    """A character in the page's upright space; None where it is cut off.

    PDFium gives no advance for turned text: there the ink must do.
    """
    text, style, x, y, left, bottom, right, top = one
    turn, size = style.turn or 0, style.size
    dx, dy = _ALONG[turn]
    if turn == 0:
        start, end = left, right
        own = Box(start, y - _DESCENT * size, max(end, start), y + _ASCENT * size)
    else:
        ink = max((left - x) * dx + (bottom - y) * dy, (right - x) * dx + (top - y) * dy)
        ahead = max(ink, size * 0.96 if text >= _WIDE else size * 0.25)
        xs = sorted((x, x + dx * ahead)) if dx else sorted((x + dy * _DESCENT * size, x - dy * _ASCENT * size))
        ys = sorted((y, y + dy * ahead)) if dy else sorted((y - dx * _DESCENT * size, y + dx * _ASCENT * size))
        own = Box(xs[0], ys[0], xs[1], ys[1])
    if style.clip is not None:
        seen = own.within(style.clip)
        if min(seen.x1 - seen.x0, seen.y1 - seen.y0) < _SHOWN * min(own.x1 - own.x0, own.y1 - own.y0):
            return None
        own = seen
    placed = _turned(own, box, page_turn)
    relative = (turn - page_turn) % 4
    base = placed.y1 - _DESCENT * size if relative == 0 else placed.y1
    return Glyph(text or _UNKNOWN, *placed, base, size, relative)
