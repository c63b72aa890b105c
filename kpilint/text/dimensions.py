"""What a 一级指标 or 二级指标 is, in whatever words the layout has for it."""

from __future__ import annotations

import re
from functools import lru_cache

from kpilint.model.document import Dimension, Level
from kpilint.text.vocabulary import Vocabulary, vocabulary

DIMENSION_TITLES: dict[Dimension, str] = {
    "quantity": "数量指标",
    "quality": "质量指标",
    "timeliness": "时效指标",
    "cost": "成本指标",
    "economic": "经济效益指标",
    "social": "社会效益指标",
    "ecological": "生态效益指标",
    "sustainability": "可持续影响指标",
    "satisfaction": "满意度指标",
}
"""The usual title of each 二级指标, as messages name it."""

LEVEL_OF_DIMENSION: dict[Dimension, Level] = {
    "quantity": "output",
    "quality": "output",
    "timeliness": "output",
    "cost": "output",
    "economic": "benefit",
    "social": "benefit",
    "ecological": "benefit",
    "sustainability": "benefit",
    "satisfaction": "satisfaction",
}
"""Where a dimension belongs by 财预〔2021〕101号; 成本 is its own level in templates since 2023."""

_LONGEST = 60
"""Characters of the longest label, its brackets and blanks included."""
_NOT_A_WORD = re.compile(r"[\s★*·]|[(（\[【][^)）\]】]*[)）\]】]|^\d+[.、．]")
_TAIL = re.compile(r"(?:绩效)?(?:指标|目标)$")


def _stem(text: str) -> str:
    stem = _NOT_A_WORD.sub("", text)
    stem = _TAIL.sub("", stem).replace("效果", "效益")
    return stem.removeprefix("年度")


def dimension_of(level2: str) -> Dimension | None:
    """What a 二级指标 is; None where the words name no dimension.

    Brackets (成本指标(0-20分)), blanks, stars and the tail 指标 do not matter. 效果 is 效益, 环境 is 生态,
    进度 and 工期 are 时效, 预算或投资规模控制 is 成本.
    """
    return _dimension_of(vocabulary(), level2) if len(level2) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _dimension_of(words: Vocabulary, level2: str) -> Dimension | None:
    plain = _TAIL.sub("", re.sub(r"[\s()（）]", "", level2)).replace("效果", "效益")
    return words.dimensions.get(_stem(level2)) or words.dimensions.get(plain)


def level_of(level1: str) -> Level | None:
    """What a 一级指标 is; None where the words name no level. 效果指标 is 效益指标, 预期产出 is 产出."""
    return _level_of(vocabulary(), level1) if len(level1) <= _LONGEST else None


@lru_cache(maxsize=1024)
def _level_of(words: Vocabulary, level1: str) -> Level | None:
    return words.levels.get(_stem(level1))


def begins_label(text: str) -> bool:
    """Whether a text is a 一级 or 二级指标 or the beginning of one, as the first line of a wrapped cell holds it."""
    return len(text) <= _LONGEST and "".join(text.split()) in _beginnings(vocabulary())


def completes_label(head: str, tail: str) -> bool:
    """Whether two halves of a wrapped cell spell a 一级 or 二级指标, or the beginning of one (服务对 + 象满意).

    False where the first half is a label already and the second begins one too: then these are two labels.
    """
    if not (head and tail and begins_label(head + tail)):
        return False
    return not begins_label(tail) or (dimension_of(head) is None and level_of(head) is None)


@lru_cache(maxsize=8)
def _beginnings(words: Vocabulary) -> frozenset[str]:
    stems = (*words.dimensions, *words.levels)
    labels = {stem.replace("效益", word) + "指标" for stem in stems for word in ("效益", "效果")}
    return frozenset(label[:end] for label in labels for end in range(1, len(label) + 1))
