"""A document that was read but holds no goal table."""

from __future__ import annotations

from kpilint.checks.kind import Hit, Outcome, Parameters, Subject

WORDS: dict[str, str] = {}


class Params(Parameters):
    """No parameters."""


def check(subject: Subject, params: Params) -> Outcome:
    """One hit if there is neither a goal table nor the remains of one."""
    document = subject.document
    if document.projects or any(note.kind == "unrecognised" for note in document.notes):
        return []
    return [Hit()]
