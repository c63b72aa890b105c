"""Operators and figures in a form that systems do not accept."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject
from kpilint.report.finding import Fix

CASES = ("mixed",)
WORDS = {"found": "the form as written", "right": "the standard form"}

_FULL_WIDTH = {chr(0xFF10 + digit): str(digit) for digit in range(10)} | {"．": ".", "％": "%", "＝": "="}
_USUAL = 2
"""Rows with ≥ from which on a lone > stands out."""


class Params(Parameters):
    """``forms``: operators as people write them, and the sign that is meant."""

    forms: dict[str, str]


def _mixed(subject: Subject) -> list[Hit]:
    """A hit for a lone > where the other rows of the table that set a floor write ≥."""
    main = subject.indicator.value.main if subject.indicator is not None else None
    if subject.project is None or main is None or main.operator != ">" or main.operator_span is None:
        return []
    others = [row.value.main.operator for row in subject.project.indicators if row.value.main is not None]
    text = subject.text
    start, end = main.operator_span
    if text[start:end] not in (">", "＞") or others.count(">") > 1 or others.count(">=") < _USUAL:
        return []
    fix = Fix(text[:start] + "≥" + text[end:], safe=False)
    return [Hit(span=(start, end), words={"found": text[start:end], "right": fix.replacement}, case="mixed", fix=fix)]


def check(subject: Subject, params: Params) -> Outcome:
    """One hit with a fix that puts all of the cell right; case ``mixed``: ＞ beside ≥ in one table. Only values that
    hold a number are looked at."""
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
        return _mixed(subject)
    start = text.index(first)
    return [Hit(span=(start, start + len(first)), words={"found": first, "right": right}, fix=Fix(right, safe=True))]
