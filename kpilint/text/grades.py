"""Grades that anybody can verify: 三级, Ⅲ类, 甲级, 2.0三级, 5A级, 一等奖, 优.

二级指标, 国家级 and 三级联动 are none. Patterns are for texts of :func:`normalise_spaced`, where Ⅲ is spelt III.
"""

from __future__ import annotations

import re

from kpilint.text.numerals import FRESH
from kpilint.text.patterns import late

_RANK = "[一二三四五六七八九十]"
_WATER = "(?:水质|水体|水|标准)"
_GRADE = re.compile(
    r"(?<![A-Za-z0-9°])(?:"
    "劣?(?:I{1,3}|IV|VI{0,3}|V)[类级]"
    "|(?:[1-5]A|A{2,5}|[A-E]|[甲乙丙丁])级"
    rf"|[12]\.0{_RANK}级"
    f"|{FRESH}{_RANK}(?:级(?:[A-D]|[甲乙丙]等)|等奖|类{_WATER})"
    "|特等奖"
    f"|(?:劣{_RANK}|[1-5])类{_WATER}"
    # What follows could make these a layer or a sort: 三级指标, A类人才.
    f"|(?:{FRESH}(?:{_RANK}级|[三四五]星级|[一二三]等)|[1-9][0-9]?级|特级|[A-E甲乙丙丁][类等])"
    "(?=$|[^一-鿿A-Za-z0-9-]|及?以[上下]|标准|水平|要求|认证|资质|等保|保护|测评|备案|评审|验收|响应|达标|地震|大风|天气|伤残)"
    ")"
)
_WORD = re.compile(
    "(?P<word>优秀|优良|良好|不合格|合格|中等|较好|较差|优|良|中|差)"
    "(?=$|[^一-鿿A-Za-z0-9]|及?以[上下]|等次|等级|档次|级(?!别)|标准|水平)"
)
_NAMED = re.compile("(?:优秀|优良|良好|合格|中等)(?:及?以[上下]|等次|等级|档次)")
_TAIL = re.compile("(?:及?以[上下])?[。.;,]*")
_LEAD = re.compile("(?:为|等级|等次|档次)[:(“]?")
_LINK = late("[:(“]?[为得]?[:(“]?")
_THRESHOLD = re.compile("[:(]?[≥≤<>0-9]")


def is_word(grade: str) -> bool:
    """Whether a grade is a word of praise or blame, not a rank."""
    return _WORD.fullmatch(grade) is not None


def match(text: str, start: int, after_operator: bool, previous_end: int) -> int | None:
    """The end of the grade at ``start``, or None.

    A word (优, 合格) is a grade only as the whole text, after an operator (达到优秀), beside 为, 等级 or 以上, or
    beside a threshold (≥95%优): 优 begins too many other words, and 验收合格 is an end state. ``previous_end`` is the
    end of the last number before it, -1 where there is none.
    """
    found = _GRADE.match(text, start)
    if found:
        return found.end()
    found = _WORD.match(text, start)
    if found is None:
        return None
    end = found.end()
    alone = start == 0 and _TAIL.fullmatch(text, end)
    if after_operator or alone or _NAMED.match(text, start) or _led(text, start):
        return end
    if _THRESHOLD.match(text, end) and (start == 0 or not text[start - 1].isalnum()):
        return end
    beside = previous_end >= 0 and _LINK().fullmatch(text, previous_end, start) and text[end : end + 1] != ":"
    return end if beside else None


def _led(text: str, start: int) -> bool:
    return any(_LEAD.fullmatch(text, begin, start) for begin in range(max(0, start - 3), start))
