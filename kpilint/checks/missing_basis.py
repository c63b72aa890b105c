"""The basis of an indicator's value is blank."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject
from kpilint.text.fillers import is_filler

WORDS = {"name": "the indicator's name", "value": "its value", "found": "what stands in the cell (无, —)"}
CASES = ("filler",)


class Params(Parameters):
    """No parameters."""


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for a blank cell, case ``filler`` for one that says 无; filler rows and nameless ones do not count."""
    row = subject.indicator
    if row is None or row.name is None or row.target_value is None:
        return NOT_APPLICABLE
    if row.filler or not row.name.text or is_filler(row.target_value.text):
        return NOT_APPLICABLE
    words = {"name": row.name.text, "value": row.target_value.text, "found": subject.text}
    if not subject.text.strip():
        return [Hit(words=words)]
    return [Hit(words=words, case="filler")] if is_filler(subject.text) else []
