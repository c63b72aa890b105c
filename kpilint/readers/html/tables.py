"""Tables of a page: their rows and cells as the source has them, and what stands in the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from lxml import etree

from kpilint.errors import UnreadableInput
from kpilint.readers.html.flow import TableElement, Words, pieces_of, shown
from kpilint.readers.html.look import UNSHOWN, Look, in_percent, is_hidden
from kpilint.readers.sheets.sheet import LONGEST, MOST_TEXTS

_DEEPEST = 60
"""Tables in one another that are followed; pages laid out by tables reach fifteen."""
_TOO_DEEP = f"网页的表格套表格超过 {_DEEPEST} 层，读不出来；请在浏览器里打开，把目标表复制到 Word 文件后再检查"
_TOO_LARGE = (
    f"网页里有一张表超过 {LONGEST} 行，或全部表格超过 {MOST_TEXTS // 10_000} 万个单元格，不像绩效目标表；"
    "请确认选对了文件，确是绩效目标表的，拆成几个文件再检查"
)
_SHOWN_AT = {"thead": 0, "tfoot": 2}
"""Where a section is shown, wherever it stands in the source; all else is in between."""
_TAKEN_WHOLE = ("tr", "td", "th", "table", "caption")
"""What is not looked into for rows."""
_SPAN = re.compile(r"\s*\+?(\d{1,9})")


Section = tuple[int, int]
"""Where a section of rows is shown, and its number in the table."""


class Line(NamedTuple):
    """A line of text as it is shown."""

    text: str


@dataclass(slots=True)
class Cell:
    """A cell: what stands in it, and how many rows (0 for all to the end of the section) and columns it
    spans, and its number format where that adds a per cent sign."""

    parts: list[Line | Table]
    rows: int
    columns: int
    percent: str

    @property
    def text(self) -> str:
        """Its lines as a person sees them, parted by newlines."""
        return in_percent("\n".join(_lines(self.parts)), self.percent)

    @property
    def filled(self) -> bool:
        """Whether it has text."""
        return next(_lines(self.parts), None) is not None


@dataclass(slots=True)
class Row:
    """A row: the section it is in, its cells; ``loose`` where they stood in no row."""

    section: Section
    loose: bool = False
    cells: list[Cell] = field(default_factory=list)

    @property
    def filled(self) -> int:
        """How many of its cells have text."""
        return sum(cell.filled for cell in self.cells)

    @property
    def frames(self) -> bool:
        """Whether a table with rows and columns of its own stands in one of its cells."""
        return any(isinstance(part, Table) and part.is_table for cell in self.cells for part in cell.parts)


@dataclass(slots=True)
class Table:
    """A table: the text in it that stands in no row (a caption), and its rows as they are shown.

    ``is_table`` says whether it has rows and columns, or frames a table that has: else it only sets text.
    """

    before: list[Line | Table] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    is_table: bool = False


class Reading:
    """Reads the content of elements; counts what people do not see."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._cells = 0
        self.hidden_rows = 0
        self.hidden_tables = 0

    def parts(self, element: etree._Element, depth: int = 0) -> list[Line | Table]:
        """The lines and tables in an element, in order.

        Raises UnreadableInput: tables nested deeper, or with more rows or cells, than the bounds.
        """
        made: list[Line | Table] = []
        words: list[Words] = []
        for piece in pieces_of(element):
            if isinstance(piece, Words):
                words.append(piece)
                continue
            _end_line(words, made)
            if isinstance(piece, TableElement):
                if piece.hidden:
                    self.hidden_tables += _has_text(piece.element)
                else:
                    made.append(self._table(piece.element, depth + 1))
        _end_line(words, made)
        return made

    def _table(self, element: etree._Element, depth: int) -> Table:
        if depth > _DEEPEST:
            raise UnreadableInput(_TOO_DEEP)
        table = Table()
        for child, section in _children(element):
            if isinstance(child, Words):
                _end_line([child], table.before)
            elif is_hidden(child):
                self.hidden_rows += sum(_has_text(row) for row in child.iter("tr"))
            elif child.tag == "table":
                table.before.append(self._table(child, depth + 1))
            elif child.tag in ("tr", "td", "th"):
                self._row(child, section, table, depth)
            else:
                table.before.extend(self.parts(child, depth))
        table.rows.sort(key=lambda row: row.section[0])
        # Kept, for asking anew at every level of nested tables takes twice as long a level.
        table.is_table = sum(row.filled > 1 for row in table.rows) > 1 or any(row.frames for row in table.rows)
        return table

    def _row(self, element: etree._Element, section: Section, table: Table, depth: int) -> None:
        """Add a row; a cell that stands in none begins one, or goes on with that before it."""
        if element.tag == "tr":
            table.rows.append(Row(section))
            cells = [cell for cell in element if cell.tag in ("td", "th") and not is_hidden(cell)]
        else:
            if not table.rows or table.rows[-1].section != section or not table.rows[-1].loose:
                table.rows.append(Row(section, loose=True))
            cells = [element]
        if len(table.rows) > LONGEST:
            raise UnreadableInput(_TOO_LARGE)
        table.rows[-1].cells.extend(self._cell(cell, depth) for cell in cells)

    def _cell(self, element: etree._Element, depth: int) -> Cell:
        self._cells += 1
        if self._cells > MOST_TEXTS:
            raise UnreadableInput(_TOO_LARGE)
        parts = self.parts(element, depth)
        percent = self._look.percent(element)
        return Cell(parts, _span(element, "rowspan", 0), _span(element, "colspan", 1), percent)


def _children(table: etree._Element) -> Iterator[tuple[etree._Element | Words, Section]]:
    """What stands in a table: rows, cells without a row, captions, stray text; sections and what wraps rows (a form)
    are looked into."""
    sections = 0
    todo: list[tuple[etree._Element | Words, Section]] = _content(table, (1, 0))
    while todo:
        child, section = todo.pop()
        if isinstance(child, Words) or child.tag in _TAKEN_WHOLE or is_hidden(child):
            yield child, section
        elif child.tag in ("thead", "tbody", "tfoot"):
            sections += 1
            todo.extend(_content(child, (_SHOWN_AT.get(str(child.tag), 1), sections)))
        elif child.tag not in UNSHOWN and child.tag not in ("col", "colgroup"):
            if next(child.iter("tr", "td", "th", "table"), None) is None:
                yield child, section
            else:
                todo.extend(_content(child, section))


def _content(element: etree._Element, section: Section) -> list[tuple[etree._Element | Words, Section]]:
    """Text and elements in an element, the last one first."""
    made: list[tuple[etree._Element | Words, Section]] = [(Words(element.text or ""), section)]
    for child in element:
        made.append((child, section))
        made.append((Words(child.tail or ""), section))
    return [(child, at) for child, at in reversed(made) if not isinstance(child, Words) or child.text.strip()]


def _lines(parts: Sequence[Line | Table]) -> Iterator[str]:
    """The lines of a cell, with those of tables in it that only set text."""
    for part in parts:
        if isinstance(part, Line):
            yield part.text
        elif not part.is_table:
            yield from _lines(part.before)
            for cell in chain.from_iterable(row.cells for row in part.rows):
                yield from _lines(cell.parts)


def _end_line(words: list[Words], made: list[Line | Table]) -> None:
    if text := shown(words):
        made.append(Line(text))
    words.clear()


def _has_text(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


def _span(element: etree._Element, name: str, least: int) -> int:
    found = _SPAN.match(element.get(name, ""))
    return max(least, int(found[1])) if found else 1
