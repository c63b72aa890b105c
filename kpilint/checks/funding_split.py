"""The project's money is not the sum of its sources."""

from __future__ import annotations

from decimal import Decimal

from kpilint.checks._figures import last_digit, plain, rounded
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject
from kpilint.model.document import Amount

WORDS = {"total": "预算数 in 万元", "sum": "the sum of the sources", "parts": "the sources", "gap": "the difference"}
CASES = ("rounding",)

_PARTS = (("fiscal_funds", "财政资金"), ("other_funds", "其他资金"), ("carryover", "结转资金"))


class Params(Parameters):
    """``tolerance`` in 万元; larger differences that rounding explains are case ``rounding``."""

    tolerance: Decimal = Decimal("0.01")


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a project. A blank source counts as 0; where all are blank, or the layout has only one of them and it
    is less than the whole, nothing can be said. 结转 may be stated beside the sources or within them."""
    project = subject.project
    if project is None or project.funds_total is None or project.funds_total.value is None:
        return NOT_APPLICABLE
    total = project.funds_total.value
    known: list[tuple[str, Amount]] = [
        (label, amount) for name, label in _PARTS if (amount := getattr(project, name)) is not None
    ]
    filled = [(label, amount.value) for label, amount in known if amount.value is not None]
    if not filled or any(f"{name}" in project.lost for name, _ in _PARTS):
        return NOT_APPLICABLE
    whole = sum((value for _, value in filled), Decimal(0))
    without = whole - ((project.carryover.value or 0) if project.carryover is not None else 0)
    gap = min((whole - total, without - total), key=abs)
    partial = project.fiscal_funds is None or project.other_funds is None
    if abs(gap) <= params.tolerance or (partial and gap < 0):
        return []
    words = {
        "total": plain(total),
        "sum": plain(gap + total),
        "parts": "＋".join(f"{label}{plain(value)}" for label, value in filled),
        "gap": plain(abs(gap)),
    }
    related = tuple(Spot("budget", amount.cell) for _, amount in known if amount.value is not None)
    return [Hit(words=words, related=related, case="rounding" if _rounds(gap + total, total) else None)]


def _rounds(value: Decimal, total: Decimal) -> bool:
    """Whether the total is the value rounded to the total's own decimals; whole numbers explain nothing."""
    step = last_digit(total)
    return step < 1 and rounded(value, step) == total
