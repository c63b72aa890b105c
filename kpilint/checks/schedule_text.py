"""The purpose text states other percentages than the spending schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kpilint.checks._figures import plain
from kpilint.checks._schedule import WHOLE, Step, looks_incremental, read_steps
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject, Unchecked
from kpilint.text.normalise import normalise

WORDS = {
    "differences": "all differences, stage by stage",
    "stage": "the first stage that differs",
    "stated": "the purpose's figure for it",
    "share": "the row's figure for it",
}

_MONEY = "支出|指出|支付|付款|执行|拨付|用款|使用|花费"
_LINK = (
    rf"(?:[,:、]|{_MONEY}|预计|计划|预期|资金|预算|项目|完成|进度|比例|比率|率|累计|合计|总体|全部|将|应|可|实现|达到?|至|到|为|的|是|约"
    r"|总额|年初|≥|>|=|不低于|不少于|不超过|不高于|≤|<)*+"
)
_MONTH = r"(?<!\d)(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:\d{1,2}日)?(?:份|底|末|中旬|下旬|上旬)?"
_QUARTER = r"第?[一二三四1-4]季度(?:底|末)?"
_WHEN = rf"(?:{_MONTH}|{_QUARTER}|上半年|(?:全年|年底|年末|年终))(?:以|之)?前?"
_SHARE = r"\d{1,3}(?:\.\d+)?"
_ONE = re.compile(
    rf"(?P<when>{_WHEN})(?P<link>{_LINK})(?P<share>{_SHARE})(?P<sign>%|(?=[,。;、]|$))(?P<tail>以上|以下|以内)?"
)
_LIST = re.compile(
    rf"(?P<whens>(?:{_WHEN}[,、和及]){{1,11}}{_WHEN})(?P<link>{_LINK})分别(?P<more>{_LINK})(?P<shares>(?:{_SHARE}%[,、和及]){{1,11}}{_SHARE}%)"
)
_YEAR = re.compile(r"(20\d\d)年度?$")
_NUMERALS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)}
_UNNAMED_MONTHS = {"上半年": 6, "全年": 12, "年底": 12, "年末": 12, "年终": 12}


class Params(Parameters):
    """``tolerance``: points by which the two may differ."""

    tolerance: Decimal = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Statement:
    month: int
    share: Decimal
    least: bool
    most: bool
    span: tuple[int, int]

    def agrees(self, share: Decimal, tolerance: Decimal) -> bool:
        """Whether a row's figure is what the text says."""
        if (self.least and share >= self.share) or (self.most and share <= self.share):
            return True
        return abs(share - self.share) <= tolerance


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a schedule, naming all differences. Stages the row does not have are passed over."""
    project = subject.project
    if project is None or project.schedule is None or project.purpose is None:
        return NOT_APPLICABLE
    steps = read_steps(project)
    if not any(step.state == "figure" for step in steps) or looks_incremental(steps, project.schedule):
        return NOT_APPLICABLE
    clean = normalise(project.purpose.text)
    statements = list(_statements(clean.text, subject.document.year))
    figures = [one.share for one in statements]
    if len(figures) > 1 and figures[-1] < WHOLE and sum(figures) == WHOLE:
        return []
    differing: list[tuple[Step, _Statement, Decimal]] = []
    lost = []
    for one in statements:
        step = next((step for step in steps if step.month == one.month), None)
        if step is not None and step.state == "lost":
            lost.append(step.label)
        elif step is not None and step.share is not None and not one.agrees(step.share, params.tolerance):
            differing.append((step, one, step.share))
    if not differing:
        return Unchecked(f"{'、'.join(lost)}一列在提取时丢失，无法与资金用途比较") if lost else []
    step, one, share = differing[0]
    words = {
        "differences": "；".join(
            f"{step.label}用途写{plain(one.share)}%，计划为{plain(share)}%" for step, one, share in differing
        ),
        "stage": step.label,
        "stated": plain(one.share),
        "share": plain(share),
    }
    return [Hit(words=words, cell=step.stage.cell, related=(Spot("purpose", project.purpose),))]


def _statements(text: str, year: int | None) -> Iterator[_Statement]:
    """What a normalised text says of months and shares; nothing unless it speaks of spending at all."""
    found = [*_LIST.finditer(text), *_ONE.finditer(text)]
    if not any(re.search(_MONEY, match["link"] + (match.groupdict().get("more") or "")) for match in found):
        return
    for match in found:
        before = _YEAR.search(text[max(match.start() - 8, 0) : match.start()])
        if before is not None and year is not None and int(before[1]) != year:
            continue
        if "whens" not in match.groupdict():
            if match["sign"] or re.search(f"(?:{_MONEY}).*(?:进度|比例|率)", match["link"]):
                yield _statement(match["when"], match["share"], match["link"] + (match["tail"] or ""), match.span())
            continue
        whens = re.findall(_WHEN, match["whens"])
        shares = re.findall(_SHARE, match["shares"])
        if len(whens) == len(shares):
            for when, share in zip(whens, shares, strict=True):
                yield _statement(when, share, match["more"], match.span())


def _statement(when: str, share: str, words: str, span: tuple[int, int]) -> _Statement:
    least = re.search("不低于|不少于|≥|>|以上", words) is not None
    most = re.search("不超过|不高于|≤|<|以下|以内", words) is not None
    return _Statement(_month(when), Decimal(share), least, most, span)


def _month(when: str) -> int:
    """The month a stretch of time ends with."""
    for word, month in _UNNAMED_MONTHS.items():
        if when.startswith(word):
            return month
    number, quarter = re.sub("^第", "", when), "季度" in when
    digits = re.match(r"\d+|十[一二]?|[一二三四五六七八九]", number)
    assert digits is not None
    month = int(digits[0]) if digits[0].isdecimal() else sum(_NUMERALS[char] for char in digits[0])
    return month * 3 if quarter else month
