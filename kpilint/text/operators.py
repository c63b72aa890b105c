"""Operators: the signs, the words for them before an amount (不低于) and after it (以内).

Patterns are for texts of :func:`normalise_spaced`. Sources: 预算管理一体化规范 (性质 ≥ ≤ =) and the wording of goal
tables in use.
"""

from __future__ import annotations

import re

from kpilint.model.quantity import Operator

_NOT = ["不", "不得", "不应", "不能", "不可", "不会", "不宜", "不许", "不准", "未", "没有", "严禁", "禁止"]
_ABOVE = ["超过", "超出", "超", "高于", "大于", "多于", "突破"]
_BELOW = ["低于", "少于", "小于", "短于"]
_OTHER: dict[Operator, str] = {
    ">=": "≥ 至少 最少 最低 达到 达 不早于 不差于 不劣于 不下于",
    "<=": "≤ 至多 最多 最高 最长 控制在 限制在 不长于 不晚于 不迟于 截止到 截止",
    ">": "> 》 〉 优于 好于 晚于 长于",
    "<": "< 《 〈 不足 不到 早于 劣于",
    "=": "= 等于",
    "~": "≈ 大约 约为 约 大概 接近 近",
}
_SIGN_OF: dict[str, Operator] = {
    **dict.fromkeys(_ABOVE, ">"),
    **dict.fromkeys(_BELOW, "<"),
    **{no + word: "<=" for no in _NOT for word in _ABOVE},
    **{no + word: ">=" for no in _NOT for word in _BELOW},
    **{word + equal: ">=" for word in _ABOVE for equal in ("等于", "或等于")},
    **{word + equal: "<=" for word in _BELOW for equal in ("等于", "或等于")},
    **{word: sign for sign, words in _OTHER.items() for word in words.split()},
    "》=": ">=",
    "〉=": ">=",
    "《=": "<=",
    "〈=": "<=",
    "前": "<=",
}

_SPAN_OF_TIME = "(?:[0-9]{1,3}|[一二两三四五六七八九十半几]{1,3})(?:个?月|年|天|日|周|季度|个季度|学年)"
_GUARDED = {
    "达": "(?<![万抵发直传表通到下送])达",
    "超": "(?<![赶反高])超",
    "约": "(?<![预节契合条签违履公制集守特邀])约",
    # 近三年 is a stretch of time, 附近 a place.
    "近": f"(?<![附最邻靠就临新相])近(?!{_SPAN_OF_TIME})",
    # 前3名 and 前10% are ranks, 目前3个 and 12月前3个 are not.
    "前": "(?<![目以之年月日天底末从此当])前(?=(?:[0-9]{1,4}|[一二三五十百]{1,3})(?:名|位|强|%|$))",
}
BEFORE = "|".join(_GUARDED.get(word, re.escape(word)) for word in sorted(_SIGN_OF, key=len, reverse=True))
"""Pattern of what stands before an amount."""
FIRST = "".join(sorted({word[0] for word in _SIGN_OF}))
"""Characters that such an operator begins with."""

WEAK = frozenset(["达到", "达", "控制在", "限制在", "约", "大约", "近"])
"""Words that give way to what stands behind the amount: 达到90%以上, 控制在5%以内."""

INSIDE = "内(?![设资部容外控涝河业陆蒙存网需涵镜生心环墙退科])"
"""内 as an operator, not as the beginning of 内部 or 内设机构."""
UNTIL = "(?:之|以)?前(?![期置端往景后列来沿瞻述身提台三两一二四五六七八九十0-9])"
"""前 as an operator behind a date, not 前期, 前三季度 or 前10名."""

_AFTER_AMOUNT = re.compile(
    rf"(?:\(含(?:本数)?\))?(?:(?P<ge>及?以上)|(?P<le>及?以下(?!简称)|[以之]内|{INSIDE})|(?P<about>左右|上下))"
    r"(?:\(含(?:本数|[0-9.]{1,6}%?)?\))?"
)
_AFTER_DATE = re.compile(
    rf"(?P<about>前后|左右)|(?P<le>{UNTIL}|[以之]内|{INSIDE}|止(?!血))|(?P<ge>[以之]?后(?![续勤期备台方扶评进])|起)"
)
_SIGN_AFTER: dict[str | None, Operator] = {"ge": ">=", "le": "<=", "about": "~"}


def sign(word: str) -> Operator:
    """The sign of an operator that :data:`BEFORE` matched."""
    return _SIGN_OF[word]


def after_amount(text: str, start: int) -> tuple[Operator, int] | None:
    """The operator behind an amount or a grade (以上, 以内, 左右) and its end."""
    found = _AFTER_AMOUNT.match(text, start)
    return (_SIGN_AFTER[found.lastgroup], found.end()) if found else None


def after_date(text: str, start: int) -> tuple[Operator, int] | None:
    """The operator behind a date (前, 内, 起) and its end."""
    found = _AFTER_DATE.match(text, start)
    return (_SIGN_AFTER[found.lastgroup], found.end()) if found else None
