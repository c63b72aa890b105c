"""The rules of a page: drawn pieces put together to level and upright lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kpilint.readers.pdf.glyphs import Box

_SAME_LINE = 0.7
"""Points two pieces may be apart across and still lie on one line."""
_GAP = 3.5
"""Points between two pieces of one line: dots and dashes, a joint with a crossing line."""
_SHORTEST = 6.0
"""Points: shorter lines are no side of a cell."""
_DOUBLE = 3.2
"""Points between lines that stand for one: double borders, borders of neighbouring cells drawn beside each other."""
_DOUBLE_ALL = 6.0
"""Points that such lines may spread over in all; no cell is lower or narrower."""
_THICKEST = 6.0
"""Points: a wider stroke is no line."""
_MOSTLY = 0.6
"""Share of a stretch that a line along most of it covers."""
_MOST = 1_500
"""Lines of one direction that a page may have; more are a drawing."""


class Ruling(NamedTuple):
    """A line: its height (or, upright, its distance from the left), and where it starts and ends along itself."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Points from end to end."""
        return self.end - self.start

    def covers(self, start: float, end: float) -> bool:
        """Whether it runs along most of a stretch."""
        return min(self.end, end) - max(self.start, start) >= _MOSTLY * (end - start)


@dataclass(frozen=True, slots=True)
class Rulings:
    """The level and the upright lines of a page."""

    level: tuple[Ruling, ...] = ()
    upright: tuple[Ruling, ...] = ()


def rulings_of(strokes: Iterable[Box]) -> Rulings:
    """The lines that strokes make; none where there are so many that the page is a drawing."""
    level: list[Ruling] = []
    upright: list[Ruling] = []
    for x0, y0, x1, y1 in strokes:
        across, down = x1 - x0, y1 - y0
        if down <= _THICKEST and down <= across + 1:
            level.append(Ruling((y0 + y1) / 2, x0, x1))
        if across <= _THICKEST and across <= down + 1:
            upright.append(Ruling((x0 + x1) / 2, y0, y1))
    rows, columns = _whole(level), _whole(upright)
    if len(rows) > _MOST or len(columns) > _MOST:
        return Rulings()
    return Rulings(tuple(_snapped(rows)), tuple(_snapped(columns)))


def _whole(pieces: Sequence[Ruling]) -> list[Ruling]:
    """Pieces on one line put together; what stays short is dropped."""
    made: list[Ruling] = []
    for line in _grouped(sorted(pieces), _SAME_LINE, _SAME_LINE * 2):
        made.extend(one for one in _joined(line) if one.length >= _SHORTEST)
    return made


def _grouped(pieces: Sequence[Ruling], step: float, spread: float) -> list[list[Ruling]]:
    """Pieces in order of ``at``, parted where they are further apart than ``step`` or spread more than ``spread``."""
    groups: list[list[Ruling]] = []
    for piece in pieces:
        if groups and piece.at - groups[-1][-1].at <= step and piece.at - groups[-1][0].at <= spread:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _joined(pieces: Sequence[Ruling]) -> list[Ruling]:
    """Pieces of one line that touch or nearly touch as one; its place is the mean by length."""
    made: list[list[Ruling]] = []
    end = 0.0
    for piece in sorted(pieces, key=lambda one: one.start):
        if made and piece.start <= end + _GAP:
            made[-1].append(piece)
            end = max(end, piece.end)
        else:
            made.append([piece])
            end = piece.end
    return [_mean(group) for group in made]


def _mean(pieces: Sequence[Ruling]) -> Ruling:
    weight = sum(piece.length + 0.01 for piece in pieces)
    at = sum(piece.at * (piece.length + 0.01) for piece in pieces) / weight
    return Ruling(at, min(piece.start for piece in pieces), max(piece.end for piece in pieces))


def _snapped(lines: Sequence[Ruling]) -> list[Ruling]:
    """Lines that stand for one moved to one place, and joined where they touch."""
    made: list[Ruling] = []
    for group in _grouped(sorted(lines), _DOUBLE, _DOUBLE_ALL):
        at = _mean(group).at
        made.extend(line._replace(at=at) for line in _joined(group))
    return made
