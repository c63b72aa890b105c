"""Figures as people read them in messages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def plain(number: Decimal) -> str:
    """A number with at most two decimals and no trailing zeros: 37.5, 100, 299.02."""
    text = f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(number: Decimal, step: Decimal) -> Decimal:
    """A number rounded half up to a multiple of ``step`` (0.01, 1, 1000)."""
    return (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def last_digit(number: Decimal) -> Decimal:
    """What one more in a number's last written digit is: 0.01 for 299.02, 1 for 76."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
