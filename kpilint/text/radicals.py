"""Radicals that fonts and PDF files put in the place of characters (⼀ for 一, ⺠ for 民)."""

from __future__ import annotations

import re
import unicodedata

_OTHERS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳⺟⻧⻨⻪⻙⻐",
        "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙龟母卤麦黾韦钅",
        strict=True,
    )
)
"""Radicals without a compatibility mapping in Unicode."""
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def without_radicals(text: str) -> str:
    """The text with characters in the place of radicals."""
    if _RADICAL.search(text) is None:
        return text
    return _RADICAL.sub(lambda found: _OTHERS.get(found[0]) or unicodedata.normalize("NFKC", found[0]), text)
