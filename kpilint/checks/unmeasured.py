"""A value of one dimension holds none of the measures that this dimension needs."""

from __future__ import annotations

from typing import Literal

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.model.document import Dimension
from kpilint.model.quantity import Quantity
from kpilint.text.fillers import is_filler
from kpilint.text.normalise import normalise

WORDS = {"name": "the indicator's name"}
CASES = ("running_costs",)


class Params(Parameters):
    """``dimension``: the 二级指标 spoken of. ``accept``: kinds of quantities that satisfy it; a number with a unit
    satisfies ``number`` only if its unit class is in ``unit_classes`` (where given; a bare number always does).
    ``unless``: words that can be verified all the same. ``running_costs``: words of a project's name for which the
    case of that name applies. ``other_levels``: 二级指标 of the dimension that are measured otherwise (社会成本)."""

    dimension: Dimension
    accept: tuple[Literal["number", "range", "date", "duration", "grade"], ...]
    unit_classes: tuple[str, ...] | None = None
    unless: Words | None = None
    running_costs: Words | None = None
    other_levels: Words | None = None


def _satisfies(quantity: Quantity, params: Params) -> bool:
    if quantity.kind not in params.accept:
        return False
    known = quantity.unit_class is None or params.unit_classes is None or quantity.unit_class in params.unit_classes
    return quantity.kind not in ("number", "range") or known


def check(subject: Subject, params: Params) -> Outcome:
    """One hit if nothing in the value measures the dimension."""
    row = subject.indicator
    if row is None or row.dimension != params.dimension or not subject.text:
        return NOT_APPLICABLE
    if params.other_levels is not None and row.level2 and params.other_levels.first(row.level2.text):
        return NOT_APPLICABLE
    if row.filler or is_filler(subject.text) or any(_satisfies(one, params) for one in row.value.quantities):
        return []
    if params.unless is not None and params.unless.first(normalise(subject.text).text):
        return []
    project = subject.project
    running = params.running_costs is not None and project is not None and params.running_costs.first(project.name.text)
    return [Hit(words={"name": row.name.text if row.name else ""}, case="running_costs" if running else None)]
