"""The digits of a number put into the placeholders of a format code, and the format called General."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpilint.readers.sheets.format_codes import Token

_GENERAL_WIDTH = 11
"""Characters that General takes for a number with decimals, in Excel."""
_EXACT_DECIMALS = 4
"""Decimals that General keeps here whatever the width: money in yuan must not lose its fen."""


def general_of(figures: str) -> str:
    """As ``general``, of a number in figures; most are shown as they are."""
    if "e" not in figures and len(figures) <= _GENERAL_WIDTH and figures != "-0":
        return figures
    return general(Decimal(figures))


def general(number: Decimal) -> str:
    """A number as General shows it, but integers and money never shortened (a project code stays whole).

    A calculated 33.3333333333333 is cut to the eleven characters that Excel shows.
    """
    if number == 0:
        return "0"
    number = number.normalize()
    exponent = number.adjusted()
    if exponent >= 21 or exponent < -9:
        return _scientific(number)
    plain = format(number, "f")
    decimals = len(plain.partition(".")[2])
    if decimals <= _EXACT_DECIMALS or len(plain.lstrip("-")) <= _GENERAL_WIDTH:
        return plain
    if exponent < -4:
        return _scientific(number)
    whole = len(plain.lstrip("-").partition(".")[0])
    rounded = round(number, max(_EXACT_DECIMALS, _GENERAL_WIDTH - 1 - whole))
    return format(rounded.normalize(), "f")


def _scientific(number: Decimal) -> str:
    mantissa, _, exponent = format(number, ".5E").partition("E")
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{exponent[0]}{exponent[1:]:0>2}"


@dataclass(frozen=True, slots=True)
class _Parts:
    """The tokens of a number section: before the decimal point, behind it, of the exponent."""

    whole: Sequence[Token]
    decimals: Sequence[Token]
    exponent: Sequence[Token]


def placed(number: Decimal, tokens: Sequence[Token]) -> str:
    """A number (not negative) in a number section: its digits in the placeholders, rounded half up.

    A decimal point without digits behind it (0.# for 5) is left out, although Excel prints it.
    """
    parts = _parted(tokens)
    number = number * 100 ** _count(tokens, "percent")
    for commas in (_scaling(parts.whole), _scaling(parts.decimals)):
        number = number.scaleb(-3 * commas)
    power = 0
    if parts.exponent:
        number, power = _mantissa(number, _count(parts.whole, "digit"), _count(parts.decimals, "digit"))
    rounded = round(number, _count(parts.decimals, "digit"))
    whole, _, decimals = format(rounded, "f").partition(".")
    text = _whole(whole.lstrip("0"), parts.whole) + _decimals(decimals, parts.decimals)
    return text + _exponent(power, parts.exponent) if parts.exponent else text


def _count(tokens: Sequence[Token], kind: str) -> int:
    return sum(token.kind == kind for token in tokens)


def _parted(tokens: Sequence[Token]) -> _Parts:
    kinds = [token.kind for token in tokens]
    power = kinds.index("exponent") if "exponent" in kinds else len(kinds)
    point = kinds.index("point") if "point" in kinds[:power] else power
    return _Parts(tokens[:point], tokens[point:power], tokens[power:])


def _scaling(tokens: Sequence[Token]) -> int:
    """How many commas follow the last placeholder: each divides by a thousand."""
    last = max((at for at, token in enumerate(tokens) if token.kind == "digit"), default=None)
    return 0 if last is None else _count(tokens[last:], "comma")


def _whole(digits: str, tokens: Sequence[Token]) -> str:
    """The integer part, filled from its right; the first placeholder takes all digits that are left."""
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    if not places:
        return "".join(_plain(token) for token in tokens) + digits
    grouped = any(token.kind == "comma" and places[0] < at < places[-1] for at, token in enumerate(tokens))
    left, used = digits, 0
    made: list[str] = []
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].kind != "digit":
            made.append(_plain(tokens[at]))
            continue
        taken = left[::-1] if at == places[0] else left[-1:]
        left = "" if at == places[0] else left[:-1]
        for digit in taken or {"0": "0", "?": " "}.get(tokens[at].text, ""):
            made.append(f"{digit}," if grouped and used and used % 3 == 0 and digit != " " else digit)
            used += 1
    return "".join(reversed(made))


def _plain(token: Token) -> str:
    return "" if token.kind == "comma" else token.text


def _decimals(digits: str, tokens: Sequence[Token]) -> str:
    made: list[str] = []
    shown = 0
    places = [token.text for token in tokens if token.kind == "digit"]
    needed = max(len(digits.rstrip("0")), max((at + 1 for at, place in enumerate(places) if place == "0"), default=0))
    for token in tokens[1:]:
        if token.kind != "digit":
            made.append(_plain(token))
            continue
        made.append(digits[shown] if shown < needed else "")
        shown += 1
    return ("." if needed else "") + "".join(made)


def _mantissa(number: Decimal, wholes: int, decimals: int) -> tuple[Decimal, int]:
    """Mantissa and power of ten, the power a multiple of the number of integer placeholders (##0.0E+0)."""
    if number == 0:
        return number, 0
    step = max(1, wholes)
    for power in (number.adjusted(), number.adjusted() + 1):
        power -= power % step
        mantissa = number.scaleb(-power)
        if round(mantissa, decimals) < 10**step:
            return mantissa, power
    return mantissa, power


def _exponent(power: int, tokens: Sequence[Token]) -> str:
    width = _count(tokens, "digit")
    sign = "-" if power < 0 else "+" if tokens[0].text.endswith("+") else ""
    tail = "".join(_plain(token) for token in tokens[1:] if token.kind != "digit")
    return f"E{sign}{abs(power):0{width}d}{tail}"
