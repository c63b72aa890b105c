"""CSV files: cells parted by commas, tabs or semicolons, in quotes where they hold such a mark or a line break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid, Source
from kpilint.model.place import Place
from kpilint.readers.canvas import WIDEST, Canvas
from kpilint.readers.encoding import decode
from kpilint.readers.plain import text as plain_text
from kpilint.readers.sheets.sheet import LONGEST

_MARKS = ",\t;"
"""What parts the cells of a file, the usual one first."""
_SAMPLE_LINES = 2_000
_ANNOUNCED = re.compile(r'"?sep=([,;\t|])"?\n', re.IGNORECASE)
"""The first line by which Excel is told the mark."""
_QUOTED_PART = re.compile(r'"[^"\n]*"')
_MOST_LINES = 100
"""Lines a quoted cell may have; a stray quote must not swallow the rest of the file."""
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How programs write a code whose leading zeros Excel must not drop: ="0012"."""

_EMPTY = "表里没有内容（只有分隔符）。请确认导出是否成功"
_TOO_LONG = f"超过 {LONGEST} 行，不像绩效目标表；请确认选对了文件，确是绩效目标表的，拆成几个文件再检查"
_TOO_WIDE = (
    f"第 {{line}} 行有 {WIDEST} 列以上，不像绩效目标表；请确认选对了文件，或用 Excel、WPS 打开后另存为 .xlsx 再检查"
)


@dataclass(frozen=True, slots=True)
class _Record:
    """A row of cells and where each begins; lines and columns count from 1."""

    line: int
    cells: list[tuple[str, Place]] = field(default_factory=list)

    def add(self, raw: str, line: int, column: int) -> None:
        """Add a cell; its place is that of its first character."""
        text = raw.strip()
        as_text = _AS_TEXT.fullmatch(text)
        place = Place(line=line, column=column + len(raw) - len(raw.lstrip()))
        self.cells.append((as_text[1] if as_text else text, place))


def read(path: str, kind: str, data: bytes) -> Source:
    """Read a CSV file: one grid, a record a row; a file without any mark is read as plain text.

    Raises UnreadableInput: empty, binary, in no known encoding, or too large for one table.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    announced = _ANNOUNCED.match(text)
    mark = announced[1] if announced else _mark_of(text)
    if mark is None:
        return plain_text.read(path, kind, data)
    text = text.rstrip(f"{mark} \t\n")
    rows = list(_records(text, announced.end() if announced else 0, mark))
    if not any(row.cells for row in rows):
        raise UnreadableInput(_EMPTY)
    return Source(path, kind, (_grid(rows),))


def _mark_of(text: str) -> str | None:
    """The mark that parts the cells: the one of which most neighbouring lines hold the same number, then the one there
    are most of; None without any."""
    lines = [_QUOTED_PART.sub("", line) for line in text.split("\n")[:_SAMPLE_LINES] if line.strip()]

    def rank(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        alike = sum(one == after > 0 for one, after in pairwise(counts))
        return alike, sum(counts)

    best = max(_MARKS, key=rank)
    return best if rank(best)[1] else None


def _records(text: str, start: int, mark: str) -> Iterator[_Record]:
    """The records from ``start`` on, empty cells at the end of a line left out where it has no quotes."""
    quoted = re.compile(rf' *"((?:[^"]++|"")*+)" *(?={re.escape(mark)}|\n|\Z)')
    line, at, made = text.count("\n", 0, start) + 1, start, 0
    while at < len(text):
        made += 1
        if made > LONGEST:
            raise UnreadableInput(_TOO_LONG)
        record, end = _Record(line), _find(text, "\n", at)
        if text.find('"', at, end) < 0:
            _fill(record, text[at:end].rstrip(f"{mark} \t"), mark)
        else:
            end = _fill_quoted(record, text, at, mark, quoted)
        if len(record.cells) > WIDEST:
            raise UnreadableInput(_TOO_WIDE.format(line=line))
        yield record
        line += text.count("\n", at, end) + 1
        at = end + 1


def _find(text: str, what: str, at: int) -> int:
    found = text.find(what, at)
    return len(text) if found < 0 else found


def _fill(record: _Record, text: str, mark: str) -> None:
    column = 1
    for raw in text.split(mark, WIDEST) if text else ():
        record.add(raw, record.line, column)
        column += len(raw) + 1


def _fill_quoted(record: _Record, text: str, at: int, mark: str, quoted: re.Pattern[str]) -> int:
    """Fill a record that has quotes; the index of its end. A quote without an end, or one that would swallow more than
    a cell holds, is a character like any other."""
    line, line_start = record.line, at
    while True:
        found = quoted.match(text, at)
        if found is not None and found[1].count("\n") < _MOST_LINES:
            raw, end = found[1].replace('""', '"'), found.end()
        else:
            end = min(_find(text, mark, at), _find(text, "\n", at))
            raw = text[at:end]
        record.add(raw, line, at - line_start + 1)
        if breaks := text.count("\n", at, end):
            line += breaks
            line_start = text.rfind("\n", at, end) + 1
        if text[end : end + 1] != mark or len(record.cells) > WIDEST:
            return end
        at = end + 1


def _grid(rows: Sequence[_Record]) -> Grid:
    canvas = Canvas()
    for row, record in enumerate(rows):
        for column, (raw, _) in enumerate(record.cells):
            canvas.put(row, column, raw)

    def place_of(row: int, column: int) -> Place:
        record = rows[row]
        place = record.cells[column][1] if column < len(record.cells) else Place(line=record.line)
        return replace(place, table=1, row=row + 1)

    return canvas.grid(1, Place(line=rows[0].line, table=1), place_of)
