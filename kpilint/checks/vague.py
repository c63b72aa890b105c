"""A value speaks of degree or change and gives no amount, base or grade."""

from __future__ import annotations

import re

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.model.document import Indicator
from kpilint.text.fillers import is_filler
from kpilint.text.normalise import normalise

WORDS = {"found": "the vague word"}
CASES = ("unproven",)

_ANSWER = re.compile(r"[是否有]")
_LOOSE = ("良好", "良", "优", "优秀", "优良", "好", "较好")
_EFFECTS = ("quality", "economic", "social", "ecological", "sustainability")


class Params(Parameters):
    """``words``: words of degree and change. ``unless``: expressions in which such a word means something else
    (提升泵站); ``end_states``: states anybody can verify, with which a value stands."""

    words: Words
    unless: Words
    end_states: Words


def _measured(row: Indicator) -> bool:
    """Whether the value holds a quantity. A bare 良好 grades a product; an effect is not graded by it."""
    effect = row.dimension in _EFFECTS and row.dimension != "quality"
    return any(one.kind != "grade" or not effect or one.grade not in _LOOSE for one in row.value.quantities)


def check(subject: Subject, params: Params) -> Outcome:
    """One hit, marking the first vague word; case ``unproven``: no vague word, but nothing verifiable either.

    Values with any quantity are passed: what they say can be measured. So is the answer to a name that asks."""
    row = subject.indicator
    if row is None or not subject.text:
        return NOT_APPLICABLE
    if _measured(row) or row.filler or is_filler(subject.text):
        return []
    clean = normalise(subject.text)
    if params.end_states.first(clean.text):
        return []
    allowed = params.unless.find(clean.text)
    for start, end in params.words.find(clean.text):
        if not any(low < end and start < high for low, high in allowed):
            span = clean.span(start, end)
            return [Hit(span=span, words={"found": subject.text[slice(*span)]})]
    if _ANSWER.fullmatch(clean.text) or row.dimension not in _EFFECTS:
        return []
    return [Hit(words={"found": subject.text}, case="unproven")]
