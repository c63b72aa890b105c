"""A cell only repeats other cells of its row."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject, Words
from kpilint.text.fillers import is_filler
from kpilint.text.labels import field_label
from kpilint.text.normalise import normalise, squash
from kpilint.text.similarity import echoes

WORDS = {"other": "the Chinese name of the repeated field"}
CASES = ("description",)


class Params(Parameters):
    """``fields`` are compared in their order; ``threshold`` (0 to 1) is how alike counts as a repetition.

    Texts that hold a find of ``unless`` say something of their own (an end state); with ``unless_quantified`` so do
    values with a number, date, duration or grade. ``whole_only`` counts equal texts alone.
    """

    fields: tuple[str, ...]
    threshold: float = 0.85
    unless: Words | None = None
    unless_quantified: bool = False
    whole_only: bool = False


def check(subject: Subject, params: Params) -> Outcome:
    """One hit, naming the first field that the cell repeats; case ``description`` where it is the description."""
    row = subject.indicator
    if row is None or row.filler or not subject.text or is_filler(subject.text):
        return NOT_APPLICABLE
    if params.unless_quantified and row.value.quantities:
        return []
    if params.unless is not None and params.unless.first(normalise(subject.text).text):
        return []
    for name in params.fields:
        other = row.cell(name)
        if other is None or not other.text or name == subject.field:
            continue
        if params.whole_only:
            same = squash(other.text) == squash(subject.text)
        else:
            same = echoes(subject.text, other.text, params.threshold)
        if same:
            words = {"other": field_label(name, in_row=True)}
            case = "description" if name == "description" else None
            return [Hit(words=words, related=(Spot(subject.at, other),), case=case)]
    return []
