"""Which column or label a cell's words name, exactly or as recognition bent them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from kpilint.model.grid import Cell
from kpilint.text.dimensions import dimension_of, level_of
from kpilint.text.fuzzy import Nearby
from kpilint.text.labels import field_label
from kpilint.text.vocabulary import IGNORED, Vocabulary, vocabulary

LONGEST = 24
"""Characters of the longest heading or label, its brackets included; longer cells are values."""

LEADING = ("objectives", "name", "code")
"""Fields whose labels begin a header block outside tables."""
_BRACKETS = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
_OF_WHICH = re.compile(r"^\s*其中\s*[:：]\s*")
_NUMBER = re.compile(r"\s*(?:[\d一二三四五六七八九十]{1,2}\s*[.、．]|[(（]\s*[\d一二三四五六七八九十]{1,2}\s*[)）])")
"""What numbers a label: 1. （二）."""
_NOT_A_WORD = re.compile(r"[\s:：,，、.．。;；*★/／\\|_\-—–·\"“”()（）%％]+")
_TAIL = re.compile("(?:指标|目标)值?$")
"""年度绩效指标 and 年度绩效目标 are one sign apart and two things."""
_BENT = str.maketrans(
    "標編碼號項績數質產滿據値級類預確總體應執経済稱單資財結轉額實施門圍區園計劃",
    "标编码号项绩数质产满据值级类预确总体应执经济称单资财结转额实施门围区园计划",
)
"""Traditional and Japanese forms that recognition puts for simplified characters."""


def without_number(text: str) -> str:
    """A label without the number in front of it."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def word_of(text: str) -> str:
    """A heading's or label's bare word: without blanks, punctuation and brackets; traditional characters simplified.

    "" for a text too long to be one.
    """
    return _word_of(text) if len(text) <= LONGEST * 2 else ""


@lru_cache(maxsize=8192)
def _word_of(text: str) -> str:
    text = without_number(text)
    bare = _NOT_A_WORD.sub("", _BRACKETS.sub("", text)) or _NOT_A_WORD.sub("", text)
    bare = bare.translate(_BENT)
    return bare if len(bare) <= LONGEST else ""


def heading_of(text: str) -> str | None:
    """The field an indicator column's heading names, IGNORED for a known column without a field, else None."""
    word = word_of(text)
    return _heading_of(vocabulary(), word) if word else None


@lru_cache(maxsize=8192)
def _heading_of(words: Vocabulary, word: str) -> str | None:
    if word in words.columns:
        return words.columns[word]
    known = word in words.project_columns or word in words.labels  # 年度目标 is one sign from 年度目标值
    if known or dimension_of(word) is not None or level_of(word) is not None:  # 时效指标 is one from 绩效指标
        return None
    return _bent(word, words, "columns") if "指" in word or "标" in word else None


def label_of(text: str) -> str | None:
    """The field a header block's label names, IGNORED for a known label without a field, else None."""
    word = word_of(text)
    return _label_of(vocabulary(), word) if word else None


@lru_cache(maxsize=8192)
def _label_of(words: Vocabulary, word: str) -> str | None:
    for candidate in (word, word.removeprefix("其中"), word.removesuffix("万元").removesuffix("元")):
        if candidate in words.labels:
            return words.labels[candidate]
    return _bent(word, words, "labels") if len(word) <= 9 and word not in words.columns else None  # 绩效指标, 绩效目标


def leading_label(text: str) -> tuple[str, str, str] | None:
    """The field a text's label names, the label and what stands behind it; None where no label leads the text.

    A label stands alone, before a colon (项目名称：某某), or, those of LEADING, before a blank (绩效目标 1.某某).
    """
    text = _OF_WHICH.sub("", text)
    field = label_of(text)
    if field is not None:
        return field, text, ""
    head, colon, rest = text[: LONGEST + 1].replace(":", "：").partition("：")
    if not colon:
        head, _, rest = head.partition(" ")
        if label_of(head) not in LEADING:
            return None
    field = label_of(head)
    return (field, head, text[len(head) + 1 :]) if field is not None and (colon or rest) else None


def _bent(word: str, words: Vocabulary, part: Literal["columns", "labels"]) -> str | None:
    """The field of the known words nearest to a bent one; None where there is none or they name several fields."""
    tail = _TAIL.search(word)
    near = _nearby(words, part).nearest(word, lambda one: _differ(tail, _TAIL.search(one)))
    known: Mapping[str, str] = getattr(words, part)
    fields = {known[one] for one in near}
    return fields.pop() if len(fields) == 1 else None


@lru_cache(maxsize=16)
def _nearby(words: Vocabulary, part: Literal["columns", "labels"]) -> Nearby:
    return Nearby(word for word in getattr(words, part) if len(word) >= 4)


def _differ(one: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    return one is not None and other is not None and one[0] != other[0]


Columns = dict[int, str]
"""Index of a column to its field; columns of wide tables that name the project are ``project.<field>``, columns that no
field of the model holds are ``extra.<heading>``."""
EXTRA = "extra."
_WHOLE = ("小计", "合计", "总额", "金额", "总计")
"""Headings that only say that a column is the whole of what stands above it (资金总额)."""
PROJECT_FIELDS = (
    "unit_name",
    "name",
    "code",
    "funds_total",
    "fiscal_funds",
    "other_funds",
    "carryover",
    "purpose",
    "objectives",
    "midterm_objectives",
)
"""What columns of wide tables may say of their project."""
PROJECT = "project."
_OTHER = "另一列"
"""What stands before the name of a column that stands twice (mid-term beside year)."""


def indicator_columns(cells: Sequence[Cell]) -> Columns | None:
    """The columns of an indicator table's heading row; None for any other row.

    Such a row has the column of the names or of the values, and at least one more of 一级, 二级, 三级 and 指标值.
    Where columns stand twice (mid-term beside year) the last ones, the year's, are taken.
    """
    if sum(1 for cell in cells if cell.text) < 2:
        return None
    fields = [heading_of(cell.text) if cell.text else None for cell in cells]
    found = {field for field in fields if field}
    if not found & {"name", "target_value", "level2", "level1"}:
        return None
    if "name" not in found:
        levels = [at for at, field in enumerate(fields) if field in ("level1", "level2")]
        for at, cell in enumerate(cells):
            candidate = fields[at] in ("description", IGNORED) and word_of(cell.text) in vocabulary().name_if_none
            if (
                candidate and cell.text and at > max(levels, default=-1)
            ):  # 绩效指标 before 一级指标 is the table's label
                fields[at] = "name"
                found.add("name")
                break
    if "midterm_value" in found and "target_value" not in found:  # the only value is the one that counts
        fields = ["target_value" if field == "midterm_value" else field for field in fields]
        found.add("target_value")
    if len(found & {"level1", "level2", "name", "target_value"}) < 2 or not found & {"name", "target_value"}:
        return None
    columns = {at: field for at, field in enumerate(fields) if field}
    _with_project(columns, cells)
    first = min(columns)
    for at, cell in enumerate(cells):
        # What stands before the first column and is known (序号) or labels the whole table (年度绩效指标) says nothing.
        label = at < first and (fields[at] is not None or "绩效" in cell.text or "指标" in cell.text)
        if cell.text and at not in columns and not label:
            columns[at] = EXTRA + cell.text
    return _without_doubles(columns)


def is_known_extra(field: str) -> bool:
    """Whether a column that no field holds has a known heading (备注, 序号); only unknown ones are told."""
    text = field.removeprefix(EXTRA)
    return text.startswith(_OTHER) or heading_of(text) is not None or label_of(text) is not None


def _with_project(columns: Columns, cells: Sequence[Cell]) -> None:
    """Add the columns of a wide table that say to which project a row belongs; they stand before the indicator's."""
    first, words = min(columns), vocabulary()
    own: dict[int, str] = {}
    for at, cell in enumerate(cells[:first]):
        word = word_of(cell.text)
        field = words.project_columns.get(word) or words.labels.get(word)
        if field in PROJECT_FIELDS:
            own[at] = field
    if len(own) > 1 and "name" not in own.values():
        own = {at: "name" if field == "unit_name" else field for at, field in own.items()}
    columns.update({at: PROJECT + field for at, field in own.items()})


def _without_doubles(columns: Columns) -> Columns:
    """Keep one column a field: the first direction (the operator), else the last (the year's behind the mid-term's).
    The others are kept as extra columns."""
    kept: dict[str, int] = {}
    for at, field in columns.items():
        if field != "direction" or field not in kept:
            kept[field] = at
    twice = {at for at, field in columns.items() if kept[field] != at and not field.startswith((PROJECT, EXTRA))}
    return {
        at: f"{EXTRA}{_OTHER}{field_label(field, True)}" if at in twice else field
        for at, field in sorted(columns.items())
    }


def spelt_out(cells: Sequence[Cell], above: Sequence[Cell]) -> tuple[Cell, ...]:
    """A second heading row whose words need the merged one above: 年度 below 指标值 is 年度指标值,
    数值 below it 指标值数值.

    Words that are known by themselves (上年) stay as they are.
    """
    made = []
    for at, cell in enumerate(cells):
        start = min(at, len(above) - 1)
        if cell.merged == "up":
            made.append(replace(cell, text=above[start].text))
            continue
        while start > 0 and above[start].merged == "left":
            start -= 1
        made.append(_spelt(cell, above[start].text))
    return tuple(made)


def _spelt(cell: Cell, above: str) -> Cell:
    """A heading with the word above it where it says nothing by itself."""
    if not cell.text or heading_of(cell.text) is not None:
        return cell
    candidates = (above,) if cell.text in _WHOLE else (cell.text + above, above + cell.text)
    known = (word for word in candidates if heading_of(word) is not None or (cell.text in _WHOLE and label_of(word)))
    spelt = next(known, None)
    return replace(cell, text=spelt, raw=cell.original) if spelt is not None else cell
