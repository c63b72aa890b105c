"""Office files in a single XML: workbooks of Excel 2003 (many systems export them as .xls), documents of today's Word
(read like .docx) and of Word 2003 (left to LibreOffice)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from math import isfinite

from lxml import etree

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source
from kpilint.readers import convert, docx
from kpilint.readers.ooxml import BROKEN
from kpilint.readers.sheets.book import source_of
from kpilint.readers.sheets.number_formats import shown
from kpilint.readers.sheets.sheet import LONGEST, MOST_SPANS, Room, Sheet

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_NAMED_FORMATS: Mapping[str, str] = {
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Currency": "#,##0.00",
    "General Number": "General",
    "General Date": "yyyy/m/d h:mm",
    "Short Date": "yyyy/m/d",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "d-mmm-yy",
    "Short Time": "h:mm",
    "Long Time": "h:mm:ss",
}
"""Number formats that the format calls by a name, as codes."""
_FIRST_DAY = datetime(1899, 12, 30)
_DTD = "文件里有 DTD 声明（正常的 Office 文件不会有，可能有害），没有读取；请用 Word、Excel 或 WPS 打开后另存一份再检查"


def read(path: str, kind: str, data: bytes) -> Source:
    """Read such a file. Raises UnreadableInput: no well-formed XML, a DTD in it, or nothing to read."""
    root = _root(data)
    if root.tag == f"{_SS}Workbook":
        return source_of(path, kind, _sheets(root))
    if root.tag == f"{_PKG}package":
        return docx.read(path, kind, _zipped(root))
    return convert.read(path, kind, data)


def _root(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data or b"<\0!\0D" in data:
        raise UnreadableInput(_DTD)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise UnreadableInput(BROKEN.format(what="不是完整的 XML")) from None


def _zipped(root: etree._Element) -> bytes:
    """A package in one XML as the zip file it stands for, without pictures and other binary parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
        for part in root.iterfind(f"{_PKG}part"):
            content = part.find(f"{_PKG}xmlData")
            if content is not None and len(content):
                package.writestr(part.get(f"{_PKG}name", "").lstrip("/"), etree.tostring(content[0]))
    return made.getvalue()


def _sheets(book: etree._Element) -> Iterator[Sheet]:
    room = Room()
    formats = _formats(book)
    for element in book.iterfind(f"{_SS}Worksheet"):
        visible = element.findtext(f"{_X}WorksheetOptions/{_X}Visible", "SheetVisible") == "SheetVisible"
        sheet = Sheet(element.get(f"{_SS}Name", ""), visible, room)
        table = element.find(f"{_SS}Table")
        if table is not None:
            _fill(sheet, table, formats)
        yield sheet


def _formats(book: etree._Element) -> dict[str, str]:
    """The codes of number formats by the names of styles; a style takes what it does not say from its parent."""
    formats: dict[str, str] = {}
    for style in book.iterfind(f"{_SS}Styles/{_SS}Style"):
        number = style.find(f"{_SS}NumberFormat")
        code = None if number is None else number.get(f"{_SS}Format")
        inherited = formats.get(style.get(f"{_SS}Parent", ""), "General")
        formats[style.get(f"{_SS}ID", "")] = inherited if code is None else _NAMED_FORMATS.get(code, code)
    return formats


def _fill(sheet: Sheet, table: etree._Element, formats: Mapping[str, str]) -> None:
    behind = 0
    for column in table.iterfind(f"{_SS}Column"):
        first = _number(column, "Index", behind + 1) - 1
        behind = first + 1 + _number(column, "Span", 0)
        if _hidden(column, "Width"):
            sheet.hide_columns(first, behind - 1)
    behind = 0
    for row in table.iterfind(f"{_SS}Row"):
        at = _number(row, "Index", behind + 1) - 1
        behind = at + 1 + _number(row, "Span", 0)
        if _hidden(row, "Height"):
            sheet.hidden_rows.update(range(at, min(behind, LONGEST)))
        _row(sheet, at, row, formats)
        if sheet.full:
            return


def _row(sheet: Sheet, at: int, row: etree._Element, formats: Mapping[str, str]) -> None:
    behind = 0
    for cell in row.iterfind(f"{_SS}Cell"):
        column = _number(cell, "Index", behind + 1) - 1
        across, down = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
        behind = column + 1 + across
        data = cell.find(f"{_SS}Data")
        if data is not None:
            style = cell.get(f"{_SS}StyleID") or row.get(f"{_SS}StyleID") or "Default"
            sheet.put(at, column, _seen(data, formats.get(style, "General")))
        elif cell.get(f"{_SS}Formula"):
            sheet.uncalculated.append((at, column))
        if (across or down) and len(sheet.spans) < MOST_SPANS:
            sheet.spans.append((at, column, at + down, column + across))


def _seen(data: etree._Element, code: str) -> str:
    """A cell's stored value as a person sees it; one that is not what its type says is shown as it is stored."""
    kind, value = data.get(f"{_SS}Type"), "".join(map(str, data.itertext()))
    try:
        if kind == "Number" and isfinite(float(value)):
            return shown(float(value), code)
        if kind == "DateTime":
            days = (datetime.fromisoformat(value.strip()).replace(tzinfo=None) - _FIRST_DAY).total_seconds() / 86_400
            return shown(days, "yyyy/m/d" if code == "General" else code)
    except ValueError:
        return value
    return {"0": "FALSE", "1": "TRUE"}.get(value, value) if kind == "Boolean" else value


def _hidden(element: etree._Element, size: str) -> bool:
    return element.get(f"{_SS}Hidden") == "1" or element.get(f"{_SS}{size}") == "0"


def _number(element: etree._Element, name: str, default: int) -> int:
    """A whole number from 0 on; ``default`` where the attribute is missing or says something else."""
    text = element.get(_SS + name, "")
    return int(text[:7]) if text.isascii() and text.isdigit() else default
