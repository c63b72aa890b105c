"""What a PDF page holds for a reader: characters and lines, in one upright space whatever way the page is turned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

_HANGING = frozenset("，。、；：！？）》”’】〉」』,.;:)")
"""Marks that may be set beyond the end of a line, into the padding of a cell or over its side."""
_HANGING_AT = 0.1
"""Share of such a mark's width that lies inside its cell at least."""
_HANGING_INK = 0.45
"""Share of such a mark's width that is inked."""


class Glyph(NamedTuple):
    """A character and its box in points, y downwards; ``base`` is the height of its baseline, ``size`` its em.

    ``turn`` counts the quarter turns against the clock by which it is turned from the page's text (0 for nearly all).
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    turn: int = 0

    @property
    def x(self) -> float:
        """Where it counts across: the middle of its box; a mark that may hang counts where it begins."""
        return self.x0 + (_HANGING_AT if self.may_hang else 0.5) * (self.x1 - self.x0)

    @property
    def may_hang(self) -> bool:
        """Whether it is a mark that may be set beyond the end of a line."""
        return self.text in _HANGING

    @property
    def end(self) -> float:
        """Where what stands beside it may begin: behind its box, or, if it may hang over, behind the ink."""
        return self.x0 + _HANGING_INK * (self.x1 - self.x0) if self.may_hang else self.x1

    @property
    def y(self) -> float:
        """The middle of its box down."""
        return (self.y0 + self.y1) / 2


class Box(NamedTuple):
    """A rectangle in points, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def within(self, other: Box) -> Box:
        """What of it lies in another one; its ends are in wrong order where nothing does."""
        return Box(max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1))


@dataclass(slots=True)
class PageContent:
    """A page as drawn. ``strokes`` are thin boxes: lines as people see them."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    has_image: bool = False
    unmapped: int = 0
    """Characters without Unicode, or with one that no Chinese text holds."""
