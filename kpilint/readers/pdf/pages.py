"""Pages out of PDFium: characters with their boxes, and what is drawn, turned so that the text stands upright."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from kpilint.errors import UnreadableInput
from kpilint.readers.pdf.glyphs import Box, Glyph, PageContent
from kpilint.readers.pdf.paths import Drawn, Handle, clip_of, drawn_on

_MOST_CHARACTERS = 100_000
"""Characters a page may have; a dense A3 sheet has 20,000."""
_ASCENT, _DESCENT = 0.86, 0.14
"""Where a character's box begins above its baseline and ends below it, in ems, as Chinese fonts have it."""
_SKEW = 2.0
"""Degrees by which text that a person sees as upright may be turned."""
_FAINT = 0.6
"""Opacity below which, and lightness above which, huge characters are a watermark."""
_HUGE = 1.8
"""How many times larger than the page's text a watermark is."""
_SHOWN = 0.15
"""Share of a character's height or width that must be shown for people to see that it is there."""
_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""
_BLANK = 32
_IDEOGRAPHS = 0x2E80
"""Where Chinese characters begin; what PDFium gives for them is no guess."""
_WIDE = "\u2e80"
_VISIBLE = 0.2
"""Share of a page's characters that must be visible for the invisible ones to be left out: a stamp on a scanned page
with text behind it is no text of its own."""
_INVISIBLE = 3
"""Text render mode: neither filled nor stroked, as the text behind a scanned page."""

_TOO_DENSE = "第 {page} 页的字多得不正常（超过 {most} 个），不像绩效目标表；请确认选对了文件"


@dataclass(frozen=True, slots=True)
class _Style:
    """What characters of one text object share: direction in quarter turns (None: aslant), em, and how they look."""

    turn: int | None
    size: float
    faint: bool
    invisible: bool
    clip: Box | None
    """What of the page it is shown in, in the file's space; None where nothing is cut off."""


def page_content(document: Handle, index: int) -> PageContent | None:
    """The page of an open PDFium document by its index from 0; None where PDFium cannot load it."""
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        text = raw.FPDFText_LoadPage(page)
        try:
            box = _visible_box(page)
            drawn = drawn_on(page)
            characters = _characters(text, index + 1, drawn.texts) if text else []
            return _upright(index + 1, box, characters, drawn)
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(page)


def _visible_box(page: Handle) -> Box:
    """The part of the page's space that is shown, y upwards as the file has it."""
    rect = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, rect)
    return Box(rect.left, rect.bottom, rect.right, rect.top)


_Character = tuple[str, _Style, float, float, float, float, float, float]
"""Text, style, origin x and y, and left, bottom, right, top of the box."""


def _characters(text: Handle, page: int, own: set[int]) -> list[_Character]:
    """The characters of a page in the file's space; blanks that PDFium made up are left out.

    ``own`` are the addresses of the page's own text objects, those inside forms left out.
    """
    count = raw.FPDFText_CountChars(text)
    if count > _MOST_CHARACTERS:
        raise UnreadableInput(_TOO_DENSE.format(page=page, most=_MOST_CHARACTERS))
    found: list[_Character] = []
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    styles: dict[int, _Style] = {}
    get_unicode, get_origin, get_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
    get_object, address = raw.FPDFText_GetTextObject, ctypes.addressof
    for at in range(count):
        code = get_unicode(text, at)
        if code <= _BLANK and raw.FPDFText_IsGenerated(text, at):
            continue
        if code < _IDEOGRAPHS and raw.FPDFText_HasUnicodeMapError(text, at):
            code = 0
        owner = get_object(text, at)
        if not owner:
            continue
        key = address(owner.contents)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text, at, owner, clip_of(owner) if key in own else None)
        get_origin(text, at, x, y)
        get_box(text, at, rect)
        found.append((_character(code), style, x.value, y.value, rect.left, rect.bottom, rect.right, rect.top))
    return found


def _style(text: Handle, at: int, owner: Handle, clip: Box | None) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    near = round(degrees / 90)
    turn = near % 4 if abs(degrees - near * 90) <= _SKEW else None
    size = raw.FPDFText_GetFontSize(text, at) * (math.hypot(matrix.c, matrix.d) or 1.0)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(text, at, red, green, blue, alpha)
    light = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
    faint = alpha.value / 255 < _FAINT or light > _FAINT
    return _Style(turn, abs(size), faint, raw.FPDFTextObj_GetTextRenderMode(owner) == _INVISIBLE, clip)


_USUAL = frozenset("·×÷±°‰′″–—―‖‘’“”…※℃№ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴ←↑→↓∈∑√∞∠≈≠≡≤≥⊙①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸─│■□▲△◆◇○●★☆αβγμπΩ²³\xa0")
"""Signs that Chinese texts hold beside characters and ASCII."""
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳⺟⻧⻨⻪⻙⻐",
        "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙龟母卤麦黾韦钅",
        strict=True,
    )
)
"""Radicals that fonts share with characters, without a compatibility mapping in Unicode."""


def _character(code: int) -> str:
    """A character as people type it: Kangxi radicals, which fonts share with characters, as these; hyphens at line ends
    as hyphens; "" for what has no Unicode."""
    if code == _HYPHEN:
        return "-"
    if 0 < code < _BLANK:
        return " "
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xF900 or code in (0xFFFD, 0xFFFE, 0xFFFF):
        return ""
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        sign = chr(code)
        return _RADICALS.get(sign) or unicodedata.normalize("NFKC", sign)
    return chr(code)


def _is_strange(text: str) -> bool:
    """Whether a character is none that a Chinese text holds: what fonts without Unicode come out as."""
    return text > "~" and not (text >= "\u2e80" and text != "\ufffd") and text not in _USUAL


def _upright(number: int, box: Box, characters: list[_Character], drawn: Drawn) -> PageContent:
    """The page turned so that most of its text runs from left to right."""
    seen = [one for one in characters if not one[1].invisible]
    if len(seen) < _VISIBLE * len(characters):
        seen = characters
    turns = Counter(one[1].turn for one in seen if one[1].turn is not None and one[0] != " ")
    turn = turns.most_common(1)[0][0] if turns else 0
    page = PageContent(number, *_size(box, turn), has_image=drawn.has_image)
    limit = _watermark_size(seen)
    for one in seen:
        style = one[1]
        if style.turn is None or (style.faint and style.size > limit):
            continue
        glyph = _glyph(one, box, turn)
        if glyph is None or glyph.x1 < 0 or glyph.x0 > page.width or glyph.y1 < 0 or glyph.y0 > page.height:
            continue
        if not glyph.text:
            glyph = glyph._replace(text="\ufffd")
        page.unmapped += _is_strange(glyph.text)
        page.glyphs.append(glyph)
    page.strokes = [_turned(one, box, turn) for one in drawn.strokes]
    page.fills = [_turned(one, box, turn) for one in drawn.fills]
    return page


def _watermark_size(characters: list[_Character]) -> float:
    sizes = sorted(one[1].size for one in characters if one[1].turn is not None)
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


def _glyph(one: _Character, box: Box, page_turn: int) -> Glyph | None:
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
    return Glyph(text, *placed, base, size, relative)
