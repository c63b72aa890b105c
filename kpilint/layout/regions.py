"""Where the goal tables of a document are: headings recognised, halves on several pages put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kpilint.layout.headings import EXTRA, LEADING, Columns, indicator_columns, label_of, leading_label, spelt_out
from kpilint.layout.lines import is_furniture, is_title
from kpilint.layout.pairs import AMOUNTS, pairs_of
from kpilint.layout.stream import Item, Row, is_sheet_name, text_of
from kpilint.model.grid import Cell
from kpilint.text.dimensions import begins_label, dimension_of, level_of

_HEAD_REACH = 80
"""How many lines a header block without a title may be long."""
_HEAD_GAP = 12
"""How many lines of text may stand between two of its labels (a long objective in an OCR text)."""

_PAGE_LINES = 6
"""How many lines a page break may leave between two halves of a table."""
_OF_FOOT = (*AMOUNTS, "schedule")
"""Fields that forms may ask for below the indicators: the money."""
_LAST_LEVELS = {"benefit", "satisfaction"}
_NO_NAME = re.compile(r"\s*(?:注|备注|说明|填[报表]|合\s*计|小\s*计|总\s*计|绩效指标|年度绩效指标|续)")
_RUNNING_HEAD = 40
"""Characters of the longest running head."""


@dataclass(slots=True)
class Segment:
    """One heading row of an indicator table and the rows below it; a table continued over pages has several."""

    heading: Row
    columns: Columns
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Region:
    """One goal table: its title, header block and other lines above, then its indicator rows.

    ``aside`` holds parts that belong to it and are not its indicators of the year.
    """

    head: list[Item]
    segments: list[Segment]
    aside: list[Segment] = field(default_factory=list)


def regions_of(items: Sequence[Item]) -> tuple[list[Region], list[Item]]:
    """The goal tables of a document and what is left: prose and rows of other tables."""
    scan = _Scan()
    for item in items:
        scan.take(item)
    scan.leave_foot(None)
    own = scan.leave_head()
    if own and _is_title_item(own[0]) and _is_whole_head(own):
        scan.regions.append(Region(own, []))
    else:
        scan.left.extend(own)
    return scan.regions, scan.left


class _Scan:
    """One pass over the stream. ``pending`` is what came since the last indicator row."""

    def __init__(self) -> None:
        self.regions: list[Region] = []
        self.left: list[Item] = []
        self.pending: list[Item] = []

    def take(self, item: Item) -> None:
        """Put one item where it belongs."""
        if isinstance(item, Row):
            whole = item.spread
            columns = indicator_columns(whole.cells)
            if columns is not None:
                self._heading(whole, columns)
                return
            if self._continues(whole):
                self._add(whole)
                return
            if self._begins_project(whole):
                self._banded()
                self._add(whole)
                return
        self.pending.append(item)

    def _add(self, row: Row) -> None:
        segment = self.regions[-1].segments[-1]
        segment.rows.append(_without_label(row, segment.heading))
        self.pending = []

    def _begins_project(self, row: Row) -> bool:
        """Whether a row is the first of another project in the same table: what came since the last indicator row of
        its grid names one, and the headings that hold for it stand above."""
        segment = self.regions[-1].segments[-1] if self.regions and self.regions[-1].segments else None
        if segment is None or not row.exact or not self.pending or row.grid != segment.heading.grid:
            return False
        if not all(isinstance(item, Row) and item.grid == row.grid for item in self.pending):
            return False
        row = _without_label(row, segment.heading)
        return _fits(row, segment) and _has_levels(row, segment) and self._names_project(row, segment)

    def _names_project(self, row: Row, segment: Segment) -> bool:
        """Whether a row of labels, or a band before a row that starts again with 产出 or 成本, stands in between."""
        if any(_is_labelled(item) for item in self.pending):
            return True
        return _band(self.pending) is not None and (not segment.rows or _starts_again(row, segment))

    def _banded(self) -> None:
        """Make what names the project the head of a table that shares the headings above."""
        region = self.regions[-1]
        segment = region.segments[-1]
        head = [_labelled_band(item) for item in self.pending]
        if segment.rows:
            self.regions.append(Region(head, [Segment(segment.heading, segment.columns)]))
        else:
            region.head.extend(head)

    def _open(self) -> bool:
        """Whether nothing but what pages repeat (numbers, running heads) came since the last indicator row."""
        if not self.regions or not self.regions[-1].segments or len(self.pending) > _PAGE_LINES:
            return False
        return all(_is_page_line(item) for item in self.pending)

    def _same_sheet(self, row: Row) -> bool:
        """Whether a row stands in the sheet of the last table: no table goes on in another."""
        last = self.regions[-1].segments[-1]
        return last.heading.place.sheet == row.place.sheet

    def _continues(self, row: Row) -> bool:
        """Whether a row goes on with the last table: nothing of weight came between, or its own words say so."""
        if not self.regions or not self.regions[-1].segments or len(self.pending) > _PAGE_LINES:
            return False
        segment = self.regions[-1].segments[-1]
        row = _without_label(row, segment.heading)
        if not _fits(row, segment) or not self._same_sheet(row):
            return False
        if self._open():
            named = _band(self.pending) is not None and row.exact and self._names_project(row, segment)
            return not self.pending or not (named or _begins_another(row, segment))
        # A page break may leave the overflow of a cell between the halves; without a heading of its own, a row with
        # levels in their columns can belong to no other table.
        last = segment.rows[-1] if segment.rows else segment.heading
        untitled = not any(_is_title_item(item) or _is_labelled(item) for item in self.pending)
        return untitled and row.exact and len(row.cells) == len(last.cells) and _has_levels(row, segment)

    def leave_head(self) -> list[Item]:
        """End what is pending: bare header blocks become tables, the rest is left; returns the last table's head."""
        bare, own, rest = _heads(self.pending)
        self.regions.extend(Region(head, []) for head in bare)
        self.left.extend(rest)
        self.pending = []
        return own

    def _heading(self, row: Row, columns: Columns) -> None:
        segment = Segment(row, columns)
        if self._second_heading(row):
            above = self.regions[-1].segments.pop().heading
            whole = replace(row, cells=spelt_out(row.cells, above.cells))
            self.regions[-1].segments.append(Segment(whole, indicator_columns(whole.cells) or columns))
        elif self._open() and self._same_sheet(row):
            self.regions[-1].segments.append(segment)
            self.pending = []
        else:
            self.leave_foot(row)
            self.regions.append(Region(self.leave_head(), [segment]))

    def leave_foot(self, heading: Row | None) -> None:
        """Give the last table the labelled rows below its indicators (the money of forms that ask for it last), where
        the table ends with them."""
        region = self.regions[-1] if self.regions and self.regions[-1].segments else None
        if region is None or (heading is not None and heading.grid == region.segments[-1].heading.grid):
            return
        grid = region.segments[-1].heading.grid
        foot = list(takewhile(lambda item: isinstance(item, Row) and item.exact and item.grid == grid, self.pending))
        if any(pair.field in _OF_FOOT for pair in pairs_of(region.head)):
            return
        end = max((pair.at + 2 for pair in pairs_of(foot) if pair.field in _OF_FOOT), default=0)
        region.head.extend(foot[:end])
        del self.pending[: len(foot[:end])]

    def _second_heading(self, row: Row) -> bool:
        """Whether the row above is a heading too, merged over this one (前年 上年 below 指标值)."""
        if not self.regions or not self.regions[-1].segments or self.pending:
            return False
        last = self.regions[-1].segments[-1]
        return not last.rows and last.heading.grid == row.grid and any(cell.merged == "up" for cell in row.cells)


def _without_label(row: Row, heading: Row) -> Row:
    """A row without the label that stands beside the heading and is merged over all rows (绩效指标)."""
    labels = {at for at, cell in enumerate(heading.cells) if cell.text}
    cells = tuple(
        replace(cell, text="") if cell.merged == "up" and at in labels and cell.text == heading.cells[at].text else cell
        for at, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)


def _fits(row: Row, segment: Segment) -> bool:
    """Whether a row goes on with a table: same grid, or the same shape behind a page break."""
    last = segment.rows[-1] if segment.rows else segment.heading
    if not row.filled or _is_head_row(row) or _is_title_item(row) or row.is_band:
        return False
    if row.grid == last.grid:
        return row.only_text is None or not is_furniture(row.only_text)
    if max(at for at, field in segment.columns.items() if not field.startswith(EXTRA)) >= len(row.cells):
        return False
    if _has_levels(row, segment):
        return True
    return not any(_words_of_levels(row, segment)) and len(row.cells) == len(last.cells)


def _has_levels(row: Row, segment: Segment) -> bool:
    return any(dimension_of(word) or level_of(word) for word in _words_of_levels(row, segment) if word)


def _words_of_levels(row: Row, segment: Segment) -> list[str]:
    columns = (at for at, field in segment.columns.items() if field in ("level1", "level2") and at < len(row.cells))
    return [row.cells[at].text for at in columns]


def _band(items: Sequence[Item]) -> Row | None:
    """The last row among them that is one merged cell with a name in it, no title, note or unit line."""
    bands = [item for item in items if isinstance(item, Row) and item.is_band and not _is_title_item(item)]
    named = [row for row in bands if not is_furniture(row.filled[0].text) and not _NO_NAME.match(row.filled[0].text)]
    return named[-1] if named else None


def _labelled_band(item: Item) -> Item:
    """A band that names a project as a label with its value."""
    if not isinstance(item, Row) or not item.is_band or _is_labelled(item) or _band([item]) is None:
        return item
    cell = item.filled[0]
    return replace(item, cells=(Cell("项目名称", cell.place), cell))


def _starts_again(row: Row, segment: Segment) -> bool:
    """Whether a row begins with 产出 or 成本 behind rows of 效益 or 满意度."""
    return bool(_levels_of(row, segment) & {"output", "cost"} and _levels_of(segment.rows[-1], segment) & _LAST_LEVELS)


def _levels_of(row: Row, segment: Segment) -> set[str | None]:
    return {level_of(word) for word in _words_of_levels(row, segment) if word}


def _begins_another(row: Row, segment: Segment) -> bool:
    """Whether a row behind an interruption has a word for its 一级指标 that is none: the heading of another table."""
    words = [row.cells[at].text for at, field in segment.columns.items() if field == "level1" and at < len(row.cells)]
    return any(
        word and not begins_label(word) and level_of(word) is None and dimension_of(word) is None for word in words
    )


def _is_page_line(item: Item) -> bool:
    """Whether a line may stand between two halves of a table: page furniture or a short running head."""
    text = text_of(item)
    if text is None or is_title(text):
        return False
    return is_furniture(text) or (
        not _is_head_item(item) and len(text) <= _RUNNING_HEAD and not text.endswith(("。", "；", "：", ":", "，"))
    )


def _is_head_row(row: Row) -> bool:
    """Whether a row belongs to a header block: it begins with a label that is no 一级 or 二级指标."""
    first = row.filled[0].text
    label = leading_label(first)
    return label is not None and bool(label[0]) and level_of(first) is None and dimension_of(first) is None


def _is_head_item(item: Item) -> bool:
    return _is_labelled(item) or (not isinstance(item, Row) and is_furniture(item.text))


def _is_labelled(item: Item) -> bool:
    if isinstance(item, Row):
        return _is_head_row(item)
    label = leading_label(item.text)
    return label is not None and label[0] in LEADING


def _heads(pending: Sequence[Item]) -> tuple[list[list[Item]], list[Item], list[Item]]:
    """Part what stands above a table: bare header blocks of other tables, the table's own head, and what is left."""
    start = _start_of_head(pending)
    above = pending[:start]
    titles = [at for at, item in enumerate(above) if _is_title_item(item)]
    bare: list[list[Item]] = []
    left = list(above[: titles[0]] if titles else above)
    for at, after in zip(titles, [*titles[1:], len(above)], strict=False):
        end = max((k + 1 for k in range(at, min(after, at + _HEAD_REACH)) if _is_head_item(above[k])), default=at)
        if _is_whole_head(above[at:end]):
            bare.append(list(above[at:end]))
            left.extend(above[end:after])
        else:
            left.extend(above[at:after])
    return bare, list(pending[start:]), left


def _start_of_head(pending: Sequence[Item]) -> int:
    """Where the header block at the end of ``pending`` begins: at its title, or at the first of its labels."""
    start = at = len(pending)
    while at > 0 and len(pending) - at < _HEAD_REACH and start - at <= _HEAD_GAP:
        at -= 1
        if _is_title_item(pending[at]) or is_sheet_name(pending[at]):
            return at
        if _is_head_item(pending[at]):
            start = at
    return start


def _is_title_item(item: Item) -> bool:
    text = text_of(item)
    return text is not None and is_title(text)


def _is_whole_head(head: Sequence[Item]) -> bool:
    """Whether a titled block without indicator rows is a goal table nevertheless: it has a row of objectives."""
    cells = (cell for item in head if isinstance(item, Row) for cell in item.filled)
    return any(label_of(cell.text) == "objectives" for cell in cells)
