"""Most projects of a document have one and the same spending schedule."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from kpilint.checks._figures import plain
from kpilint.checks._schedule import read_steps
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.model.document import Project
from kpilint.text.normalise import squash

WORDS = {
    "row": "the common row",
    "count": "projects that have it",
    "total": "projects in all",
    "projects": "their names",
}

Row = tuple[tuple[int, Decimal], ...]


class Params(Parameters):
    """``least`` projects with the row, and ``share`` (0 to 1) of the document's projects, are needed. Projects whose
    name holds a word of ``steady`` (salaries, utilities: money that does go out evenly) do not count as having it."""

    least: int = 3
    share: float = 0.5
    steady: Words | None = None


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for every such row; rows with lost, unreadable or no figures are left out."""
    projects = subject.document.projects
    if not any(project.schedule for project in projects):
        return NOT_APPLICABLE
    groups: dict[Row, list[Project]] = defaultdict(list)
    labels: dict[Row, str] = {}
    for project in projects:
        steps = read_steps(project)
        row = tuple((step.month, step.share) for step in steps if step.share is not None)
        steady = params.steady is not None and params.steady.first(squash(project.name.text)) is not None
        if steady or len(row) < len(steps) or not any(share for _, share in row):
            continue
        groups[row].append(project)
        labels.setdefault(
            row, "、".join(f"{step.label}{plain(step.share)}%" for step in steps if step.share is not None)
        )
    return [
        Hit(
            words={"row": labels[row], "count": str(len(found)), "total": str(len(projects)), "projects": _names(found)}
        )
        for row, found in groups.items()
        if len(found) >= max(params.least, params.share * len(projects))
    ]


def _names(projects: list[Project]) -> str:
    """Their numbers and names, the names of at most three."""
    names = [f"项目{project.no}“{project.name.text}”" for project in projects[:3]]
    more = "、".join(f"项目{project.no}" for project in projects[3:])
    return "、".join([*names, more]) if more else "、".join(names)
