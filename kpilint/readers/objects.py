"""Sheets of Excel or WPS embedded in text documents: people see a picture of them, no reader reads them."""

from __future__ import annotations

from kpilint.model.grid import SourceNote
from kpilint.model.place import NOWHERE

_WHY = "文档里嵌入了 {count} 个 Excel 表格对象，里面的内容没有读取；请把它们改成 Word 表格，或另存为 .xlsx 单独检查"
_PROGRAMS = ("excel.", "et.", "ket.")


def is_sheet(program: str) -> bool:
    """Whether an object by the name of its program and version (Excel.Sheet.12, ET.Xlsx.6) is a sheet."""
    return program.strip().lower().startswith(_PROGRAMS)


def sheet_notes(count: int) -> tuple[SourceNote, ...]:
    """What to tell of embedded sheets; nothing where there are none."""
    return (SourceNote("unread", NOWHERE, _WHY.format(count=count)),) if count else ()
