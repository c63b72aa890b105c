"""One amount: a number in figures or Chinese numerals, its magnitude (万) and its unit.

Positions are those of a text of :func:`normalise_spaced`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from kpilint.text import units
from kpilint.text.numerals import CHARS, FRESH, parse_numeral
from kpilint.text.patterns import late

# At most 15 figures before the point and 12 behind it: times a magnitude they still fit a Decimal's 28 digits.
_NUMBER = re.compile(
    "(?P<minus>-)?(?:"
    # 10,100% is a list: no share has thousands.
    r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?![0-9])(?:\.[0-9]{1,12})?(?![0-9]{0,12}%)"
    r"|[0-9]{1,15}(?:\.[0-9]{1,12})?(?![0-9])"
    "|(?P<half>(?<![上下前后一多过大])半(?=年|个?月|天|日|个?小时))"
    f"|(?P<numeral>{FRESH}[{CHARS}]+)"
    ")"
)
_FRACTION = late(
    rf"{FRESH}(?P<base>百|千|万|[一二三四五六七八九十]{{1,3}})分之"
    rf"(?P<part>[{CHARS}]{{1,8}}|[0-9]{{1,3}}(?:\.[0-9]{{1,6}})?)"
)
_HALF_OF_ALL = late(f"{FRESH}一半(?![导径成年天个小月])")
_ROUND_THE_CLOCK = re.compile("(?P<days>[0-9]{1,2}) ?[×xX*] ?(?P<hours>[0-9]{1,2})(?=个?小时|h(?![A-Za-z]))")
_RATIO = re.compile(r"[:/比](?P<second>[0-9]{1,6}(?:\.[0-9]{1,6})?)(?![0-9:/])")
_TAIL = re.compile("(?P<more>[余多])?(?P<magnitude>百万|千万|万亿|[百千万亿])?(?P<still_more>[余多])?")
_AND_A_HALF = re.compile("(?<=[年天周倍])半(?![年月天])|(?<=小时)半")
_PROPER = late(
    # 5G, 3D
    "[A-Za-z][A-Za-z0-9]*"
    # 12345热线, 518会, 863计划
    "|(?<=[0-9]{3})(?=[一-鿿]{0,8}(?:热线|电话)|会(?![议员场])|[一-鿿]{0,6}(?:洽谈会|博览会|交易会)"
    "|计划|工程(?!师)|高校|报警|急救|指挥中心)"
)
"""What behind a figure without a unit makes a name of it."""
_FACTOR = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_NOT_AFTER_NUMERALS = frozenset("方里面度口门路点头道对段站把季回节眼井校园卷期届")
"""Units that behind a Chinese numeral are mostly part of a word: 一面, 三方, 二期."""


class Amount(NamedTuple):
    """A number and its unit as they are written.

    ``number`` is None where a figure stands that is no amount; the text up to ``end`` is to be passed over.
    ``second`` is the second term of a ratio; ``more`` the span of 余 or 多.
    """

    end: int
    number: Decimal | None
    second: Decimal | None = None
    magnitude: str = ""
    unit: tuple[int, int] | None = None
    unit_class: str | None = None
    more: tuple[int, int] | None = None
    is_numeral: bool = False

    def value(self, magnitude: str | None = None) -> Decimal | None:
        """The number times its own, or another magnitude: 1.1 and 万 are 11000."""
        factor = _FACTOR[self.magnitude if magnitude is None else magnitude]
        if self.number is None or factor == 1:
            return self.number
        value = self.number * factor
        whole = value.to_integral_value()
        return whole if whole == value else value


def read(text: str, start: int, minus_allowed: bool = False) -> Amount | None:
    """The amount at ``start``; None where no figure stands there."""
    found = _NUMBER.match(text, start)
    if found is None:
        return None
    end = found.end()
    if found["numeral"]:
        return _fraction(text, start) or _numeral(text, start, end)
    if found["minus"] and not minus_allowed:
        return None
    if found["half"]:
        half = _with_unit(text, end, Decimal("0.5"), is_numeral=True)
        return half if half.unit else Amount(end, None)
    clock = _ROUND_THE_CLOCK.match(text, start)
    if clock:
        return _with_unit(text, clock.end(), Decimal(int(clock["days"]) * int(clock["hours"])))
    amount = _with_unit(text, end, Decimal(found[0].replace(",", "")))
    ratio = _RATIO.match(text, end) if amount.end == end and amount.number is not None else None
    if ratio is None:
        return amount
    return Amount(ratio.end(), amount.number, Decimal(ratio["second"]), unit_class="ratio")


def has_unit(text: str, start: int) -> bool:
    """Whether a unit or a magnitude stands at ``start``."""
    return text.startswith(("万", "亿"), start) or _unit(text, start, is_numeral=False) is not None


def _numeral(text: str, start: int, end: int) -> Amount:
    if text[end - 1] in "万亿" and end - start > 1:
        money = units.match(text, end - 1)
        # 三百万元 is 300 万元: money keeps its magnitude.
        end -= money is not None and money[1] in ("money", "unit_price")
    value = parse_numeral(text[start:end])
    return Amount(end, None) if value is None else _with_unit(text, end, Decimal(value), is_numeral=True)


def _fraction(text: str, start: int) -> Amount | None:
    """百分之九十五 in per cent, 三分之二 and 一半 as a ratio."""
    found = _FRACTION().match(text, start)
    if found is None:
        half = _HALF_OF_ALL().match(text, start)
        return Amount(half.end(), Decimal(1), Decimal(2), unit_class="ratio", is_numeral=True) if half else None
    base, part = found["base"], found["part"]
    value = part if part[0].isascii() else parse_numeral("一百" if part == "百" else part)
    if base in ("百", "千", "万"):
        number = None if value is None else Decimal(value)
        word = (found.start(), found.start("part"))
        return Amount(found.end(), number, unit=word, unit_class="share", is_numeral=True)
    whole = parse_numeral(base)
    if value is None or whole is None:
        return Amount(found.end(), None)
    return Amount(found.end(), Decimal(value), Decimal(whole), unit_class="ratio", is_numeral=True)


def _unit(text: str, start: int, is_numeral: bool) -> tuple[int, int, str | None] | None:
    """The span and class of the unit at ``start``; one space before it is passed over."""
    start += text.startswith(" ", start)
    found = units.match(text, start)
    if found is None or (is_numeral and text[start : found[0]] in _NOT_AFTER_NUMERALS):
        return None
    return start, *found


def _with_unit(text: str, end: int, number: Decimal, is_numeral: bool = False) -> Amount:
    """The amount whose figure ends at ``end``, with 余, magnitude and unit behind it."""
    unit = _unit(text, end, is_numeral)
    magnitude, more = "", None
    if text.startswith("个半", end) and (behind := _unit(text, end + 2, is_numeral)) and behind[2] == "time":
        unit, number = behind, number + Decimal("0.5")  # 1个半小时
    tail = _TAIL.match(text, end) if unit is None else None
    if tail is not None and tail["more"] and (unit := _unit(text, end + 1, is_numeral)):  # 20余家, 100多万元
        more = (end, end + 1)
    elif tail is not None and tail.end() > end and not is_numeral:
        unit = _unit(text, tail.end(), is_numeral)
        # Without a unit behind it, 千 may begin a word (千方百计), and 余 and 多 do.
        if unit or tail["magnitude"] not in (None, "百", "千"):
            magnitude = tail["magnitude"] or ""
            end = tail.end() if unit else tail.end("magnitude")
            name = "more" if tail["more"] else "still_more"
            more = tail.span(name) if tail[name] and tail.end(name) <= end else None
    if unit is None:
        proper = None if magnitude or end == len(text) else _PROPER().match(text, end)
        if proper:
            return Amount(proper.end(), None)
        return Amount(end, number, magnitude=magnitude, more=more, is_numeral=is_numeral)
    start, end, unit_class = unit
    if unit_class == "grade":  # 三级指标
        return Amount(end, None)
    half = _AND_A_HALF.match(text, end)
    if half:
        number += Decimal("0.5")
    span = (start, end)
    return Amount(half.end() if half else end, number, None, magnitude, span, unit_class, more, is_numeral)
