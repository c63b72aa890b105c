"""Office files as zip packages (OOXML, ODF): members read within bounds, XML without DTD, parts found by relation."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from kpilint.errors import UnreadableInput

_MEGABYTE = 1024 * 1024
LARGEST_PART = 64 * _MEGABYTE
"""Bytes an XML part may unpack to: some 2,500 pages of tables at the 25 KB a page that were measured."""
LARGEST_WHOLE = 256 * _MEGABYTE
"""Bytes all members together may unpack to, pictures counted."""
_TIGHTEST = 200
"""How many times smaller a large member may be packed; XML of tables reaches 30, a bomb 1,000."""
_TIGHT_FROM = 8 * _MEGABYTE
"""Bytes from which on a member's packing is looked at."""
_MOST_MEMBERS = 20_000
"""Members a package may have; a document with a thousand pictures has about two thousand."""
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What the standards allow, and what zipfile unpacks in bounded pieces."""

BROKEN = "文件损坏或没有下载完整（{what}）；请重新下载，或用原来的软件打开后另存一份"
ENCRYPTED = "这是加密文件，要有密码才能打开；请用原来的软件打开，取消密码后另存一份再检查"
EMPTY = "文件里没有文字，没有可检查的内容；请确认选对了文件、内容已经保存"
ONLY_PICTURES = (
    "文件里只有图片（可能是扫描件或截图），没有可检查的文字；请改交文字版，或先识别文字（OCR）、核对后再检查"
)
_TOO_LARGE = "文件解压后超过上限（{what}），不像正常的文档；请确认选对了文件，或用原来的软件打开后另存一份"
_DTD = "文件里有 DTD 声明（正常的 Office 文件不会有，可能有害），没有读取；请用 Word、WPS 打开后另存一份再检查"

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""Names that "strict" files give to what all others, and so our readers, know by the second one."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The members of a zip file, found by name whatever its case."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableInput: no sound zip file, an encrypted member, or more than the bounds of this module."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, struct.error, RuntimeError):
            raise UnreadableInput(BROKEN.format(what="压缩结构读不出来")) from None
        infos = self._zip.infolist()
        if len(infos) > _MOST_MEMBERS:
            raise UnreadableInput(_TOO_LARGE.format(what=f"有 {len(infos)} 个部件"))
        if sum(info.file_size for info in infos) > LARGEST_WHOLE:
            raise UnreadableInput(_TOO_LARGE.format(what=f"{LARGEST_WHOLE // _MEGABYTE} MB"))
        for info in infos:
            _check(info)
        self._members = {info.filename.lower(): info for info in infos}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def read(self, name: str) -> bytes:
        """A member's bytes.

        Raises UnreadableInput: not there, or not what the zip file's own headers and checksum say.
        """
        info = self._members.get(name.lower())
        if info is None:
            raise UnreadableInput(BROKEN.format(what=f"缺少 {name}"))
        try:
            with self._zip.open(info) as member:  # zipfile stops at the declared size, which was checked
                return member.read()
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, struct.error):
            raise UnreadableInput(BROKEN.format(what=f"{name} 解不开")) from None
        except RuntimeError:
            raise UnreadableInput(ENCRYPTED) from None

    def xml(self, name: str) -> etree._Element:
        """The root of an XML member; names of strict OOXML are told as the usual ones.

        Raises UnreadableInput: as ``read``, no well-formed XML, or XML with a DTD.
        """
        data = self.read(name)
        if b"<!DOCTYPE" in data or b"<\x00!\x00D" in data:
            raise UnreadableInput(_DTD)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise UnreadableInput(BROKEN.format(what=f"{name} 不是完整的 XML")) from None
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it from the look at the bytes
            raise UnreadableInput(_DTD)
        return root

    def related(self, part: str, kind: str) -> str | None:
        """The name of the member that ``part`` ("" is the package itself) refers to as its ``kind``, the last word of
        the relation's type (officeDocument, styles, numbering); None where it refers to none that is there."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return None
        for relation in self.xml(relations).iter(_RELATIONSHIP):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                if target in self:
                    return target
        return None


def _check(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & 0x1:
        raise UnreadableInput(ENCRYPTED)
    if info.compress_type not in _PACKINGS:
        raise UnreadableInput(BROKEN.format(what=f"{info.filename} 的压缩方式不是 Office 用的"))
    if info.file_size > LARGEST_PART and info.filename.lower().endswith((".xml", ".rels")):
        raise UnreadableInput(_TOO_LARGE.format(what=f"{info.filename} 有 {info.file_size // _MEGABYTE} MB"))
    if info.file_size > _TIGHT_FROM and info.file_size > _TIGHTEST * max(1, info.compress_size):
        raise UnreadableInput(_TOO_LARGE.format(what=f"{info.filename} 压缩得不正常"))
