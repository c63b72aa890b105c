"""Columns that the headings leave open and what stands in them tells: levels, names, operators, units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.segments import Segment
from kpilint.text.dimensions import dimension_of, level_of
from kpilint.text.units import is_unit

_OPERATOR = re.compile(r"[≥≤><=＞＜＝≧≦]+|定性|[不大小等高低少多于超过至]{2,4}")


def told_by_content(segment: Segment) -> Segment:
    """The segment with such columns named; one whose headings say all stays as it is."""
    return _with_parted_value(_with_level2(_with_parted_name(segment)))


def _with_level2(segment: Segment) -> Segment:
    """A table with one column of levels that holds 二级指标 (数量指标, 经济效益指标)."""
    at = next((at for at, field in segment.columns.items() if field == "level1"), None)
    if at is None or "level2" in segment.columns.values():
        return segment
    words = [row.cells[at].text for row in segment.rows if at < len(row.cells) and row.cells[at].text]
    finer = sum(dimension_of(word) is not None and level_of(word) is None for word in words)
    if finer * 2 <= len(words):
        return segment
    return replace(segment, columns={**segment.columns, at: "level2"})


def _with_parted_name(segment: Segment) -> Segment:
    """A table whose heading 绩效指标 is merged over the columns of the levels and the name."""
    used = _spanned(segment, "name")
    fields: dict[int, str] = {}
    for at in used if len(used) > 1 and "level1" not in segment.columns.values() else ():
        texts = _texts(segment, at)
        for field, is_of in (("level1", level_of), ("level2", dimension_of)):
            if field not in fields.values() and sum(is_of(text) is not None for text in texts) * 2 > len(texts):
                fields[at] = field
                break
    names = [at for at in used if at not in fields]
    if not fields or not names:
        return segment
    return replace(segment, columns={**segment.columns, **fields, names[0]: "name"})


def _with_parted_value(segment: Segment) -> Segment:
    """A table whose heading 指标值 is merged over columns of operator, value and unit without headings of their own."""
    used = _spanned(segment, "target_value")
    fields = {at: field for at in used if (field := _part_of_value(_texts(segment, at))) is not None}
    values = [column for column in used if column not in fields]
    if len(used) < 2 or len(values) != 1 or len(set(fields.values())) < len(fields):
        return segment
    return replace(segment, columns={**segment.columns, **fields, values[0]: "target_value"})


def _part_of_value(texts: Sequence[str]) -> str | None:
    """What a column below 指标值 holds beside the value itself: operators or units."""
    if all(_OPERATOR.fullmatch(text) for text in texts):
        return "direction"
    return "unit" if sum(map(is_unit, texts)) * 2 > len(texts) else None


def _spanned(segment: Segment, field: str) -> list[int]:
    """The columns below the merged heading of a field that hold texts, its own first; none without such a column."""
    start = next((at for at, name in segment.columns.items() if name == field), None)
    if start is None:
        return []
    end = start + 1
    while end < len(segment.heading.cells) and segment.heading.cells[end].merged == "left":
        end += 1
    return [at for at in range(start, end) if any(_texts(segment, at))]


def _texts(segment: Segment, column: int) -> list[str]:
    return [row.cells[column].text for row in segment.rows if column < len(row.cells) and row.cells[column].text]
