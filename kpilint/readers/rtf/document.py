"""From the tokens of an RTF file to paragraphs and tables."""

from __future__ import annotations

from copy import copy

from kpilint.errors import UnreadableInput
from kpilint.readers.flow import Table
from kpilint.readers.nesting import with_boxes
from kpilint.readers.objects import is_sheet
from kpilint.readers.rtf.flow import Flow
from kpilint.readers.rtf.fonts import Fonts
from kpilint.readers.rtf.forms import Form
from kpilint.readers.rtf.state import RowWords, State
from kpilint.readers.rtf.tokens import Token
from kpilint.readers.rtf.words import ASIDE, CODE, DOCUMENT, FONTS, NOT_SHOWN, NOWHERE, PARAGRAPH_ENDS, SIGNS, TARGETS

_MOST_GROUPS = 1_000
"""How deep groups may stand in one another; those of Word reach some thirty."""
_TOO_DEEP = "文件的结构不正常（花括号套得太深），没有读取；请用 Word 或 WPS 打开，另存为 .docx 后再检查"
_BULLET = "o"
"""A bullet of Word that is a letter; bullets are left out."""
_ONLY_IN_CODE = ("formfield", "ffl")


class Document:
    """A document while its tokens are read. ``sheets`` counts embedded Excel sheets."""

    def __init__(self) -> None:
        self.sheets = 0
        self._fonts = Fonts()
        self._form = Form()
        self._main, self._boxes = Flow(), Flow()
        self._row, self._inner_row = RowWords(), RowWords()
        self._state = State(self._main)
        self._outer: list[State] = []
        self._opening = self._starred = False
        """Whether a group has just begun, and whether it begins with the sign of parts that may be passed over."""
        self._skip = 0
        """How many bytes to come stand for a character that was told by its number."""
        self._bytes = bytearray()
        self._aside = ""

    @property
    def groups(self) -> int:
        """How many groups are open."""
        return len(self._outer)

    def finished(self) -> list[str | Table]:
        """All paragraphs and tables, text boxes last. Raises as Nesting.at."""
        self._flush()
        return with_boxes(self._main.finished(), self._boxes.finished())

    def take(self, token: Token) -> None:
        """The next token. Raises Refused: tables contradict themselves; UnreadableInput: beyond bounds."""
        opening, self._opening = self._opening, token.kind == "open"
        if token.kind == "text":
            if self._state.target not in (NOWHERE, CODE):
                self._bytes += token.text[self._skip :]
                self._skip = max(0, self._skip - len(token.text))
            return
        self._flush()
        self._skip = 0
        if token.kind == "word" and token.word == "*":
            self._starred = opening
        elif token.kind == "word":
            self._word(token.word, token.number)
        elif token.kind == "open":
            self._open()
        elif self._outer:
            self._close()

    def _open(self) -> None:
        if len(self._outer) == _MOST_GROUPS:
            raise UnreadableInput(_TOO_DEEP)
        self._outer.append(self._state)
        self._state = copy(self._state)
        self._state.opened = ""

    def _close(self) -> None:
        opened, self._state = self._state.opened, self._outer.pop()
        if opened == "shptxt":
            self._boxes.end()
        elif opened == "formfield":
            self._state.flow.say(self._form.shown)
        elif opened:
            aside, self._aside = self._aside.strip(), ""
            if opened == "objclass":
                self.sheets += is_sheet(aside)
            elif opened == "ffl":
                self._form.entries.append(aside)
            elif aside != _BULLET and any(map(str.isalnum, aside)):
                self._say(f"{aside} " if aside.isascii() else aside)

    def _flush(self) -> None:
        if not self._bytes:
            return
        text, self._bytes = bytes(self._bytes), bytearray()
        if self._state.target == FONTS:
            self._fonts.name(text)
        else:
            self._say(self._fonts.text(text, self._state.font))

    def _say(self, text: str) -> None:
        state = self._state
        if state.target == ASIDE and not state.masked:
            self._aside += text
        elif state.target == DOCUMENT and state.masked:
            state.flow.hide()
        elif state.target == DOCUMENT:
            state.flow.say(text)

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if starred or word in TARGETS or word in NOT_SHOWN:
            self._enter(word)
        elif self._state.target == FONTS:
            self._fonts.take(word, number or 0)
        elif self._state.target == CODE:
            self._form.take(word, number or 0)
        elif self._state.target != NOWHERE:
            self._visible_word(word, number)

    def _enter(self, word: str) -> None:
        """A part of the file begins with this group; inside what people do not see no part is seen."""
        state = self._state
        if word not in TARGETS or state.target == NOWHERE or (word in _ONLY_IN_CODE and state.target != CODE):
            state.target = NOWHERE
            return
        state.target, state.opened = TARGETS[word], word if TARGETS[word] == ASIDE else ""
        if word == "formfield":
            self._form, state.opened = Form(), word
        elif word == "nesttableprops":
            state.inner_row = True
        elif word == "shptxt":
            self._boxes.end()
            state.flow, state.opened, state.in_table = self._boxes, word, False

    def _visible_word(self, word: str, number: int | None) -> None:
        if word in SIGNS:
            self._say(SIGNS[word])
        elif word == "u":
            self._say(self._fonts.seen(chr((number or 0) & 0xFFFF), self._state.font))
            self._skip = self._state.fallback
        elif word == "ansicpg":
            self._fonts.page(number or 0)
        elif word == "deff":
            self._fonts.default = number or 0
        elif not self._state.take(word, number) and self._state.target == DOCUMENT:
            self._ending_word(word, number)

    def _ending_word(self, word: str, number: int | None) -> None:
        state = self._state
        row = self._inner_row if state.inner_row else self._row
        if word in PARAGRAPH_ENDS:
            state.flow.end_paragraph(state.depth, state.masked)
        elif word == "cell":
            state.flow.end_cell(1, state.masked)
        elif word == "nestcell":
            state.flow.end_cell(max(2, state.nested), state.masked)
        elif word == "row":
            state.flow.end_row(1, self._row.row, state.masked)
        elif word == "nestrow":
            state.flow.end_row(max(2, state.nested), self._inner_row.row, state.masked)
        else:
            row.take(word, number or 0)
