"""The document out of its pages: paragraphs and grids in order, put together where they go on over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kpilint.model.grid import Block, Grid, Paragraph
from kpilint.model.place import Place
from kpilint.readers.canvas import Canvas
from kpilint.readers.markup import clean
from kpilint.readers.pdf.joining import JoinedTable, belong_together, join
from kpilint.readers.pdf.pageparts import PageParts
from kpilint.readers.pdf.paragraphs import Margins, goes_on, margins_of
from kpilint.readers.pdf.tables import Table
from kpilint.readers.pdf.words import Line

_Part = tuple[PageParts, Line | Table]
"""A table or a line, with its page."""


def blocks_of(pages: Sequence[PageParts]) -> Iterator[Block]:
    """Paragraphs and numbered grids, in order."""
    tables = 0
    margins = margins_of([(page.width, part) for page in pages for part in page.parts if isinstance(part, Line)])
    for group in _groups(pages, margins):
        page, first = group[0]
        if isinstance(first, Table):
            tables += 1
            yield _grid(join([(page.number, part) for page, part in group if isinstance(part, Table)]), tables)
        else:
            text = clean("\n".join(part.text for _, part in group if isinstance(part, Line)))
            if text:
                yield Paragraph(text, Place(page=page.number))


def _groups(pages: Sequence[PageParts], margins: dict[int, Margins]) -> Iterator[list[_Part]]:
    """Tables and lines that belong together, in order."""
    group: list[_Part] = []
    for page in pages:
        for part in page.parts:
            if group and not _belongs(group[-1], (page, part), margins):
                yield group
                group = []
            group.append((page, part))
    if group:
        yield group


def _belongs(above: _Part, below: _Part, margins: dict[int, Margins]) -> bool:
    """Whether a part goes on with the one before it."""
    (page, one), (next_page, other) = above, below
    if isinstance(one, Line) and isinstance(other, Line):
        return goes_on(one, other, margins[round(page.width)], page is not next_page)
    if isinstance(one, Table) and isinstance(other, Table):
        return next_page.number == page.number + 1 and belong_together(one, other)
    return False


def _grid(table: JoinedTable, number: int) -> Grid:
    """The grid of a table; a cell cut by a page's end tells where its further parts are."""
    canvas = Canvas()
    for cell in table.cells:
        canvas.put(cell.row, cell.column, cell.text, cell.row_end - cell.row, cell.column_end - cell.column)
    grid = canvas.grid(
        number,
        Place(page=table.pages[0], table=number),
        lambda row, column: Place(page=table.pages[row], table=number, row=row + 1),
    )
    rows = [list(row) for row in grid.rows]
    for cell in table.cells:
        further = [page for page, text in cell.texts[1:] if text]
        if further:
            pieces = tuple(Place(page=page, table=number, row=cell.row + 1) for page in further)
            rows[cell.row][cell.column] = replace(rows[cell.row][cell.column], pieces=pieces)
    return replace(grid, rows=tuple(tuple(row) for row in rows))
