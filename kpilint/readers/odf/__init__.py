"""OpenDocument texts and workbooks (.odt, .ods): what people see, read from content.xml."""

from __future__ import annotations

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Block, Source
from kpilint.readers.flow import blocks_of, has_text
from kpilint.readers.odf.names import DRAW, OFFICE
from kpilint.readers.odf.sheets import sheets_of
from kpilint.readers.odf.story import Story
from kpilint.readers.odf.styles import Styles
from kpilint.readers.ooxml import BROKEN, EMPTY, ENCRYPTED, ONLY_PICTURES, Package

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"


def read(path: str, kind: str, data: bytes) -> Source:
    """Read an OpenDocument text or workbook; no headers, footers, footnotes and comments.

    Raises UnreadableInput: broken, encrypted, hostile, too large, or without any text.
    """
    package = Package(data)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise UnreadableInput(ENCRYPTED)
    root = package.xml(_CONTENT)
    styles = Styles([package.xml(_STYLES), root] if _STYLES in package else [root])
    book = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    text = root.find(f"{OFFICE}body/{OFFICE}text")
    blocks: tuple[Block, ...]
    if book is not None:
        blocks, notes = sheets_of(book, styles)
    elif text is not None:
        blocks, notes = blocks_of(Story(styles).parts(text))
    else:
        raise UnreadableInput(BROKEN.format(what=f"{_CONTENT} 里没有正文"))
    if not has_text(blocks):
        pictures = next(root.iter(f"{DRAW}image"), None) is not None
        raise UnreadableInput(notes[0].why if notes else ONLY_PICTURES if pictures else EMPTY)
    return Source(path, kind, blocks, notes)
