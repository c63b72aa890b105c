"""Texts that only fill a cell."""

from __future__ import annotations

import re

_WORDS = (
    "无 無 没有 暂无 尚无 无此项 无此项内容 无此指标 无该项 无该指标 无指标 无要求 无内容 无相关内容 无相关指标 "
    "暂不设置 未设置 不设置 不适用 不涉及 未涉及 不涉及此项 不涉及该项 不考核 无需填写 不填 略 "
    "N/A n/a NA na null None none"
)
_FILLERS = frozenset(_WORDS.split())
_DASHES = re.compile(r"[-—–―‐－一_/／\\|·.。…、~～]+")


def is_filler(text: str) -> bool:
    """Whether a cell only says that there is nothing to say: 无, 不适用, 暂无, —, /, ….

    Not 0, not 无责任事故, not an empty cell.
    """
    plain = re.sub(r"\s+", "", text).rstrip("。.；;，,")
    if not plain:
        return _DASHES.fullmatch(text.strip()) is not None
    return plain.strip("()（）【】[]“”\"'") in _FILLERS or _DASHES.fullmatch(plain) is not None


def fills_row(name: str, value: str) -> bool:
    """Whether a row only occupies a slot: name and value are each empty or a filler."""
    return all(not text or is_filler(text) for text in (name, value))
