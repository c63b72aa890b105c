"""A year other than the budget year stands in a present statement or a deadline."""

from __future__ import annotations

import re
from typing import Literal

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Unchecked, Words
from kpilint.model.grid import Cell
from kpilint.model.quantity import Quantity
from kpilint.text.labels import field_label
from kpilint.text.normalise import squash
from kpilint.text.numbers import parse_value

WORDS = {
    "found": "the year or date as written",
    "year": "its year",
    "budget_year": "the budget year",
    "where": "where it stands, in Chinese",
}
CASES = ("purpose", "later")

_CLAUSE = re.compile(r"[，,。；;！!\n]")
REACH = 100
"""Characters on either side of a date that are looked at."""
NEAR = 2
"""Years after the budget year that a deadline may be mistaken for; later ones are far-off aims (2035年)."""


class Params(Parameters):
    """Years in a clause that holds one of ``explained`` (结转, 较, 已) pass, and so do those that are no deadline
    (底前, 内) in a clause with one of ``topics`` (决算, names of funds). In texts other than a value, years that are no
    deadline count behind one of the verbs ``present`` alone. At the document, the paragraphs under a heading with one
    of ``headings`` are read."""

    explained: Words
    topics: Words
    present: Words
    headings: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a cell or paragraph, for its first such year; case ``purpose`` in the purpose, ``later`` for a deadline
    after the budget year. Document numbers, titles in 《》 and stretches of years are no dates of this kind."""
    document = subject.document
    if subject.at == "document":
        texts = [
            Cell(paragraph.text, paragraph.place)
            for paragraph in document.paragraphs
            if any(params.headings.first(squash(heading)) for heading in paragraph.headings)
        ]
    elif subject.cell is None or not subject.text or (subject.indicator is not None and subject.indicator.filler):
        return NOT_APPLICABLE
    else:
        texts = [subject.cell]
    found = [(cell, quantity) for cell in texts for quantity in _dates(cell.text)]
    if found and document.year is None:
        return Unchecked("文件里没有写明预算年度")
    hits: dict[Cell, Hit] = {}
    for cell, quantity in found:
        year, budget_year = _year(quantity), document.year or 0
        reading = None if year == budget_year else _reading(cell.text, subject.field, quantity, params)
        if reading is None or cell in hits:
            continue
        if year > budget_year and (reading != "deadline" or year > budget_year + NEAR):
            continue
        case = "later" if year > budget_year else "purpose" if subject.field == "purpose" else None
        words = {
            "found": cell.text[slice(*quantity.span)],
            "year": str(year),
            "budget_year": str(budget_year),
            "where": "部门绩效目标" if subject.at == "document" else field_label(subject.field, in_row=False),
        }
        hits[cell] = Hit(words=words, span=quantity.span, cell=cell, case=case)
    return list(hits.values())


def _dates(text: str) -> list[Quantity]:
    """The dates of a text that name a year, stretches of several years aside."""
    return [
        quantity
        for quantity in parse_value(text).quantities
        if quantity.kind == "date" and _year(quantity) and not _is_stretch(quantity)
    ]


def _year(quantity: Quantity) -> int:
    """The year of a date, 0 where it names none."""
    date = quantity.date or ""
    return int(date[:4]) if date[:4].isdecimal() else 0


def _is_stretch(quantity: Quantity) -> bool:
    """2021-2025年: a plan's run, not a date of this budget."""
    return quantity.date_from is not None and quantity.date_from[:4] != (quantity.date or "")[:4]


def _reading(
    text: str, field: str | None, quantity: Quantity, params: Params
) -> Literal["deadline", "statement"] | None:
    """What the year is for; None where the text around it explains it."""
    start, end = quantity.span
    before = squash(_CLAUSE.split(text[max(start - REACH, 0) : start])[-1])
    clause = before + squash(text[start:end] + _CLAUSE.split(text[end : end + REACH])[0])
    if quantity.operator in (">=", ">", "~") or params.explained.first(clause) is not None:
        return None
    is_day = (quantity.date or "").count("-") == 2
    if quantity.operator in ("<=", "<") or (field == "target_value" and is_day):
        return "deadline"
    if params.topics.first(clause) is not None:
        return None
    verbs = params.present.find(before)
    if field == "target_value" or (verbs and verbs[-1][1] >= len(before) - 4):
        return "statement"
    return None
