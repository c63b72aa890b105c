"""Rows or columns of a table as people see them: hidden ones are left out, the others keep their numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Axis:
    """Counts positions (from 0) in the file against those among what is shown."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        """How many positions are hidden before each hidden run."""

    def hide(self, start: int, count: int) -> None:
        """Hide ``count`` positions from ``start`` on, which lies behind all that were hidden before."""
        hidden = self._before[-1] + self._ends[-1] - self._starts[-1] if self._starts else 0
        self._starts.append(start)
        self._ends.append(start + count)
        self._before.append(hidden)

    def shown(self, position: int) -> int:
        """How many positions before this one are shown: where it stands, if it is shown itself."""
        at = bisect_left(self._starts, position) - 1
        if at < 0:
            return position
        return position - self._before[at] - (min(self._ends[at], position) - self._starts[at])

    def hides(self, position: int) -> bool:
        """Whether the position is hidden."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]

    def positions(self, count: int) -> list[int]:
        """The positions in the file of the first ``count`` that are shown."""
        found: list[int] = []
        start = 0
        for hidden, end in zip(self._starts, self._ends, strict=True):
            found.extend(range(start, min(hidden, start + count - len(found))))
            start = end
        return [*found, *range(start, start + count - len(found))]
