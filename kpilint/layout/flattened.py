"""Goal tables that recognition ran together into one line, or into lines of single words, found by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kpilint.layout.flat_rows import is_text, rows_of, whole_rows
from kpilint.layout.headings import heading_of, indicator_columns, label_of
from kpilint.layout.lines import is_furniture, is_title
from kpilint.layout.stream import Item, Row
from kpilint.model.grid import Cell, Paragraph

_LINES = 200
"""How many lines one flattened table may have."""
_HEADINGS = 3
"""How many column headings one after another make a table."""
_WORD = re.compile(r"\S+")
_BARE_FIGURE = re.compile(r"[≥≤<>=＞＜≧≦]\s*(?:\d[\d.,]*)?|\d[\d.,]*")
_UNIT = re.compile(r"[^\d\s，。；、]{1,4}")
_PROSE = re.compile(r"[一二三四五六七八九十]{1,3}\s*、|[(（][一二三四五六七八九十]+[)）]|注\s*[:：]")


def unflatten(items: Sequence[Item]) -> list[Item]:
    """Replace flattened tables by a heading row and indicator rows; everything else is handed on as it is."""
    made: list[Item] = []
    at = 0
    while at < len(items):
        if _may_begin(items, at) and (found := _table(items, at)) is not None:
            taken, rows = found
            made.extend(rows)
            at += taken
        else:
            made.append(items[at])
            at += 1
    return made


def _may_begin(items: Sequence[Item], at: int) -> bool:
    """Whether a flattened table may begin here: a line of several headings, or three lines of one each."""
    lines = items[at : at + _HEADINGS]
    if _has_headings(items[at]):
        return True
    return len(lines) == _HEADINGS and all(
        isinstance(line, Paragraph) and heading_of(line.text) is not None for line in lines
    )


def _has_headings(item: Item) -> bool:
    """Whether a line holds several column headings one after another."""
    if not isinstance(item, Paragraph) or item.text.count("指标") < _HEADINGS:
        return False
    return _start([heading_of(word) is not None for word in item.text.split()]) is not None


def _start(headings: Sequence[bool]) -> int | None:
    """Where the column headings begin among words of which is known whether they are headings."""
    run = [True] * _HEADINGS
    return next((at for at in range(len(headings)) if headings[at : at + _HEADINGS] == run), None)


def _table(items: Sequence[Item], at: int) -> tuple[int, list[Item]] | None:
    """How many items the table at ``at`` takes and what it becomes; None where no table begins there."""
    if (found := _cells(items, at)) is not None:
        return found
    words: list[Cell] = []
    taken = 0
    for line in items[at : at + _LINES]:
        if not isinstance(line, Paragraph) or (taken and (_has_headings(line) or not _goes_on(line.text))):
            break
        words.extend(_words(line))
        taken += 1
    words = _with_units(words)
    headings = [heading_of(word.text) is not None for word in words]
    start = _start(headings)
    if start is None:
        return None
    end = headings.index(False, start) if False in headings[start:] else len(words)
    heading = tuple(words[start:end])
    columns = indicator_columns(heading)
    if columns is None or "level2" not in columns.values():
        return None
    rows = rows_of(words[end:], columns, len(heading))
    return (taken, [*_above(words[:start]), Row(heading, 0), *rows]) if rows else None


def _cells(items: Sequence[Item], at: int) -> tuple[int, list[Item]] | None:
    """The table at ``at`` where every cell is a line of its own and the cells add up to whole rows, else None."""
    lines: list[Cell] = []
    for line in items[at : at + _LINES]:
        if not isinstance(line, Paragraph) or is_title(line.text):
            break
        lines.append(Cell(line.text, line.place))
    width = next((k for k, line in enumerate(lines) if heading_of(line.text) is None), len(lines))
    columns = indicator_columns(lines[:width])
    if columns is None or [columns.get(0), columns.get(1)] != ["level1", "level2"]:
        return None
    rows = whole_rows(lines[width:], width)
    taken = width + sum(len(row.filled) for row in rows)
    return (taken, [Row(tuple(lines[:width]), 0), *rows]) if rows else None


def _words(line: Paragraph) -> list[Cell]:
    """The words of a line with their places."""
    column = line.place.column or 1
    return [Cell(match[0], replace(line.place, column=column + match.start())) for match in _WORD.finditer(line.text)]


def _with_units(words: Sequence[Cell]) -> list[Cell]:
    """Words with every figure and its unit as one."""
    made: list[Cell] = []
    for word in words:
        if made and _BARE_FIGURE.fullmatch(made[-1].text) and _UNIT.fullmatch(word.text) and is_text(word.text):
            made[-1] = replace(made[-1], text=f"{made[-1].text} {word.text}")
        else:
            made.append(word)
    return made


def _goes_on(line: str) -> bool:
    """Whether a line below still belongs to the table: no title, no heading of running text, no whole sentence."""
    return not (
        is_title(line) or is_furniture(line) or _PROSE.match(line) or label_of(line) is not None or line.endswith("。")
    )


def _above(words: Sequence[Cell]) -> Iterator[Item]:
    """What stands before the column headings: an objective before or behind its label."""
    label = next((k for k, word in enumerate(words) if label_of(word.text) is not None), None)
    groups = (words,) if label is None else (words[:label], words[label : label + 1], words[label + 1 :])
    for group in groups:
        if group:
            yield Paragraph(" ".join(word.text for word in group), group[0].place)
