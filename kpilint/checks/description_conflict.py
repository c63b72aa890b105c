"""A number in an indicator's description contradicts its value."""

from __future__ import annotations

import re

from kpilint.checks._figures import plain
from kpilint.checks._mentions import comparable, core, measured, mentions, shared, unit_of
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject
from kpilint.text.normalise import squash

WORDS = {"stated": "the description's figure as written", "value": "the value", "number": "the description's number"}

_FORMULA = re.compile(r"[/÷×*=＝／]|占|除以|之比|比[率例值重]|百分比|分母|分子")
_LIKE = 0.5
"""How much of what the name counts must stand in the description's words; half is one noun of two."""


class Params(Parameters):
    """No parameters."""


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a row. Formulas pass; so do descriptions one of whose figures, or their sum, is the value, and those with
    several figures of the value's unit."""
    row = subject.indicator
    if row is None or row.filler or row.name is None or row.description is None or row.target_value is None:
        return NOT_APPLICABLE
    text, figure = row.description.text, measured(row)
    if figure is None or _FORMULA.search(text):
        return []
    unit, counted = unit_of(row, figure), core(row.name.text)
    found = [
        (mention, numbers)
        for mention in mentions(text)
        if (numbers := comparable(mention.quantity, figure, unit)) is not None
    ]
    if not found or any(stated == wanted for _, (stated, wanted) in found):
        return []
    if len(found) > 1:
        return []
    mention, (stated, _) = found[0]
    name = squash(row.name.text)
    noun = mention.counted
    if mention.quantity.unit_class == "share" and noun[-2:] != name[-2:]:
        return []
    if shared(counted, noun) < _LIKE and shared(noun, name) < _LIKE:
        return []
    words = {"stated": text[slice(*mention.span)], "value": row.target_value.text, "number": plain(stated)}
    spot = Spot(subject.at, row.description)
    return [Hit(words=words, cell=row.target_value, field="target_value", related=(spot,))]
