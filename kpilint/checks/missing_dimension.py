"""产出指标 lacks one of 数量, 质量, 时效, 成本."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.model.document import Dimension
from kpilint.text.dimensions import DIMENSION_TITLES
from kpilint.text.normalise import squash

WORDS = {"missing": "the missing 二级指标"}
CASES = ("grave",)

_ASKED: tuple[Dimension, ...] = ("quantity", "quality", "timeliness", "cost")


class Params(Parameters):
    """``works``: words of a project's name for which 质量 and 成本 are expected (works, repair, purchase, IT).
    ``cost_since``: the budget year from which a 成本指标 is asked for (财预〔2021〕101号)."""

    works: Words
    cost_since: int = 2021


def check(subject: Subject, params: Params) -> Outcome:
    """One hit naming all that is missing; case ``grave``: 数量 is missing, or 质量 or 成本 in works."""
    project = subject.project
    if project is None or not any(row.level in ("output", "cost") for row in project.indicators):
        return NOT_APPLICABLE
    if "level2" not in project.columns:
        return NOT_APPLICABLE  # a form without 二级指标 says of no row what it is
    there = {row.dimension for row in project.indicators if not row.filler}
    if any(row.level == "cost" for row in project.indicators):
        there.add("cost")
    year = subject.document.year
    asked = [one for one in _ASKED if one != "cost" or year is None or year >= params.cost_since]
    missing = [one for one in asked if one not in there]
    if not missing:
        return []
    works = params.works.first(squash(project.name.text)) is not None
    grave = "quantity" in missing or (works and {"quality", "cost"} & set(missing))
    return [
        Hit(words={"missing": "、".join(DIMENSION_TITLES[one] for one in missing)}, case="grave" if grave else None)
    ]
