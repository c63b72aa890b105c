"""Excel 97-2003 workbooks (.xls, and .et as WPS writes them): xlrd gives the cells, the formats and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import xlrd
from xlrd.sheet import Cell as StoredCell
from xlrd.sheet import Sheet as StoredSheet

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source
from kpilint.readers.ooxml import BROKEN, ENCRYPTED
from kpilint.readers.sheets.book import source_of
from kpilint.readers.sheets.builtin_formats import BUILTIN
from kpilint.readers.sheets.number_formats import shown, shown_text
from kpilint.readers.sheets.sheet import MOST_SPANS, Room, Sheet

_PASSWORD = "encrypted"
"""A word of xlrd's message about a workbook with a password."""
_BROKEN = BROKEN.format(what="工作簿的结构读不出来")


def read(path: str, kind: str, data: bytes) -> Source:
    """Read a workbook: a grid a sheet.

    Raises UnreadableInput: broken, encrypted, or nothing in its cells.
    """
    try:
        sheets = list(_sheets(_opened(data)))
    except Exception as error:  # xlrd lets everything through: struct.error, IndexError, AssertionError, KeyError, ...
        raise UnreadableInput(ENCRYPTED if _PASSWORD in str(error) else _BROKEN) from None
    return source_of(path, kind, sheets)


def _opened(data: bytes) -> xlrd.Book:
    """The workbook. The texts of Excel 95 and older are taken for GB18030, whose code page their programs often left
    out, else for what the file says; newer files do not need it."""
    try:
        return _opened_as(data, "gb18030")
    except UnicodeDecodeError:
        return _opened_as(data, None)


def _opened_as(data: bytes, encoding: str | None) -> xlrd.Book:
    return xlrd.open_workbook(
        file_contents=data,
        logfile=StringIO(),  # xlrd prints its doubts
        formatting_info=True,
        ragged_rows=True,
        encoding_override=encoding,
        ignore_workbook_corruption=True,  # some programs write a sector list that Excel does not mind
    )


def _sheets(book: xlrd.Book) -> Iterator[Sheet]:
    room = Room()
    formats = _formats(book)
    since_1904 = book.datemode == 1
    for stored in book.sheets():
        sheet = Sheet(stored.name, stored.visibility == 0, room)
        sheet.hidden_rows.update(row for row, info in stored.rowinfo_map.items() if info.hidden)
        for column, info in stored.colinfo_map.items():
            if info.hidden or info.width == 0:
                sheet.hide_columns(column, column)
        sheet.spans.extend(
            (top, left, bottom - 1, right - 1) for top, bottom, left, right in stored.merged_cells[:MOST_SPANS]
        )
        _fill(sheet, stored, formats, since_1904)
        yield sheet


def _formats(book: xlrd.Book) -> list[str]:
    """The number format of each style, in order; what the file says goes before what its number usually means."""
    own = {one.format_key: one.format_str for one in book.format_list}
    return [own.get(style.format_key, BUILTIN.get(style.format_key, "General")) for style in book.xf_list]


def _fill(sheet: Sheet, stored: StoredSheet, formats: list[str], since_1904: bool) -> None:
    for row in range(stored.nrows):
        for column, cell in enumerate(stored.row(row)):
            sheet.put(row, column, _seen(cell, formats, since_1904))
        if sheet.full:
            return


def _seen(cell: StoredCell, formats: list[str], since_1904: bool) -> str:
    """A cell's value as a person sees it."""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return shown_text(str(cell.value), formats[cell.xf_index or 0])
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return shown(float(cell.value), formats[cell.xf_index or 0], since_1904)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(cell.value), "")
    return ""
