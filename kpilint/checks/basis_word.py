"""The basis of an indicator's value is a unit, a value or a stray word."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.fillers import is_filler
from kpilint.text.normalise import squash
from kpilint.text.numbers import parse_value
from kpilint.text.units import is_unit

WORDS = {"found": "the cell's text", "name": "the indicator's name"}
CASES = ("source", "vague")


class Params(Parameters):
    """``strays`` are words that are no basis, ``sources`` those that say only where the figure will come from (case
    ``source``), ``vague`` those that name no document and no data (case ``vague``); all must be the whole cell."""

    strays: Words
    sources: Words
    vague: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a cell."""
    row, text = subject.indicator, squash(subject.text)
    if row is None or row.filler or not text or is_filler(subject.text):
        return NOT_APPLICABLE
    if row.target_value is not None and is_filler(row.target_value.text):
        return NOT_APPLICABLE
    words = {"found": subject.text, "name": row.name.text if row.name else ""}
    if params.sources.whole(text):
        return [Hit(words=words, case="source")]
    if params.vague.whole(text):
        return [Hit(words=words, case="vague")]
    if params.strays.whole(text) or is_unit(text) or _is_value(subject.text):
        return [Hit(words=words)]
    return []


def _is_value(text: str) -> bool:
    """Whether the text is a figure and nothing else; with a date or year it is history or a plan's."""
    value = parse_value(text)
    kinds = {quantity.kind for quantity in value.quantities}
    return bool(kinds & {"number", "range"}) and "date" not in kinds and not value.rest_text
