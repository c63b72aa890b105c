"""Dates of plans: 2024年12月底前, 2024.12.31, 四季度, 1—12月, 年底.

Patterns are for texts of :func:`normalise_spaced`.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from kpilint.text.numerals import FRESH, parse_numeral
from kpilint.text.operators import INSIDE, UNTIL

_HAN_DIGITS = "〇零○一二三四五六七八九"
_Y = f"(?:(?:19|20)[0-9]{{2}}|[一二][{_HAN_DIGITS}]{{3}})"
_M = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DAY_MARK = "(?:日|号(?![楼线路院]))"
_TO = "(?:--?|~|至|到)"
_BETWEEN = re.compile(_TO)
_FRESH = f"(?:(?=[0-9])|{FRESH})"
_INSIDE = f"(?:[以之]内|{INSIDE})"

_HINT = re.compile(r"[0-9〇零○一二三四五六七八九十]{1,4}(?:[年月季./~至到-]|$)|[第前每当次上下年]")
_POINT = re.compile(
    rf"(?P<iso_year>{_Y})(?P<mark>[-/.])(?P<iso_month>{_M})(?P=mark)(?P<iso_day>{_D})(?![0-9])日?"
    rf"|(?:(?P<year>{_Y})年度?|{_FRESH})(?:"
    # Without a year 三月内 is a duration.
    rf"(?P<month>{_M})月(?:(?P<day>{_D}){_DAY_MARK}(?:[0-2]?[0-9][时点](?!间))?|份?[底末初]|份?[上中下]旬|份"
    rf"|(?(year)|(?!{_INSIDE})))"
    "|前?第?(?P<quarter>[一二三四1-4])季度[末底]?"
    "|(?<!以)(?P<half>[上下])半年"
    f"|(?(year)年?|(?<![上去前往历明])年)(?P<close>[底末]|(?={_INSIDE}))"
    rf"|(?(year)(?:年?(?P<open>初))?|[每当次]月(?P<month_day>{_D}){_DAY_MARK})"
    ")"
)
"""One moment, or one month, quarter, half or year."""
_BEFORE_DAY = re.compile(rf"{_FRESH}(?P<month>1[0-2]|0?[1-9])[./-](?P<day>3[01]|[12][0-9]|0?[1-9])日?(?={UNTIL})")
_YEAR_MONTH = re.compile(
    rf"(?P<year>{_Y})(?:[-/](?P<month>{_M})(?![0-9/-]|\.[0-9])|\.(?P<dotted>0[1-9]|1[0-2])(?![0-9.]))(?:月[底末]?)?"
)
_STRETCHES = (
    re.compile(
        rf"(?:(?P<y1>{_Y})年|{_FRESH})(?P<m1>{_M})(?:"
        rf"月?{_TO}(?P<m2>{_M})月(?!{_D}{_DAY_MARK})份?[底末]?"
        rf"|月(?P<d1>{_D})日?{_TO}(?P<d2>{_D}){_DAY_MARK})"
    ),
    re.compile(rf"(?P<y1>{_Y})年?{_TO}(?P<y2>{_Y})(?:年度?(?!{_M}月|[底末])|学年度?|采暖季|供暖季|供热季)"),
    re.compile(rf"(?P<y1>{_Y})\.(?P<m1>{_M}){_TO}(?P<y2>{_Y})\.(?P<m2>{_M})(?![0-9.])"),
)
"""Stretches whose first end leaves out what the second one says: 1-12月, 2024-2026年."""
_QUARTER_END = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}


class Date(NamedTuple):
    """What was read: its end in the text, the date, and the beginning of a stretch of time."""

    end: int
    date: str
    date_from: str | None = None


class _Day(NamedTuple):
    year: int | None
    month: int | None
    day: int | None

    def __str__(self) -> str:
        """ISO 8601. A day that the month has not (2月30日) is left out."""
        text = f"{self.year:04}" if self.year else "-"
        if self.month:
            text += f"-{self.month:02}"
        elif not self.year:
            return f"---{self.day:02}"
        if self.day and self.month and _exists(self.year or 2024, self.month, self.day):
            text += f"-{self.day:02}"
        return text


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _figure(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isascii():
        return int(text)
    if len(text) == 4:
        return int("".join(str(max(0, _HAN_DIGITS.index(char) - 2)) for char in text))
    return parse_numeral(text)


def _point(text: str, start: int) -> tuple[int, _Day] | None:
    found = _BEFORE_DAY.match(text, start) or _POINT.match(text, start)
    if found is None:
        return None
    group = found.groupdict()
    if group.get("iso_year"):
        return found.end(), _Day(*(_figure(group[name]) for name in ("iso_year", "iso_month", "iso_day")))
    month = _figure(group["month"])
    day = _figure(group["day"])
    year = _figure(group.get("year"))
    if group.get("quarter"):
        month = _QUARTER_END[group["quarter"]]
    elif group.get("half"):
        month = 6 if group["half"] == "上" else 12
    elif group.get("close") is not None:
        month = 12
    elif group.get("open"):
        month = 1
    elif group.get("month_day"):
        day = _figure(group["month_day"])
    return found.end(), _Day(year, month, day)


def match(text: str, start: int) -> Date | None:
    """The date or stretch of time of a text at ``start``, operators aside; None if there is none."""
    if _HINT.match(text, start) is None:
        return None
    for pattern in _STRETCHES:
        found = pattern.match(text, start)
        if found:
            named = {name: _figure(value) for name, value in found.groupdict().items()}
            first = _Day(named["y1"], named.get("m1"), named.get("d1"))
            last = _Day(named.get("y2") or first.year, named.get("m2") or first.month, named.get("d2"))
            return Date(found.end(), str(last), str(first))
    point = _point(text, start)
    if point is None:
        return None
    end, first = point
    found = _BETWEEN.match(text, end)
    second = _point(text, found.end()) if found else None
    if second is None:
        return Date(end, str(first))
    last = second[1] if second[1].year else second[1]._replace(year=first.year)
    return Date(second[0], str(last), str(first))


def match_year_month(text: str, start: int) -> Date | None:
    """2024-12, 2024/12 or 2024.12 at ``start``; whether the last is a date only the caller can tell."""
    found = _YEAR_MONTH.match(text, start)
    if found is None:
        return None
    month = _figure(found["month"] or found["dotted"])
    return Date(found.end(), str(_Day(_figure(found["year"]), month, None)))
