"""Two projects have the same goal."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject, Words
from kpilint.model.document import Project
from kpilint.text.normalise import squash
from kpilint.text.similarity import alike

WORDS = {"earlier": "the number of the earlier project", "earlier_name": "its name"}
LONGEST = 1000
"""Characters of a project's goals that are compared; the time grows with their square."""


class Params(Parameters):
    """``threshold`` (0 to 1): how alike counts as the same. Goals that are wholly one of ``placeholders``, and those
    under ``least`` characters, do not count."""

    threshold: float = 0.95
    least: int = 6
    placeholders: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for every project whose goals, taken together, an earlier project has."""
    goals = [(project, text) for project in subject.document.projects if (text := _goal(project, params))]
    if len(goals) < 2:
        return NOT_APPLICABLE
    hits = []
    for place, (later, text) in enumerate(goals):
        near = (one for one, other in goals[:place] if _is_near(text, other, params.threshold))
        earlier = next(near, None)
        if earlier is None or not later.objectives or not earlier.objectives:
            continue
        hits.append(
            Hit(
                words={"earlier": str(earlier.no), "earlier_name": earlier.name.text},
                project=later.no,
                cell=later.objectives[0],
                at="project",
                field="objectives",
                related=(Spot("objective:1", earlier.objectives[0]),),
            )
        )
    return hits


def _is_near(text: str, other: str, threshold: float) -> bool:
    """Whether two texts are alike; those of too different lengths cannot be."""
    short, long = sorted((len(text), len(other)))
    return 2 * short >= threshold * (short + long) and alike(text, other, threshold) >= threshold


def _goal(project: Project, params: Params) -> str:
    """All goals of a project in one form, "" where they say too little to compare."""
    texts = [squash(cell.text) for cell in project.objectives or ()]
    whole = "".join(text for text in texts if not params.placeholders.whole(text))
    return whole[:LONGEST] if len(whole) >= params.least else ""
