"""Formats that LibreOffice reads for us: it converts them to .docx, which our own reader reads."""

from __future__ import annotations

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source
from kpilint.readers import docx
from kpilint.readers.libreoffice import converted, program

_FILTERS = {"rtf": "Rich Text Format", "xml": "MS Word 2003 XML"}
"""LibreOffice's names of the filters for formats that are text."""
_WHAT_TO_DO = "请用 Word 或 WPS 打开，另存为 .docx 后再检查"


def read(path: str, kind: str, data: bytes, why: str = "") -> Source:
    """Read a document by way of LibreOffice; ``why`` says what kept a reader of our own from it, where there is one.

    Raises UnreadableInput: LibreOffice is not installed, or cannot read it within its time.
    """
    if program() is None:
        missing = "也没有安装 LibreOffice" if why else f"没有安装 LibreOffice，读不了 .{kind}"
        raise UnreadableInput(f"{why and why + '，自带的阅读器读不了；'}这台电脑{missing}；{_WHAT_TO_DO}")
    made = converted(data, kind, "docx", _FILTERS.get(kind, ""))
    if made is None:
        failed = "自带的阅读器和 LibreOffice 都没有读出来" if why else "LibreOffice 没有读出来（可能损坏，或转换超时）"
        raise UnreadableInput(f"{why and why + '，'}{failed}；{_WHAT_TO_DO}")
    return docx.read(path, kind, made)
