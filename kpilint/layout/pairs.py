"""Labels and their values in the header block of a goal table, in rows, in lines and in ``label：value`` cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kpilint.layout.headings import label_of, leading_label
from kpilint.layout.stream import Item, Row
from kpilint.model.grid import Cell, Paragraph

AMOUNTS = ("funds_total", "fiscal_funds", "other_funds", "carryover", "term_funds")
"""Fields of a header block that are amounts of money; ``term_funds`` is that of all years."""

_TEXTS = ("name", "purpose", "objectives", "midterm_objectives")
_GLUED = 6
"""How many labels and figures at most ran into one cell."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the cells that stand behind it up to the next label.

    ``at`` is the index of the item in the header block, ``column`` the index of the label in its row.
    """

    field: str
    label: Cell
    values: tuple[Cell, ...]
    at: int
    column: int

    @property
    def value(self) -> Cell:
        """The first filled cell; where there is none an empty one at the label's place."""
        return next((cell for cell in self.values if cell.text), replace(_empty(self.label), text=""))


def pairs_of(head: Sequence[Item]) -> list[Pair]:
    """All labels of a header block with their values, in order."""
    return [pair for at, item in enumerate(head) for pair in _pairs(item, at)]


def _pairs(item: Item, at: int) -> Iterator[Pair]:
    cells = [part for cell in item.cells for part in _unglued(cell)] if isinstance(item, Row) else [cell_of(item)]
    labels: list[tuple[int, str, Cell, Cell | None]] = []
    for column, cell in enumerate(cells):
        field = label_of(cell.text) if cell.text else None
        if field is not None:
            labels.append((column, field, cell, None))
        elif (split := _split(cell)) is not None:
            labels.append((column, *split))
    if len(labels) == 1 and (right := _at_right(cells, *labels[0], at)) is not None:
        yield right
        return
    ends = [column for column, *_ in labels[1:]]
    for (column, field, label, own), end in zip(labels, [*ends, len(cells)], strict=False):
        values = cells[column + 1 : end] if own is None else (own, *cells[column + 1 : end])
        yield Pair(field, label, tuple(values), at, column)


def _at_right(cells: Sequence[Cell], column: int, field: str, label: Cell, own: Cell | None, at: int) -> Pair | None:
    """The only label of a row that stands behind its text, as some forms have it; None where it stands before it."""
    before = tuple(cell for cell in cells[:column] if cell.text)
    if own is not None or field not in _TEXTS or len(before) != 1 or any(cell.text for cell in cells[column + 1 :]):
        return None
    return Pair(field, label, before, at, 0)


def _unglued(cell: Cell) -> list[Cell]:
    """A cell into which labels and figures ran (46.80 其中：财政资金 46.80 其他资金), or that holds several lines of a
    label and its figure, as cells of their own."""
    lines = [line.strip() for line in cell.original.split("\n")]
    found = [leading_label(line) for line in lines if line] if len(lines) > 1 else []
    if found and all(one is not None and one[0] in AMOUNTS and one[2] for one in found):
        texts = [text for one in found if one is not None for text in one[1:]]
        return [replace(cell, text=text.strip(), raw=None) for text in texts]
    words = cell.text.split()
    labels = sum(label_of(word) in AMOUNTS for word in words) if 1 < len(words) <= _GLUED else 0
    figures = sum(word[0].isdigit() for word in words)
    return (
        [replace(cell, text=word, raw=None) for word in words] if labels and labels + figures == len(words) else [cell]
    )


def _split(cell: Cell) -> tuple[str, Cell, Cell] | None:
    """A cell ``项目名称：某某`` as label and value."""
    found = leading_label(cell.text)
    if found is None:
        return None
    field, head, rest = found
    column = cell.place.column
    moved = replace(cell.place, column=column + len(cell.text) - len(rest)) if column is not None else cell.place
    return field, replace(cell, text=head, raw=None), Cell(rest.strip(), moved)


def unlabelled(items: Sequence[Item], at: int) -> Row | None:
    """The row at ``at`` if it has no label of its own, else None."""
    row = items[at] if at < len(items) else None
    if not isinstance(row, Row) or any(label_of(cell.text) is not None for cell in row.filled):
        return None
    return row


def cell_of(paragraph: Paragraph) -> Cell:
    """A paragraph as a cell."""
    return Cell(paragraph.text, paragraph.place)


def _empty(cell: Cell) -> Cell:
    return Cell("", cell.place)
