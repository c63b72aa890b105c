"""Word 97-2003 documents (.doc, .dot, and .wps as WPS writes them), read without Word."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO

import olefile

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source
from kpilint.readers import convert
from kpilint.readers.flow import Table, blocks_of, has_text
from kpilint.readers.nesting import with_boxes
from kpilint.readers.objects import sheet_notes
from kpilint.readers.refused import Refused
from kpilint.readers.word97.fib import fib_of, table_stream
from kpilint.readers.word97.fonts import font_names
from kpilint.readers.word97.lists import Lists
from kpilint.readers.word97.looks import Looks
from kpilint.readers.word97.pages import character_formats, paragraph_formats
from kpilint.readers.word97.paragraphs import Marks
from kpilint.readers.word97.pieces import text_of
from kpilint.readers.word97.shown import Screen
from kpilint.readers.word97.story import story
from kpilint.readers.word97.styles import Styles

_MAIN, _DATA = "WordDocument", "Data"
_WORKBOOKS = ("workbook", "book")
"""Streams of embedded objects that are Excel sheets."""
_PACKAGE, _PACKED_WORKBOOK = "package", b"xl/workbook"
_EMPTY = "文件里没有文字。扫描件要先识别（OCR）；其他情况请用 Word 或 WPS 打开，确认内容后另存为 .docx 再检查"
_BROKEN = "文件损坏或没有下载完整"
_FAULTS = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError)
"""What olefile raises over files whose structure lies."""


@dataclass(frozen=True, slots=True)
class _Streams:
    """The streams of a file that are read, and how many Excel sheets are embedded in it."""

    document: bytes
    table: bytes
    data: bytes
    sheets: int


def read(path: str, kind: str, data: bytes) -> Source:
    """The paragraphs and tables of a document, text boxes last.

    What this reader does not read (Word 6 and 95, broken structures) LibreOffice is asked for.
    Raises UnreadableInput: encrypted, without text, or read by neither.
    """
    try:
        streams = _streams(data)
        parts = _parts(streams)
    except Refused as why:
        return convert.read(path, kind, data, str(why))
    except (struct.error, IndexError):
        return convert.read(path, kind, data, _BROKEN)
    blocks, hidden = blocks_of(parts)
    notes = (*hidden, *sheet_notes(streams.sheets))
    if not has_text(blocks):
        raise UnreadableInput(notes[0].why if notes else _EMPTY)
    return Source(path, kind, blocks, notes)


def _parts(streams: _Streams) -> list[str | Table]:
    document = streams.document
    fib = fib_of(document, streams.table)
    text = text_of(fib.pieces, fib.sections, document)
    if fib.text_boxes.stop > len(text.characters):
        raise Refused("文字不完整")
    styles = Styles(fib.styles)
    paragraphs = paragraph_formats(fib.paragraphs, document)
    looks = Looks(styles, font_names(fib.fonts))
    screen = Screen(text, character_formats(fib.characters, document), paragraphs, styles, looks, streams.data)
    marks, lists = Marks(text, paragraphs, styles, streams.data), Lists(fib.lists, fib.list_uses)
    return with_boxes(*(story(part, screen, marks, lists) for part in (fib.text, fib.text_boxes)))


def _streams(data: bytes) -> _Streams:
    try:
        with olefile.OleFileIO(BytesIO(data)) as archive:
            document = _stream(archive, _MAIN)
            table = _stream(archive, table_stream(document))
            return _Streams(document, table, _stream(archive, _DATA), _sheets(archive))
    except _FAULTS:
        raise Refused(_BROKEN) from None


def _stream(archive: olefile.OleFileIO[str], name: str) -> bytes:
    return bytes(archive.openstream(name).read()) if archive.exists(name) else b""


def _sheets(archive: olefile.OleFileIO[str]) -> int:
    """How many Excel sheets are embedded as objects."""
    objects: set[tuple[str, ...]] = set()
    for *folders, name in archive.listdir():
        packed = name.lower() == _PACKAGE and _PACKED_WORKBOOK in archive.openstream([*folders, name]).read()
        if folders and (packed or name.lower() in _WORKBOOKS):
            objects.add(tuple(folders))
    return len(objects)
