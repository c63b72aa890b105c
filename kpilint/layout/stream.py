"""A document as one stream of paragraphs and table rows, whatever grids the reader parted it into."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kpilint.layout.lines import is_caption
from kpilint.model.grid import Block, Cell, Paragraph, Source
from kpilint.model.place import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid. ``repaired`` says what was done to get it out of running text (Chinese), None otherwise;
    ``exact`` whether the document itself has it as a row."""

    cells: tuple[Cell, ...]
    grid: int
    repaired: str | None = None
    exact: bool = False

    @property
    def place(self) -> Place:
        """Where the row begins: at its first cell, filled or not."""
        return self.cells[0].place if self.cells else Place()

    @property
    def spread(self) -> Row:
        """The row with the texts of merged cells that go on in it from above."""
        if not any(cell.merged == "up" for cell in self.cells):
            return self
        return replace(self, cells=tuple(cell.spread for cell in self.cells))

    @property
    def filled(self) -> list[Cell]:
        """The cells with text."""
        return [cell for cell in self.cells if cell.text]

    @property
    def is_band(self) -> bool:
        """Whether one merged cell takes the whole row: a title, a note, a heading between two parts."""
        return len(self.cells) > 1 and all(cell.merged == "left" for cell in self.cells[1:])

    @property
    def only_text(self) -> str | None:
        """The row's text where one cell, or one merged over several columns, holds it all (a title, a unit line)."""
        texts = {cell.text for cell in self.cells if cell.text}
        return texts.pop() if len(texts) == 1 else None


Item = Paragraph | Row

_FURNITURE_CELLS = 4
"""How many lines (unit, year, unit of money) above a table may have got into one row of it."""


def items_of(source: Source) -> list[Item]:
    """The paragraphs and rows of a document in order; rows without any text are left out."""
    items: list[Item] = []
    for block in source.blocks:
        items.extend(_items(block))
    return items


def _items(block: Block) -> list[Item]:
    if isinstance(block, Paragraph):
        return [block] if block.text else []
    items: list[Item] = []
    for cells in block.rows:
        row = Row(cells, block.number, exact=block.exact)
        filled = row.filled
        if 1 < len(filled) <= _FURNITURE_CELLS and all(is_caption(cell.text) for cell in filled):
            items.extend(Paragraph(cell.text, cell.place) for cell in filled)
        elif filled:
            items.append(row)
    return items


def is_sheet_name(item: Item) -> bool:
    """Whether a paragraph is the name of the sheet that begins with it."""
    return isinstance(item, Paragraph) and item.place.sheet == item.text and item.place.cell is None


def text_of(item: Item) -> str | None:
    """The text of a paragraph or of a row that holds one text only, None for any other row."""
    return item.text if isinstance(item, Paragraph) else item.only_text
