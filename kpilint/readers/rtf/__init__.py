"""RTF documents (.rtf, and .doc files that are RTF inside), read without Word or LibreOffice."""

from __future__ import annotations

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source
from kpilint.readers import convert
from kpilint.readers.flow import Table, blocks_of, has_text
from kpilint.readers.objects import sheet_notes
from kpilint.readers.ooxml import EMPTY
from kpilint.readers.refused import Refused
from kpilint.readers.rtf.document import Document
from kpilint.readers.rtf.tokens import tokens

_UNCLOSED = 1
"""Groups that may be open at the end of a whole file: some programs forget a brace."""
_PADDING = b"\0\r\n\t \x1a"
_CUT_OFF = "文件没有下载完整（RTF 的内容没有结束）；请重新下载，或用 Word、WPS 打开后另存一份"


def read(path: str, kind: str, data: bytes) -> Source:
    """The paragraphs and tables of a document, text boxes last; what cannot be read here LibreOffice is asked for.

    Raises UnreadableInput: cut off, without text, or read by neither.
    """
    try:
        parts, sheets = _parts(data)
    except Refused as why:
        return convert.read(path, kind, data, str(why))
    blocks, hidden = blocks_of(parts)
    notes = (*hidden, *sheet_notes(sheets))
    if not has_text(blocks):
        raise UnreadableInput(notes[0].why if notes else EMPTY)
    return Source(path, kind, blocks, notes)


def _parts(data: bytes) -> tuple[list[str | Table], int]:
    document = Document()
    for token in tokens(data):
        document.take(token)
        if token.kind == "close" and not document.groups:
            break  # behind the file's own group programs leave rubbish
    if document.groups > _UNCLOSED or (document.groups and not data.rstrip(_PADDING).endswith(b"}")):
        raise UnreadableInput(_CUT_OFF)
    return document.finished(), document.sheets
