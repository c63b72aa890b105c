"""A heading row of an indicator table with its rows, and which rows go on with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kpilint.layout.headings import EXTRA, Columns, without_number
from kpilint.layout.heads import is_head_row, is_title_item
from kpilint.layout.lines import is_furniture
from kpilint.layout.stream import Row
from kpilint.model.grid import Cell
from kpilint.text.dimensions import begins_label, dimension_of, level_of

_LAST_LEVELS = {"benefit", "satisfaction"}


@dataclass(slots=True)
class Segment:
    """One heading row of an indicator table and the rows below it; a table continued over pages has several.

    ``caption`` is the line or row of one text right above the heading (长期绩效指标), "" where there is none.
    """

    heading: Row
    columns: Columns
    rows: list[Row] = field(default_factory=list)
    caption: str = ""


def without_label(row: Row, heading: Row) -> Row:
    """A row without the label that stands beside the heading and is merged over all rows (绩效指标)."""
    labels = {at for at, cell in enumerate(heading.cells) if cell.text}
    cells = tuple(
        replace(cell, text="") if cell.merged == "up" and at in labels and cell.text == heading.cells[at].text else cell
        for at, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)


def fits(row: Row, segment: Segment) -> bool:
    """Whether a row goes on with a table: same grid, or the same shape behind a page break."""
    last = segment.rows[-1] if segment.rows else segment.heading
    if row.grid == last.grid and level_band(row) is not None:
        return True
    if not row.filled or is_head_row(row) or is_title_item(row) or row.is_band:
        return False
    if row.grid == last.grid:
        return row.only_text is None or not is_furniture(row.only_text)
    if max(at for at, field in segment.columns.items() if not field.startswith(EXTRA)) >= len(row.cells):
        return False
    if has_levels(row, segment):
        return True
    return not any(_words_of_levels(row, segment)) and len(row.cells) == len(last.cells)


def level_band(row: Row) -> Cell | None:
    """The 一级指标 that a merged row between indicators names (一、产出指标), without its number, else None."""
    if not row.is_band or not row.filled:
        return None
    cell = row.filled[0]
    text = without_number(cell.text)
    return replace(cell, text=text, raw=cell.original) if level_of(text) is not None else None


def has_levels(row: Row, segment: Segment) -> bool:
    """Whether a row has a 一级 or 二级指标 in its column."""
    return any(dimension_of(word) or level_of(word) for word in _words_of_levels(row, segment) if word)


def starts_again(row: Row, segment: Segment) -> bool:
    """Whether a row begins with 产出 or 成本 behind rows of 效益 or 满意度."""
    return bool(_levels_of(row, segment) & {"output", "cost"} and _levels_of(segment.rows[-1], segment) & _LAST_LEVELS)


def begins_another(row: Row, segment: Segment) -> bool:
    """Whether a row behind an interruption has a word for its 一级指标 that is none: the heading of another table."""
    words = [row.cells[at].text for at, field in segment.columns.items() if field == "level1" and at < len(row.cells)]
    return any(
        word and not begins_label(word) and level_of(word) is None and dimension_of(word) is None for word in words
    )


def _levels_of(row: Row, segment: Segment) -> set[str | None]:
    return {level_of(word) for word in _words_of_levels(row, segment) if word}


def _words_of_levels(row: Row, segment: Segment) -> list[str]:
    columns = (at for at, field in segment.columns.items() if field in ("level1", "level2") and at < len(row.cells))
    return [row.cells[at].text for at in columns]
