"""Opening a PDF: what cannot be read is refused with the reason, what a page lacks is told in a note."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from kpilint.errors import UnreadableInput
from kpilint.model.grid import SourceNote
from kpilint.model.place import Place
from kpilint.readers.pdf.forms import has_endless_forms
from kpilint.readers.pdf.glyphs import PageContent
from kpilint.readers.pdf.pages import page_content
from kpilint.readers.pdf.paths import Handle

MOST_PAGES = 2_000
"""Pages a document may have."""
_MOST_CHARACTERS = 1_500_000
"""Characters a document may have: they take 600 MB of memory. A department's budget of 100 pages has 100,000."""
_FEW = 5
"""Characters on a page with an image up to which the page is a scan (a page number may be typed)."""
_UNMAPPED = 0.3
"""Share of characters without Unicode from which a text cannot be read."""


_BROKEN = "文件损坏或没有下载完整（PDF 结构读不出来）；请重新下载，或用原来的软件重新导出一份"
_ENCRYPTED = "这是加密的 PDF，要有密码才能打开；请取消密码后另存一份再检查"
_SCANNED = "这是扫描件，页面是图片，没有可读的文字；请改交 Word、Excel 或能选中文字的 PDF"
_EMPTY = "这份 PDF 里没有文字，没有可检查的内容；请改交 Word、Excel 或能选中文字的 PDF"
_NO_UNICODE = "字体没有对应的文字编码，复制出来是乱码，读不出文字；请改交 Word、Excel，或用原来的软件重新导出 PDF"
_ENDLESS = "PDF 里的图形套着自己，打开会耗尽内存，可能是恶意文件，没有读取；请用原来的软件重新导出一份"
_TOO_LONG = "有 {pages} 页，超过 {most} 页，不像一份绩效目标文件；请只留下有绩效目标表的页再检查"
_TOO_DENSE = "字数超过 {most} 万，不像一份绩效目标文件；请只留下有绩效目标表的页再检查"
_PAGE_SCANNED = "第 {page} 页是扫描的图片，没有可读的文字，这一页没有检查；请改交能选中文字的文件"
_PAGE_BROKEN = "第 {page} 页损坏，读不出来，这一页没有检查；请用原来的软件重新导出一份"
_PAGE_NO_UNICODE = "第 {page} 页的字体没有对应的文字编码，这一页没有检查；请改交 Word、Excel，或重新导出 PDF"


def pages_of(data: bytes) -> tuple[list[PageContent], list[SourceNote]]:
    """The pages of a PDF that hold text, and notes about those that could not be read.

    Raises UnreadableInput: broken, encrypted, too long, or without any readable text.
    """
    if has_endless_forms(data):
        raise UnreadableInput(_ENDLESS)
    buffer = ctypes.create_string_buffer(data, len(data))
    raw.FPDF_InitLibrary()
    document = raw.FPDF_LoadMemDocument64(buffer, len(data), None)
    if not document:
        encrypted = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise UnreadableInput(_ENCRYPTED if encrypted else _BROKEN)
    try:
        count = raw.FPDF_GetPageCount(document)
        if count > MOST_PAGES:
            raise UnreadableInput(_TOO_LONG.format(pages=count, most=MOST_PAGES))
        if not count:
            raise UnreadableInput(_BROKEN)
        return _read(_contents(document, count))
    finally:
        raw.FPDF_CloseDocument(document)


def _contents(document: Handle, count: int) -> list[PageContent | None]:
    contents: list[PageContent | None] = []
    characters = 0
    for at in range(count):
        page = page_content(document, at)
        contents.append(page)
        characters += len(page.glyphs) if page is not None else 0
        if characters > _MOST_CHARACTERS:
            raise UnreadableInput(_TOO_DENSE.format(most=_MOST_CHARACTERS // 10_000))
    return contents


def _read(contents: list[PageContent | None]) -> tuple[list[PageContent], list[SourceNote]]:
    pages: list[PageContent] = []
    notes: list[SourceNote] = []
    for number, page in enumerate(contents, 1):
        why = _fault(page)
        if why:
            notes.append(SourceNote("unread", Place(page=number), why.format(page=number)))
        elif page is not None and page.glyphs:
            pages.append(page)
    if pages:
        return pages, notes
    raise UnreadableInput(_why_nothing([note.why for note in notes]))


def _fault(page: PageContent | None) -> str | None:
    """Why a page cannot be read; None where it can, or is blank."""
    if page is None:
        return _PAGE_BROKEN
    if page.has_image and len(page.glyphs) <= _FEW:
        return _PAGE_SCANNED
    if page.unmapped > _UNMAPPED * len(page.glyphs):
        return _PAGE_NO_UNICODE
    return None


def _why_nothing(whys: list[str]) -> str:
    for word, reason in (("扫描", _SCANNED), ("编码", _NO_UNICODE), ("损坏", _BROKEN)):
        if any(word in why for why in whys):
            return reason
    return _EMPTY
