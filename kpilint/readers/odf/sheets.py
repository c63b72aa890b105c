"""The sheets of an OpenDocument workbook, with what their cells show."""

from __future__ import annotations

from lxml import etree

from kpilint.model.grid import Grid, SourceNote
from kpilint.model.place import Place
from kpilint.readers.flow import check_cells
from kpilint.readers.odf.line import Line
from kpilint.readers.odf.names import GRID, OFFICE, PARAGRAPH, TABLE, TABLE_STYLE
from kpilint.readers.odf.styles import Styles
from kpilint.readers.odf.table import Parts, Shown, table_of

_TYPE, _VALUE = f"{OFFICE}value-type", f"{OFFICE}value"
_PLAIN_VALUES = (f"{OFFICE}string-value", f"{OFFICE}date-value", f"{OFFICE}time-value", _VALUE)
_CACHE = f"{TABLE}table-source"
"""Marks a sheet that only keeps values of another file."""
_HIDDEN_SHEET = "工作表“{name}”被隐藏，没有检查；要检查请先取消隐藏"
_HIDDEN_PARTS = "工作表“{name}”里有 {parts}被隐藏，没有检查；要检查请先取消隐藏"


def sheets_of(book: etree._Element, styles: Styles) -> tuple[tuple[Grid, ...], tuple[SourceNote, ...]]:
    """A grid for each sheet that shows anything, and notes of what is hidden.

    Raises UnreadableInput: a sheet too large, or all together.
    """
    notes: list[SourceNote] = []
    sheets: list[tuple[str, Shown]] = []
    for element in book.iterchildren(GRID):
        name = element.get(f"{TABLE}name", "")
        if element.find(_CACHE) is not None:
            continue
        shown = table_of(element, lambda cell: _texts(cell, styles), whole=False)
        if styles.hides("table", element.get(TABLE_STYLE)):
            if shown.table.canvas.rows or shown.table.hidden:
                notes.append(SourceNote("hidden", Place(sheet=name), _HIDDEN_SHEET.format(name=name)))
            continue
        if shown.table.hidden or shown.hidden_columns:
            notes.append(_hidden_parts(shown, name))
        if shown.table.canvas.rows:
            sheets.append((name, shown))
    check_cells(shown.table.canvas for _, shown in sheets)
    return tuple(_grid(shown, name, number) for number, (name, shown) in enumerate(sheets, 1)), tuple(notes)


def _hidden_parts(shown: Shown, name: str) -> SourceNote:
    counts = ((shown.table.hidden, "行"), (len(shown.hidden_columns), "列"))
    parts = "、".join(f"{count} {what}" for count, what in counts if count)
    return SourceNote("hidden", Place(sheet=name), _HIDDEN_PARTS.format(name=name, parts=parts))


def _grid(shown: Shown, name: str, number: int) -> Grid:
    canvas = shown.table.canvas
    rows = [position + 1 for position in shown.rows.positions(canvas.rows)]
    columns = [_letters(position) for position in shown.columns.positions(canvas.columns)]

    def place(row: int, column: int) -> Place:
        return Place(sheet=name, cell=f"{columns[column]}{rows[row]}", table=number, row=rows[row])

    return canvas.grid(number, Place(sheet=name, table=number), place)


def _letters(column: int) -> str:
    """The name of a column (from 0): A to Z, AA and so on."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _texts(cell: etree._Element, styles: Styles) -> Parts:
    """What a cell shows; its value, where the program that wrote the file left out what it shows."""
    found: Parts = []
    told = False
    for paragraph in cell.iterchildren(PARAGRAPH):
        told = True
        if text := Line(paragraph, styles).text.strip():
            found.append(text)
    if told or _TYPE not in cell.attrib:
        return found
    value = next((cell.get(name, "") for name in _PLAIN_VALUES if name in cell.attrib), "")
    return [_percent(value) if cell.get(_TYPE) == "percentage" else value] if value else []


def _percent(value: str) -> str:
    """A share as percentage: 0.95 is 95%."""
    try:
        return f"{float(value) * 100:.10g}%"
    except ValueError:
        return value
