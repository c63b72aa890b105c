"""Operators and figures in a form that systems do not accept."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject
from kpilint.report.finding import Fix

WORDS = {"found": "the form as written", "right": "the standard form"}

_FULL_WIDTH = {chr(0xFF10 + digit): str(digit) for digit in range(10)} | {"．": ".", "％": "%", "＝": "="}


class Params(Parameters):
    """``forms``: operators as people write them, and the sign that is meant."""

    forms: dict[str, str]


def check(subject: Subject, params: Params) -> Outcome:
    """One hit with a fix that puts all of the cell right. Only values that hold a number are looked at."""
    row = subject.indicator
    text = subject.text
    if row is None or not text or not row.value.quantities:
        return NOT_APPLICABLE
    right = text
    first = None
    for form in sorted(params.forms, key=len, reverse=True):
        if form in right:
            first = first or form
            right = right.replace(form, params.forms[form])
    for wide, plain in _FULL_WIDTH.items():
        if wide in right:
            first = first or wide
            right = right.replace(wide, plain)
    if first is None:
        return []
    start = text.index(first)
    return [Hit(span=(start, start + len(first)), words={"found": first, "right": right}, fix=Fix(right, safe=True))]
