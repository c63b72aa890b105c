"""A name that is a bare category: nobody can tell what is measured."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.fillers import is_filler
from kpilint.text.normalise import squash

WORDS = {"name": "the name"}
CASES = ("described", "usual")


class Params(Parameters):
    """``names``: bare categories. ``usual``: names so usual that they are a hint only (服务对象满意度)."""

    names: Words
    usual: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit; case ``described`` where the description says what is measured."""
    row = subject.indicator
    if row is None or not subject.text or row.filler:
        return NOT_APPLICABLE
    name = squash(subject.text)
    words = {"name": subject.text}
    if params.usual.whole(name):
        return [Hit(case="usual", words=words)]
    if not params.names.whole(name):
        return []
    description = row.description.text if row.description else ""
    value = row.target_value.text if row.target_value else ""
    told = (
        not is_filler(description)
        and not params.names.whole(squash(description))
        and squash(description) != squash(value)
        and squash(description) not in (name, "")
        and len(squash(description)) >= 3
    )
    return [Hit(case="described" if told else None, words=words)]
