"""Rows whose cells were shifted, split or glued when the table was extracted, put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.drafts import joined
from kpilint.layout.headings import Columns
from kpilint.model.grid import Cell
from kpilint.text.dimensions import begins_label, dimension_of, level_of
from kpilint.text.numbers import parse_value

SHIFTED = "单元格右移了一列，已移回"
SHORT = "缺少合并的一级指标单元格，已补齐"
SPLIT = "指标值被拆成两格，已合并"
GLUED = "两个单元格粘在一起，已拆开"
MOVED = "一级、二级指标错位，已放回所在列"

_VALUE = re.compile(r"\s([≥≤<>=＞＜]\s?\d[\d.,]*\s?\S{0,4}|\d[\d.,]*\s?(?:[%％]|百分比|[^\d\s，。、；]{1,2}))$")
_UNIT = re.compile(r"%|％|百分比|百分点|[亿万千]?元|[个次人家户份本套台件项天日月年分级]")


def put_right(cells: Sequence[Cell], headings: Sequence[Cell], columns: Columns) -> tuple[dict[str, Cell], list[str]]:
    """A row's cells by field, and in Chinese what was put right."""
    reasons: list[str] = []
    row = list(cells)
    column_of = {field: at for at, field in columns.items()}
    _missing_level1(row, headings, column_of, reasons)
    _overhang(row, headings, column_of, reasons)
    row += [Cell("", row[-1].place)] * (max(columns) + 1 - len(row))
    fields = {field: row[at] for at, field in columns.items()}
    _levels(fields, reasons)
    _glued(fields, reasons)
    _glued_value(fields, reasons)
    return fields, reasons


def _missing_level1(row: list[Cell], headings: Sequence[Cell], column_of: dict[str, int], reasons: list[str]) -> None:
    """A row one cell short that begins with a 二级指标: the merged 一级指标 was left out."""
    short = len(row) == len(headings) - 1 and column_of.get("level1") == 0 and column_of.get("level2") == 1
    if not short or dimension_of(row[0].text) is None:
        return
    if level_of(row[0].text) is None or _is_level2(row, column_of):
        row.insert(0, Cell("", row[0].place))
        reasons.append(SHORT)


def _is_level2(row: Sequence[Cell], column_of: dict[str, int]) -> bool:
    """Whether a word of both levels (成本指标, 满意度指标) is the 二级指标 of a row one cell short.

    As 一级指标 it has a 二级指标 beside it, or the row lacks a cell at its end and the value stands in its own column.
    """
    beside, value = row[1].text, column_of.get("target_value")
    if not beside or _is_label(beside):
        return False
    return value is None or value >= len(row) or _is_value(row[value - 1].text) or not _is_value(row[value].text)


def _is_value(text: str) -> bool:
    parsed = parse_value(text)
    return bool(parsed.quantities) and not parsed.rest


def _overhang(row: list[Cell], headings: Sequence[Cell], column_of: dict[str, int], reasons: list[str]) -> None:
    """Text behind the last heading: an empty cell too many stands before it, or a value was split in two."""
    value = column_of.get("target_value")
    last = max(at for at, cell in enumerate(headings) if cell.text)
    if value is None or not any(cell.text for cell in row[last + 1 :]):
        return
    shifting = (value, column_of.get("description"), column_of.get("name"))
    empty = next((at for at in shifting if at is not None and not row[at].text), None)
    if empty is not None:
        del row[empty]
        reasons.append(SHIFTED)
    elif value + 1 < len(row) and _UNIT.fullmatch(row[value + 1].text):
        row[value : value + 2] = [joined(row[value : value + 2])]
        reasons.append(SPLIT)


def _levels(fields: dict[str, Cell], reasons: list[str]) -> None:
    """A 二级指标 in the column of the 一级指标, the column beside it empty."""
    level1, level2 = fields.get("level1"), fields.get("level2")
    if level1 is None or level2 is None or level2.text or not level1.text:
        return
    if dimension_of(level1.text) is not None and level_of(level1.text) is None:
        fields["level1"], fields["level2"] = Cell("", level1.place), level1
        reasons.append(MOVED)
    elif (words := _leading_words(level1.text)) and len(words) > 1:
        fields["level1"] = replace(level1, text=words[0])
        fields["level2"] = replace(level1, text="".join(words[1:]), raw=None)
        reasons.append(GLUED)


def _glued(fields: dict[str, Cell], reasons: list[str]) -> None:
    """Several labels in the cell of the 二级指标, or the name besides, its own cell empty."""
    level2, name = fields.get("level2"), fields.get("name")
    if level2 is None or name is None or not re.search(r"\s", level2.text.strip()):
        return
    parts = level2.text.split()
    count = next((k for k, part in enumerate(parts) if not _is_label(part)), len(parts))
    if count == len(parts) and not name.text and not parts[-1].endswith("指标"):
        count -= 1  # 服务对象满意度 is a name too
    rest = "".join(parts[count:])
    if count and bool(rest) != bool(name.text):
        fields["level2"] = replace(level2, text=parts[count - 1], raw=level2.original)
        if rest:
            fields["name"] = replace(level2, text=rest, raw=level2.original)
        reasons.append(GLUED)


def _is_label(text: str) -> bool:
    return dimension_of(text) is not None or level_of(text) is not None


def _glued_value(fields: dict[str, Cell], reasons: list[str]) -> None:
    """A value at the end of the description, the value's own cell empty; not in the tail of a row."""
    value, description = fields.get("target_value"), fields.get("description")
    level2 = fields.get("level2")
    if value is None or description is None or value.text or (level2 is not None and not begins_label(level2.text)):
        return
    found = _VALUE.search(description.text)
    if found and found.start() > 0:
        fields["description"] = replace(description, text=description.text[: found.start()], raw=description.original)
        fields["target_value"] = replace(description, text=found[1], raw=description.original)
        reasons.append(GLUED)


def _leading_words(text: str) -> list[str]:
    """A cell's words where the first is a 一级 and the second a 二级指标, else nothing."""
    parts = text.split()
    fits = len(parts) > 1 and level_of(parts[0]) is not None and dimension_of(parts[1]) is not None
    return parts[:2] if fits and len(parts) == 2 else []
