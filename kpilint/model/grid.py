"""What a reader hands over: paragraphs and grids of cells, every cell with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kpilint.model.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's text.

    ``text`` is what people read (line breaks joined, markup residue resolved); ``raw`` is the text as it stood
    in the file where that differs, else None. ``pieces`` are the places of further parts where a cell was put
    together from several (a page break cut it). ``merged`` marks a cell that only belongs to a merged one, whose text
    stands to its left in the same row ("left") or in a row above ("up"); such a cell has no text of its own, but knows
    what stands above it (``above``).
    """

    text: str
    place: Place = NOWHERE
    raw: str | None = None
    pieces: tuple[Place, ...] = ()
    merged: Literal["", "left", "up"] = ""
    above: str = ""

    @property
    def spread(self) -> Cell:
        """The cell with the text of the merged one it belongs to, where that stands above it."""
        return replace(self, text=self.above) if self.merged == "up" else self

    @property
    def original(self) -> str:
        """The text as it stood in the file."""
        return self.text if self.raw is None else self.raw

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read: rows of cells, not necessarily of equal length; ``number`` counts from 1 in the document.

    ``exact``: rows and cells are those of the document, not guessed from lines of text.
    """

    rows: tuple[tuple[Cell, ...], ...]
    number: int
    place: Place
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph of running text outside tables, with the headings it stands under (outermost first)."""

    text: str
    place: Place
    headings: tuple[str, ...] = ()


Block = Paragraph | Grid


SourceNoteKind = Literal["unread", "hidden", "format"]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a reader has to tell (``why`` in Chinese): a part it could not read (a scanned page), a part that a person
    does not see and that was left out (a hidden sheet), a file that is not what its suffix says."""

    kind: SourceNoteKind
    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its blocks in document order. ``kind`` is the file format (txt, docx, …)."""

    path: str
    kind: str
    blocks: tuple[Block, ...]
    notes: tuple[SourceNote, ...] = ()
