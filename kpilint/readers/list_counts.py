"""Lists as Word counts them: what number the next paragraph of a level has in front, and how it is shown."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from kpilint.readers.list_marks import list_mark

LONGEST = 40
"""Characters of a level's text that are taken: "第1章" has three, and each paragraph repeats it."""
_PLACEHOLDER = re.compile("[\x00-\x08]")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level counts and shows its numbers: ``text`` holds characters 0 to 8 for the numbers of those levels.
    ``restarts`` is the level, from 1, up to which others begin it anew, 0 for none."""

    start: int
    style: str
    text: str
    restarts: int
    legal: bool
    blank: bool


@dataclass(slots=True)
class Use:
    """A list in use: which one (others may count on in it), its levels, and where it starts anew."""

    name: Hashable
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Counts:
    """How far the lists of a document have come."""

    def __init__(self) -> None:
        self._counts: dict[Hashable, dict[int, int]] = {}
        self._begun: set[Hashable] = set()

    def next(self, key: Hashable, use: Use, level: int) -> str:
        """The number in front of the next paragraph of a level, with its blank; ``key`` tells the uses apart."""
        if level not in use.levels:
            return ""
        counts = self._counts.setdefault(use.name, {})
        if key not in self._begun:
            self._begun.add(key)
            # What is above the level that begins counts as begun; the others begin with their next paragraph.
            counts.update({at: start - (at >= level) for at, start in use.starts.items()})
        for above in range(level):
            if above in use.levels:
                counts.setdefault(above, use.levels[above].start)
        counts[level] = counts.get(level, use.levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level and at in use.levels and use.levels[at].restarts > level]:
            del counts[deeper]
        return _shown(use.levels[level], use.levels, counts)


def _shown(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    def count(match: re.Match[str]) -> str:
        at = ord(match[0])
        if at not in levels:
            return ""
        return list_mark(counts.get(at, levels[at].start), "decimal" if level.legal else levels[at].style)

    text = "" if level.style == "bullet" else _PLACEHOLDER.sub(count, level.text)
    return f"{text} " if level.blank and text.isascii() and text.strip() else text
