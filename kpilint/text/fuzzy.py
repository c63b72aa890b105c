"""Known words found again where recognition bent them (编砝 for 编码, 標 for 标)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

Apart = Callable[[str], bool]


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


class Nearby:
    """Known words, so arranged that the one nearest to another word is found quickly."""

    def __init__(self, known: Iterable[str]) -> None:
        self._bits: dict[str, int] = {}
        self._of_length: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for word in known:
            self._of_length[len(word)].append((self._letters(word), word))

    def nearest(self, word: str, apart: Apart | None = None) -> list[str]:
        """The known words nearest to a word within a small edit distance; several where they are equally near.

        Words of 4 to 7 characters may differ in one, longer ones in two; shorter words are never guessed. ``apart``
        says of a known word that it is never meant.
        """
        limit = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        best: list[str] = []
        others = ~sum({self._bits.get(letter, 0) for letter in word})
        for length in range(len(word) - limit, len(word) + limit + 1) if limit else ():
            for letters, candidate in self._of_length.get(length, ()):
                if (letters & others).bit_count() > limit:
                    continue
                far = distance(word, candidate, limit)
                if far <= limit and not (apart and apart(candidate)):
                    best = [*best, candidate] if far == limit and best else [candidate]
                    limit = far
        return best

    def _letters(self, word: str) -> int:
        """The letters of a word as a set of bits."""
        return sum({self._bits.setdefault(letter, 1 << len(self._bits)) for letter in word})
