"""One sheet of an .xlsx file: its XML into texts as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from math import isfinite

from lxml import etree

from kpilint.readers.sheets.names import corners, position
from kpilint.readers.sheets.number_formats import shown, shown_text
from kpilint.readers.sheets.sheet import LONGEST, MOST_SPANS, Sheet
from kpilint.readers.xlsx.markup import drop, ends, pieces, text_of, unescaped, whole
from kpilint.readers.xlsx.workbook import Workbook

_EMPTY_ROWS = re.compile(
    rb"<row (?=[^<>]*\br=)(?![^<>]*\bhidden=)[^<>]*+(?:(?<=/)>|(?<!/)>(?:<c [^<>]*+(?:(?<=/)>|></c>))*+</row>)"
)
"""Rows of cells with a format and nothing else. A sheet formatted to its last row has a million; cut out of the bytes
they cost a tenth of what parsing them would. Rows that are hidden or do not say their number stay."""
_PICTURE_FORMULA = re.compile(r"=(?:_xlfn\.)?DISPIMG\(")
"""What WPS stores as the text of a cell that shows a picture."""
_ON = ("1", "true", "on")


def fill(sheet: Sheet, data: bytes, book: Workbook) -> None:
    """Put the cells, merged areas and hidden parts of a sheet's XML into ``sheet``.

    Raises UnreadableInput: no well-formed XML, or XML with a DTD.
    """
    row = -1
    for element in ends(_without_empty_rows(data), ("row", "col", "mergeCell", "drawing"), f"工作表“{sheet.name}”"):
        name = etree.QName(element).localname
        if name == "row":
            row = max(1, whole(element.get("r"), row + 2)) - 1
            _row(sheet, row, element, book)
        elif name == "col":
            if element.get("hidden") in _ON or _is_zero(element.get("width")):
                sheet.hide_columns(max(1, whole(element.get("min"), 1)) - 1, whole(element.get("max"), 1) - 1)
        elif name == "mergeCell":
            if span := corners(element.get("ref", "")):
                sheet.spans.append(span)
        else:
            sheet.pictures = True
        drop(element)
        if sheet.full or len(sheet.spans) >= MOST_SPANS:
            return


def _without_empty_rows(data: bytes) -> Iterator[bytes]:
    # A row that the border of two pieces cuts in two is only parsed in vain.
    return (_EMPTY_ROWS.sub(b"", piece) for piece in pieces(data))


def _is_zero(text: str | None) -> bool:
    return text is not None and re.fullmatch(r"0+(?:\.0*)?", text) is not None


def _row(sheet: Sheet, row: int, element: etree._Element, book: Workbook) -> None:
    if row < LONGEST and (element.get("hidden") in _ON or _is_zero(element.get("ht"))):
        sheet.hidden_rows.add(row)
    column = -1
    for cell in element.iterchildren("{*}c"):
        found = position(cell.get("r", ""))
        column = column + 1 if found is None else found[1]
        if len(cell):
            _cell(sheet, row, column, cell, book)


def _cell(sheet: Sheet, row: int, column: int, cell: etree._Element, book: Workbook) -> None:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        text = "".join(text_of(string) for string in cell.iterchildren("{*}is"))
        sheet.put(row, column, shown_text(text, book.format_of(cell.get("s"))))
        return
    value = cell.findtext("{*}v")
    if value:
        sheet.put(row, column, _seen(value, kind, cell.get("s"), book))
    elif kind != "str" and cell.find("{*}f") is not None:
        sheet.uncalculated.append((row, column))


def _seen(value: str, kind: str, style: str | None, book: Workbook) -> str:
    """A cell's stored value as a person sees it; one that is not what its kind says is shown as it is stored."""
    if kind == "n":
        return _seen_number(value, style, book)
    if kind == "s":
        at = whole(value, len(book.strings))
        return shown_text(book.strings[at], book.format_of(style)) if at < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if value in _ON else "FALSE"
    if kind == "d":
        return _seen_date(value, style, book)
    if kind == "str":
        return "" if _PICTURE_FORMULA.match(value) else shown_text(unescaped(value), book.format_of(style))
    return value


def _seen_number(value: str, style: str | None, book: Workbook) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    return shown(number, book.format_of(style), book.since_1904) if isfinite(number) else value


def _seen_date(value: str, style: str | None, book: Workbook) -> str:
    try:
        when = datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        return value
    start = datetime(1904, 1, 1) if book.since_1904 else datetime(1899, 12, 30)
    code = book.format_of(style)
    return shown((when - start).total_seconds() / 86_400, "yyyy/m/d" if code == "General" else code, book.since_1904)
