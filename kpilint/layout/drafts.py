"""An indicator row while it is being put together from the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kpilint.layout.headings import EXTRA, PROJECT
from kpilint.model.grid import Cell
from kpilint.model.place import Place
from kpilint.text.normalise import squash

PROJECT_NAME = f"{PROJECT}name"
_DOTS = re.compile(r"[\s.…·。]*")
_CERTAIN = 4
"""From this length a tail that stands at a cell's end already is no chance."""
_NOISE = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af]")
"""Latin letters with accents (not × and ÷, which stand among them), Cyrillic, kana, Hangul: what recognition makes of a
smudged line of Chinese."""


@dataclass(slots=True)
class Draft:
    """The cells of a row by field; ``original`` is the row's text as it stood, ``reasons`` what was put right in it.

    ``after_break``: the row is the first below a repeated heading or on a new page.
    """

    cells: dict[str, Cell]
    place: Place
    original: list[str]
    reasons: list[str] = field(default_factory=list)
    after_break: bool = False

    def text(self, name: str) -> str:
        """The text of a field, "" where it is empty or the table has no such column."""
        cell = self.cells.get(name)
        return cell.text if cell is not None else ""

    def clear(self, name: str) -> None:
        """Empty a field's cell."""
        self.cells[name] = Cell("", self.cells[name].place)

    @property
    def empty(self) -> bool:
        """Whether no cell holds any text."""
        return not any(cell.text for cell in self.cells.values())

    @property
    def unused(self) -> bool:
        """Whether it holds nothing but its 一级 and 二级指标, or dots for more rows: printed and never used."""
        texts = (cell.text for name, cell in self.cells.items() if not name.startswith(("level", PROJECT, EXTRA)))
        return all(_DOTS.fullmatch(text) for text in texts)

    @property
    def names_project(self) -> bool:
        """Whether it only says to which project of a wide table the rows below belong."""
        return bool(self.text(PROJECT_NAME)) and not any(
            cell.text for name, cell in self.cells.items() if not name.startswith((PROJECT, EXTRA))
        )

    def repaired(self, reason: str) -> None:
        """Note what was put right, each reason once."""
        if reason not in self.reasons:
            self.reasons.append(reason)


def joined(parts: Sequence[Cell]) -> Cell:
    """The parts of a cell, at least one, as one cell at the place of the first.

    A part that only says the end of what stands above it once more is not doubled; what failed recognition is dropped
    where there is a part that did not.
    """
    filled = [part for part in parts if part.text]
    if len(filled) < 2:
        return filled[0] if filled else parts[0]
    first, *others = filled
    noise = is_noise(first.text)
    texts, pieces = [first.text], list(first.pieces)
    for part in others:
        if noise != is_noise(part.text):
            if noise:
                first, noise, texts, pieces = part, False, [part.text], list(part.pieces)
            continue
        if not _doubles(texts, part.text):
            texts.append(_gap(texts[-1], part.text) + part.text)
        pieces += (part.place, *part.pieces)
    return Cell("".join(texts), first.place, "\n".join(part.original for part in filled), tuple(pieces))


def _gap(above: str, below: str) -> str:
    """The blank between two words of Latin letters."""
    edge = above[-1] + below[0]
    return " " if edge.isascii() and edge.isalpha() else ""


def _doubles(above: Sequence[str], below: str) -> bool:
    """Whether a part only says the end of the parts above it once more.

    A page break gave the cell whole, then its tail again; or recognition read the whole cell twice, not quite alike.
    """
    tail = squash(below)
    if not tail:
        return False
    whole = _end(above, len(tail))
    if whole.endswith(tail):
        return len(tail) >= _CERTAIN or tail == whole
    unlike = sum(one != other for one, other in zip(whole, tail, strict=False))
    return len(whole) == len(tail) >= _CERTAIN and unlike <= 1


def _end(parts: Sequence[str], length: int) -> str:
    """The last parts of a text, squashed: more than ``length`` characters, or all there are."""
    taken: list[str] = []
    for part in reversed(parts):
        taken.append(part)
        length -= len(squash(part))
        if length < 0:
            break
    return squash("".join(reversed(taken)))


def is_noise(text: str) -> bool:
    """Whether a text holds signs that only a failed recognition puts into Chinese."""
    return _NOISE.search(text) is not None


def raw_text(cells: Sequence[Cell]) -> str:
    """A row's text as it stood, for people."""
    return " | ".join(cell.original for cell in cells if cell.text)
