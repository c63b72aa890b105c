"""Workbooks: numbers as numbers, merged cells, hidden sheets, rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .fixed import fixed
from .forms import Block, Table
from .marks import lines, row_mark
from .source import Source

_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d+))?")
_PERCENT = re.compile(r"(\d+)(?:\.(\d+))?%")
_MEASURED = re.compile(r"([≥≤]?)(\d+)(?:\.(\d+))?([%㐀-鿿]+)")


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook."""

    name: str
    blocks: Sequence[Block]
    hidden: bool = False


def workbook(source: Source, sheets: Iterable[Sheet]) -> bytes:
    """A .xlsx of sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for sheet in sheets:
        page = made.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        _Writer(source, page).write(sheet.blocks)
    for letter in source.page.get("hidden-columns", []):
        made.worksheets[-1].column_dimensions[letter].hidden = True
    saved = BytesIO()
    made.save(saved)
    return fixed(saved.getvalue())


class _Writer:
    """Writes blocks one below another."""

    def __init__(self, source: Source, page: Worksheet) -> None:
        self._page = page
        self._settings = source.page
        self._next = 1

    def write(self, blocks: Sequence[Block]) -> None:
        width = max((block.width for block in blocks if isinstance(block, Table)), default=1)
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                self._line(block.text, block.style, width)
        for column in range(1, width + 1):
            self._page.column_dimensions[get_column_letter(column)].width = 16

    def _line(self, text: str, style: str, width: int) -> None:
        column = width if style == "right" else 1
        cell = self._page.cell(self._next, column, text or None)
        if style in ("title", "heading"):
            cell.font = Font(bold=True, size=16)
            cell.alignment = Alignment(horizontal="center")
            self._merge(self._next, 1, 1, width)
        self._next += 1

    def _table(self, table: Table) -> None:
        for number, row in enumerate(table.rows):
            for column in range(len(row)):
                self._cell(table, number, column)
            if row_mark(row) == "hidden":
                self._page.row_dimensions[self._next + number].hidden = True
        self._next += len(table.rows)

    def _cell(self, table: Table, row: int, column: int) -> None:
        cell = self._page.cell(self._next + row, column + 1)
        cell.border = _BOX
        if table.covered(row, column):
            return
        text = "\n".join(lines(table.rows[row][column]))
        cell.value, cell.number_format = self._stored(text)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        self._merge(self._next + row, column + 1, *table.span(row, column))

    def _merge(self, row: int, column: int, down: int, across: int) -> None:
        if down > 1 or across > 1:
            self._page.merge_cells(
                start_row=row, start_column=column, end_row=row + down - 1, end_column=column + across - 1
            )

    def _stored(self, text: str) -> tuple[Any, str]:
        """What stands in the cell and its number format."""
        if found := _NUMBER.fullmatch(text):
            whole = "#,##0" if "," in text else "0"
            digits = text.replace(",", "")
            return (float(digits) if found[1] else int(digits)), whole + _decimals(found[1])
        if self._settings.get("percentages") and (found := _PERCENT.fullmatch(text)):
            return float(text.rstrip("%")) / 100, "0" + _decimals(found[2]) + "%"
        if self._settings.get("units-in-formats") and (found := _MEASURED.fullmatch(text)):
            number = float(f"{found[2]}.{found[3] or 0}")
            code = (f'"{found[1]}"' if found[1] else "") + "0" + _decimals(found[3])
            if found[4] == "%":
                return number / 100, code + "%"
            return number, f'{code}"{found[4]}"'
        return text or None, "General"


def _decimals(digits: str | None) -> str:
    return "." + "0" * len(digits) if digits else ""
