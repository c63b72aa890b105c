"""The text of an RTF document, or of its text boxes, as it comes: paragraphs, cells and rows."""

from __future__ import annotations

import re

from kpilint.readers.docx.symbols import has_symbols, in_font
from kpilint.readers.drafts import Row
from kpilint.readers.flow import Table
from kpilint.readers.nesting import Nesting

_CONTROLS = dict.fromkeys((*range(0x0A), *range(0x0B, 0x20), 0x7F))
"""Control characters, which mean nothing in RTF; line breaks have been told by words."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Flow:
    """A text that grows."""

    def __init__(self) -> None:
        self._nesting = Nesting()
        self._line: list[str] = []
        self._seen = self._hidden = False

    def say(self, text: str) -> None:
        """Text that people see."""
        self._line.append(text)
        self._seen = True

    def hide(self) -> None:
        """Here is text that is hidden."""
        self._hidden = True

    def end_paragraph(self, depth: int, masked: bool) -> None:
        """The mark of a paragraph inside so many tables; where it is ``masked`` the next paragraph goes on in this one.

        Raises as Nesting.at; so do the other methods that end something.
        """
        text = self._taken(depth, masked)
        if masked:
            self._nesting.carry(text)
        else:
            self._nesting.paragraph(text)

    def end_cell(self, depth: int, masked: bool) -> None:
        """The mark of a cell; ``masked``: people do not see it."""
        self._nesting.paragraph(self._taken(depth, masked))
        self._nesting.end_cell()

    def end_row(self, depth: int, row: Row, masked: bool) -> None:
        """The mark of a row."""
        if text := self._taken(depth, masked):
            self._nesting.paragraph(text)
        self._nesting.end_row(row)

    def end(self) -> None:
        """The end of the whole text, or of one text box."""
        if self._line:
            self.end_paragraph(0, masked=False)
        self._nesting.at(0)

    def finished(self) -> list[str | Table]:
        """All paragraphs and tables."""
        self.end()
        return self._nesting.finished()

    def _taken(self, depth: int, masked: bool) -> str:
        text = "".join(self._line).translate(_CONTROLS)
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._nesting.at(depth)
        self._nesting.look(self._seen or not masked, self._hidden)
        self._line, self._seen, self._hidden = [], False, False
        return in_font(text, "") if has_symbols(text) else text
