"""What a person sees in a cell: its number or text in its number format."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from itertools import takewhile
from types import MappingProxyType

from kpilint.readers.sheets.dates import shown_date
from kpilint.readers.sheets.digits import general, general_of, placed
from kpilint.readers.sheets.format_codes import GENERAL, Section, Token, sections_of
from kpilint.readers.sheets.numerals import digit_by_digit, spelt

_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "=": operator.eq,
        "<>": operator.ne,
    }
)
_EXACT = Context(prec=1500, rounding=ROUND_HALF_UP)
"""Room for the largest float (309 digits) with as many decimals as a format code can hold."""
_KEPT = ".15g"
"""How many digits of a number spreadsheet programs keep."""
_MOST_DIGITS = 4
"""Digits of a denominator; Excel finds fractions of up to three."""


def shown(value: float, code: str, since_1904: bool = False) -> str:
    """A number as a format code shows it: 0.955 in ``0.0%`` is 95.5%.

    Rounded half up from the digits that spreadsheet programs keep. ``since_1904`` says from when days count.
    What cannot be shown (a negative date) is given as General. Blanks that only align are left out at both ends.
    """
    if code in ("General", "@", ""):
        return general_of(format(value, _KEPT))
    with localcontext(_EXACT):
        number = Decimal(format(value, _KEPT))
        section, signed = _chosen(_of_numbers(sections_of(code)), number)
        text = _in_section(number if section.kind == "date" else abs(number), section, since_1904)
        if text is None:
            return general(number)
    return ("-" + text if signed and number < 0 and section.kind != "date" else text).strip()


def shown_text(text: str, code: str) -> str:
    """A text as a format code shows it: 85 in ``"≥"@"%"`` is ≥85%."""
    if "@" not in code and ";" not in code:
        return text
    sections = sections_of(code)
    last = sections[-1]
    if len(sections) < 4 and not any(token.kind == "text" for token in last.tokens):
        return text
    return "".join(text if token.kind in ("text", "general") else token.text for token in last.tokens)


def _of_numbers(sections: Sequence[Section]) -> Sequence[Section]:
    """The sections that are for numbers: a fourth one, or a last one with @, is for text."""
    if len(sections) > 1 and (len(sections) > 3 or sections[-1].kind == "text"):
        return sections[:-1][:3]
    return sections


def _chosen(sections: Sequence[Section], number: Decimal) -> tuple[Section, bool]:
    """The section for a number, and whether a minus sign is put before what it shows."""
    if any(section.condition for section in sections):
        return _by_condition(sections, number)
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


def _by_condition(sections: Sequence[Section], number: Decimal) -> tuple[Section, bool]:
    for at, section in enumerate(sections):
        condition = section.condition
        if condition is None and at == 1 and len(sections) > 2:
            condition = ("<", Decimal(0))
        if condition is None or _COMPARED[condition[0]](number, condition[1]):
            below_zero = condition is not None and condition[0] in ("<", "<=") and condition[1] <= 0
            return section, not below_zero
    return GENERAL, True


def _in_section(number: Decimal, section: Section, since_1904: bool) -> str | None:
    if section.kind == "date":
        return shown_date(number, section, since_1904)
    if section.kind in ("general", "text"):
        plain = general(number)
        figures = spelt(plain, section.numerals) if section.numerals else plain
        return "".join(figures if token.kind in ("general", "text") else token.text for token in section.tokens)
    if section.kind == "number":
        text = placed(number, section.tokens)
        return digit_by_digit(text, section.numerals) if section.numerals else text
    if section.kind == "fraction":
        return _fraction(number, section)
    return _text(section.tokens)


def _fraction(number: Decimal, section: Section) -> str:
    """A number as whole and fraction (1 3/4), the denominator fixed or of as many digits as the code allows."""
    tokens = section.tokens
    slash = next(at for at, token in enumerate(tokens) if token.kind == "slash")
    below = _run(token.text for token in tokens[slash + 1 :])
    above = len(_run(token.text for token in reversed(tokens[:slash])))
    wholes = [at for at, token in enumerate(tokens[: slash - above]) if token.kind == "digit"]
    value = Fraction(number)
    if below[0] in "123456789":
        bottom = int(below.replace("#", "0").replace("?", "0"))
        top = int(value * bottom + Fraction(1, 2))
    else:
        top, bottom = value.limit_denominator(10 ** min(len(below), _MOST_DIGITS) - 1).as_integer_ratio()
    whole, top = divmod(top, bottom) if wholes else (0, top)
    parts = [str(whole)] if whole or not top else []
    if top:
        parts.append(f"{top}/{bottom}")
    head = tokens[: wholes[0] if wholes else slash - above]
    tail = tokens[slash + 1 + len(below) :]
    return _text(head) + " ".join(parts) + _text(tail)


def _run(texts: Iterable[str]) -> str:
    return "".join(takewhile(lambda text: len(text) == 1 and text in "0123456789#?", texts))


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)
