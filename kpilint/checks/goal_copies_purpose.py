"""The goal is the purpose text copied."""

from __future__ import annotations

import re

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject, Words
from kpilint.text.normalise import squash
from kpilint.text.similarity import alike

WORDS = {"purpose": "the purpose text, shortened"}

_CLAUSE = re.compile(r"[^，,。；;：:！!\n]+")
_LEAD = re.compile(r"^(?:主要|资金|经费|项目|本项目|具体)*(?:用于|用途)(?:为|是)?")
LONGEST = 1000
"""Characters of either text that are compared; the time grows with their square."""
SHORTEST = 4
"""Characters of the shortest purpose that can be copied; two words (维修费) say the same by chance."""


class Params(Parameters):
    """``threshold`` (0 to 1): how alike all goals together and the purpose are. Clauses of the purpose that hold one
    of ``figures`` (sums and spending progress) do not count; a goal that adds a figure or a clause with one of
    ``effects`` passes, and so does one that repeats less than ``cover`` (0 to 1) of the purpose."""

    threshold: float = 0.85
    cover: float = 0.3
    figures: Words
    effects: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a project, at its first goal: copied whole, in other order, or but for a few characters."""
    project = subject.project
    if project is None or project.purpose is None or project.objectives is None:
        return NOT_APPLICABLE
    said = [_bare(clause) for clause in _clauses(project.purpose.text) if params.figures.first(squash(clause)) is None]
    purpose = "".join(said)[:LONGEST]
    goals = [one for cell in project.objectives if (one := squash(cell.text))]
    if not goals or len(purpose) < SHORTEST:
        return NOT_APPLICABLE
    whole = "".join(map(_bare, goals))[:LONGEST]
    contained = len(whole) >= params.cover * len(purpose) and all(one in purpose for one in map(_bare, goals))
    if not contained and alike(whole, purpose) < params.threshold:
        return []
    clauses = [squash(clause) for cell in project.objectives for clause in _clauses(cell.text)]
    added = [clause for clause in clauses if not contained and clause not in purpose]
    if any(_figures(clause) - _figures(purpose) for clause in added):
        return []
    effects = [clause for clause in added if params.effects.first(clause)]
    if any(max(alike(one[:LONGEST], old[:LONGEST]) for old in said) < params.threshold for one in effects):
        return []
    text = project.purpose.text
    words = {"purpose": text if len(text) <= 40 else f"{text[:40]}……"}
    return [
        Hit(
            words=words,
            cell=project.objectives[0],
            at="objective:1",
            field="objectives",
            related=(Spot("purpose", project.purpose),),
        )
    ]


def _clauses(text: str) -> list[str]:
    return _CLAUSE.findall(text)


def _bare(clause: str) -> str:
    """A clause for comparison, without 主要用于 in front."""
    return _LEAD.sub("", squash(clause))


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text))
