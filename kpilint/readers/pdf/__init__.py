"""PDF files with text: tables out of the drawn rules and the places of the characters, put together over pages."""

from __future__ import annotations

from kpilint.model.grid import Source
from kpilint.readers.pdf.assembly import blocks_of
from kpilint.readers.pdf.bare import find_bare_tables
from kpilint.readers.pdf.document import pages_of
from kpilint.readers.pdf.furniture import drop_furniture
from kpilint.readers.pdf.labelled import find_labelled_blocks
from kpilint.readers.pdf.pageparts import parts_of


def read(path: str, kind: str, data: bytes) -> Source:
    """Read a PDF.

    Raises UnreadableInput: broken, encrypted, scanned, without Unicode for its fonts, or too large.
    """
    contents, notes = pages_of(data)
    pages = [parts_of(page) for page in contents]
    drop_furniture(pages)
    find_bare_tables(pages)
    find_labelled_blocks(pages)
    return Source(path, kind, tuple(blocks_of(pages)), tuple(notes))
