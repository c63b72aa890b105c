"""Target values such as ≥6个, 不少于20次, 2024年12月底前, 80%-90%, Ⅲ类, 三日内.

One pattern finds where something begins: a name that holds figures, or a value with or without an operator before it.
There the readers for dates, grades and amounts are asked in this order; what none of them takes is left over.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpilint.model.quantity import Kind, Operator, ParsedValue, Quantity
from kpilint.text import amounts, dates, grades, measures, operators
from kpilint.text.names import NAME
from kpilint.text.normalise import Normalised, normalise_spaced, words
from kpilint.text.numerals import CHARS
from kpilint.text.patterns import late

_START = re.compile(
    # Nothing begins with any other character: prose is passed over without trying all that follows.
    f"(?=[0-9A-Za-z{CHARS}{re.escape(operators.FIRST)}±〔[(【"
    "第上下半年每当次正甲乙丙丁特劣优良中合差不较目任指举附表图-])(?:"
    f"(?P<name>{NAME})"
    f"|(?P<operator>{operators.BEFORE})?"
    f"(?P<value>(?=(?:(?<![A-Za-z0-9])|(?<=[Pp][Hh]))[0-9]|[{CHARS}]|-[0-9]|±|正负"
    "|[上下]半年|[前第].?季度|年[底末内以之]|[每当次]月|半[年个月天日小]"
    "|[IVA-E甲乙丙丁特劣优良中合差]|不合格|较[好差])))"
)
_BEFORE_MINUS = frozenset("(:;,为比、“")
_ZERO_OF = late(
    "$|[。,;、)]|事故|伤亡|死亡|投诉|差错|失误|违[规纪法]|缺陷|上访|发案|发生|新增|逾期|排放|泄漏|感染|延误"
)
"""What 零 counts without a unit; it otherwise begins words (零星, 零售, 零基预算)."""
_POINTS = late(r"[得计扣](?:[0-9]{1,3}(?:\.[0-9]{1,2})?分|满分)")
_BARE = re.compile(
    r"¥?(?P<number>-?(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,8}|[0-9]{1,24})(?:\.[0-9]{1,24})?|-?\.[0-9]{1,24})%?"
)


def parse_decimal(text: str) -> Decimal | None:
    """The number of a cell that holds nothing but an amount of money or a percentage: "1,650.00", "６０%", "-5".

    None for everything else, also for numbers torn apart ("966.5 7"): a guess would give a wrong sum.
    """
    found = _BARE.fullmatch(normalise_spaced(text).text)
    return Decimal(found["number"].replace(",", "")) if found else None


@lru_cache(maxsize=8192)
def parse_value(text: str) -> ParsedValue:
    """All quantities of a target value, a goal or another text, and what was not understood. Never raises.

    Document numbers, enumerators and names with figures in them are no quantities. The time taken is in proportion to
    the length of the text, whatever stands in it.
    """
    reader = _Reader(text, normalise_spaced(text))
    plain = reader.clean.text
    found: list[_Found] = []
    start, last_amount = 0, -1
    while match := _START.search(plain, start):
        if match["name"]:
            start = match.end()
            continue
        result = reader.read(match.start(), match.end(), last_amount)
        if isinstance(result, int):
            start = result
            continue
        found.append(result)
        start = result.end
        last_amount = -1 if result.quantity.kind in ("date", "grade") else start
    quantities = tuple(one.quantity for one in found)
    gaps = zip((0, *(one.end for one in found)), (*(one.start for one in found), len(plain)), strict=True)
    rest = tuple(reader.clean.span(*word) for gap in gaps for word in words(plain, *gap))
    return ParsedValue(text, quantities, rest, _has_tiers(plain, quantities))


def _has_tiers(plain: str, quantities: tuple[Quantity, ...]) -> bool:
    """Whether at least two thresholds are followed by a grade's word or by points."""
    thresholds = sum(one.kind in ("number", "range") for one in quantities)
    graded = sum(one.grade is not None and grades.is_word(one.grade) for one in quantities)
    return thresholds >= 2 and (graded >= 2 or len(_POINTS().findall(plain)) >= 2)


class _Found(NamedTuple):
    """A quantity and its span in the normalised text."""

    start: int
    end: int
    quantity: Quantity


class _Reader(NamedTuple):
    """Reads single quantities of a text. All positions are those of its normalised form."""

    text: str
    clean: Normalised

    def read(self, start: int, value: int, last_amount: int) -> _Found | int:
        """The quantity at ``value`` whose operator begins at ``start``; or the position from which to look on.

        ``last_amount`` is the end of the amount before it, -1 where there is none.
        """
        plain = self.clean.text
        date = dates.match(plain, value) or self._year_month(start, value)
        if date:
            if plain[start:value] in operators.WEAK:  # 达到2024年水平
                start = value
            operator, mark, end = self._operator(start, value, date.end, operators.after_date(plain, date.end))
            span = self.clean.span(start, end)
            quantity = Quantity("date", span, operator, date=date.date, date_from=date.date_from, operator_span=mark)
            return _Found(start, end, quantity)
        stop = grades.match(plain, value, value > start, last_amount)
        if stop:
            operator, mark, end = self._operator(start, value, stop, operators.after_amount(plain, stop))
            span = self.clean.span(start, end)
            word = self._written(value, stop)
            quantity = Quantity("grade", span, operator, unit_class="grade", grade=word, operator_span=mark)
            return _Found(start, end, quantity)
        return self._amount(start, value)

    def _year_month(self, start: int, value: int) -> dates.Date | None:
        """2024.12, unless a unit or a sign says that it is a number."""
        plain = self.clean.text
        date = dates.match_year_month(plain, value)
        if date is None or plain[value + 4] != "." or not plain[date.end - 1].isdigit():
            return date
        return None if start < value or amounts.has_unit(plain, date.end) else date

    def _amount(self, start: int, value: int) -> _Found | int:
        plain = self.clean.text
        minus = value == 0 or start < value or plain[value - 1] in _BEFORE_MINUS
        measure = measures.read(plain, value, minus)
        if measure is None:
            return value + 1
        is_part = measure.is_word and start == value and not self._stands_alone(value, measure.end)
        if measure.number is None or is_part:
            return measure.end
        operator, mark, end = self._operator(start, value, measure.end, operators.after_amount(plain, measure.end))
        if operator is None and measure.more:
            operator, mark = "~", self.clean.span(*measure.more)
        kind: Kind = "duration" if measure.unit_class == "time" else "range" if measure.is_range else "number"
        quantity = Quantity(
            kind,
            self.clean.span(start, end),
            operator,
            measure.number,
            measure.high,
            unit=None if measure.unit is None else self._written(*measure.unit),
            unit_class="rank" if plain[start:value] == "前" else measure.unit_class,
            tolerance=measure.tolerance,
            operator_span=mark,
            unit_span=None if measure.unit is None else self.clean.span(*measure.unit),
        )
        return _Found(start, end, quantity)

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether a numeral without a unit is a number: the whole text, or the 零 of 零事故."""
        plain = self.clean.text
        if plain[start:end] == "零" and _ZERO_OF().match(plain, end):
            return True
        return start == 0 and not plain[end:].strip("。.;,")

    def _operator(
        self, start: int, value: int, end: int, behind: tuple[Operator, int] | None
    ) -> tuple[Operator | None, tuple[int, int] | None, int]:
        """The operator of what stands at ``value:end``, its span in the original text, and the end of it all."""
        word = self.clean.text[start:value]
        if behind and (not word or word in operators.WEAK):
            return behind[0], self.clean.span(end, behind[1]), behind[1]
        if word:
            return operators.sign(word), self.clean.span(start, value), behind[1] if behind else end
        return None, None, end

    def _written(self, start: int, end: int) -> str:
        """The original text of a span, white space removed."""
        return "".join(self.text[slice(*self.clean.span(start, end))].split())
