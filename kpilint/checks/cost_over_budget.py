"""A cost amount of a row is above the project's whole money."""

from __future__ import annotations

from decimal import Decimal

from kpilint.checks._figures import plain
from kpilint.checks._money import in_wan
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject, Words
from kpilint.model.document import Indicator
from kpilint.text.normalise import squash

WORDS = {
    "found": "the amount as written",
    "amount": "it in 万元",
    "budget": "the project's money in 万元",
    "name": "the row's name",
}
CASES = ("standard", "whole")


class Params(Parameters):
    """``excess``: per cent above the budget that pass. ``cost_names`` are words of names that make a row outside 成本
    a cost, unless one of ``not_costs`` stands there. Rows that say one of ``unit_prices`` in name or description pass.
    ``standards`` (补助标准) give case ``standard``, or pass as an upper bound; ``wholes`` (总投资, 概算: the money of
    several years) give case ``whole``."""

    excess: Decimal = Decimal(1)
    cost_names: Words
    not_costs: Words
    unit_prices: Words
    standards: Words
    wholes: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for the first such amount of a row's value; lower bounds (≥) are another rule's."""
    row, project = subject.indicator, subject.project
    if row is None or project is None or row.target_value is None:
        return NOT_APPLICABLE
    budget = project.budget
    if budget is None or not budget.value or budget.value < 0 or not _is_cost(row, params):
        return NOT_APPLICABLE
    text = squash(f"{_text(row, 'name')} {_text(row, 'description')}")
    unit = _text(row, "unit")
    if params.unit_prices.first(text) or params.unit_prices.first(squash(row.target_value.text)):
        return []
    limit = budget.value * (1 + params.excess / 100)
    for quantity in row.value.quantities:
        amount = in_wan(quantity, unit)
        if amount is None or amount <= limit or quantity.operator in (">=", ">"):
            continue
        case = "whole" if params.wholes.first(text) else "standard" if params.standards.first(text) else None
        if case == "standard" and (quantity.operator in ("<=", "<") or _bound(row)):
            return []
        words = {
            "found": row.target_value.text[slice(*quantity.span)],
            "amount": plain(amount),
            "budget": plain(budget.value),
            "name": _text(row, "name"),
        }
        return [
            Hit(
                words=words,
                span=quantity.span,
                cell=row.target_value,
                field="target_value",
                case=case,
                related=(Spot("budget", budget.cell),),
            )
        ]
    return []


def _is_cost(row: Indicator, params: Params) -> bool:
    level2, name = _text(row, "level2"), squash(_text(row, "name"))
    if row.filler or "社会成本" in level2 or "环境成本" in level2:
        return False
    if row.dimension == "cost" or row.level == "cost":
        return True
    return row.level == "output" and bool(params.cost_names.first(name)) and not params.not_costs.first(name)


def _bound(row: Indicator) -> bool:
    """Whether the column of operators says at most."""
    return any(sign in _text(row, "direction") for sign in ("≤", "<", "＜", "不高于", "不超过", "小于"))


def _text(row: Indicator, field: str) -> str:
    cell = row.cell(field)
    return cell.text if cell is not None else ""
