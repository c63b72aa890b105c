"""A goal that names no object, output, effect or amount."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.normalise import squash
from kpilint.text.numbers import parse_value

WORDS = {"goal": "the goal"}
CASES = ("sparse",)


class Params(Parameters):
    """``hollow``: words that could stand in any goal of any department. What is left of a goal without them is its
    content: up to ``thin`` characters is a finding, up to ``sparse`` characters the case of that name."""

    hollow: Words
    placeholders: Words
    end_states: Words
    thin: int = 2
    sparse: int = 6


def content_length(goal: str, hollow: Words) -> int:
    """Characters of a goal that are not hollow words."""
    plain = squash(goal)
    return len(plain) - sum(end - start for start, end in hollow.find(plain))


def check(subject: Subject, params: Params) -> Outcome:
    """One hit at the first goal if all goals of the project together are thin."""
    project = subject.project
    if project is None or not project.objectives:
        return NOT_APPLICABLE
    goals = [cell for cell in project.objectives if cell.text and not params.placeholders.whole(squash(cell.text))]
    if not goals:
        return NOT_APPLICABLE
    for cell in goals:
        if parse_value(cell.text).quantities or params.end_states.first(squash(cell.text)):
            return []
    length = max(content_length(cell.text, params.hollow) for cell in goals)
    if length > params.sparse:
        return []
    number = project.objectives.index(goals[0]) + 1
    case = None if length <= params.thin else "sparse"
    return [Hit(at=f"objective:{number}", field="objectives", cell=goals[0], case=case, words={"goal": goals[0].text})]
