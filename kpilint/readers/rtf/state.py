"""What holds at a place of an RTF file."""

from __future__ import annotations

from dataclasses import dataclass, field

from kpilint.readers.drafts import CONTINUES, FIRST, WIDEST_ROW, Row
from kpilint.readers.rtf.flow import Flow
from kpilint.readers.rtf.words import DOCUMENT


@dataclass(slots=True)
class State:
    """What a group can change; a group that ends gives it back.

    ``opened`` is the part of the file that begins with this group, "" for most groups. ``fallback`` is how many bytes
    behind a character told by its number stand for it in programs that do not know numbers. ``inner_row`` says that
    words on rows tell of one in a table within a table.
    """

    flow: Flow
    target: str = DOCUMENT
    opened: str = ""
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1
    in_table: bool = False
    nested: int = 0
    inner_row: bool = False

    @property
    def masked(self) -> bool:
        """Whether people do not see the text."""
        return self.hidden or self.deleted

    @property
    def depth(self) -> int:
        """How many tables are round the paragraph."""
        return max(1, self.nested) if self.in_table else 0

    def take(self, word: str, number: int | None) -> bool:
        """Take a word on fonts, characters or paragraphs; whether it is one."""
        on = number != 0
        if word == "f":
            self.font = number or 0
        elif word == "v":
            self.hidden = on
        elif word == "deleted":
            self.deleted = on
        elif word == "plain":
            self.font, self.hidden, self.deleted = -1, False, False
        elif word == "uc":
            self.fallback = max(0, number or 0)
        elif word == "pard":
            self.in_table, self.nested = False, 0
        elif word == "intbl":
            self.in_table = on
        elif word == "itap":
            self.nested = number or 0
        else:
            return False
        return True


@dataclass(slots=True)
class RowWords:
    """A row while its words come: the words of a column stand before its right border."""

    row: Row = field(default_factory=Row)
    across: int = 0
    down: int = 0

    def take(self, word: str, number: int) -> None:
        """Take a word; those that are not on rows are passed over."""
        if word == "trowd":
            self.row, self.across, self.down = Row(), 0, 0
        elif word == "trleft":
            self.row.edges[0] = number
        elif word in _ACROSS:
            self.across = _ACROSS[word]
        elif word in _DOWN:
            self.down = _DOWN[word]
        elif word == "cellx":
            self._column(number)

    def _column(self, right: int) -> None:
        if self.row.columns < WIDEST_ROW:
            self.row.edges.append(right)
            self.row.across.append(self.across)
            self.row.down.append(self.down)
        self.across = self.down = 0


_ACROSS = {"clmgf": 1, "clmrg": 2}
_DOWN = {"clvmgf": FIRST, "clvmrg": CONTINUES}
