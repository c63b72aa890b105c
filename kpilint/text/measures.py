"""What one value measures: an amount, a range of two (80%-90%), or an amount with a tolerance (100±5).

Positions are those of a text of :func:`normalise_spaced`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from kpilint.text import amounts, units
from kpilint.text.amounts import Amount

_TO = re.compile("--?|~|至|到|一(?=[0-9])")
"""Between the ends of a range. 一 is a dash misread."""
_TOLERANCE = ("±", "正负")


class Measure(NamedTuple):
    """``number`` is None where a figure stands that measures nothing; the text up to ``end`` is to be passed over.

    ``high`` is the high end of a range or the second term of a ratio; ``unit`` and ``more`` (余, 多) are spans;
    ``is_word`` says that it is a Chinese numeral without a unit, which may be part of a word.
    """

    end: int
    number: Decimal | None
    high: Decimal | None = None
    tolerance: Decimal | None = None
    unit: tuple[int, int] | None = None
    unit_class: str | None = None
    more: tuple[int, int] | None = None
    is_range: bool = False
    is_word: bool = False


def read(text: str, start: int, minus_allowed: bool) -> Measure | None:
    """The measure at ``start``; None where no figure stands there."""
    sign = _tolerance(text, start)
    low = amounts.read(text, start + sign, minus_allowed and not sign)
    if low is None or low.number is None:
        return low and Measure(low.end, None)
    if sign:
        return Measure(low.end, Decimal(0), None, low.value(), low.unit, low.unit_class)
    high = _high_end(text, low)
    if high is not None:
        return high
    margin = _margin(text, low)
    if margin is not None:
        measured = low if low.unit else margin
        return Measure(margin.end, low.value(), None, margin.value(), measured.unit, measured.unit_class)
    is_word = low.is_numeral and low.unit is None and low.second is None
    return Measure(
        low.end, low.value(), low.second, None, low.unit, low.unit_class, low.more, is_range=False, is_word=is_word
    )


def _tolerance(text: str, start: int) -> int:
    """The length of the ± at ``start``, 0 where there is none."""
    return next((len(sign) for sign in _TOLERANCE if text.startswith(sign, start)), 0)


def _margin(text: str, amount: Amount) -> Amount | None:
    sign = _tolerance(text, amount.end)
    margin = amounts.read(text, amount.end + sign) if sign else None
    return None if margin is None or margin.number is None or margin.second is not None else margin


def _high_end(text: str, low: Amount) -> Measure | None:
    """The range that ``low`` begins, if the amount behind the dash is not lower and of the same unit."""
    dash = _TO.match(text, low.end)
    if dash is None or low.second is not None:
        return None
    high = amounts.read(text, dash.end(), minus_allowed=dash[0][0] != "-")
    if high is None or high.number is None or high.second is not None:
        return None
    low_unit, high_unit = (text[slice(*one.unit)] if one.unit else "" for one in (low, high))
    if low_unit and high_unit and low_unit != high_unit and units.canonical(low_unit) != units.canonical(high_unit):
        return None
    first, last = low.value(), high.value()
    if not low_unit and low.magnitude and high_unit.startswith(low.magnitude):
        first = low.number  # 1万-2万元
    elif not low_unit and not low.magnitude:
        first = low.value(high.magnitude)  # 5-10万户
    if first is None or last is None or first > last:
        return None
    unit, unit_class = (high.unit, high.unit_class) if high_unit else (low.unit, low.unit_class)
    is_word = unit is None and (low.is_numeral or high.is_numeral)
    return Measure(high.end, first, last, None, unit, unit_class, low.more or high.more, is_range=True, is_word=is_word)
