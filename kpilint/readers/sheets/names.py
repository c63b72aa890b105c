"""Names of cells, rows and columns as a spreadsheet program writes them; rows and columns count from 0 in code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import count, groupby

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_UNNAMED = re.compile(r"(?:sheet|table|工作表|表格?)?\s*\d*\s*(?:[(（]\d+[)）])?", re.IGNORECASE)
"""Names that a program gave, and bare numbers: Sheet1, 工作表2, 表3, Sheet1 (2)."""
_LISTED = 5
"""How many runs of rows or columns a message lists."""


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    """A cell in A1 notation."""
    return f"{column_name(column)}{row + 1}"


def position(name: str) -> tuple[int, int] | None:
    """The row and column of a cell in A1 notation, None where it is none."""
    match = _REFERENCE.fullmatch(name)
    if match is None or match[2] == "0" * len(match[2]):
        return None
    return int(match[2]) - 1, _column(match[1])


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def corners(name: str) -> tuple[int, int, int, int] | None:
    """Top, left, bottom and right of a range (A1:C3), all inside it; None where it is none."""
    first, _, last = name.partition(":")
    start, end = position(first), position(last or first)
    if start is None or end is None:
        return None
    (top, bottom), (left, right) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return top, left, bottom, right


def says_something(sheet: str) -> bool:
    """Whether a sheet's name was given by a person."""
    return _UNNAMED.fullmatch(sheet.strip()) is None


def row_list(rows: Iterable[int]) -> str:
    """Rows as people list them: 第 5–9、12 行."""
    return f"第 {_runs(rows, lambda row: str(row + 1))} 行"


def column_list(columns: Iterable[int]) -> str:
    """Columns as people list them: C–D、H 列."""
    return f"{_runs(columns, column_name)} 列"


def _runs(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    counter = count()
    runs = [list(run) for _, run in groupby(sorted(numbers), key=lambda number: number - next(counter))]
    shown = [name(run[0]) if len(run) == 1 else f"{name(run[0])}–{name(run[-1])}" for run in runs]
    return "、".join(shown[:_LISTED]) + ("等" if len(shown) > _LISTED else "")
