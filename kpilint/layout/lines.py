"""What a line of text round a goal table is: its title, a unit line, the unit of money, the furniture of a page."""

from __future__ import annotations

import re
from typing import Literal

from kpilint.model.document import Unit
from kpilint.text.units import match

Money = Literal["元", "千元", "万元", "亿元"]

_CAPTION = 80
"""Characters of the longest line above a table that gives the unit, the year or the unit of money."""
_TITLE_LENGTH = 120
"""Characters of the longest title."""
_TITLE = re.compile(
    r"绩效(?:总体|整体)?(?:目标|指标)(?:及指标)?"
    r"(?:申报|批复|填报|信息|明细|公开|情况|审核|审批|编报|汇总|设定|备案|自评|评审)*表"
)
_CONTENTS = re.compile(r"[.…·．]{3,}|[.…] ?\d+$")
_NUMERAL = "[一二三四五六七八九十]"
_NUMBER = re.compile(
    rf"(?:附[件表]? ?(?:\d|{_NUMERAL})* ?[:：、.]?|表 ?(?:\d|{_NUMERAL}|-)+ ?[:：、.]?"
    rf"|[(（](?:\d|{_NUMERAL})+[)）] ?[、.．]?|\d{{1,3}} ?(?:、|[.．](?!\d))|{_NUMERAL}{{1,3}} ?[、.．]) ?"
)
_YEAR_BEHIND = re.compile(r" ?[(（] ?20\d\d ?年?度? ?[)）] ?$")
_PAGE = re.compile(r"[-—–·]? ?(?:第 ?)?\d{1,4}(?: ?页)?(?: ?[/／]? ?(?:共 ?)?\d{1,4} ?页?)? ?[-—–·]?")
_MONEY = re.compile(r"单位 ?[:：]? ?(?:人民币)? ?[(（]? ?(亿元|万元|千元|元)")
_LABEL_MONEY = re.compile(r"[(（] ?(?:单位 ?[:：] ?)?(亿元|万元|千元|元) ?[)）]")
_MONEY_LOST = re.compile(r"(?:金额)?单位 ?[:：]? ?[亿万千]?元?")
_UNIT = re.compile(
    r"(?:(?:预算|填报|编制|项目|申报|部门)?单位(?:名称)?|部门(?:名称)?)? ?[:：]? ?"
    r"[(（\[]?(\d{3,9})[)）\]]? ?[-—]? ?(\S.*)"
)
_UNIT_LABEL = re.compile(
    r"(?:预算|填报|编制|申报)?(?:单位|部门)(?:名称)?(?:[(（](?:公章|盖章)[)）])? ?[:：] ?(\S.{1,40})"
)
_YEAR = re.compile(r"年度 ?[:：] ?(20\d\d)|^[(（]? ?(20\d\d) ?年度? ?[)）]? ?(?:$|(?:金额)?单位)")
_NOT_A_UNIT = re.compile(
    r"[，。；！？、：≥≤%]|^年|\d ?年|年度|[万亿千]元|绩效|指标"
    r"|(?:项目|工程|[次家个人费]|支出|收入|经费|资金|热线|平台|急救站)$"
)
_UNIT_TAIL = re.compile(r" (?=单位)|(?=预算年度|金额单位|单位 ?[:：])")


_GENERIC = re.compile(
    r"(?:20\d\d ?年?度?|[省市县区]级|本级|部门|单位|预算|项目|专项|资金|支出|财政|年度|政策|和|[()（） ])*"
)
"""Words of titles that name no project: 2025年部门预算项目支出."""


def is_title(text: str) -> bool:
    """Whether a line is the title of a goal table, not a line of a table of contents nor a sentence."""
    if len(text) > _TITLE_LENGTH or "绩效" not in text or text.endswith(("。", "；", ";", "，", "：")):
        return False
    return _TITLE.search(text) is not None and _CONTENTS.search(text) is None


def title_name(text: str) -> str:
    """What a title names: without its number and the words 绩效目标表 ("" where nothing else stands in it, or
    only words that all forms have)."""
    line = _narrow(text)
    number = _NUMBER.match(line)
    bare = line[number.end() :] if number else line
    found = [match.span() for match in _TITLE.finditer(bare)]
    name = bare[: found[-1][0]] + bare[found[-1][1] :] if found else bare
    name = _YEAR_BEHIND.sub("", name).strip(" 　:：-—《》")
    return "" if _GENERIC.fullmatch(name) else name


def is_furniture(text: str) -> bool:
    """Whether a line is what pages repeat between the halves of a table: a page number or a line of is_caption."""
    return len(text) <= _CAPTION and (_PAGE.fullmatch(_narrow(text)) is not None or is_caption(text))


def is_caption(text: str) -> bool:
    """Whether a line stands above tables: it gives the unit, the year or the unit of money."""
    return len(text) <= _CAPTION and (
        money_unit(text) is not None
        or _MONEY_LOST.fullmatch(_narrow(text)) is not None
        or year_line(text) is not None
        or unit_line(text) is not None
    )


def money_unit(text: str) -> Money | None:
    """The unit of money a line states (单位：万元), None where it states none."""
    found = _MONEY.search(_narrow(text)) if "单位" in text and len(text) <= _CAPTION else None
    return found[1] if found else None  # type: ignore[return-value]


def label_money(text: str) -> Money | None:
    """The unit of money in a label's brackets: 预算数（元）."""
    found = _LABEL_MONEY.search(_narrow(text))
    return found[1] if found else None  # type: ignore[return-value]


def year_line(text: str) -> int | None:
    """The year of a line such as 预算年度：2024 or （2024年度）."""
    found = _YEAR.search(_narrow(text)) if "年" in text and len(text) <= _CAPTION else None
    return int(found[1] or found[2]) if found else None


def unit_line(text: str) -> Unit | None:
    """The unit of a line such as ``331002 某某单位`` or ``编制单位：某某局``; None for any other line."""
    if len(text) > _CAPTION:
        return None
    line = _narrow(text)
    found = _UNIT.fullmatch(line)
    code, name = (found[1], found[2]) if found and _is_han(found[2][0]) else (None, None)
    if name is None and (label := _UNIT_LABEL.match(line)) and _is_han(label[1][0]):
        name = label[1]
    if name is None:
        return None
    if found and code and line[found.end(1) : found.start(2)] == "" and match(name, 0) is not None:
        return None  # 320平方米, 450个工作日
    name = _UNIT_TAIL.split(name)[0].strip(" )）")
    if len(name) < 2 or _NOT_A_UNIT.search(name):
        return None
    return Unit(code, name)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _narrow(text: str) -> str:
    """A line with single blanks, so that patterns need not allow for any number of them (and stay linear)."""
    return " ".join(text.split())
