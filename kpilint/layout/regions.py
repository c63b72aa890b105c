"""Where the goal tables of a document are: headings recognised, halves on several pages put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kpilint.layout.headings import Columns, indicator_columns, spelt_out
from kpilint.layout.heads import (
    is_labelled,
    is_page_line,
    is_title_item,
    is_whole_head,
    labelled_band,
    name_band,
    parted_heads,
)
from kpilint.layout.pairs import AMOUNTS, pairs_of
from kpilint.layout.segments import Segment, begins_another, fits, has_levels, starts_again, without_label
from kpilint.layout.stream import Item, Row, text_of

_PAGE_LINES = 6
"""How many lines a page break may leave between two halves of a table."""
_OF_FOOT = (*AMOUNTS, "schedule")
"""Fields that forms may ask for below the indicators: the money."""


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
    if own and is_title_item(own[0]) and is_whole_head(own):
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
        segment.rows.append(without_label(row, segment.heading))
        self.pending = []

    def _begins_project(self, row: Row) -> bool:
        """Whether a row is the first of another project in the same table: what came since the last indicator row of
        its grid names one, and the headings that hold for it stand above."""
        segment = self.regions[-1].segments[-1] if self.regions and self.regions[-1].segments else None
        if segment is None or not row.exact or not self.pending or row.grid != segment.heading.grid:
            return False
        if not all(isinstance(item, Row) and item.grid == row.grid for item in self.pending):
            return False
        row = without_label(row, segment.heading)
        return fits(row, segment) and has_levels(row, segment) and self._names_project(row, segment)

    def _names_project(self, row: Row, segment: Segment) -> bool:
        """Whether a row of labels, or a band before a row that starts again with 产出 or 成本, stands in between."""
        if any(is_labelled(item) for item in self.pending):
            return True
        return name_band(self.pending) is not None and (not segment.rows or starts_again(row, segment))

    def _banded(self) -> None:
        """Make what names the project the head of a table that shares the headings above."""
        region = self.regions[-1]
        segment = region.segments[-1]
        head = [labelled_band(item) for item in self.pending]
        if segment.rows:
            self.regions.append(Region(head, [Segment(segment.heading, segment.columns)]))
        else:
            region.head.extend(head)

    def _open(self) -> bool:
        """Whether nothing but what pages repeat (numbers, running heads) came since the last indicator row."""
        if not self.regions or not self.regions[-1].segments or len(self.pending) > _PAGE_LINES:
            return False
        return all(is_page_line(item) for item in self.pending)

    def _same_sheet(self, row: Row) -> bool:
        """Whether a row stands in the sheet of the last table: no table goes on in another."""
        last = self.regions[-1].segments[-1]
        return last.heading.place.sheet == row.place.sheet

    def _continues(self, row: Row) -> bool:
        """Whether a row goes on with the last table: nothing of weight came between, or its own words say so."""
        if not self.regions or not self.regions[-1].segments or len(self.pending) > _PAGE_LINES:
            return False
        segment = self.regions[-1].segments[-1]
        row = without_label(row, segment.heading)
        if not fits(row, segment) or not self._same_sheet(row):
            return False
        if self._open():
            named = name_band(self.pending) is not None and row.exact and self._names_project(row, segment)
            return not self.pending or not (named or begins_another(row, segment))
        # A page break may leave the overflow of a cell between the halves; without a heading of its own, a row with
        # levels in their columns can belong to no other table.
        last = segment.rows[-1] if segment.rows else segment.heading
        untitled = not any(is_title_item(item) or is_labelled(item) for item in self.pending)
        return untitled and row.exact and len(row.cells) == len(last.cells) and has_levels(row, segment)

    def leave_head(self) -> list[Item]:
        """End what is pending: bare header blocks become tables, the rest is left; returns the last table's head."""
        bare, own, rest = parted_heads(self.pending)
        self.regions.extend(Region(head, []) for head in bare)
        self.left.extend(rest)
        self.pending = []
        return own

    def _heading(self, row: Row, columns: Columns) -> None:
        above = self.pending[-1] if self.pending else None
        if isinstance(above, Row) and above.grid == row.grid and any(cell.merged == "left" for cell in above.cells[1:]):
            row = replace(row, cells=spelt_out(row.cells, above.spread.cells))
            columns = indicator_columns(row.cells) or columns
        segment = Segment(row, columns, caption=(text_of(self.pending[-1]) or "") if self.pending else "")
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
        titled = any(is_title_item(item) for item in self.pending)
        if region is None or (heading is not None and heading.grid == region.segments[-1].heading.grid and not titled):
            return
        grid = region.segments[-1].heading.grid
        foot = list(takewhile(lambda item: _is_row_of(item, grid) and not is_title_item(item), self.pending))
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


def _is_row_of(item: Item, grid: int) -> bool:
    return isinstance(item, Row) and item.exact and item.grid == grid
