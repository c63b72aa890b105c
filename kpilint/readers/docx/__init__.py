"""Word documents (.docx, .docm, .dotx): what people see of the body, read from its XML."""

from __future__ import annotations

from lxml import etree

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source
from kpilint.readers.docx.names import W
from kpilint.readers.docx.numbering import Numbering
from kpilint.readers.docx.story import Story
from kpilint.readers.docx.styles import Styles
from kpilint.readers.flow import blocks_of, has_text
from kpilint.readers.ooxml import BROKEN, EMPTY, ONLY_PICTURES, Package

_USUAL = "word/document.xml"
"""Where the text stands in nearly all documents, taken where the package does not say."""
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://purl.oclc.org/ooxml/drawingml/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)


def read(path: str, kind: str, data: bytes) -> Source:
    """Read a Word document: body, tables and text boxes; no headers, footers, footnotes and comments.

    Raises UnreadableInput: broken, hostile, too large, or without any text.
    """
    package = Package(data)
    main = package.related("", "officeDocument") or _USUAL
    root = package.xml(main)
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableInput(BROKEN.format(what=f"{main} 里没有正文"))
    styles = Styles(_part(package, main, "styles"))
    story = Story(styles, Numbering(_part(package, main, "numbering"), styles))
    blocks, hidden = blocks_of(story.parts(body))
    notes = (*hidden, *story.notes)
    if not has_text(blocks):
        pictures = next(root.iter(*_PICTURES), None) is not None
        raise UnreadableInput(notes[0].why if notes else ONLY_PICTURES if pictures else EMPTY)
    return Source(path, kind, blocks, notes)


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    name = package.related(main, kind)
    return None if name is None else package.xml(name)
