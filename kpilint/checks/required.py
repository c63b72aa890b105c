"""A cell that must be filled is empty, or holds only a unit or an operator."""

from __future__ import annotations

import re

from kpilint.checks.kind import Hit, Outcome, Parameters, Subject
from kpilint.text.units import is_unit

WORDS = {"found": "what stands in the cell instead"}
CASES = ("only_unit", "only_operator", "only_dash")

_OPERATOR = re.compile(
    r"[^\d≥≤><=]{0,6}[≥≤><=＞＜＝≧≦\s]+|(?:不少于|不低于|不高于|不超过|不大于|不小于|大于|小于|大于等于|小于等于|达到|高于|低于|超过)"
)
_DASH = re.compile(r"[-—－_/／\\]+")


class Params(Parameters):
    """No parameters."""


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for an empty cell; rows that are empty as a whole are another rule's."""
    text = subject.text.strip()
    row = subject.indicator
    if row is not None:
        name = row.name.text if row.name else ""
        value = row.target_value.text if row.target_value else ""
        if not name and not value:
            return []
    if not text:
        return [Hit(words={"found": ""})]
    if subject.field == "target_value":
        if _OPERATOR.fullmatch(text):
            return [Hit(case="only_operator", words={"found": text})]
        if _DASH.fullmatch(text) and row is not None and not row.filler:
            return [Hit(case="only_dash", words={"found": text})]
        if is_unit(text):
            return [Hit(case="only_unit", words={"found": text})]
    return []
