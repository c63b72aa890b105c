"""Excel workbooks (.xlsx): the sheets as a person sees them, read straight from their XML."""

from __future__ import annotations

from collections.abc import Iterator

from kpilint.model.grid import Source
from kpilint.readers.ooxml import Package
from kpilint.readers.sheets.book import source_of
from kpilint.readers.sheets.sheet import Room, Sheet
from kpilint.readers.xlsx.workbook import Workbook
from kpilint.readers.xlsx.worksheet import fill


def read(path: str, kind: str, data: bytes) -> Source:
    """Read a workbook: a grid a sheet.

    Raises UnreadableInput: broken, encrypted or larger than the bounds of a package, or nothing in its cells.
    """
    package = Package(data)
    return source_of(path, kind, _sheets(package, Workbook(package)))


def _sheets(package: Package, book: Workbook) -> Iterator[Sheet]:
    room = Room()
    for entry in book.sheets:
        sheet = Sheet(entry.name, entry.visible, room)
        fill(sheet, package.read(entry.part), book)
        yield sheet
