"""Figures in running text: what they count, and whether an indicator counts the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from kpilint.checks._money import in_wan
from kpilint.model.document import Indicator
from kpilint.model.quantity import Quantity
from kpilint.text.normalise import squash
from kpilint.text.numbers import parse_value
from kpilint.text.units import canonical, unit_class

_BOUNDARY = re.compile(r"[，,。；;、：:！!？?\n（）()]")
_PER = re.compile(r"[每各](?![项类级种界方地区部])|人均|平均|其中|单[个次人户]")
_COMPARED = re.compile(
    "较|比(?!赛|率|例|武|选|对|价)|环比|以来|原有|现有|上年|去年|增长|提高|提升|下降|降低|减少|增加|压减"
)
_NO_NOUN = re.compile(r"以[上下内]|左右|及|和|与|或|并|的|内|是|为|等|完|达|均|全|通|合|都|且|由|在|对|于|时|后|前|，")
_TAIL = re.compile(
    r"(?:的)?(?:数量|总数|总量|次数|场次|期数|人数|人次|户数|家数|个数|台数|套数|份数|册数|件数|处数|座数|株数|条数|面积|长度|里程"
    r"|规模|任务|指标|情况|数|量|[人名次场期户家个台套辆份册件处座株条间所项盏块亩米])$"
)
_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[)）\]】]")
_HEAD = re.compile("^(?:按时|按期|全年|年度|本年度?|计划|组织|开展|完成|实施|进行|新增|举办|召开|办理|实现|达到|全部)+")
_VERB = re.compile(
    "建设|建成|新建|改造|修建|修缮|安装|布设|设置|配备|购置|更新|更换|维修|维护|养护|管护|开展|组织|举办|完成|实施|进行|提供|发放"
    "|配置|投入|投用|培训|检查|巡查|整治|治理|新增|达到|通过|得到|正常|全部|按时|按期"
)
REACH = 100
"""Characters of a name, and on either side of a figure, that are looked at."""
_PERSONS = frozenset({"人", "名", "位"})
_EVENTS = frozenset({"次", "场", "场次", "期"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a text, and the words that say what it counts: those behind its unit, else those before it."""

    quantity: Quantity
    counted: str
    span: tuple[int, int]


def mentions(text: str) -> Iterator[Mention]:
    """The sums and counts of a text that stand for themselves: not those per head, estimates and comparisons."""
    parsed = parse_value(text)
    if parsed.tiers:
        return
    ends = [quantity.span[1] for quantity in parsed.quantities]
    starts = [quantity.span[0] for quantity in parsed.quantities]
    for place, quantity in enumerate(parsed.quantities):
        if quantity.kind not in ("number", "duration") or quantity.number is None or quantity.high is not None:
            continue
        start, end = quantity.span
        before = text[ends[place - 1] if place else 0 : start]
        behind = text[end : starts[place + 1] if place + 1 < len(starts) else len(text)]
        sentence = re.split(r"[，,。；;！!\n]", text[max(start - REACH, 0) : start])[-1]
        before = _BOUNDARY.split(before[-REACH:])[-1]
        behind = _BOUNDARY.split(behind[:REACH])[0]
        if quantity.operator == "~" or _PER.search(sentence) or _COMPARED.search(before):
            continue
        noun = _VERB.split(squash(behind))[0]
        if not noun or _NO_NOUN.match(noun) or quantity.unit_class == "share":
            noun = squash(before)
        yield Mention(quantity, noun, quantity.span)


def core(name: str) -> str:
    """What a name counts: without brackets, leading verbs and a tail such as 数量."""
    plain = squash(_BRACKETS.sub("", name[:REACH]))
    return _HEAD.sub("", _TAIL.sub("", plain)) or plain


def shared(noun: str, counted: str) -> float:
    """How much of a noun stands in other words in pieces of two characters or more: 培训教师 wholly in 教师培训."""
    if not noun:
        return 0.0
    covered = [False] * len(noun)
    for start in range(len(noun) - 1):
        if noun[start : start + 2] in counted:
            covered[start] = covered[start + 1] = True
    return sum(covered) / len(noun)


def likeness(noun: str, mention: Mention) -> float:
    """How far a mention counts what an indicator's name says (its :func:`core`).

    Shares must be the same rate (满意度, 合格率) of alike things: 服务对象满意度 is not 群众满意度.
    """
    counted = mention.counted
    if mention.quantity.unit_class != "share":
        return shared(noun, counted)
    ends = zip(reversed(noun), reversed(counted), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    if same < 2:
        return 0.0
    rest = noun[:-same]
    return shared(rest, counted[:-same]) if len(rest) > 1 else float(same == len(counted))


def measured(row: Indicator) -> Quantity | None:
    """The one figure of a row's value, None where there are none or several."""
    figures = [one for one in row.value.quantities if one.kind in ("number", "duration")]
    if len(figures) != 1 or figures[0].number is None or figures[0].high is not None or row.value.tiers:
        return None
    return figures[0]


def unit_of(row: Indicator, quantity: Quantity) -> str:
    """The unit of a row's figure: written behind it, or in the unit column."""
    return quantity.unit or (row.unit.text if row.unit is not None else "")


def comparable(mention: Quantity, figure: Quantity, unit: str) -> tuple[Decimal, Decimal] | None:
    """Both numbers in one measure, None where they measure different things. ``unit`` is that of ``figure``."""
    if mention.number is None or figure.number is None or not mention.unit or not unit:
        return None
    if mention.unit_class == "money":
        stated, wanted = in_wan(mention), in_wan(figure, unit)
        return None if stated is None or wanted is None else (stated, wanted)
    measure = figure.unit_class or unit_class(unit)
    if mention.unit_class != measure or measure in (None, "unit_price", "ratio"):
        return None
    mine, other = canonical(mention.unit), canonical(unit)
    same = mine == other or {mine, other} <= _PERSONS or {mine, other} <= _EVENTS
    return (mention.number, figure.number) if same else None
