"""Readers: one module a file format; bytes to paragraphs and grids with places. They know no rule and no goal table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source, SourceNote
from kpilint.model.place import NOWHERE
from kpilint.readers.formats import FORMATS, kind_by_name, kind_of, suffix_of

Reader = Callable[[str, str, bytes], Source]
"""A reader gets the path as the user named it, the kind of the file and its bytes.

It raises UnreadableInput for whatever it cannot read, with the reason in Chinese.
"""

_PLAIN = ("txt", "md", "csv")
_ZIP_INSIDE = "压缩包里又有压缩包，请先解压，再检查里面的文件"


def read(path: str, data: bytes) -> Source:
    """Read a document: paragraphs and grids in document order, every cell with its place.

    Its content chooses the reader, which is imported only now ("-" as path is standard input). A note says where the
    content is another format than the suffix claims.
    Raises UnreadableInput: no reader for this format, an empty, broken or encrypted file, unknown encoding.
    """
    kind, claimed = kind_of(path, data), kind_by_name(path)
    if kind == "zip":
        raise UnreadableInput(_ZIP_INSIDE)
    reader: Reader = import_module(f"kpilint.readers.{FORMATS[kind].module}").read
    source = reader(path, kind, data)
    if kind == claimed or (kind in _PLAIN and claimed in ("", *_PLAIN)):
        return source
    why = f"文件名是 .{suffix_of(path)}，内容其实是{FORMATS[kind].name}（.{FORMATS[kind].suffixes[0]}），已照内容读取"
    return replace(source, notes=(SourceNote("format", NOWHERE, why), *source.notes)) if path != "-" else source
