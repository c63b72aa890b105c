"""Paragraphs, cells and rows as they come, put into the tables they stand in, for formats that tell each paragraph's
depth (Word 97, RTF)."""

from __future__ import annotations

from collections.abc import Callable

from kpilint.readers.drafts import Draft, Row
from kpilint.readers.flow import Table, check_depth
from kpilint.readers.refused import Refused


class Nesting:
    """Texts and tables in order while their document is read; ``parts`` are the outermost so far."""

    def __init__(self, seen: Callable[[str], str] = str) -> None:
        """``seen`` turns a paragraph into what people see; it is asked in order, and not about what is not seen."""
        self.parts: list[str | Table] = []
        self._seen = seen
        self._drafts: list[Draft] = []
        self._carried = ""

    def at(self, depth: int) -> None:
        """What follows stands inside so many tables: close those that are deeper, open those that are missing.

        Raises Refused: a table ends within a row; UnreadableInput: too deep or too large a table.
        """
        if depth == len(self._drafts):
            return
        check_depth(depth)
        if self._carried:
            self.paragraph("")
        while len(self._drafts) > depth:
            closed = self._drafts.pop()
            if not closed.ended:
                raise Refused("有一张表没有结束")
            if closed.rows or closed.hidden_rows:
                (self._drafts[-1].parts if self._drafts else self.parts).append(closed.table())
        while len(self._drafts) < depth:
            self._drafts.append(Draft())

    def look(self, seen: bool, hidden: bool) -> None:
        """Tell whether something that follows is seen, marks of cells and rows counted, or hidden."""
        if self._drafts:
            self._drafts[-1].seen |= seen
            self._drafts[-1].hidden |= hidden

    def carry(self, text: str) -> None:
        """A paragraph whose mark is not there to see: people see its text in the next one."""
        self._carried += text

    def paragraph(self, text: str, item: Callable[[str], str] = str) -> None:
        """A paragraph; ``item`` makes of its text what ``seen`` shall be asked about."""
        whole = item((self._carried + text).strip())
        self._carried = ""
        if self._drafts:
            self._drafts[-1].parts.append(whole)
        else:
            self.parts.append(self._seen(whole))

    def end_cell(self) -> None:
        """What was put last into the innermost table is a cell."""
        self._drafts[-1].end_cell()

    def end_row(self, row: Row) -> None:
        """The cells that were put last into the innermost table are a row."""
        self._drafts[-1].end_row(row, self._seen)

    def finished(self) -> list[str | Table]:
        """All texts and tables. Raises as ``at``."""
        self.at(0)
        if self._carried:
            self.paragraph("")
        return self.parts


def with_boxes(main: list[str | Table], boxes: list[str | Table]) -> list[str | Table]:
    """The parts of a text with those of its text boxes behind. Among tables the words of boxes, which stand beside the
    text ("附件1"), are left out: they would only be taken for the tables'."""
    tables = any(isinstance(part, Table) for part in main)
    return main + [part for part in boxes if isinstance(part, Table) or not tables]
