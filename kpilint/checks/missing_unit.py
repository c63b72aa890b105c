"""A number without a unit, or with a stray word in its place."""

from __future__ import annotations

import re

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.normalise import squash

WORDS = {"number": "the number as written", "found": "the stray word"}
CASES = ("stray_word",)

_COMPACT_DATE = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_UNIT_IN_NAME = re.compile(r"[（(](?:单位[:：])?[^（()）]{1,6}[)）]|[%％‰]$")


class Params(Parameters):
    """``self_counting``: name endings that carry their own unit (人数, 次数) or need none (得分, 比例 as 1:5).
    ``not_a_unit``: endings of words that cannot be a unit (满意度, 测评)."""

    self_counting: Words
    not_a_unit: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit where no place of the row gives the number's unit."""
    row = subject.indicator
    if row is None or not subject.text:
        return NOT_APPLICABLE
    bare = [one for one in row.value.quantities if one.kind in ("number", "range") and one.unit_class is None]
    if not bare or (row.unit is not None and row.unit.text):
        return []
    number = bare[0]
    behind = squash(subject.text[number.span[1] :])
    if behind:
        if params.not_a_unit.ends(behind):
            words = {"number": subject.text[slice(*number.span)], "found": behind}
            return [Hit(span=(number.span[1], len(subject.text)), words=words, case="stray_word")]
        return []
    if number.span[0] > 0 and squash(subject.text[: number.span[0]]):
        return []
    name = row.name.text if row.name else ""
    told = (name, row.description.text if row.description else "")
    if number.number == 0 or any(_UNIT_IN_NAME.search(one) or params.self_counting.ends(squash(one)) for one in told):
        return []
    if row.dimension == "timeliness" and _COMPACT_DATE.fullmatch(subject.text.strip()):
        return []
    if row.dimension == "cost" and subject.text[: number.span[1]].rstrip().endswith(("万", "亿")):
        return []  # FM001 speaks of it
    return [Hit(span=number.span, words={"number": subject.text[slice(*number.span)], "found": ""})]
