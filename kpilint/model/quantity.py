"""What a target value says: quantities, and what of the text was not understood."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["number", "range", "date", "duration", "grade"]
"""A duration is an amount of time (30天, 3-5个工作日); a range has two ends; a ratio or fraction is a number."""

Operator = Literal[">=", "<=", ">", "<", "=", "~"]
"""A sign or the word for it: 不低于 is ">=", 以内 is "<=", 左右 and 约 are "~"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One verifiable amount, moment or grade. All spans are half-open offsets into the original text."""

    kind: Kind
    span: tuple[int, int]
    """The whole quantity, operator and unit included."""
    operator: Operator | None = None
    """None where none is written."""
    number: Decimal | None = None
    """The low end of a range, the first term of a ratio. 万 and 亿 are multiplied in (1.1万户 is 11000 户) except for
    money, which keeps them in its unit (50亿元 is 50 亿元)."""
    high: Decimal | None = None
    """The high end of a range, also of a duration; the second term of a ratio (1:3, 三分之二; unit_class "ratio")."""
    unit: str | None = None
    """As written, white space removed; ``units.canonical`` gives the one form of the same word."""
    unit_class: str | None = None
    """What the unit measures, by the names of ``units.CLASSES``; None for a bare number."""
    date: str | None = None
    """ISO 8601, as precise as written: "2024", "2024-12", "2024-12-31"; "--12" and "--12-31" without a year, "---25"
    for a day of every month. A quarter, half year or year's end is given by its last month, a stretch by its end."""
    date_from: str | None = None
    """The beginning of a stretch of time (2024年3月至10月), in the same form."""
    grade: str | None = None
    """The grade's word: 三级, Ⅲ类, 优, 2.0三级."""
    tolerance: Decimal | None = None
    """What stands after ±; a bare ±5% is 0 with tolerance 5."""
    operator_span: tuple[int, int] | None = None
    unit_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ParsedValue:
    """A text and the quantities in it, in their order, not overlapping."""

    text: str
    quantities: tuple[Quantity, ...]
    rest: tuple[tuple[int, int], ...]
    """Spans of the original text that were not understood, without punctuation; white space only inside."""
    tiers: bool
    """The value is a list of graded thresholds: ≥95%优，90–95%良，<90%差."""

    @property
    def main(self) -> Quantity | None:
        """The first number, range or duration, else the first quantity, else None."""
        for quantity in self.quantities:
            if quantity.kind in ("number", "range", "duration"):
                return quantity
        return self.quantities[0] if self.quantities else None

    @property
    def rest_text(self) -> str:
        """What was not understood, joined, without white space."""
        return "".join("".join(self.text[start:end].split()) for start, end in self.rest)
