"""Goal tables that recognition ran together into one line, or into lines of single words, taken apart by known words.

Every row has one 二级指标; values look like values; the word of the basis returns row after row; name and description
are often the same text. A cell wrapped over two lines stands half before its row and half behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal, NamedTuple

from kpilint.layout.headings import heading_of, indicator_columns, label_of
from kpilint.layout.lines import is_furniture, is_title
from kpilint.layout.stream import Item, Row
from kpilint.model.grid import Cell, Paragraph
from kpilint.text.dimensions import dimension_of, level_of

REASON = "整张表被识别成连续文字，已按指标词拆成行和列"

_LINES = 200
"""How many lines one flattened table may have."""
_VALUE = re.compile(r"[≥≤<>=＞＜≧≦]?\s*\d[\d.,]*\s*(?:[%％‰]|[^\d\s，,。；]{0,6})[.。]?|[≥≤<>=＞＜≧≦].{1,12}")
_BARE_FIGURE = re.compile(r"[≥≤<>=＞＜≧≦]\s*(?:\d[\d.,]*)?|\d[\d.,]*")
_UNIT = re.compile(r"[^\d\s，。；、]{1,4}")
_PROSE = re.compile(r"[一二三四五六七八九十]{1,3}\s*、|[(（][一二三四五六七八九十]+[)）]|注\s*[:：]")


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


def unflatten(items: Sequence[Item]) -> list[Item]:
    """Replace flattened tables by a heading row and indicator rows; everything else is handed on as it is."""
    made: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, Paragraph) and item.text.count("指标") >= 3 and (found := _table(items, at)) is not None:
            taken, rows = found
            made.extend(rows)
            at += taken
        else:
            made.append(item)
            at += 1
    return made


def _table(items: Sequence[Item], at: int) -> tuple[int, list[Item]] | None:
    """How many items the table at ``at`` takes and what it becomes; None where no table begins there."""
    first = items[at]
    assert isinstance(first, Paragraph)
    words = _words(first)
    start = next(
        (k for k in range(len(words) - 2) if all(heading_of(word.text) is not None for word in words[k : k + 3])), None
    )
    if start is None:
        return None
    end = start
    while end < len(words) and heading_of(words[end].text) is not None:
        end += 1
    heading = tuple(words[start:end])
    columns = indicator_columns(heading)
    if columns is None or "level2" not in columns.values():
        return None
    body = words[end:]
    taken = 1
    while at + taken < len(items) and taken < _LINES:
        line = items[at + taken]
        if not isinstance(line, Paragraph) or not _goes_on(line.text):
            break
        body.extend(_words(line))
        taken += 1
    fields = list(columns.values())
    rows = [_row(flat, fields, len(heading), list(columns)) for flat in _flats(_parts(body, "basis" in fields), fields)]
    if not rows:
        return None
    return taken, [*_above(words[:start]), Row(heading, 0), *rows]


def _words(line: Paragraph) -> list[Cell]:
    """The words of a line with their places; a figure and its unit are one word."""
    found = [
        Cell(match[0], replace(line.place, column=(line.place.column or 1) + match.start()))
        for match in re.finditer(r"\S+", line.text)
    ]
    words: list[Cell] = []
    for word in found:
        if words and _BARE_FIGURE.fullmatch(words[-1].text) and _UNIT.fullmatch(word.text) and _is_text(word.text):
            words[-1] = replace(words[-1], text=f"{words[-1].text} {word.text}")
        else:
            words.append(word)
    return words


def _is_text(word: str) -> bool:
    return dimension_of(word) is None and level_of(word) is None


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


def _parts(words: Sequence[Cell], with_basis: bool) -> list[_Part]:
    """The words of a table's body by kind."""
    rows = sum(1 for word in words if dimension_of(word.text) is not None)
    times = Counter(word.text for word in words if _is_text(word.text) and not _VALUE.fullmatch(word.text))
    basis = {word for word, count in times.items() if with_basis and count >= 3 and count * 3 > rows}
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
            parts.append(_Part("value" if _VALUE.fullmatch(text) else "text", word))
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
    for part in islice(parts, at, None):
        if part.kind == "dimension" and not behind:
            behind = True
        elif behind and part.kind in ("value", "basis", "dimension"):
            return part.kind == "value"
    return False


def _row(flat: _Flat, fields: Sequence[str], width: int, at: Sequence[int]) -> Row:
    """A row in the order of the headings."""
    texts = _joined(flat, _texts(fields))
    value = flat.value
    if value is None and len(texts) > _texts(fields):
        value = texts.pop()
    nowhere = Cell("", flat.dimension.place)
    name, description = _name_and_description(texts, "description" in fields, nowhere)
    known = {
        "level1": flat.level1 or nowhere,
        "level2": flat.dimension,
        "name": name,
        "description": description,
        "target_value": value or nowhere,
        "basis": flat.basis or nowhere,
    }
    cells = [nowhere] * width
    for column, name_of in zip(at, fields, strict=True):
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
    if described and len(texts) > 2 and len(texts) % 2 == 0 and _text(texts[:half]) == _text(texts[half:]):
        return replace(texts[0], text=_text(texts[:half])), replace(texts[half], text=_text(texts[half:]))
    if not described:
        return replace(texts[0], text=_text(texts)), nowhere
    return texts[0], replace(texts[1], text=_text(texts[1:])) if len(texts) > 1 else nowhere


def _text(cells: Sequence[Cell]) -> str:
    return "".join(cell.text for cell in cells)
