"""Figures in Chinese numerals, as the format marks [DBNum1], [DBNum2] and [DBNum3] ask for them."""

from __future__ import annotations

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_PLACES = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿", "万亿")


def digit_by_digit(figures: str, kind: int) -> str:
    """Each digit by its numeral: 2024 is 二〇二四."""
    return figures.translate({48 + value: numeral for value, numeral in enumerate(_DIGITS[kind])})


def spelt(figures: str, kind: int) -> str:
    """A number as it is spoken: 1205.5 is 一千二百〇五.五. One of more than sixteen digits, or in scientific notation,
    stays as it is."""
    whole, point, part = figures.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if not whole.isdecimal() or len(whole) > 16 or (part and not part.isdecimal()):
        return figures
    if kind == 3:
        return sign + digit_by_digit(figures.removeprefix("-"), 3)
    return sign + _whole(int(whole), kind) + point + digit_by_digit(part, kind)


def _whole(value: int, kind: int) -> str:
    zero = _DIGITS[kind][0]
    if value == 0:
        return zero
    text, gap = "", False
    for group in range(3, -1, -1):
        part = value // 10 ** (4 * group) % 10_000
        if part == 0:
            gap = bool(text)
            continue
        if text and (gap or part < 1000):
            text += zero
        text += _below_wan(part, kind) + _GROUPS[group]
        gap = False
    # 十五, not 一十五, where the small numerals begin with ten.
    return text[1:] if kind == 1 and text.startswith("一十") else text


def _below_wan(value: int, kind: int) -> str:
    digits, places = _DIGITS[kind], _PLACES[kind]
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + places[place]
        gap = False
    return text
