"""The figures of a cumulative schedule fall, or are those of the single stages."""

from __future__ import annotations

from itertools import pairwise

from kpilint.checks._figures import plain
from kpilint.checks._schedule import looks_incremental, read_steps
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject

WORDS = {
    "stage": "the stage in which the figure falls (the last for increments)",
    "share": "its figure",
    "before": "the stage before it that has a figure",
    "before_share": "that figure",
    "row": "all figures with their stages",
    "cumulative": "the cumulative figures the row should have",
}
CASES = ("increments",)


class Params(Parameters):
    """No parameters."""


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a schedule; case ``increments`` where the figures sum to 100."""
    project = subject.project
    if project is None or project.schedule is None or project.schedule.kind != "cumulative_percent":
        return NOT_APPLICABLE
    steps = read_steps(project)
    filled = [(step, step.share) for step in steps if step.state == "figure" and step.share is not None]
    if len(filled) < 2:
        return []
    row = "、".join(f"{step.label}{plain(share)}%" for step, share in filled)
    total, sums = filled[0][1] * 0, []
    for _, share in filled:
        total += share
        sums.append(f"{plain(total)}%")
    words = {"row": row, "cumulative": "、".join(sums)}
    if looks_incremental(steps, project.schedule):
        (before, before_share), (step, share) = filled[-2:]
        case = "increments"
    else:
        falls = (pair for pair in pairwise(filled) if pair[1][1] < pair[0][1])
        found = next(falls, None)
        if found is None:
            return []
        (before, before_share), (step, share) = found
        case = None
    words |= {
        "stage": step.label,
        "share": plain(share),
        "before": before.label,
        "before_share": plain(before_share),
    }
    return [Hit(words=words, cell=step.stage.cell, case=case)]
