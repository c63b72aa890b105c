"""The words of goal tables that the PDF reader uses: headings and labels that show where columns and rows are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kpilint.text.vocabulary import Vocabulary, vocabulary

_NOT_A_WORD = re.compile(
    r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]|[\s:：,，、.．。;；*★/／\\|_\-—–·\"“”()（）%％]+"
)
_SHORTEST = 3
"""Characters of the shortest heading that is looked for inside a line."""
_BLOCK_LABELS = re.compile(
    r"(?:项目名称|项目编码|预算数|其中[:：]?财政(?:资金|拨款)|财政拨款|其他资金|上年结转|\d{1,2}月底|第?[一二三四1-4]季度)[:：]?"
)
_FIRST = ("name", "code")
_LEVELS = ("level1", "level2")


def word_of(text: str) -> str:
    """A text's bare word: without blanks, punctuation and what stands in brackets."""
    return _NOT_A_WORD.sub("", text)


def is_heading(text: str) -> bool:
    """Whether a text is the heading of a column of indicator tables."""
    return word_of(text) in vocabulary().columns


def is_level_heading(text: str) -> bool:
    """Whether a text is the heading of 一级指标 or 二级指标, whose cells span several rows."""
    return vocabulary().columns.get(word_of(text)) in _LEVELS


def is_label(text: str) -> bool:
    """Whether a text is a label of a header block."""
    return word_of(text) in vocabulary().labels


def begins_block(text: str) -> bool:
    """Whether a text is a label that header blocks begin with."""
    return vocabulary().labels.get(word_of(text)) in _FIRST


def labels_begin(text: str) -> bool:
    """Whether labels of a header block begin with a text."""
    return word_of(text) in _label_beginnings(vocabulary())


def labels_within(text: str) -> list[tuple[int, int]]:
    """Where labels of amounts, names and stages stand in a text without blanks, each with its end."""
    return [match.span() for match in _BLOCK_LABELS.finditer(text)]


@lru_cache(maxsize=4)
def _label_beginnings(words: Vocabulary) -> frozenset[str]:
    return frozenset(word[:end] for word in words.labels for end in range(1, len(word) + 1))


def headings_in(texts: Iterable[str]) -> int:
    """How many of some texts are headings of columns."""
    return sum(is_heading(text) for text in texts)


def headings_within(text: str) -> list[tuple[int, int]]:
    """Where headings of columns stand in a text without blanks, each with its end; the longest where several fit."""
    return [match.span() for match in _headings(vocabulary()).finditer(text)]


def begins_heading(text: str) -> bool:
    """Whether headings of columns begin with a text of two characters."""
    return text in _beginnings(vocabulary())


@lru_cache(maxsize=4)
def _beginnings(words: Vocabulary) -> frozenset[str]:
    return frozenset(word[:2] for word in words.columns if len(word) > 1)


@lru_cache(maxsize=4)
def _headings(words: Vocabulary) -> re.Pattern[str]:
    known = sorted((word for word in words.columns if len(word) >= _SHORTEST), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))
