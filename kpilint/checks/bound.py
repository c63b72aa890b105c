"""A share that cannot be, or a bound that nobody can miss."""

from __future__ import annotations

from typing import Literal

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.polarity import last_noun

WORDS = {"name": "the indicator's name", "value": "the bound as written"}
_COUNTED = (None, "person", "event", "case", "object", "document", "organisation", "area", "length")
"""Classes of what cannot be less than nothing; money and rates of growth can."""


class Params(Parameters):
    """``fault``: ``impossible`` (a bounded share over 100 % or negative) or ``vacuous`` (≤100 %, ≥0).
    ``bounded``: nouns whose share cannot pass 100 %; ``unbounded``: nouns that look alike and can."""

    fault: Literal["impossible", "vacuous"]
    bounded: Words
    unbounded: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for the main quantity."""
    row = subject.indicator
    main = row.value.main if row is not None else None
    if row is None or main is None or main.number is None or main.kind not in ("number", "range"):
        return NOT_APPLICABLE
    name = row.name.text if row.name else ""
    noun = last_noun(name, (*params.bounded.entries, *params.unbounded.entries))
    bounded = main.unit_class == "share" and noun is not None and noun in params.bounded
    high = main.high if main.high is not None else main.number
    if params.fault == "impossible":
        over = high > 100 or (main.operator == ">" and high == 100)
        wrong = bounded and (main.number < 0 or (over and main.operator not in ("<=", "<")))
    else:
        ceiling = main.operator in ("<=", "<") and high >= 100 and not (main.operator == "<" and high == 100)
        counted = bounded or main.unit_class in _COUNTED
        nothing = main.operator == ">=" and main.number == 0 and counted
        wrong = (bounded and ceiling) or nothing
    return [Hit(span=main.span, words={"name": name, "value": subject.text[slice(*main.span)]})] if wrong else []
