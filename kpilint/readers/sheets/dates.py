"""Dates and times of workbooks: serial numbers of days, and how a date format shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from kpilint.readers.sheets.format_codes import Section, Token, seconds_parts
from kpilint.readers.sheets.numerals import digit_by_digit, spelt

_LAST_DAY = 2_958_465
"""The serial number of 9999-12-31, the last day there is."""
_LEAP_DAY = 60
"""29 February 1900, which the 1900 system counts although there was none."""
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_DAYS = "一二三四五六日"
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a workbook counts it; ``part`` holds the digits of the second that are shown."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    elapsed: int
    part: str

    @property
    def hour(self) -> int:
        """0 to 23."""
        return self.seconds // 3600

    @property
    def minute(self) -> int:
        """0 to 59."""
        return self.seconds // 60 % 60


def moment(serial: Decimal, since_1904: bool, parts: int) -> Moment | None:
    """The moment of a serial number, rounded to seconds of ``parts`` decimals; None where the program shows ######."""
    scale = 10**parts
    ticks = int((serial * 86_400 * scale).quantize(Decimal(1), ROUND_HALF_UP))
    total, part = divmod(ticks, scale)
    days, seconds = divmod(total, 86_400)
    if ticks < 0 or days > _LAST_DAY - (1462 if since_1904 else 0):
        return None
    year, month, day, weekday = _calendar(days, since_1904)
    return Moment(year, month, day, weekday, seconds, total, f"{part:0{parts}d}" if parts else "")


def _calendar(days: int, since_1904: bool) -> tuple[int, int, int, int]:
    if not since_1904 and days in (0, _LEAP_DAY):
        return (1900, 1, 0, 5) if days == 0 else (1900, 2, 29, 2)
    start = date(1904, 1, 1) if since_1904 else date(1899, 12, 31) if days < _LEAP_DAY else date(1899, 12, 30)
    found = start + timedelta(days)
    return found.year, found.month, found.day, found.weekday()


def shown_date(serial: Decimal, section: Section, since_1904: bool) -> str | None:
    """A serial number as a date section shows it; None where it is no date."""
    when = moment(serial, since_1904, seconds_parts(section))
    if when is None:
        return None
    half_days = any(token.kind == "noon" for token in section.tokens)
    shown, parts = [], when.part
    for at, token in enumerate(section.tokens):
        if token.kind == "literal":
            shown.append(token.text)
        elif token.kind == "point":
            shown.append(".")
        elif token.kind == "digit":
            shown.append(parts[:1])
            parts = parts[1:]
        elif token.kind == "noon":
            shown.append(_noon(token.text, when, section.chinese))
        elif token.kind == "elapsed":
            shown.append(_elapsed(token.text, when))
        else:
            minutes = token.text[0] in "mM" and len(token.text) < 3 and _means_minutes(section.tokens, at)
            text = _minute(token.text, when) if minutes else _date_part(token.text.lower(), when, section, half_days)
            shown.append(_in_numerals(text, token, section.numerals))
    return "".join(shown)


def _means_minutes(tokens: Sequence[Token], at: int) -> bool:
    """Whether an m stands behind hours or before seconds."""
    before = next((token.text for token in reversed(tokens[:at]) if token.kind in ("date", "elapsed")), "")
    after = next((token.text for token in tokens[at + 1 :] if token.kind in ("date", "elapsed")), "")
    return before[:1] in ("h", "H") or after[:1] in ("s", "S")


def _minute(text: str, when: Moment) -> str:
    return f"{when.minute:0{len(text)}d}"


def _elapsed(text: str, when: Moment) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
    return f"{when.elapsed // unit:0{len(text)}d}"


def _noon(text: str, when: Moment, chinese: bool) -> str:
    afternoon = when.hour >= 12
    if chinese or text == "上午/下午":
        return "下午" if afternoon else "上午"
    return text.split("/")[afternoon]


def _date_part(text: str, when: Moment, section: Section, half_days: bool) -> str:
    letter, width = text[0], len(text)
    if letter == "y":
        return f"{when.year % 100:02d}" if width < 3 else f"{when.year:04d}"
    if letter == "e":
        return str(when.year)
    if letter == "m":
        return _month(when.month, width, section.chinese)
    if letter == "d":
        return f"{when.day:0{width}d}" if width < 3 else _weekday(when.weekday, width, section.chinese)
    if letter == "a":
        return ("星期" if width == 4 else "周" if section.chinese else "") + _DAYS[when.weekday]
    if letter == "h":
        hour = (when.hour % 12 or 12) if half_days else when.hour
        return f"{hour:0{min(width, 2)}d}"
    if letter == "s":
        return f"{when.seconds % 60:0{min(width, 2)}d}"
    return ""  # the era (g), which our calendar does not have


def _month(month: int, width: int, chinese: bool) -> str:
    if width < 3:
        return f"{month:0{width}d}"
    if chinese:
        return _MONTHS[month - 1] + "月"
    name = _ENGLISH_MONTHS[month - 1]
    return {3: name[:3], 5: name[:1]}.get(width, name)


def _weekday(weekday: int, width: int, chinese: bool) -> str:
    if chinese:
        return ("周" if width == 3 else "星期") + _DAYS[weekday]
    return _ENGLISH_DAYS[weekday][: 3 if width == 3 else None]


def _in_numerals(text: str, token: Token, kind: int) -> str:
    """Chinese numerals: a year digit by digit, all else as it is spoken."""
    if not kind or not text.isdecimal():
        return text
    return digit_by_digit(text, kind) if token.text[0] in "yYeE" or kind == 3 else spelt(str(int(text)), kind)
