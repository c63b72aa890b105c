"""Readers: one module a file format; bytes to paragraphs and grids with places. They know no rule and no goal table."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source

Reader = Callable[[str, str, bytes], Source]
"""A reader gets the path as the user named it, the kind of the file and its bytes."""

SUPPORTED: dict[str, tuple[str, str]] = {
    "": ("txt", "kpilint.readers.text"),
    "txt": ("txt", "kpilint.readers.text"),
    "text": ("txt", "kpilint.readers.text"),
    "tsv": ("txt", "kpilint.readers.text"),
    "log": ("txt", "kpilint.readers.text"),
    "md": ("md", "kpilint.readers.text"),
    "markdown": ("md", "kpilint.readers.text"),
}
"""File suffix (without dot, lower case) to the kind of the file and the module whose ``read`` reads it."""

_SAVE_AS = {
    **dict.fromkeys(
        ("doc", "docx", "wps", "odt", "rtf", "dot", "dotx", "docm"), "用 Word 或 WPS 打开，另存为“纯文本 (*.txt)”"
    ),
    **dict.fromkeys(
        ("xls", "xlsx", "et", "ods", "xlsm", "xlsb", "csv"),
        "用 Excel 或 WPS 打开，另存为“文本文件（制表符分隔）(*.txt)”",
    ),
    "pdf": "用 pdftotext -layout 或阅读器的“另存为文本”转成 .txt",
    **dict.fromkeys(("html", "htm", "mht"), "用浏览器打开，全选复制到记事本，保存为 .txt"),
    **dict.fromkeys(("png", "jpg", "jpeg", "bmp", "tif", "tiff", "gif"), "先做文字识别（OCR），把结果保存为 .txt"),
    **dict.fromkeys(("zip", "rar", "7z", "gz", "tar"), "先解压，再检查里面的文件"),
}


_NO_DOCUMENTS = {"png", "jpg", "jpeg", "bmp", "tif", "tiff", "gif", "zip", "rar", "7z", "gz", "tar"}


def suffix_of(path: str) -> str:
    """The suffix of a path without dot, in lower case; "" for standard input ("-") and names without one."""
    return "" if path == "-" else PurePath(path).suffix.removeprefix(".").lower()


def is_supported(path: str) -> bool:
    """Whether a reader exists for this file name; files without suffix count as text."""
    return suffix_of(path) in SUPPORTED


def is_document(path: str) -> bool:
    """Whether such a file usually holds tables: one that cannot be read yet must be said, not passed over."""
    return is_supported(path) or suffix_of(path) in _SAVE_AS.keys() - _NO_DOCUMENTS


def read(path: str, data: bytes) -> Source:
    """Read a document: paragraphs and grids in document order, every cell with its place.

    The suffix of ``path`` chooses the reader ("-" is standard input, read as text); it is imported only now.
    Raises UnreadableInput: no reader for this format, an empty or binary file, unknown encoding.
    """
    suffix = suffix_of(path)
    if suffix not in SUPPORTED:
        advice = _SAVE_AS.get(suffix, "另存为 .txt（UTF-8）")
        raise UnreadableInput(f"这一版还不能读 .{suffix} 文件，请{advice}后再检查")
    kind, module = SUPPORTED[suffix]
    reader: Reader = import_module(module).read
    return reader(path, kind, data)
