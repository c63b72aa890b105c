"""The unit's class does not fit what the name says is measured."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.normalise import squash

WORDS = {"name": "the indicator's name", "noun": "the word that says what is measured", "unit": "the unit"}


class Params(Parameters):
    """``nouns``: endings of names and the unit classes that fit them, longest ending first in effect.
    ``unless``: endings that look like such a noun and are none (频率 is no share); ``changes``: words of change, with
    which any count may be given in per cent."""

    nouns: dict[str, tuple[str, ...]]
    unless: Words
    changes: Words


def _noun(name: str, params: Params) -> str | None:
    if params.unless.ends(name):
        return None
    return max((noun for noun in params.nouns if name.endswith(noun)), key=len, default=None)


def check(subject: Subject, params: Params) -> Outcome:
    """One hit if the main quantity's unit is known and none of the classes of the noun."""
    row = subject.indicator
    main = row.value.main if row is not None else None
    if row is None or row.name is None or main is None or main.unit_class is None or main.unit is None:
        return NOT_APPLICABLE
    if main.span[1] - main.span[0] < len(subject.text) / 2:
        return []  # the value is a sentence, the number in it need not be the measure
    behind = subject.text[main.span[1] :].strip()
    if behind.startswith(("/", "每")) or (main.unit_class == "share" and params.changes.first(squash(subject.text))):
        return []  # a compound unit (人/万车), or a change of the thing counted (下降5%)
    if main.number is not None and main.number < 0:
        return []
    if main.operator_span and subject.text[slice(*main.operator_span)] == "前":
        return []  # a place in a ranking
    noun = _noun(squash(row.name.text.split("（")[0].split("(")[0]), params)
    if noun is None or main.unit_class in params.nouns[noun]:
        return []
    words = {"name": row.name.text, "noun": noun, "unit": main.unit}
    return [Hit(span=main.unit_span or main.span, words=words)]
