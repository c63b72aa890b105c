"""What a person sees of the text: field codes, hidden and deleted text masked, special characters resolved."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from kpilint.readers.docx.symbols import has_symbols, in_font
from kpilint.readers.word97.forms import form_field
from kpilint.readers.word97.looks import GONE, HIDDEN, Looks
from kpilint.readers.word97.pages import Formats
from kpilint.readers.word97.pieces import Piece, Text
from kpilint.readers.word97.sprms import DESCRIBED, sprms
from kpilint.readers.word97.styles import Styles

_FIELD = re.compile("[\x13-\x15]")
_BEGINS, _PARTED = "\x13\x14"
_READABLE: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), 0x7F), None),
    0x09: " ",
    0x0A: "\n",
    0x0B: "\n",
    0x0E: "\n",
    0x1E: "-",
}
"""Control characters to what people see: tabs, line and column breaks, the hyphen that does not break. The others are
masks, anchors of pictures, notes and comments, and the hyphen that shows only at a line's end."""
_SURROGATE = re.compile("[\ud800-\udfff]")

_FORM = re.compile("\x13[^\x13-\x15]*FORM[A-Z]+[^\x13-\x15]*(\x01)")
"""A form field up to the character whose format says where the field is described."""

Change = tuple[int, int, Sequence[str]]
"""The characters from here to there are shown as these, as many."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What tells which characters are shown, and as what; ``data`` is the stream Data."""

    text: Text
    characters: Formats
    paragraphs: Formats
    styles: Styles
    looks: Looks
    data: bytes

    def shown(self, part: range) -> Sequence[str]:
        """What is shown for each character of a part: itself, as a rule, masks (GONE, HIDDEN) for those not seen."""
        seen = list(self.text.characters[part.start : part.stop])
        for start, end, characters in (*self._formatted(part), *_field_codes(self.text, part), *self._forms(part)):
            first, last = max(start, part.start), min(end, part.stop)
            if first < last:
                seen[first - part.start : last - part.start] = characters[first - start : last - start]
        return seen

    def _formatted(self, part: range) -> Iterator[Change]:
        hiding = Formats(run for run in self.paragraphs.runs if self.styles.of_paragraph(run.formats).hidden)
        telling = Formats(run for run in self.characters.runs if self.looks.of(run.formats))
        for piece in self.text.pieces_in(part):
            if look := self.looks.of(piece.changes):
                yield piece.start, piece.end, look.shown(self.text.characters[piece.start : piece.end])
            for run in telling.between(piece.offset, piece.behind):
                if look := self.looks.of(run.formats + piece.changes, bool(hiding.at(run.start))):
                    start, end = piece.position(run.start), piece.position(run.end)
                    yield start, end, look.shown(self.text.characters[start:end])
            for paragraph in hiding.between(piece.offset, piece.behind):
                yield from self._hidden(piece, piece.position(paragraph.start), piece.position(paragraph.end))

    def _hidden(self, piece: Piece, start: int, end: int) -> Iterator[Change]:
        """A paragraph whose style hides its text, without the runs that show theirs all the same."""
        for run in self.characters.between(piece.byte(start), piece.byte(end)):
            if not self.looks.of(run.formats + piece.changes, hidden=True).mask:
                until = max(start, piece.position(run.start))
                yield start, until, HIDDEN * (until - start)
                start = piece.position(run.end)
        yield start, end, HIDDEN * (end - start)

    def _forms(self, part: range) -> Iterator[Change]:
        for field in _FORM.finditer(self.text.characters, part.start, part.stop):
            piece = self.text.piece_at(field.start(1))
            formats = dict(sprms(self.characters.at(piece.byte(field.start(1)))))
            with suppress(struct.error):
                shown = form_field(self.data, *struct.unpack("<I", formats.get(DESCRIBED, b"")))
                yield field.start(), field.start() + 1, [shown]


def readable(characters: str) -> str:
    """A run of such characters as text."""
    plain = characters.translate(_READABLE)
    if _SURROGATE.search(plain):
        plain = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return in_font(plain, "") if has_symbols(plain) else plain


def _field_codes(text: Text, part: range) -> Iterator[Change]:
    """Fields show their result: all before it is masked. A mark without its counterpart hides nothing."""
    unfinished: list[list[int]] = []
    codes: list[tuple[int, int]] = []
    for mark in _FIELD.finditer(text.characters, part.start, part.stop):
        if mark[0] == _BEGINS:
            unfinished.append([mark.start()])
        elif unfinished and mark[0] == _PARTED:
            unfinished[-1].append(mark.start())
        elif unfinished:
            first, last = [*unfinished.pop(), mark.start()][:2]
            codes.append((first, last + 1))
    behind = part.start
    for first, end in sorted(codes):  # those inside others need not be masked again
        if first >= behind:
            yield first, end, GONE * (end - first)
            behind = end
