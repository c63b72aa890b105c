"""What stands above the indicators: name, code, money, purpose, schedule and objectives of a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from kpilint.layout.drafts import joined
from kpilint.layout.headings import label_of
from kpilint.layout.lines import Money, is_furniture, is_title, label_money, money_unit, title_name, unit_line
from kpilint.layout.money import amount_of
from kpilint.layout.objectives import split_objectives
from kpilint.layout.pairs import AMOUNTS, Pair, cell_of, pairs_of
from kpilint.layout.schedule import schedule_of
from kpilint.layout.stream import Item, Row, text_of
from kpilint.model.document import Amount, Schedule, Unit
from kpilint.model.grid import Cell, Paragraph
from kpilint.model.place import NOWHERE, Place


@dataclass(slots=True)
class Head:
    """A header block as read; None is a field the layout does not have."""

    place: Place
    money: Money
    title: Cell | None = None
    name: Cell | None = None
    code: Cell | None = None
    unit: Unit | None = None
    amounts: dict[str, Amount] = field(default_factory=dict)
    purpose: Cell | None = None
    schedule: Schedule | None = None
    objectives: tuple[Cell, ...] | None = None

    @property
    def labelled(self) -> bool:
        """Whether it holds any field, not a title alone."""
        return any(one is not None for one in (self.name, self.code, self.objectives, self.schedule)) or bool(self.amounts)


def read_head(items: Sequence[Item], money: Money) -> Head:
    """Read a header block; ``money`` is the unit of the document's amounts where the block states none."""
    head = Head(items[0].place if items else NOWHERE, money)
    for item in items:
        text = text_of(item)
        if text is None:
            continue
        if is_title(text) and (name := title_name(text)):
            head.title = Cell(name, item.place)
        head.unit = head.unit or unit_line(text)
        head.money = money_unit(text) or head.money
    pairs = pairs_of(items)
    for pair in pairs:
        _take(head, pair, items)
    _objectives(head, [pair for pair in pairs if pair.field == "objectives"], items)
    return head


def _take(head: Head, pair: Pair, items: Sequence[Item]) -> None:
    if pair.field == "name" and (head.name is None or not head.name.text):
        head.name = pair.value
    elif pair.field == "code" and head.code is None:
        head.code = pair.value
    elif pair.field == "unit_name" and pair.value.text and head.unit is None:
        head.unit = unit_line(pair.value.text) or Unit(None, pair.value.text)
    elif pair.field in AMOUNTS and pair.field not in head.amounts:
        head.amounts[pair.field] = amount_of(pair.value, label_money(pair.label.text) or head.money)
    elif pair.field == "purpose" and head.purpose is None:
        head.purpose = pair.value
    elif pair.field == "scale_and_purpose" and head.purpose is None:
        head.purpose = _purpose_below(pair, items)
    elif pair.field == "schedule" and head.schedule is None:
        row = items[pair.at]
        if isinstance(row, Row):
            below = _unlabelled(items, pair.at + 1)
            head.schedule = schedule_of(pair.label, row.cells, below.cells if below else None, head.money)


def _purpose_below(pair: Pair, items: Sequence[Item]) -> Cell:
    """The text below 预算规模及资金用途 and its amounts, over however many rows; an empty cell where there is none."""
    cells: list[Cell] = []
    for at in range(pair.at + 1, len(items)):
        row = _unlabelled(items, at)
        if row is not None and not (row.cells[0].text and cells):
            cells.append(max(row.filled, key=lambda cell: len(cell.text)))
        elif cells or not _is_amount_row(items[at]):
            break
    return reduce(joined, cells) if cells else Cell("", pair.label.place)


def _is_amount_row(item: Item) -> bool:
    return isinstance(item, Row) and all(label_of(cell.text) in (None, *AMOUNTS) for cell in item.filled)


def _unlabelled(items: Sequence[Item], at: int) -> Row | None:
    """The row at ``at`` if it has no label of its own, else None."""
    row = items[at] if at < len(items) else None
    if not isinstance(row, Row) or any(label_of(cell.text) is not None for cell in row.filled):
        return None
    return row


def _objectives(head: Head, pairs: Sequence[Pair], items: Sequence[Item]) -> None:
    """Take the objectives behind their label, else below it, else (OCR text) above it."""
    if not pairs:
        return
    pair = next((one for one in pairs if one.value.text), pairs[0])
    cells = [cell for cell in pair.values if cell.text]
    below = _texts_below(items, pair)
    if not cells and not below:
        below = _texts_above(items, pair.at)
    head.objectives = split_objectives([*cells, *below] or [pair.value])


def _texts_below(items: Sequence[Item], pair: Pair) -> list[Cell]:
    """What goes on below an objective: lines, and rows empty below the label, up to the next label or title."""
    cells: list[Cell] = []
    in_row = isinstance(items[pair.at], Row)
    for at in range(pair.at + 1, len(items)):
        item = items[at]
        if isinstance(item, Paragraph):
            if label_of(item.text) is not None or is_title(item.text):
                break
            if not is_furniture(item.text):
                cells.append(cell_of(item))
            continue
        row = _unlabelled(items, at) if in_row else None
        if row is None or any(cell.text for cell in row.cells[: pair.column + 1]):
            break
        cells.append(next(cell for cell in row.cells[pair.column + 1 :] if cell.text))
    return cells


def _texts_above(items: Sequence[Item], at: int) -> list[Cell]:
    """Lines above the label, down from the title and the unit lines."""
    cells: list[Cell] = []
    for item in reversed(items[:at]):
        text = text_of(item)
        if text is None or is_title(text) or label_of(text) is not None:
            break
        if not is_furniture(text):
            cells.insert(0, cell_of(item) if isinstance(item, Paragraph) else replace(item.filled[0]))
    return cells

