"""Which format a file has: told by its content, its suffix only where the content does not say."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from kpilint.errors import UnreadableInput

if TYPE_CHECKING:
    from zipfile import ZipFile


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: what people call it, the module that reads it, the suffixes such files have."""

    name: str
    module: str
    suffixes: tuple[str, ...]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "txt": Format("纯文本", "plain.text", ("txt", "text", "tsv", "log")),
        "md": Format("Markdown", "plain.text", ("md", "markdown")),
        "csv": Format("CSV 表格", "separated", ("csv",)),
        "docx": Format("Word 文档", "docx", ("docx", "docm", "dotx")),
        "odt": Format("ODF 文档", "odf", ("odt",)),
        "xlsx": Format("Excel 工作簿", "xlsx", ("xlsx", "xlsm", "xltx")),
        "ods": Format("ODF 表格", "odf", ("ods",)),
        "xls": Format("Excel 97-2003 工作簿", "xls", ("xls", "et", "xlt")),
        "doc": Format("Word 97-2003 文档", "word97", ("doc", "wps", "dot", "wpt")),
        "html": Format("网页", "html", ("html", "htm", "xhtml")),
        "pdf": Format("PDF", "pdf", ("pdf",)),
        "rtf": Format("RTF 文档", "rtf", ("rtf",)),
        "xml": Format("Office 2003 XML", "office_xml", ("xml",)),
        "mht": Format("单个文件网页", "mht", ("mht", "mhtml")),
    }
)
"""The kind of a file, as JSON has it, to its format."""

KIND_OF_SUFFIX: Mapping[str, str] = MappingProxyType(
    {"": "txt", **{suffix: kind for kind, one in FORMATS.items() for suffix in one.suffixes}}
)
ARCHIVES = ("zip",)
"""Suffixes of archives whose members are read."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = {
    b"\x89PNG": "PNG 图片",
    b"\xff\xd8\xff": "JPEG 图片",
    b"GIF8": "GIF 图片",
    b"BM": "BMP 图片",
    b"II*\x00": "TIFF 图片",
    b"MM\x00*": "TIFF 图片",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x1f\x8b": "gzip 压缩包",
    b"MZ": "程序",
}
_IMAGE = "这是{name}，里面的字要先识别（OCR）；请改交 Word、Excel 或能选中文字的 PDF"
_ARCHIVE = "这是{name}，请先解压，再检查里面的文件"
_PROGRAM = "这是{name}，不是文档；请确认选对了文件"
_EMPTY = "文件是空的（0 字节），没有可检查的内容。请确认导出或上传是否成功"
_NOT_ODF = "这是 ODF 格式的 {what}，不是文档或表格；请另存为 .docx 或 .xlsx 后再检查"
_PRESENTATION = "这是演示文稿，没有绩效目标表可读；请把表存为 .docx 或 .xlsx 后再检查"
_BROKEN_ZIP = "文件损坏或没有下载完整（压缩结构读不出来）；请重新下载，或用原来的软件打开后另存一份"
_WORKBOOK_BINARY = "这是 .xlsb（二进制工作簿），请用 Excel 或 WPS 打开，另存为 .xlsx 后再检查"
_ENCRYPTED = "这是加密文件，要有密码才能打开；请用原来的软件打开，取消密码后另存一份再检查"
_OLE_UNKNOWN = (
    "是 Office 97-2003 的文件结构，里面却没有 Word 或 Excel 的内容；请用原来的软件打开后另存为 .docx 或 .xlsx"
)
_WORKS = "这是 Microsoft Works 文档（后缀也是 .wps），不是 WPS 文字；请用 LibreOffice 打开，另存为 .docx 后再检查"
_OLE_BROKEN = "文件损坏或没有下载完整（Office 97-2003 的文件结构读不出来）；请重新下载，或用原来的软件打开后另存一份"
_NOT_WHAT_IT_SAYS = (
    "文件名是 .{suffix}，内容却不是{name}，可能损坏或没有下载完整；请重新下载，或用原来的软件打开后另存一份"
)
_TEXT_INSIDE = ("txt", "md", "csv", "html", "doc", "xls", "rtf", "xml", "mht")
"""Kinds whose suffixes plain text is given in practice (a .xls that is a tab-separated export)."""
_BROKEN = (zlib.error, struct.error, OSError, ValueError, KeyError, EOFError, NotImplementedError, RuntimeError)
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|table|meta)\b", re.IGNORECASE)
_WORD_XML = re.compile(
    rb"urn:schemas-microsoft-com:office:spreadsheet|schemas\.microsoft\.com/office/word/2003|/xmlPackage"
)


def suffix_of(path: str) -> str:
    """The suffix of a path without dot, in lower case; "" for standard input ("-") and names without one."""
    return "" if path == "-" else PurePath(path).suffix.removeprefix(".").lower()


def is_document(path: str) -> bool:
    """Whether a file found in a folder is meant to be read: a format or an archive that is known by its suffix."""
    return suffix_of(path) in KIND_OF_SUFFIX or suffix_of(path) in ARCHIVES


def kind_by_name(path: str) -> str:
    """The kind that a file's suffix claims; the suffix itself where no format has it."""
    suffix = suffix_of(path)
    return KIND_OF_SUFFIX.get(suffix, suffix)


def kind_of(path: str, data: bytes) -> str:
    """The kind of a file by its content; text of unknown shape is what its suffix says, else plain text.

    Raises UnreadableInput: empty, encrypted, an image, an archive, or in no format that is read.
    """
    if not data:
        raise UnreadableInput(_EMPTY)
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    start = data[:4096]
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    _refuse_other(start)
    text = start.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<?xml") and _WORD_XML.search(text):
        return "xml"
    if text[:64].lower().startswith((b"mime-version:", b"from: <saved by")):
        return "mht"
    claimed = kind_by_name(path)
    if text.startswith(b"<") and _HTML.search(text):
        return "html"
    if claimed in FORMATS and claimed not in _TEXT_INSIDE:
        raise UnreadableInput(_NOT_WHAT_IT_SAYS.format(suffix=suffix_of(path), name=FORMATS[claimed].name))
    return claimed if claimed in ("txt", "md", "csv", "html") else "txt"


def _refuse_other(start: bytes) -> None:
    for magic, name in _OTHER.items():
        if start.startswith(magic):
            reason = _IMAGE if "图片" in name else _ARCHIVE if "包" in name else _PROGRAM
            if len(magic) > 2 or b"\x00" in start:
                raise UnreadableInput(reason.format(name=name))


def _kind_of_zip(data: bytes) -> str:
    # It loads all compressions there are; who only asks for names and suffixes should not wait for that.
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            mime = _beginning(archive, "mimetype") if "mimetype" in names else ""
    except (BadZipFile, *_BROKEN):
        raise UnreadableInput(_BROKEN_ZIP) from None
    if mime.startswith("application/vnd.oasis.opendocument."):
        what = mime.rpartition(".")[2].split("-")[0]
        if what not in ("text", "spreadsheet"):
            raise UnreadableInput(_NOT_ODF.format(what=what))
        return "odt" if what == "text" else "ods"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.bin" in names:
        raise UnreadableInput(_WORKBOOK_BINARY)
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableInput(_PRESENTATION)
    return "zip"


def _beginning(archive: ZipFile, name: str) -> str:
    """The first characters of a member, unpacked no further."""
    with archive.open(name) as member:
        return member.read(200).decode("ascii", "replace")


def _kind_of_ole(data: bytes) -> str:
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as archive:
            streams = {"/".join(parts).lower() for parts in archive.listdir()}
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnreadableInput(_OLE_BROKEN) from None
    if "encryptedpackage" in streams:
        raise UnreadableInput(_ENCRYPTED)
    if "worddocument" in streams:
        return "doc"
    if streams & {"workbook", "book"}:
        return "xls"
    raise UnreadableInput(_WORKS if "contents" in streams else _OLE_UNKNOWN)
