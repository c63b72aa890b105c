"""Units of measure: where one stands in a text, what it measures, and the one form of the same word."""

from __future__ import annotations

import re

from kpilint.text.normalise import normalise
from kpilint.text.patterns import late
from kpilint.text.unit_words import NO_UNIT_BEFORE, PER_WORD, SAME, WORDS

CLASSES = ("unit_price", "ratio", *WORDS)
"""All names of classes: those of the words, unit_price (元/人·月) and ratio (1:3, which has no unit)."""

_CLASS_OF = {word: name for name, listed in WORDS.items() for word in listed.split()} | {"度": None}
"""度 is a unit of heat, of current and of angles."""
_LOWER = {word.lower(): word for word in _CLASS_OF if word.isascii() and len(word) > 1}
_LONGEST = max(map(len, _CLASS_OF))
_FIRST = (
    frozenset(word[0] for word in _CLASS_OF)
    | frozenset(word[0].upper() for word in _LOWER)
    | frozenset(word[0] for word in _LOWER)
)

_CANONICAL = {word: form for form, others in SAME.items() for word in others.split()}

_PER = re.compile(rf"(?:/|每)\(?每?(?:{PER_WORD})(?:[·./*每]?(?:{PER_WORD})){{0,3}}")
_PER_PART = late(PER_WORD)


def match(text: str, start: int) -> tuple[int, str | None] | None:
    """The longest unit of a normalised text at ``start``: its end and its class (None: several), or None.

    Divisions are units too: 元/人·月 is a unit_price, 次/年 is of the class of 次.
    """
    if start >= len(text) or text[start] not in _FIRST:
        return None
    for end in range(min(len(text), start + _LONGEST), start, -1):
        word = text[start:end]
        if word not in _CLASS_OF:
            if not word.isascii() or word.lower() not in _LOWER:
                continue
            word = _LOWER[word.lower()]
        if _is_cut(text, word, end):
            continue
        name = _CLASS_OF[word]
        per = _PER.match(text, end)
        if per is None or _is_cut(text, per[0][-1], per.end()):
            return end, name
        end = per.end() + (text[per.end() : per.end() + 1] == ")" and "(" in per[0])
        return end, "unit_price" if name == "money" else name
    return None


def _is_cut(text: str, word: str, end: int) -> bool:
    """Whether the text goes on after ``word`` so that it is part of another one."""
    if end >= len(text):
        return False
    after = text[end]
    if word[-1].isascii() and word[-1].isalnum() and after.isascii() and after.isalnum():
        return True
    return len(word) == 1 and after in NO_UNIT_BEFORE.get(word, "")


def unit_class(unit: str) -> str | None:
    """The class of a unit written alone, as in a unit column; None for an unknown or an ambiguous one (度)."""
    found = _whole(normalise(unit).text)
    return found[1] if found else None


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return _whole(normalise(text).text) is not None


def _whole(plain: str) -> tuple[int, str | None] | None:
    found = match(plain, 0)
    if found and found[0] == len(plain):
        return found
    # 万人次, 万平方米: the magnitude belongs to the number where there is one.
    found = match(plain, 1) if plain[:1] in ("百", "千", "万", "亿") else None
    return found if found and found[0] == len(plain) else None


def canonical(unit: str) -> str:
    """The one form of a unit: 平米 is 平方米, ㎡ too, kWh is 千瓦时, 元每人每月 is 元/人·月. Unknown words stay."""
    plain = normalise(unit).text
    plain = _LOWER.get(plain.lower(), plain) if plain.isascii() else plain
    if plain in _CANONICAL:
        return _CANONICAL[plain]
    if plain in _CLASS_OF:
        return plain
    if plain[:1] in ("百", "千", "万", "亿") and plain[1:] in _CLASS_OF:
        return plain[0] + canonical(plain[1:])
    head, mark, _ = plain.partition("/") if "/" in plain else plain.partition("每")
    if not mark or _whole(plain) is None:
        return plain
    parts = (part if part in "月日季" else canonical(part) for part in _PER_PART().findall(plain, len(head)))
    return f"{canonical(head)}/{'·'.join(parts)}"
