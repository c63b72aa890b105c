"""Names of OpenDocument, and how its attributes say numbers."""

from __future__ import annotations

from lxml import etree

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE = _ODF % "office", _ODF % "text", _ODF % "table"
DRAW, STYLE = _ODF % "drawing", _ODF % "style"

PARAGRAPH, HEADING, LIST = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"
GRID, ROW, CELL, COVERED = f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
TEXT_STYLE, TABLE_STYLE = f"{TEXT}style-name", f"{TABLE}style-name"


def number(element: etree._Element, name: str, default: int = 1) -> int:
    """A whole number from 0 on that an attribute says; ``default`` where it is missing or says something else."""
    said = element.get(name, "")
    return int(said[:9]) if said.isdecimal() else default
