"""An indicator row while it is being put together from the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kpilint.model.grid import Cell
from kpilint.model.place import Place
from kpilint.text.normalise import squash

PROJECT = "project."
"""What stands before the field's name in columns of wide tables that say to which project a row belongs."""
PROJECT_NAME = f"{PROJECT}name"
_CERTAIN = 4
"""From this length a tail that stands at a cell's end already is no chance."""
_NOISE = re.compile("[\u00c0-\u024f\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af]")
"""Latin letters with accents, Cyrillic, kana, Hangul: what recognition makes of a smudged line of Chinese."""


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
    def names_project(self) -> bool:
        """Whether it only says to which project of a wide table the rows below belong."""
        return bool(self.text(PROJECT_NAME)) and not any(
            cell.text for name, cell in self.cells.items() if not name.startswith(PROJECT)
        )

    def repaired(self, reason: str) -> None:
        """Note what was put right, each reason once."""
        if reason not in self.reasons:
            self.reasons.append(reason)


def joined(above: Cell, below: Cell) -> Cell:
    """Two parts of a cell as one; a part that the other already holds at its end is not doubled, noise is dropped."""
    if not above.text or not below.text:
        return replace(below if below.text else above)
    if is_noise(above.text) != is_noise(below.text):
        kept = below if is_noise(above.text) else above
        return replace(kept, raw=f"{above.original}\n{below.original}")
    pieces = (*above.pieces, below.place, *below.pieces)
    raw = f"{above.original}\n{below.original}"
    if doubles(above.text, below.text):
        return replace(above, raw=raw, pieces=pieces)
    gap = (
        " "
        if above.text[-1].isascii() and below.text[0].isascii() and (above.text[-1] + below.text[0]).isalpha()
        else ""
    )
    return Cell(above.text + gap + below.text, above.place, raw, pieces)


def doubles(above: str, below: str) -> bool:
    """Whether a part only says the end of the text above it once more.

    A page break gave the cell whole, then its tail again; or recognition read the whole cell twice, not quite alike.
    """
    whole, tail = squash(above), squash(below)
    if not tail:
        return False
    if whole.endswith(tail):
        return len(tail) >= _CERTAIN or tail == whole
    unlike = sum(one != other for one, other in zip(whole, tail, strict=False))
    return len(whole) == len(tail) >= _CERTAIN and unlike <= 1


def is_noise(text: str) -> bool:
    """Whether a text holds signs that only a failed recognition puts into Chinese."""
    return _NOISE.search(text) is not None


def raw_text(cells: Sequence[Cell]) -> str:
    """A row's text as it stood, for people."""
    return " | ".join(cell.original for cell in cells if cell.text)
