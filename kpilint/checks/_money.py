"""Sums of money in 万元, whatever unit they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kpilint.checks._figures import last_digit
from kpilint.model.quantity import Quantity
from kpilint.text.units import canonical, unit_class

IN_WAN = {
    "元": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "百万元": Decimal(100),
    "千万元": Decimal(1000),
    "亿元": Decimal(10_000),
    "万亿元": Decimal(100_000_000),
}
"""What one of a unit is in 万元; foreign money is none of them."""

_SUM = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<unit>万亿元|亿元|千万元|百万元|万元|千元|元|[万亿](?![\w%]))(?![/每·])(?P<about>左右|上下|余)?"
)
_ABOUT = re.compile(r"(?:约|大约|近|预估)(?:为|合计|共)?$")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in a normalised text: its amount in 万元, the 万元 of its last digit, whether it says 约, its span."""

    amount: Decimal
    step: Decimal
    about: bool
    span: tuple[int, int]


def money_in(text: str) -> Iterator[Sum]:
    """The sums in a normalised text, from left to right; unit prices (元/人) are none."""
    for found in _SUM.finditer(text):
        number = Decimal(found["number"].replace(",", ""))
        unit = found["unit"] if found["unit"].endswith("元") else f"{found['unit']}元"
        step = last_digit(number) * IN_WAN[unit]
        about = found["about"] is not None or _ABOUT.search(text, 0, found.start()) is not None
        yield Sum(number * IN_WAN[unit], step, about, found.span())


def in_wan(quantity: Quantity, unit: str = "") -> Decimal | None:
    """The amount of a quantity in 万元 (of a range its high end); ``unit`` is the unit column's, for bare numbers.

    None for anything but a sum of money: a unit price, a share, a count, foreign money.
    """
    number = quantity.high if quantity.high is not None else quantity.number
    written = quantity.unit or unit
    if number is None or not written or (quantity.unit_class or unit_class(written)) != "money":
        return None
    factor = IN_WAN.get(canonical(written))
    return None if factor is None else number * factor
