"""A row that only occupies a slot: 无, 不适用, — in name and value."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.fillers import is_filler
from kpilint.text.normalise import squash

WORDS = {"level2": "the row's 二级指标"}
CASES = ("fixed_form",)


class Params(Parameters):
    """``categories``: names that are mere categories (生态效益指标), no indicator of their own."""

    categories: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for a filler row; case ``fixed_form`` where the form prints its unused rows empty."""
    row = subject.indicator
    if row is None or row.name is None or row.target_value is None:
        return NOT_APPLICABLE
    words = {"level2": row.level2.text if row.level2 and row.level2.text else f"第{row.no}项指标"}
    if not row.name.text and not row.target_value.text:
        return [Hit(words=words, field="row", case="fixed_form")]
    hollow = is_filler(row.name.text) or params.categories.whole(squash(row.name.text))
    if hollow and is_filler(row.target_value.text):
        return [Hit(words=words, field="row", cell=row.name)]
    return []
