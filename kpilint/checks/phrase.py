"""A cell holds a word or phrase of a list, or consists of one."""

from __future__ import annotations

from typing import Literal

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.model.quantity import ParsedValue
from kpilint.text.normalise import normalise

WORDS = {"found": "the words found"}


class Params(Parameters):
    """``match``: ``anywhere``, or ``whole`` if a word must be the whole cell.

    A find that lies inside a find of ``unless`` does not count; a find of ``unless_also`` anywhere in the cell passes
    it, and so do quantities of the kinds ``unless_quantified``, and with ``unless_tiers`` a list of graded thresholds.
    """

    words: Words
    match: Literal["anywhere", "whole"] = "anywhere"
    unless: Words | None = None
    unless_also: Words | None = None
    unless_quantified: tuple[Literal["number", "range", "date", "duration", "grade"], ...] = ()
    unless_tiers: bool = False


def _measured(value: ParsedValue, params: Params) -> bool:
    return (params.unless_tiers and value.tiers) or any(
        one.kind in params.unless_quantified for one in value.quantities
    )


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for the first word found in the cell."""
    if not subject.text:
        return NOT_APPLICABLE
    if subject.indicator is not None and subject.field == "target_value" and _measured(subject.indicator.value, params):
        return []
    clean = normalise(subject.text)
    spans: tuple[tuple[int, int], ...]
    if params.match == "whole":
        spans = ((0, len(clean.text)),) if params.words.whole(clean.text) else ()
    else:
        spans = params.words.find(clean.text)
    if not spans or (params.unless_also is not None and params.unless_also.first(clean.text)):
        return []
    allowed = params.unless.find(clean.text) if params.unless is not None else ()
    for start, end in spans:
        if not any(low <= start and end <= high for low, high in allowed):
            span = clean.span(start, end)
            return [Hit(span=span, words={"found": subject.text[slice(*span)]})]
    return []
