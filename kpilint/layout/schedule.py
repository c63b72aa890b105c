"""资金支出计划: stages matched to their figures by column index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from kpilint.layout.lines import Money
from kpilint.layout.money import IN_WAN, value_of
from kpilint.model.document import Schedule, Stage
from kpilint.model.grid import Cell

_CHINESE = {**{word: number for number, word in enumerate("一二三四五六七八九十", 1)}, "十一": 11, "十二": 12}
_MONTH = re.compile(
    r"(?:截至|截止|到|至)?(?:20\d\d年)?(?:\d{1,2}[-—~至])?(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|底前|末前|\d{1,2}日)?.{0,8}"
)
_QUARTER = re.compile(r"第?([1-4一二三四])季度.{0,8}")
_HALF = {"上半年": "6", "下半年": "12", "全年": "12", "年底": "12"}
_USUAL = (("3", "6", "10", "12"), ("Q1", "Q2", "Q3", "Q4"))
"""The stages of the layouts that ask for these; one missing between or behind others was lost in extraction."""


def stage_of(text: str) -> str | None:
    """The key of a stage heading: "3" for 3月底 or 截至三月末, "Q1" for 第一季度; None for any other text."""
    plain = re.sub(r"[\s（()）]", "", text)
    if len(plain) > 16:
        return None
    if found := _QUARTER.match(plain):
        return f"Q{_CHINESE.get(found[1], found[1])}"
    if found := _MONTH.fullmatch(plain):
        month = _CHINESE.get(found[1]) or (int(found[1]) if found[1].isdigit() else 0)
        return str(month) if 1 <= month <= 12 else None
    return _HALF.get(plain)


def schedule_of(label: Cell, headings: Sequence[Cell], figures: Sequence[Cell] | None, unit: Money) -> Schedule | None:
    """The schedule of a heading row and its row of figures (None: there is no such row), both as whole rows.

    None where no stage heading stands in the row.
    """
    keys = [(column, key) for column, cell in enumerate(headings) if (key := stage_of(cell.text)) is not None]
    if not keys:
        return None
    found: dict[str, tuple[Cell, Cell]] = {}
    for index, (column, key) in enumerate(keys):
        end = keys[index + 1][0] if index + 1 < len(keys) else len(headings)
        found[key] = (headings[column], _figure(headings, figures, column, end, index == 0))
    kind = _kind(label.text, [cell.text for _, cell in found.values()], [key for _, key in keys])
    stages = [Stage(key, name.text, cell, _number(cell.text, kind, unit)) for key, (name, cell) in found.items()]
    lost = [Stage(key, f"{key}月底", None, None) for key in lost_stages(found)]
    order = {key: at for usual in _USUAL for at, key in enumerate(usual)}
    if lost:
        stages = sorted([*stages, *lost], key=lambda stage: order[stage.key])
    return Schedule(kind, tuple(stages), label.place)


def lost_stages(keys: Sequence[str] | dict[str, tuple[Cell, Cell]]) -> list[str]:
    """Stages of a usual set that are missing while at least two others of it stand there and none besides."""
    for usual in _USUAL:
        if len(keys) >= 2 and set(keys) <= set(usual):
            return [key for key in usual if key not in keys]
    return []


def _figure(headings: Sequence[Cell], figures: Sequence[Cell] | None, column: int, end: int, first: bool) -> Cell:
    """The figure under a heading: by column index, counted from the right where the rows differ in length."""
    empty = Cell("", headings[column].place)
    pair = headings[column + 1 : end]
    if figures is None or any(_is_figure(cell.text) for cell in pair):
        return next((cell for cell in pair if cell.text), empty)
    shift = len(figures) - len(headings)
    start = 0 if first and shift else max(column + shift, 0)
    under = figures[start : max(end + shift, 0)]
    return next((cell for cell in under if _is_figure(cell.text)), None) or next(
        (cell for cell in under if cell.text), under[0] if under else empty
    )


def _is_figure(text: str) -> bool:
    return bool(text) and text.lstrip("-−")[:1].isdigit() and stage_of(text) is None


def _kind(label: str, values: Sequence[str], keys: Sequence[str]) -> Literal["cumulative_percent", "percent", "amount"]:
    """Per cent where the label or a figure says so or no figure exceeds 100; months add up, quarters may not."""
    numbers = [number for value in values if (number := value_of(value.replace("%", ""), "万元")) is not None]
    percent = any(sign in text for text in (label, *values) for sign in "%％")
    if not percent and ("元" in label or any(number > 100 for number in numbers)):
        return "amount"
    if not keys[0].startswith("Q"):
        return "cumulative_percent"
    rising = all(a <= b for a, b in pairwise(numbers))
    return "cumulative_percent" if rising and numbers and numbers[-1] > 99 else "percent"


def _number(text: str, kind: str, unit: Money) -> Decimal | None:
    if kind == "amount":
        return value_of(text, unit)
    number = value_of(re.sub(r"[%％]", "", text), "万元")
    return number if number is None else number / IN_WAN["万元"]
