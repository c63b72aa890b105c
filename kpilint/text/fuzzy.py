"""Known words found again where recognition bent them (编砝 for 编码, 標 for 标)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=1024)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def distance(left: str, right: str, limit: int) -> int:
    """The edit distance of two short words; ``limit + 1`` where it is more than ``limit``."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    above = list(range(len(right) + 1))
    for row, one in enumerate(left, 1):
        here = [row]
        for column, other in enumerate(right, 1):
            here.append(min(above[column] + 1, here[-1] + 1, above[column - 1] + (one != other)))
        if min(here) > limit:
            return limit + 1
        above = here
    return min(above[-1], limit + 1)


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words nearest to a word within a small edit distance; several where they are equally near.

    Words of 4 to 7 characters may differ in one, longer ones in two; shorter words are never guessed.
    """
    limit = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    if not limit:
        return []
    best: list[str] = []
    letters = set(word)
    for candidate in known:
        if abs(len(candidate) - len(word)) > limit or len(_letters(candidate) - letters) > limit:
            continue
        far = distance(word, candidate, limit)
        if far <= limit:
            best = [*best, candidate] if far == limit and best else [candidate]
            limit = far
    return best
