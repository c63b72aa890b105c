"""A file that could not be read. The engine makes this finding itself, where there is no document to look at."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Outcome, Parameters, Subject

WORDS = {"reason": "why the file could not be read, and what to do"}


class Params(Parameters):
    """No parameters."""


def check(subject: Subject, params: Params) -> Outcome:
    """Never applies to a document: what could be read is not unreadable."""
    return NOT_APPLICABLE
