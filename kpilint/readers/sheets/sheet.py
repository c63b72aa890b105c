"""A worksheet as its file has it, within bounds: shown texts by row and column, merged cells, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field

from kpilint.readers.canvas import WIDEST

LONGEST = 20_000
"""Rows of a sheet that are read; a county's whole table, a row an indicator, has some ten thousand."""
MOST_TEXTS = 250_000
"""Filled cells of a workbook that are read."""
_MOST_CHARACTERS = 32_000_000
"""Characters of a workbook that are read, texts that many cells share counted each time."""
MOST_SPANS = 50_000
"""Merged areas of a sheet that are followed."""
LONGEST_TEXT = 32_767
"""Characters a cell may hold in Excel; what passes them is cut."""
_STRAYS = 1_000
"""Cells outside the bounds from which on the rest of a sheet is not looked at."""


@dataclass(slots=True)
class Room:
    """How many cells and characters a workbook may still bring."""

    cells: int = MOST_TEXTS
    characters: int = _MOST_CHARACTERS

    def take(self, text: str) -> bool:
        """Whether the text still has room; then it is taken from it."""
        if self.cells < 1 or self.characters < len(text):
            return False
        self.cells -= 1
        self.characters -= len(text)
        return True


@dataclass(slots=True)
class Sheet:
    """One sheet; rows and columns count from 0, a span is top, left, bottom and right, all inside it.

    ``uncalculated`` are cells with a formula but no result, ``pictures`` says whether anything is drawn on the sheet,
    ``beyond`` is the first filled cell that the bounds left out.
    """

    name: str
    visible: bool
    room: Room
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    pictures: bool = False
    beyond: tuple[int, int] | None = None
    _strays: int = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Put a cell's text as a person sees it; blank ones and those outside the bounds are not kept."""
        if not text or text.isspace():
            return
        text = text[:LONGEST_TEXT]
        if row < LONGEST and column < WIDEST and self.room.take(text):
            self.texts[row, column] = text
            return
        self.beyond = self.beyond or (row, column)
        self._strays += 1

    @property
    def full(self) -> bool:
        """Whether so much lies outside the bounds that the rest need not be looked at."""
        return self._strays > _STRAYS

    def hide_columns(self, first: int, last: int) -> None:
        """Hide columns, the last one included."""
        self.hidden_columns.update(range(first, min(last + 1, WIDEST)))
