"""What stands above the indicators: name, code, money, purpose, schedule and objectives of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kpilint.layout.drafts import joined
from kpilint.layout.headings import label_of
from kpilint.layout.lines import Money, is_furniture, is_title, label_money, money_unit, title_name, unit_line
from kpilint.layout.money import amount_of
from kpilint.layout.objectives import find_objectives, of_year_and_term
from kpilint.layout.pairs import AMOUNTS, Pair, cell_of, pairs_of, unlabelled
from kpilint.layout.schedule import schedule_of, stage_of
from kpilint.layout.stream import Item, Row, is_sheet_name, text_of
from kpilint.model.document import Amount, Schedule, Unit
from kpilint.model.grid import Cell, Paragraph
from kpilint.model.place import NOWHERE, Place

_STAGES = 3
"""How many stage headings make a schedule without a label beside them."""
_SUM = re.compile(r"(?:金额|资金|预算)?(?:合计|总计)")
_STATED = re.compile(r"([\u4e00-\u9fff]{2,8}?)\s*(?:为|安排|[:：])?\s*(\d[\d,，]*(?:\.\d+)?\s*(?:亿元|万元|元|万))")
_NEAR = 5
"""Within how many lines below its headings a schedule's label and figures stand."""


@dataclass(slots=True)
class Head:
    """A header block as read; None is a field the layout does not have."""

    place: Place
    money: Money
    title: Cell | None = None
    sheet: Cell | None = None
    """The name of the sheet that the block begins, where nothing else names the project."""
    name: Cell | None = None
    code: Cell | None = None
    unit: Unit | None = None
    amounts: dict[str, Amount] = field(default_factory=dict)
    purpose: Cell | None = None
    schedule: Schedule | None = None
    objectives: tuple[Cell, ...] | None = None
    midterm_objectives: tuple[Cell, ...] | None = None

    @property
    def filled(self) -> bool:
        """Whether somebody filled in a field: not a title alone, no blank form."""
        goals = self.objectives or ()
        cells = (self.name, self.code, self.purpose, *goals, *(amount.cell for amount in self.amounts.values()))
        stages = self.schedule.stages if self.schedule is not None else ()
        return any(cell is not None and cell.text for cell in (*cells, *(stage.cell for stage in stages)))


def read_head(items: Sequence[Item], money: Money) -> Head:
    """Read a header block; ``money`` is the unit of the document's amounts where the block states none."""
    head = Head(next((item.place for item in items if item.place != NOWHERE), NOWHERE), money)
    for item in items:
        text = text_of(item)
        if text is None:
            continue
        if is_title(text) and (name := title_name(text)):
            head.title = Cell(name, item.place)
        elif is_sheet_name(item):
            head.sheet = Cell(text, item.place)
        head.unit = head.unit or unit_line(text)
        head.money = money_unit(text) or head.money
    pairs = pairs_of(items)
    years = {(pair.at, pair.field): pair for pair in pairs}  # mid-term and year side by side: the last is the year's
    for pair in pairs:
        if pair.field not in AMOUNTS or years[pair.at, pair.field] is pair:
            _take(head, pair, items)
    if head.schedule is None:
        head.schedule = _unlabelled_schedule(items, head.money)
    head.objectives, head.midterm_objectives = of_year_and_term(
        find_objectives(pairs, items), find_objectives(pairs, items, "midterm_objectives")
    )
    return head


def _take(head: Head, pair: Pair, items: Sequence[Item]) -> None:
    if pair.field == "name" and (head.name is None or not head.name.text):
        head.name = pair.value
    elif pair.field == "code" and head.code is None:
        head.code = replace(pair.value, text="".join(pair.value.text.split()))
    elif pair.field == "unit_name" and pair.value.text and head.unit is None:
        head.unit = unit_line(pair.value.text) or Unit(None, pair.value.text)
    elif pair.field in AMOUNTS and not _has_figure(head, pair.field):
        stated = label_money(pair.label.text)
        head.amounts[pair.field] = _amount(pair, items, stated or head.money)
        _take_stated(head, pair.value)
        if stated and not pair.values:  # 项目资金（元） merged over the rows of its parts
            head.money = stated
    elif pair.field == "purpose" and head.purpose is None:
        head.purpose = pair.value
    elif pair.field == "scale_and_purpose" and head.purpose is None:
        head.purpose = _purpose_below(pair, items)
    elif pair.field == "schedule" and head.schedule is None:
        row = items[pair.at]
        if isinstance(row, Row):
            headings, figures = _stages(items, pair.at)
            stated = label_money(pair.label.text) or head.money
            head.schedule = schedule_of(pair.label, headings, figures, stated)


def _take_stated(head: Head, cell: Cell) -> None:
    """Take the amounts that a cell gives in a sentence (资金总额68万元，其中：财政拨款23万元)."""
    for found in _STATED.finditer(cell.text):
        field = label_of(found[1])
        if field in AMOUNTS and not _has_figure(head, field):
            head.amounts[field] = amount_of(replace(cell, text=found[2], raw=cell.original), head.money)


def _amount(pair: Pair, items: Sequence[Item], money: Money) -> Amount:
    """The amount beside a label, else the one below it where labels are headings (合计 财政资金 其他资金): the only
    one, or that of the row of sums."""
    beside = amount_of(pair.value, money)
    if beside.value is not None or not isinstance(items[pair.at], Row):
        return beside
    found: list[Amount] = []
    for row in _rows_of_figures(items, pair.at + 1):
        under = (amount_of(cell, money) for cell in row.cells[pair.column : pair.column + 1 + len(pair.values)])
        amount = next((one for one in under if one.value is not None), None)
        if amount is not None and _SUM.match(row.filled[0].text):
            return amount
        if amount is not None:
            found.append(amount)
    return found[0] if len(found) == 1 else beside


def _rows_of_figures(items: Sequence[Item], start: int) -> Iterator[Row]:
    """The rows below labels that are headings, up to the next label that is no amount's."""
    for item in items[start:]:
        if not isinstance(item, Row) or not _is_amount_row(item):
            return
        yield item


def _stages(items: Sequence[Item], at: int) -> tuple[Sequence[Cell], Sequence[Cell] | None]:
    """The stage headings of a schedule and the figures below them, both as one row where they stand in several
    (1月 to 6月 over 7月 to 12月)."""
    first, below = items[at], unlabelled(items, at + 1)
    assert isinstance(first, Row)
    if below is None:
        return first.cells, None
    headings, figures = list(first.cells), list(below.cells)
    while (row := unlabelled(items, at + 2)) is not None and _has_stages(row):
        below = unlabelled(items, at + 3)
        if below is None:
            break
        figures += [Cell("", below.place)] * (len(headings) - len(figures))
        headings += row.cells
        figures += below.cells
        at += 2
    return headings, figures


def _unlabelled_schedule(items: Sequence[Item], money: Money) -> Schedule | None:
    """A schedule whose label stands in a line of its own, beside the middle of two centred rows."""
    label: Cell | None = None
    for at, item in enumerate(items):
        if isinstance(item, Row) and _has_stages(item):
            near = range(at + 1, min(at + _NEAR, len(items)))
            figures = next((row for k in near if (row := unlabelled(items, k)) is not None), None)
            below = [cell for one in items[at + 1 : at + _NEAR] for cell in _cells(one)]
            label = next((cell for cell in below if label_of(cell.text) == "schedule"), label or item.filled[0])
            return schedule_of(label, item.cells, figures.cells if figures else None, money)
        label = next((cell for cell in _cells(item) if label_of(cell.text) == "schedule"), label)
    return None


def _has_stages(row: Row) -> bool:
    return sum(stage_of(cell.text) is not None for cell in row.filled) >= _STAGES


def _cells(item: Item) -> list[Cell]:
    return item.filled if isinstance(item, Row) else [cell_of(item)]


def _has_figure(head: Head, field: str) -> bool:
    return field in head.amounts and bool(head.amounts[field].cell.text)


def _purpose_below(pair: Pair, items: Sequence[Item]) -> Cell:
    """The text below 预算规模及资金用途 and its amounts, over however many lines; an empty cell where there is none."""
    cells: list[Cell] = []
    for at in range(pair.at + 1, len(items)):
        item = items[at]
        if isinstance(item, Paragraph):
            if label_of(item.text) is not None or is_title(item.text):
                break
            if not is_furniture(item.text):
                cells.append(cell_of(item))
            continue
        row = unlabelled(items, at)
        if row is not None and _has_stages(row):
            break
        if row is not None and not (row.cells[0].text and cells):
            cells.append(max(row.filled, key=lambda cell: len(cell.text)))
        elif cells or not _is_amount_row(item):
            break
    return joined(cells) if cells else Cell("", pair.label.place)


def _is_amount_row(row: Row) -> bool:
    return all(label_of(cell.text) in (None, *AMOUNTS) for cell in row.filled)
