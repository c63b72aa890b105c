"""The sheets of a workbook as blocks: a grid a sheet as it is seen, hidden parts left out and told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Block, Grid, Paragraph, Source, SourceNote
from kpilint.model.place import Place
from kpilint.readers.canvas import Canvas
from kpilint.readers.sheets.names import cell_name, column_list, row_list, says_something
from kpilint.readers.sheets.sheet import Sheet

_MOST_CELLS = 400_000
"""Cells of all grids of a workbook together, the empty ones counted: some three seconds."""

_NOTHING = "工作簿里没有内容。请确认导出是否成功，或用 Excel、WPS 打开看一看"
_ONLY_HIDDEN = "看得见的工作表都是空的，有内容的被隐藏了；请用 Excel、WPS 打开，取消隐藏后保存，再检查"
_HIDDEN_SHEET = "工作表“{name}”是隐藏的，没有检查；要检查请先取消隐藏"
_HIDDEN_ROWS = "工作表“{name}”的{rows}是隐藏的或被筛选掉了，没有检查；要检查请先取消隐藏"
_HIDDEN_COLUMNS = "工作表“{name}”的 {columns}是隐藏的，没有检查；要检查请先取消隐藏"
_UNCALCULATED = (
    "工作表“{name}”的 {cell} {many}是公式，文件里没有计算结果，当作空白；请用 Excel、WPS 打开，保存一次后再检查"
)
_TOO_BIG = "工作表“{name}”太大，从 {cell} 起没有检查；请删去无关的行和列，或拆成几个工作簿再检查"
_PICTURE = "工作表“{name}”里只有图片或文本框，没有单元格内容，没有检查；请把内容填进单元格"


def source_of(path: str, kind: str, sheets: Iterable[Sheet]) -> Source:
    """A workbook as read: for each visible sheet its name, where a person gave it one, and a grid.

    Raises UnreadableInput: no cell that a person sees has text.
    """
    blocks: list[Block] = []
    notes: list[SourceNote] = []
    number = 0
    left = _MOST_CELLS
    for sheet in sheets:
        if not sheet.visible:
            if sheet.texts:
                notes.append(SourceNote("hidden", Place(sheet=sheet.name), _HIDDEN_SHEET.format(name=sheet.name)))
            continue
        seen = _Seen(sheet, left)
        notes.extend(_notes(seen))
        if seen.rows:
            number += 1
            left -= len(seen.rows) * len(seen.columns)
            if says_something(sheet.name):
                blocks.append(Paragraph(sheet.name, Place(sheet=sheet.name)))
            blocks.append(seen.grid(number))
    if not blocks:
        raise UnreadableInput(_nothing(notes))
    return Source(path, kind, tuple(blocks), tuple(notes))


class _Seen:
    """What a person sees of a sheet: rows and columns from the first to the last filled one, without hidden ones."""

    def __init__(self, sheet: Sheet, room: int) -> None:
        self.sheet = sheet
        self.beyond = sheet.beyond
        texts = dict(sheet.texts)
        self._spans = dict(self._seen_spans(texts))
        self.hidden_rows = {row for row, _ in texts if row in sheet.hidden_rows}
        self.hidden_columns = {
            column for row, column in texts if column in sheet.hidden_columns and row not in sheet.hidden_rows
        }
        self._texts = {
            (row, column): text
            for (row, column), text in texts.items()
            if row not in sheet.hidden_rows and column not in sheet.hidden_columns
        }
        self.columns = _between({column for _, column in self._texts}, sheet.hidden_columns)
        rows = _between({row for row, _ in self._texts}, sheet.hidden_rows)
        fitting = room // max(1, len(self.columns))
        self.rows = rows[:fitting]
        if len(rows) > fitting:
            self.beyond = (rows[fitting], self.columns[0])

    def _seen_spans(self, texts: dict[tuple[int, int], str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """First seen cell and last row and column of each merged area; its text is moved to that cell."""
        lowest = max((row for row, _ in texts), default=-1)
        rightmost = max((column for _, column in texts), default=-1)
        covered = 0
        for top, left, bottom, right in self.sheet.spans:
            rows = _first_outside(range(top, min(bottom, lowest) + 1), self.sheet.hidden_rows)
            columns = _first_outside(range(left, min(right, rightmost) + 1), self.sheet.hidden_columns)
            covered += len(rows) * len(columns)
            # Merged areas of a sound file do not overlap, so together they are no larger than the sheet.
            if covered > _MOST_CELLS:
                return
            if not rows or not columns:
                continue
            if text := texts.pop((top, left), ""):
                texts[rows[0], columns[0]] = text
            yield (rows[0], columns[0]), (rows[-1], columns[-1])

    def grid(self, number: int) -> Grid:
        """The grid, its cells with the names they have in the sheet."""
        name = self.sheet.name
        canvas = Canvas()
        for row, column in sorted(self._texts.keys() | self._spans.keys()):
            if not (self.rows[0] <= row <= self.rows[-1] and self.columns[0] <= column <= self.columns[-1]):
                continue
            bottom, right = self._spans.get((row, column), (row, column))
            at, beside = bisect_left(self.rows, row), bisect_left(self.columns, column)
            text = self._texts.get((row, column), "")
            high, wide = bisect_right(self.rows, bottom) - at, bisect_right(self.columns, right) - beside
            canvas.put(at, beside, text, high, wide)

        def place_of(row: int, column: int) -> Place:
            at, beside = self.rows[row], self.columns[column]
            return Place(sheet=name, cell=cell_name(at, beside), table=number, row=at + 1)

        return canvas.grid(number, Place(sheet=name, table=number), place_of)


def _between(filled: set[int], hidden: set[int]) -> Sequence[int]:
    """From the first filled row or column to the last, without the hidden ones."""
    if not filled:
        return []
    return [one for one in range(min(filled), max(filled) + 1) if one not in hidden]


def _first_outside(whole: range, hidden: set[int]) -> range:
    """The range from its first row or column on that is not hidden; empty where all are."""
    return next((whole[at:] for at, one in enumerate(whole) if one not in hidden), range(0))


def _notes(seen: _Seen) -> Iterator[SourceNote]:
    sheet = seen.sheet
    name, place = sheet.name, Place(sheet=sheet.name)
    if seen.beyond is not None:
        cell = cell_name(*seen.beyond)
        yield SourceNote("unread", Place(sheet=name, cell=cell), _TOO_BIG.format(name=name, cell=cell))
    if sheet.uncalculated:
        cell = cell_name(*sheet.uncalculated[0])
        many = f"等 {len(sheet.uncalculated)} 个单元格" if len(sheet.uncalculated) > 1 else ""
        why = _UNCALCULATED.format(name=name, cell=cell, many=many)
        yield SourceNote("unread", Place(sheet=name, cell=cell), why)
    if sheet.pictures and not sheet.texts:
        yield SourceNote("unread", place, _PICTURE.format(name=name))
    if seen.hidden_rows:
        yield SourceNote("hidden", place, _HIDDEN_ROWS.format(name=name, rows=row_list(seen.hidden_rows)))
    if seen.hidden_columns:
        yield SourceNote("hidden", place, _HIDDEN_COLUMNS.format(name=name, columns=column_list(seen.hidden_columns)))


def _nothing(notes: Sequence[SourceNote]) -> str:
    """Why a workbook has nothing to read, from what its sheets told."""
    if any(note.kind == "hidden" for note in notes):
        return _ONLY_HIDDEN
    return next((note.why for note in notes), _NOTHING)
