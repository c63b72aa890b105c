"""Numbers that Word puts in front of paragraphs itself: people see them, the text does not hold them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from kpilint.readers.list_counts import LONGEST, Counts, Level, Use
from kpilint.readers.word97.styles import Style

_STYLES = (
    *("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText"),
    *("hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth"),
    *("decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle"),
    *("decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung"),
    *("decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"),
    *("ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting"),
    *("ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting"),
    *("chineseLegalSimplified", "chineseCountingThousand"),
)
"""Names of number formats by their codes (MSONFC)."""
_NO_NUMBER = 0xFF
_LEVELS = 9
_LIST_SIZE, _USE_SIZE, _LEVEL_SIZE = 28, 16, 28
_SIMPLE, _LEGAL, _KEEPS_COUNTING = 0x01, 0x04, 0x08
_STARTS, _OTHER_FORMAT = 0x10, 0x20
_NO_BLANK = 2


class Item(str):
    """The text of a paragraph that Word puts a number in front of."""

    uses: int
    """The list in use, from 1."""
    level: int
    """The level in it, from 0."""

    @classmethod
    def of(cls, text: str, style: Style) -> str:
        """The text of a paragraph in a style, as an item where the style says so."""
        if not style.uses:
            return text
        item = cls(text)
        item.uses, item.level = style.uses, style.level or 0
        return item


class Lists:
    """The lists of a file, counting as paragraphs come."""

    def __init__(self, lists: bytes, uses: bytes) -> None:
        """Raises struct.error: the structures (PlfLst and PlfLfo, each with what follows it) cannot be read."""
        self._uses = _uses(uses, _lists(lists)) if lists and uses else []
        self._counts = Counts()

    def numbered(self, text: str) -> str:
        """A paragraph as people see it: the next item of a list has its number in front, all else is as it is."""
        if not isinstance(text, Item) or not 1 <= text.uses <= len(self._uses):
            return text
        return self._counts.next(text.uses, self._uses[text.uses - 1], text.level) + text


def _lists(structure: bytes) -> dict[int, dict[int, Level]]:
    (count,) = struct.unpack_from("<H", structure, 0)
    heads = [structure[2 + _LIST_SIZE * at : 2 + _LIST_SIZE * (at + 1)] for at in range(count)]
    at = 2 + _LIST_SIZE * count
    lists: dict[int, dict[int, Level]] = {}
    for head in heads:
        levels: dict[int, Level] = {}
        for number in range(1 if head[26] & _SIMPLE else _LEVELS):
            levels[number], at = _level(structure, at, number)
        lists[struct.unpack_from("<i", head, 0)[0]] = levels
    return lists


def _level(structure: bytes, at: int, number: int) -> tuple[Level, int]:
    start, code, flags, follow, characters, paragraphs, limit = struct.unpack_from("<iBB9xB8xBBB", structure, at)
    at += _LEVEL_SIZE + characters + paragraphs
    (length,) = struct.unpack_from("<H", structure, at)
    text = structure[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    level = Level(
        start=start,
        style="none" if code == _NO_NUMBER else _STYLES[code] if code < len(_STYLES) else "decimal",
        text=text[:LONGEST],
        restarts=limit if flags & _KEEPS_COUNTING else number,
        legal=bool(flags & _LEGAL),
        blank=follow != _NO_BLANK,
    )
    return level, at + 2 + 2 * length


def _uses(structure: bytes, lists: Mapping[int, dict[int, Level]]) -> Sequence[Use]:
    (count,) = struct.unpack_from("<I", structure, 0)
    heads = [structure[4 + _USE_SIZE * at : 4 + _USE_SIZE * (at + 1)] for at in range(min(count, len(structure)))]
    at = 4 + _USE_SIZE * count
    uses: list[Use] = []
    for head in heads:
        name, changed = struct.unpack_from("<i8xB", head, 0)
        use = Use(name, dict(lists.get(name, {})))
        at += 4
        for _ in range(changed):
            start, what = struct.unpack_from("<iI", structure, at)
            at += 8
            level = what & 0xF
            if what & _OTHER_FORMAT:
                use.levels[level], at = _level(structure, at, level)
            if what & _STARTS:
                use.starts[level] = use.levels[level].start if what & _OTHER_FORMAT else start
        uses.append(use)
    return uses
