"""Amounts of money in a goal table, in 万元 whatever unit the table is in."""

from __future__ import annotations

import re
from decimal import Decimal

from kpilint.layout.lines import Money
from kpilint.model.document import Amount
from kpilint.model.grid import Cell
from kpilint.text.numbers import parse_decimal

IN_WAN: dict[Money, Decimal] = {
    "元": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "亿元": Decimal(10000),
}
"""What one of a unit is in 万元."""

_FIGURE = re.compile(r"[-−－]?\d[\d,，\s]*(?:[.．]\s*\d[\d\s]*)?")
_UNIT = re.compile(r"(亿元|万元|千元|元|亿|万)")
_MONEY: dict[str, Money] = {**{unit: unit for unit in IN_WAN}, "亿": "亿元", "万": "万元"}


def amount_of(cell: Cell, unit: Money) -> Amount:
    """The amount in a cell; ``unit`` is the table's, a unit in the cell itself goes before."""
    return Amount(cell, value_of(cell.text, unit))


def value_of(text: str, unit: Money) -> Decimal | None:
    """The first figure of a text in 万元, None where there is none."""
    found = _FIGURE.search(text)
    if found is None:
        return None
    number = parse_decimal(re.sub(r"[\s,，]", "", found[0]).replace("．", "."))
    if number is None:
        return None
    own = _UNIT.match(text[found.end() :].lstrip())
    return number * IN_WAN[_MONEY[own[1]] if own else unit]
