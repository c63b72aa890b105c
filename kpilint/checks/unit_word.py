"""A unit is written in a word that is not the standard one."""

from __future__ import annotations

import re

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject
from kpilint.report.finding import Fix

WORDS = {"found": "the word as written", "right": "the standard unit"}

_BARE_WAN = re.compile(r"\d\s*(万)\s*$")


class Params(Parameters):
    """``units``: words and the standard units for them. ``money``: what a bare 万 means in a 成本 row."""

    units: dict[str, str]
    money: str = "万元"


def _hit(text: str, span: tuple[int, int], right: str) -> Hit:
    start, end = span
    before = text[:start].rstrip() if right in ("%", "‰") else text[:start]
    fix = Fix(before + right + text[end:], safe=True)
    return Hit(span=span, words={"found": text[start:end], "right": right}, fix=fix)


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for the first such unit of a value, or for the unit column."""
    row = subject.indicator
    text = subject.text
    if row is None or not text:
        return NOT_APPLICABLE
    if subject.field == "unit":
        word = text.strip()
        return (
            [_hit(text, (text.index(word), text.index(word) + len(word)), params.units[word])]
            if word in params.units
            else []
        )
    for quantity in row.value.quantities:
        span = quantity.unit_span
        if span is not None and text[slice(*span)].strip() in params.units:
            return [_hit(text, span, params.units[text[slice(*span)].strip()])]
    bare = _BARE_WAN.search(text)
    if bare and row.dimension == "cost":
        return [_hit(text, bare.span(1), params.money)]
    return []
