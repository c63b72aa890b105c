"""资金支出计划: stages matched to their figures by column index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from kpilint.layout.lines import Money
from kpilint.layout.money import value_of
from kpilint.model.document import Schedule, Stage
from kpilint.model.grid import Cell
from kpilint.text.labels import stage_label

_CHINESE = {**{word: number for number, word in enumerate("一二三四五六七八九十", 1)}, "十一": 11, "十二": 12}
_MONTH = re.compile(
    r"(?:截至|截止|到|至)?(?:20\d\d年)?(?:\d{1,2}[-—~至])?(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|底前|末前|\d{1,2}日)?.{0,8}"
)
_QUARTER = re.compile(r"第?([1-4一二三四])季度.{0,8}")
_OWN_FIGURE = re.compile(r"[月底末度份]\s*[:：]?\s*(\d[\d.]*\s*[%％])\s*$")
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
    figure_of = _under(headings, figures, [column for column, _ in keys])
    found = {key: (headings[column], figure_of[column]) for column, key in keys}
    kind = _kind(label.text, [cell.text for _, cell in found.values()], [key for _, key in keys])
    stages = [
        Stage(key, "".join(name.text.split()), cell, _number(cell.text, kind, unit))
        for key, (name, cell) in found.items()
    ]
    if kind != "amount" and _are_fractions([cell.text for _, cell in found.values()], stages):
        stages = [replace(one, value=None if one.value is None else one.value * 100) for one in stages]
    lost = [Stage(key, stage_label(key), None, None) for key in lost_stages(found)]
    order = {key: at for usual in _USUAL for at, key in enumerate(usual)}
    if lost:
        stages = sorted([*stages, *lost], key=lambda stage: order[stage.key])
    return Schedule(kind, tuple(stages), label.place)


def lost_stages(keys: Sequence[str] | dict[str, tuple[Cell, Cell]]) -> list[str]:
    """The one stage of a usual set that is missing beside all others; two stages are a layout of their own."""
    for usual in _USUAL:
        missing = [key for key in usual if key not in keys]
        if set(keys) <= set(usual) and len(missing) == 1:
            return missing
    return []


def _under(headings: Sequence[Cell], figures: Sequence[Cell] | None, columns: Sequence[int]) -> dict[int, Cell]:
    """The figure of each heading (by its column): beside it or in its own cell, else under it by column index.

    A row of figures that lacks the label's cell is moved by one; a longer row than that of the headings, in which
    merged cells count once, is counted from the right. (A shorter one only lacks empty cells at its end.) Where two
    figures stand under one heading, as many figures as headings are paired in their order.
    """
    ends = [*columns[1:], len(headings)]
    beside = {column: _beside(headings, column, end) for column, end in zip(columns, ends, strict=True)}
    if figures is None or any(cell is not None for cell in beside.values()):
        return {column: cell or Cell("", headings[column].place) for column, cell in beside.items()}
    written = [(at, cell) for at, cell in enumerate(figures) if cell.text]
    if len(written) > 1 and written[0][0] < columns[0] and not any(map(str.isdigit, written[0][1].text)):
        del written[0]  # 计划用款金额 below 时间
    shift = 1 if written and written[0][0] == 0 and columns[0] > 0 else min(len(headings) - len(figures), 0)
    found: dict[int, Cell] = {}
    for at, cell in written:
        column = max((one for one in columns if one <= at + shift), default=columns[0])
        if column in found and len(written) == len(columns):
            return {one: cell for one, (_, cell) in zip(columns, written, strict=True)}
        found.setdefault(column, cell)
    places = {column: figures[min(column, len(figures) - 1)].place for column in columns}
    return {column: found.get(column, Cell("", places[column])) for column in columns}


def _beside(headings: Sequence[Cell], column: int, end: int) -> Cell | None:
    """A figure in the cells behind a heading, or in its own cell behind its word (3月底 25%)."""
    own = headings[column]
    behind = _OWN_FIGURE.search(own.text)
    if behind is not None:
        return replace(own, text=behind[1], raw=own.original)
    return next((cell for cell in headings[column + 1 : end] if _is_figure(cell.text)), None)


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


def _are_fractions(texts: Sequence[str], stages: Sequence[Stage]) -> bool:
    """Whether the figures are shares of 1, as a workbook stores per cents: 0.25, 0.5, 1, and no sign behind any."""
    values = [stage.value for stage in stages if stage.value]
    signed = any(sign in text for text in texts for sign in "%％")
    return not signed and len(values) >= 2 and max(values) == 1 and any(value < 1 for value in values)


def _number(text: str, kind: str, unit: Money) -> Decimal | None:
    if kind == "amount":
        return value_of(text, unit)
    return value_of(re.sub(r"[%％]", "", text), "万元")
