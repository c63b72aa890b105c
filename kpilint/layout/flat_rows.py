"""The rows of a flattened table out of its words.

Every row has one 二级指标; values look like values; the word of the basis returns row after row; name and description
are often the same text. A cell wrapped over two lines stands half before its row and half behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from kpilint.layout.stream import Row
from kpilint.model.grid import Cell
from kpilint.text.dimensions import dimension_of, level_of
from kpilint.text.numbers import parse_value
from kpilint.text.patterns import late

REASON = "整张表被识别成连续文字，已按指标词拆成行和列"

_VALUE = late(r"[≥≤<>=＞＜≧≦]?\s*\d[\d.,]*\s*(?:[%％‰]|[^\d\s，,。；]{0,6})[.。]?|[≥≤<>=＞＜≧≦].{1,12}")
_BASIS = re.compile(r"[《》]|(?:计划|批复|方案|合同|通知|办法|标准|要点|文件)$")
"""What the basis of a value is called; a year may stand before it (2025年采购计划)."""
_REPEATED = 3
"""How often a word must return to be the basis of several rows; and one in so many rows must have it."""


class _Part(NamedTuple):
    kind: Literal["level1", "dimension", "value", "basis", "text"]
    cell: Cell


@dataclass(slots=True)
class _Flat:
    """A row while it is put together: what stood before its 二级指标, behind it, and behind its end."""

    dimension: Cell
    level1: Cell | None
    heads: list[Cell]
    value: Cell | None
    after: list[Cell] = field(default_factory=list)
    basis: Cell | None = None
    tails: list[Cell] = field(default_factory=list)


def rows_of(words: Sequence[Cell], columns: Mapping[int, str], width: int) -> list[Row]:
    """The indicator rows in the words of a table's body, in the order of its headings.

    ``columns`` are the fields of the headings by their index, ``width`` is the number of headings.
    """
    fields = list(columns.values())
    return [_row(flat, columns, width) for flat in _flats(_parts(words, "basis" in fields), fields)]


def whole_rows(cells: Sequence[Cell], width: int) -> list[Row]:
    """The rows of a table whose filled cells stand one below another; [] where they do not add up.

    一级 and 二级指标 are the first two columns.

    A row has ``width`` cells, or one less where its merged 一级指标 is left out. What stands behind the last row is not
    taken; no 二级指标 stands in its first lines.
    """
    labels = [dimension_of(cell.text) is not None for cell in cells]
    lengths: dict[int, int] = {}  # by the index of a row's first cell, where all rows from there on are whole
    for at in reversed(range(len(cells))):
        words = [cell.text for cell in cells[at : at + 2]]
        led = len(words) > 1 and level_of(words[0]) is not None and dimension_of(words[1]) is not None
        fitting = [width] if led else []
        fitting += [width - 1] if labels[at] else []
        for length in fitting:
            end = at + length
            if end in lengths or (end <= len(cells) and not any(labels[end : end + 2 * width])):
                lengths[at] = length
                break
    rows: list[Row] = []
    at = 0
    while at in lengths:
        row = cells[at : at + lengths[at]]
        lead = [Cell("", row[0].place)] * (width - len(row))
        rows.append(Row((*lead, *row), 0, REASON))
        at += lengths[at]
    return rows


def is_text(word: str) -> bool:
    """Whether a word is no 一级 and no 二级指标."""
    return dimension_of(word) is None and level_of(word) is None


def _is_value(word: str) -> bool:
    """Whether a word is a target value: quantities cover it, or a figure and an unknown unit; no dated document."""
    if _BASIS.search(word):
        return False
    parsed = parse_value(word)
    if parsed.quantities and not parsed.rest:
        return True
    return _VALUE().fullmatch(word) is not None and not any(one.kind == "date" for one in parsed.quantities)


def _parts(words: Sequence[Cell], with_basis: bool) -> list[_Part]:
    """The words of a table's body by kind."""
    rows = sum(1 for word in words if dimension_of(word.text) is not None)
    times = Counter(word.text for word in words if is_text(word.text) and not _is_value(word.text))
    basis = {word for word, count in times.items() if with_basis and count >= _REPEATED and count * _REPEATED > rows}
    parts: list[_Part] = []
    for at, word in enumerate(words):
        text = word.text
        below = words[at + 1].text if at + 1 < len(words) else ""
        if level_of(text) is not None and (dimension_of(text) is None or dimension_of(below) is not None):
            parts.append(_Part("level1", word))
        elif dimension_of(text) is not None:
            parts.append(_Part("dimension", word))
        elif text in basis:
            parts.append(_Part("basis", word))
        else:
            parts.append(_Part("value" if _is_value(text) else "text", word))
    return parts


def _flats(parts: Sequence[_Part], fields: Sequence[str]) -> list[_Flat]:
    """Put the parts of a table's body together to rows."""
    rows: list[_Flat] = []
    heads: list[Cell] = []
    level1: Cell | None = None
    value: Cell | None = None
    for at, part in enumerate(parts):
        row = rows[-1] if rows else None
        if part.kind == "level1":
            level1 = part.cell
        elif part.kind == "dimension":
            rows.append(_Flat(part.cell, level1, heads, value))
            heads, level1, value = [], None, None
        elif part.kind == "value":
            if row is not None and row.value is None and (not _ended(row, fields) or _has_value(parts, at + 1)):
                row.value = part.cell
            else:
                value = part.cell
        elif row is not None and part.kind == "basis" and row.basis is None:
            row.basis = part.cell
        elif row is not None and not _ended(row, fields):
            row.after.append(part.cell)
        elif row is not None and len(row.tails) < _open_cells(row, fields):
            row.tails.append(part.cell)
        else:
            heads.append(part.cell)
    return rows


def _ended(row: _Flat, fields: Sequence[str]) -> bool:
    """Whether a row is complete but for the tails of wrapped cells."""
    if "basis" in fields:
        return row.basis is not None
    return row.value is not None and len(row.heads) + len(row.after) >= _texts(fields)


def _texts(fields: Sequence[str]) -> int:
    return sum(name in fields for name in ("name", "description"))


def _open_cells(row: _Flat, fields: Sequence[str]) -> int:
    """How many texts may still come: tails of what stood before the 二级指标, and cells not met yet."""
    return len(row.heads) + max(0, _texts(fields) - len(row.heads) - len(row.after))


def _has_value(parts: Sequence[_Part], at: int) -> bool:
    """Whether the next row has a value of its own behind its 二级指标."""
    behind = False
    for index in range(at, len(parts)):
        kind = parts[index].kind
        if kind == "dimension" and not behind:
            behind = True
        elif behind and kind in ("value", "basis", "dimension"):
            return kind == "value"
    return False


def _row(flat: _Flat, columns: Mapping[int, str], width: int) -> Row:
    """A row in the order of the headings."""
    fields = list(columns.values())
    texts = _joined(flat, _texts(fields))
    value, basis = flat.value, flat.basis
    spare = len(texts) > _texts(fields) and not _is_doubled(texts)
    if spare and value is None:
        value = texts.pop()
    elif spare and basis is None and "basis" in fields:
        basis = texts.pop()
    nowhere = Cell("", flat.dimension.place)
    name, description = _name_and_description(texts, "description" in fields, nowhere)
    known = {
        "level1": flat.level1 or nowhere,
        "level2": flat.dimension,
        "name": name,
        "description": description,
        "target_value": value or nowhere,
        "basis": basis or nowhere,
    }
    cells = [nowhere] * width
    for column, name_of in columns.items():
        cells[column] = known.get(name_of, nowhere)
    return Row(tuple(cells), 0, REASON)


def _joined(flat: _Flat, wanted: int) -> list[Cell]:
    """The texts of a row: those before its 二级指标 with their tails, and those behind it."""
    heads = [
        replace(head, text=head.text + tail.text, pieces=(tail.place,))
        for head, tail in zip(flat.heads, flat.tails, strict=False)
    ]
    heads += flat.heads[len(heads) :]
    rest = flat.tails[len(flat.heads) :]
    if len(heads) == 1 and wanted == 2 and len(flat.after) == 1:
        return [*flat.after, *heads, *rest]  # of two texts the wrapped one is the longer: the description
    return [*heads, *flat.after, *rest]


def _name_and_description(texts: Sequence[Cell], described: bool, nowhere: Cell) -> tuple[Cell, Cell]:
    """Name and description out of a row's texts; the same text twice, each in several words, is both."""
    if not texts:
        return nowhere, nowhere
    half = len(texts) // 2
    if described and len(texts) > 2 and _is_doubled(texts):
        return replace(texts[0], text=_text(texts[:half])), replace(texts[half], text=_text(texts[half:]))
    if not described:
        return replace(texts[0], text=_text(texts)), nowhere
    return texts[0], replace(texts[1], text=_text(texts[1:])) if len(texts) > 1 else nowhere


def _is_doubled(texts: Sequence[Cell]) -> bool:
    """Whether the first half of the texts says the same as the second."""
    half = len(texts) // 2
    return half > 0 and len(texts) % 2 == 0 and _text(texts[:half]) == _text(texts[half:])


def _text(cells: Sequence[Cell]) -> str:
    return "".join(cell.text for cell in cells)
