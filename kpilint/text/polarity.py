"""Which way is better: the last head noun of a name decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Polarity = Literal["higher", "lower", "depends"]

_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[)）\]】]")
_TURNED = ("不", "未", "无", "非", "零")
_TAIL = re.compile(r"(?:情况|目标|指标|[%％‰])+$")
_COUNT_TAIL = re.compile(r"(?:发生)?(?:次数|起数|件数|人数|数量|总数|总量|数|量|率|额)?$")


def head(name: str) -> str:
    """A name without brackets, white space and empty tails (情况, 指标, %)."""
    return _TAIL.sub("", _BRACKETS.sub("", re.sub(r"\s+", "", name)))


def last_noun(name: str, nouns: Iterable[str], counted: bool = False) -> str | None:
    """The longest noun ``name`` ends with; with ``counted`` a tail that only counts it (次数, 发生率) may follow.
    None where there is none: 追缴违纪所得 does not speak of 违纪.

    事故处置率 ends with 处置率, which decides, although 事故 stands before it.
    """
    plain = head(name)
    found = [(plain.rindex(noun) + len(noun), len(noun), noun) for noun in nouns if noun in plain]
    if not found:
        return None
    end, length, noun = max(found)
    if plain[: end - length].endswith(_TURNED):
        return None  # 不合格率 is no 合格率
    return noun if end == len(plain) or (counted and _COUNT_TAIL.fullmatch(plain, end)) else None
