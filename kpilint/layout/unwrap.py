"""Headings and labels that were wrapped over several lines, each line a row of its own, spelt together again.

Only known words are put together, so tables whose rows are whole stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kpilint.layout.drafts import joined
from kpilint.layout.headings import heading_of, indicator_columns, label_of, word_of
from kpilint.layout.lines import is_furniture
from kpilint.layout.stream import Item, Row
from kpilint.model.grid import Cell, Paragraph
from kpilint.text.vocabulary import Vocabulary, vocabulary

_LINES = 12
"""How many lines a wrapped label may be spread over, those of its values included."""
_WRAPPED_VALUES = frozenset(("name", "code", "unit_name", ""))
"""Labels whose values wrap over lines; figures do not, and objectives are read line by line."""


def unwrap(items: Sequence[Item]) -> list[Item]:
    """The stream with wrapped column headings, labels and names put together."""
    return _values(_labels(_headings(items)))


def _headings(items: Sequence[Item]) -> list[Item]:
    """Column headings whose second half stands in the next row."""
    made: list[Item] = []
    for item in items:
        if isinstance(item, Row) and (at := _open_heading(made, item)) is not None:
            above = made[at]
            assert isinstance(above, Row)
            made[at:] = [replace(above, cells=tuple(joined(pair) for pair in _pairs(above, item)))]
        else:
            made.append(item)
    return made


def _open_heading(made: Sequence[Item], row: Row) -> int | None:
    """The index of a heading row that ``row`` completes: the item before it but for the furniture of a page."""
    at = len(made) - 1
    while at >= 0 and isinstance(item := made[at], Paragraph) and is_furniture(item.text):
        at -= 1
    above = made[at] if at >= 0 else None
    if not isinstance(above, Row) or sum(1 for cell in above.cells if heading_of(cell.text) is not None) < 2:
        return None
    halves = [(one.text, two.text) for one, two in _pairs(above, row) if two.text]
    spelt = all(_is_heading(one + two) for one, two in halves)
    return at if spelt and len(row.cells) <= len(above.cells) and indicator_columns(row.cells) is None else None


def _is_heading(text: str) -> bool:
    words = vocabulary()
    return word_of(text) in words.columns or word_of(text) in _beginnings(words)[1]


@lru_cache(maxsize=8)
def _beginnings(words: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """What labels begin with, and what column headings begin with."""
    labels, headings = (
        frozenset(word[:end] for word in known for end in range(1, len(word)))
        for known in (words.labels, words.columns)
    )
    return labels, headings


def _labels(items: Sequence[Item]) -> list[Item]:
    """Labels in the first column, spelt out by the rows below them."""
    made = list(items)
    labels = vocabulary().labels
    beginnings = _beginnings(vocabulary())[0]
    for at, item in enumerate(made):
        if not isinstance(item, Row) or not _is_beginning(item.cells[0].text):
            continue
        word, used, spelt = word_of(item.cells[0].text), [at], (0, "")
        for below in range(at + 1, min(at + _LINES, len(made))):
            row = made[below]
            if isinstance(row, Paragraph):
                if not is_furniture(row.text):
                    break
                continue
            part = row.cells[0].text
            if not part or label_of(part) is not None or label_of(part.split()[0]) is not None:
                continue
            if word + word_of(part) not in labels and word + word_of(part) not in beginnings:
                break
            word += word_of(part)
            used.append(below)
            if word in labels:
                spelt = (len(used), word)
        if spelt[0] > 1:
            _write_label(made, used[: spelt[0]] if not _only_marks(made, used[spelt[0] :]) else used)
    return [item for item in made if isinstance(item, Paragraph) or item.filled]


def _is_beginning(text: str) -> bool:
    return bool(text) and word_of(text) in _beginnings(vocabulary())[0]


def _only_marks(made: Sequence[Item], rows: Sequence[int]) -> bool:
    """Whether the rest of a label is only what stands in brackets: （%）."""
    return all(isinstance(row := made[at], Row) and not word_of(row.cells[0].text) for at in rows)


def _write_label(made: list[Item], rows: Sequence[int]) -> None:
    whole = "".join(row.cells[0].text for at in rows if isinstance(row := made[at], Row))
    for at in rows:
        row = made[at]
        assert isinstance(row, Row)
        first = replace(row.cells[0], text=whole if at == rows[0] else "", raw=None)
        made[at] = replace(row, cells=(first, *row.cells[1:]))


def _values(items: Sequence[Item]) -> list[Item]:
    """Names and codes whose further lines stand in the rows below."""
    groups: list[list[Item]] = []
    for item in items:
        above = groups[-1][0] if groups else None
        if isinstance(item, Row) and isinstance(above, Row) and _goes_on(above, item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_whole(group) if len(group) > 1 else group[0] for group in groups]


def _whole(lines: Sequence[Item]) -> Row:
    """Rows of equal length as one, each column's cells joined."""
    rows = [line for line in lines if isinstance(line, Row)]
    columns = zip(*(row.cells for row in rows), strict=True)
    return replace(rows[0], cells=tuple(joined(column) for column in columns))


def _goes_on(above: Row, row: Row) -> bool:
    """Whether every text of a row stands below a value of a labelled row of the same grid."""
    if row.grid != above.grid or row.cells[0].text or len(row.cells) != len(above.cells):
        return False
    fields = [label_of(cell.text) if cell.text else None for cell in above.cells]
    if fields[0] not in _WRAPPED_VALUES or any(field and field not in _WRAPPED_VALUES for field in fields):
        return False
    below = [at for at, cell in enumerate(row.cells) if cell.text]
    return all(above.cells[at].text and fields[at] is None and label_of(row.cells[at].text) is None for at in below)


def _pairs(above: Row, row: Row) -> list[tuple[Cell, Cell]]:
    empty = Cell("", row.place)
    cells = [*row.cells, *[empty] * (len(above.cells) - len(row.cells))]
    return list(zip(above.cells, cells, strict=False))
