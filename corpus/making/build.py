"""From a source to the bytes of its document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .archive import archive
from .forms import Block, blocks_of, prose
from .source import SOURCES, Source, load

_WORD_FORMATS = ("docx", "doc", "wps", "odt", "rtf", "pdf")
_SHEET_FORMATS = ("xlsx", "xls", "et", "ods")
_CONVERTED = {
    "doc": "doc",
    "wps": "doc",
    "odt": "odt",
    "rtf": "rtf",
    "pdf": "pdf",
    "xls": "xls",
    "et": "xls",
    "ods": "ods",
}
"""What LibreOffice is asked for, by suffix: .wps and .et are Word and Excel files under another name."""


def needs_office(source: Source) -> str:
    """The format LibreOffice has to make; "" where none."""
    return "" if source.page.get("web-page") else _CONVERTED.get(source.format, "")


def native(source: Source) -> tuple[bytes, str]:
    """The document as Python writes it and its suffix: the whole work, or what LibreOffice goes on with."""
    if source.format == "zip":
        return archive(map(_member, source.raw["members"])), "zip"
    if source.format == "html" or source.page.get("web-page"):
        from .pages import web_page

        return web_page(source, _flow(source)), "html"
    if source.format == "csv":
        from .pages import separated

        return separated(source, _flow(source)), "csv"
    if source.format in _SHEET_FORMATS:
        from .sheets import workbook

        return workbook(source, _sheets(source)), "xlsx"
    assert source.format in _WORD_FORMATS, source.format
    from .word import document

    return document(source, _flow(source)), "docx"


def _flow(source: Source) -> list[Block]:
    """Prose, the goal tables, prose."""
    return [
        *prose(source.raw.get("before", "")),
        *blocks_of(source, source.projects),
        *prose(source.raw.get("after", "")),
    ]


def _sheets(source: Source) -> list[Any]:
    from .sheets import Sheet

    return [
        Sheet(given["name"], _blocks_of_sheet(source, given), given.get("hidden", False))
        for given in source.raw["sheets"]
    ]


def _blocks_of_sheet(source: Source, given: dict[str, Any]) -> Sequence[Block]:
    wanted: list[int] = given.get("projects", [])
    chosen = [source.projects[number - 1] for number in wanted]
    return [
        *prose(given.get("before", "")),
        *(blocks_of(source, chosen) if chosen else ()),
        *prose(given.get("after", "")),
    ]


def _member(given: dict[str, Any]) -> tuple[str, bytes, bool]:
    data, _ = native(load(SOURCES / given["source"]))
    cut = given.get("cut")
    return given["name"], data[:cut], given.get("gbk", False)
