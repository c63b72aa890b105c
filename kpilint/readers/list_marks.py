"""The numbers programs put in front of list items: 1, 一, 甲, ①, a, iv. Named as OOXML names them (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_LONGEST_ROMAN = 3_999
_MOST_LETTERS = 26 * 10
"""The number from which on letters, repeated as programs do (aa, bbb), are no more told; the figure is."""

_DIGITS, _PLACES = "〇一二三四五六七八九", ("", "十", "百", "千")
_LEGAL_DIGITS, _LEGAL_PLACES = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def list_mark(number: int, style: str) -> str:
    """A number as a list shows it; decimal for styles that are not known and numbers a style has no sign for."""
    made = _STYLES.get(style, str)(number) if number > 0 else ""
    return made if made or style in ("none", "bullet") else str(number)


def _chinese(number: int, digits: str, places: tuple[str, ...], ten: str) -> str:
    """A numeral below 10,000; ``ten`` is how 10 to 19 begin (十, 壹拾). "" for a larger number."""
    if number >= 10_000:
        return ""
    made = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            made += digits[digit] + places[place]
        elif made and number % 10**place and not made.endswith("零"):
            made += "零"
    return ten + made[2:] if 10 <= number < 20 else made


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    count, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (count + 1) if number <= _MOST_LETTERS else ""


def _roman(number: int) -> str:
    made = ""
    for value, sign in _ROMAN if number <= _LONGEST_ROMAN else ():
        made += sign * (number // value)
        number %= value
    return made


def _signs(signs: str) -> Callable[[int], str]:
    """The numbers a row of signs has, "" for those behind it."""
    return lambda number: signs[number - 1 : number]


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + at) for at in range(count))


def _counting(number: int) -> str:
    return _chinese(number, _DIGITS, _PLACES, "十")


def _legal(number: int) -> str:
    return _chinese(number, _LEGAL_DIGITS, _LEGAL_PLACES, "壹拾")


def _none(number: int) -> str:
    return ""


_circled = _signs(_run("①", 20))

_STYLES: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "none": _none,
        "bullet": _none,
        "decimalZero": lambda number: f"{number:02d}",
        "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
        "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "decimalEnclosedFullstop": _signs(_run("⒈", 20)),
        "decimalEnclosedParen": _signs(_run("⑴", 20)),
        "chineseCounting": _counting,
        "chineseCountingThousand": _counting,
        "japaneseCounting": _counting,
        "taiwaneseCounting": _counting,
        "taiwaneseCountingThousand": _counting,
        "ideographDigital": _by_digit,
        "japaneseDigitalTenThousand": _by_digit,
        "taiwaneseDigital": _by_digit,
        "chineseLegalSimplified": _legal,
        "ideographLegalTraditional": _legal,
        "ideographEnclosedCircle": _signs(_run("㊀", 10)),
        "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
    }
)
