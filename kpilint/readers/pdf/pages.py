"""Pages out of PDFium: characters with their boxes, and what is drawn."""

from __future__ import annotations

import ctypes
import math
import unicodedata

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from kpilint.errors import UnreadableInput
from kpilint.readers.pdf.glyphs import Box, PageContent
from kpilint.readers.pdf.paths import Handle, clip_of, drawn_on
from kpilint.readers.pdf.upright import Character, Style, upright
from kpilint.text.radicals import without_radicals

_MOST_CHARACTERS = 100_000
"""Characters a page may have; a dense A3 sheet has 20,000."""
_SKEW = 2.0
"""Degrees by which text that a person sees as upright may be turned."""
_FAINT = 0.6
"""Opacity below which, and lightness above which, huge characters are a watermark."""
_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""
_BLANK = 32
_IDEOGRAPHS = 0x2E80
"""Where Chinese characters begin; what PDFium gives for them is no guess."""
_INVISIBLE = 3
"""Text render mode: neither filled nor stroked, as the text behind a scanned page."""

_TOO_DENSE = "第 {page} 页的字多得不正常（超过 {most} 个），不像绩效目标表；请确认选对了文件"


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
            return upright(index + 1, box, characters, drawn)
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(page)


def _visible_box(page: Handle) -> Box:
    """The part of the page's space that is shown, y upwards as the file has it."""
    rect = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, rect)
    return Box(rect.left, rect.bottom, rect.right, rect.top)


def _characters(text: Handle, page: int, own: set[int]) -> list[Character]:
    """The characters of a page in the file's space; blanks that PDFium made up are left out.

    ``own`` are the addresses of the page's own text objects, those inside forms left out.
    """
    count = raw.FPDFText_CountChars(text)
    if count > _MOST_CHARACTERS:
        raise UnreadableInput(_TOO_DENSE.format(page=page, most=_MOST_CHARACTERS))
    found: list[Character] = []
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    styles: dict[int, Style] = {}
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
        found.append(Character(_character(code), style, x.value, y.value, rect.left, rect.bottom, rect.right, rect.top))
    return found


def _style(text: Handle, at: int, owner: Handle, clip: Box | None) -> Style:
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
    return Style(turn, abs(size), faint, raw.FPDFTextObj_GetTextRenderMode(owner) == _INVISIBLE, clip)


def _character(code: int) -> str:
    """A character as people type it: Kangxi radicals, which fonts share with characters, as these; hyphens at line ends
    as hyphens, the bullets of symbol fonts as blanks; "" for what has no Unicode."""
    if code == _HYPHEN:
        return "-"
    if 0 < code < _BLANK or 0xF000 <= code < 0xF100:
        return " "
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xF900 or code in (0xFFFD, 0xFFFE, 0xFFFF):
        return ""
    if 0xF900 <= code < 0xFB00:
        return unicodedata.normalize("NFKC", chr(code))
    return without_radicals(chr(code))
