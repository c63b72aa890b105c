"""Slanting grey letters across the pages of a PDF, as text: LibreOffice would draw them as mere outlines."""

from __future__ import annotations

import ctypes
import math
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium

_SIZE = 64.0
_GREY = (205, 205, 205, 110)
_ANGLE = math.radians(40)
_PLACES = ((130.0, 60.0), (480.0, 230.0))
"""Where the letters begin, in points from the lower left corner."""


def stamped(data: bytes, text: str) -> bytes:
    """The PDF with a watermark on every page, in the font of the page, which must have its letters."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        some = next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])))
        font = pdfium.FPDFTextObj_GetFont(some.raw)
        for x, y in _PLACES:
            mark = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, _SIZE)
            pdfium.FPDFText_SetText(mark, _letters(text))
            pdfium.FPDFPageObj_SetFillColor(mark, *_GREY)
            across, up = math.cos(_ANGLE), math.sin(_ANGLE)
            pdfium.FPDFPageObj_Transform(mark, across, up, -up, across, x, y)
            pdfium.FPDFPage_InsertObject(page.raw, mark)
        page.gen_content()
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _letters(text: str) -> ctypes.Array[ctypes.c_ushort]:
    coded = (text + "\0").encode("utf-16-le")
    return (ctypes.c_ushort * (len(coded) // 2)).from_buffer_copy(coded)
