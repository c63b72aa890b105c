"""A value speaks of degree or change and gives no amount, base or grade."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.fillers import is_filler
from kpilint.text.normalise import normalise

WORDS = {"found": "the vague word"}


class Params(Parameters):
    """``words``: words of degree and change. ``unless``: expressions in which such a word means something else
    (提升泵站); ``end_states``: states anybody can verify, with which a value stands."""

    words: Words
    unless: Words
    end_states: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit, marking the first vague word. Values with any quantity are passed: what they say can be measured."""
    row = subject.indicator
    if row is None or not subject.text:
        return NOT_APPLICABLE
    if row.value.quantities or row.filler or is_filler(subject.text):
        return []
    clean = normalise(subject.text)
    if params.end_states.first(clean.text):
        return []
    allowed = params.unless.find(clean.text)
    for start, end in params.words.find(clean.text):
        if not any(low < end and start < high for low, high in allowed):
            span = clean.span(start, end)
            return [Hit(span=span, words={"found": subject.text[slice(*span)]})]
    return []
