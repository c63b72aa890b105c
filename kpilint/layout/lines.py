"""What a line of text round a goal table is: its title, a unit line, the unit of money, the furniture of a page."""

from __future__ import annotations

import re
from typing import Literal

from kpilint.model.document import Unit

Money = Literal["元", "千元", "万元", "亿元"]

_CAPTION = 60
"""Characters of the longest line above a table that is no title."""
_TITLE = re.compile(r"绩效(?:总体|整体)?(?:目标|指标)(?:及指标)?(?:申报|批复|填报|信息|明细|公开|情况|审核)*表")
_CONTENTS = re.compile(r"[.…·．]{3,}|[.…]\s*\d+$")
_NUMBER = re.compile(
    r"^(?:附[件表]?\s*[\d一二三四五六七八九十]*\s*[:：、.]?\s*|表\s*[\d一二三四五六七八九十-]+\s*[:：、.]?\s*"
    r"|[(（][\d一二三四五六七八九十]+[)）]\s*[、.．]?\s*|\d{1,3}\s*(?:、|[.．](?!\d))\s*|[一二三四五六七八九十]{1,3}\s*[、.．]\s*)"
)
_YEAR_BEHIND = re.compile(r"\s*[(（]\s*20\d\d\s*年?度?\s*[)）]\s*$")
_PAGE = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–·\s]*")
_MONEY = re.compile(r"(?:金额)?单位\s*[:：]?\s*(?:人民币)?\s*[(（]?\s*(亿元|万元|千元|元)")
_LABEL_MONEY = re.compile(r"[(（]\s*(?:单位\s*[:：]\s*)?(亿元|万元|千元|元)\s*[)）]")
_MONEY_LOST = re.compile(r"(?:金额)?单位\s*[:：]?\s*[亿万千]?元?$")
_UNIT = re.compile(
    r"(?:(?:预算|填报|编制|项目|申报|部门)?单位(?:名称)?|部门(?:名称)?)?\s*[:：]?\s*[(（\[]?(\d{3,9})[)）\]]?\s*[-—]?\s*([\u4e00-\u9fff].*)"
)
_UNIT_LABEL = re.compile(
    r"(?:预算|填报|编制|申报)?(?:单位|部门)(?:名称)?(?:[(（](?:公章|盖章)[)）])?\s*[:：]\s*([\u4e00-\u9fff].{1,40})"
)
_YEAR = re.compile(r"年度\s*[:：]\s*(20\d\d)|^\s*[(（]?\s*(20\d\d)\s*年度?\s*[)）]?\s*(?:$|(?:金额)?单位)")
_NOT_A_UNIT = re.compile(
    r"[，。；！？、：≥≤%]|^年|\d年|年度|[万亿千]元|绩效|指标|(?:项目|工程|[次家个人费]|支出|收入|经费|资金)$"
)
_UNIT_TAIL = re.compile(r"\s+(?=预算年度|单位|金额单位)|\s*(?=预算年度|金额单位|单位\s*[:：])")


def is_title(text: str) -> bool:
    """Whether a line is the title of a goal table, not a line of a table of contents nor a sentence."""
    return (
        len(text) <= 120
        and "绩效" in text
        and _TITLE.search(text) is not None
        and not (_CONTENTS.search(text) or text.rstrip().endswith(("。", "；", ";", "，", "：")))
    )


def title_name(text: str) -> str:
    """What a title names: without its number and the words 绩效目标表 ("" where nothing else stands in it)."""
    bare = _NUMBER.sub("", text.strip(), count=1)
    found = [match.span() for match in _TITLE.finditer(bare)]
    name = bare[: found[-1][0]] + bare[found[-1][1] :] if found else bare
    return _YEAR_BEHIND.sub("", name).strip(" 　:：-—《》")


def is_furniture(text: str) -> bool:
    """Whether a line is what pages repeat between the halves of a table: a page number or a line of is_caption."""
    return _PAGE.fullmatch(text) is not None or is_caption(text)


def is_caption(text: str) -> bool:
    """Whether a line stands above tables: it gives the unit, the year or the unit of money."""
    return len(text) <= _CAPTION and (
        money_unit(text) is not None
        or _MONEY_LOST.fullmatch(text) is not None
        or year_line(text) is not None
        or unit_line(text) is not None
    )


def money_unit(text: str) -> Money | None:
    """The unit of money a line states (单位：万元), None where it states none."""
    found = _MONEY.search(text) if "单位" in text and len(text) <= 80 else None
    return found[1] if found else None  # type: ignore[return-value]


def label_money(text: str) -> Money | None:
    """The unit of money in a label's brackets: 预算数（元）."""
    found = _LABEL_MONEY.search(text)
    return found[1] if found else None  # type: ignore[return-value]


def year_line(text: str) -> int | None:
    """The year of a line such as 预算年度：2024 or （2024年度）."""
    found = _YEAR.search(text) if "年" in text and len(text) <= 80 else None
    return int(found[1] or found[2]) if found else None


def unit_line(text: str) -> Unit | None:
    """The unit of a line such as ``435002 某某单位`` or ``编制单位：某某局``; None for any other line."""
    if len(text) > 80:
        return None
    found = _UNIT.fullmatch(text.strip())
    code, name = (found[1], found[2]) if found else (None, None)
    if name is None and (label := _UNIT_LABEL.match(text.strip())):
        name = label[1]
    if name is None:
        return None
    name = _UNIT_TAIL.split(name)[0].strip(" )）")
    if len(name) < 2 or _NOT_A_UNIT.search(name):
        return None
    return Unit(code, name)
