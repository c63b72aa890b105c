"""The documents in .zip archives: listed and unpacked in memory, nothing of them is ever written to disk."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kpilint.errors import UnreadableInput
from kpilint.intake.content import LARGEST, bounded, content_of, errors_told, too_large
from kpilint.intake.limits import MEGABYTE
from kpilint.intake.messages import Listing, Member
from kpilint.intake.names import is_archive, is_meant, is_passed_over
from kpilint.readers.formats import kind_of, suffix_of

_MOST_MEMBERS = 2_000
_MOST_BYTES = 1024 * MEGABYTE
_RATIO, _RATIO_FROM = 200, 50 * MEGABYTE
"""Office documents shrink to a tenth, plain text to a thirtieth; what shrinks more and is large was made to do harm."""
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_DOCUMENT_PARTS = frozenset({"[Content_Types].xml", "mimetype"})
"""Office and ODF documents have one of these at their top; an archive with a folder "word" is still an archive."""

_BROKEN = "压缩包损坏或没有下载完整，打不开；请重新下载或重新打包后再检查"
_BROKEN_MEMBER = "压缩包里的这个文件损坏，解压不出来；请重新打包，或直接检查原来的文件"
_CHANGED = "压缩包在检查途中被改动了，请再检查一遍"
_METHOD = "压缩包用了不支持的压缩方式；请先解压再检查，或用系统自带的压缩功能重新打包"
_ENCRYPTED = "压缩包里的这个文件加了密码；请先解压，再检查解压出来的文件"
_NESTED = "压缩包里又有压缩包；请先解压，再检查里面的文件"
_BOMB = f"解压后会比压缩时大 {_RATIO} 倍以上，不像正常的文件，没有解压；确是绩效目标表的，请先解压再检查"
_TOO_MANY = f"压缩包里的文件超过 {_MOST_MEMBERS} 个；请先解压再检查，或分成几个压缩包"
_TOO_MUCH = f"压缩包里的文件解压后超过 {_MOST_BYTES // MEGABYTE} MB；请先解压再检查，或分成几个压缩包"
_NO_ARCHIVE = "文件名是 .zip，内容却不是压缩包，可能损坏或没有下载完整；请重新下载或重新打包"


def listing(path: Path) -> Listing:
    """The documents in an archive.

    Raises UnreadableInput: it cannot be opened, or holds too much.
    """
    with _opened(path) as archive:
        if archive is None or _is_document(path, archive):
            return Listing(None)
        members: list[tuple[list[str], Member]] = []
        skipped: Counter[str] = Counter()
        size = 0
        for index, info in enumerate(archive.infolist()):
            name = _name_of(info)
            parts = [part for part in name.split("/") if part not in ("", ".", "..")]
            if name.endswith("/") or not parts or any(map(is_passed_over, parts)):
                continue
            if not is_meant(parts[-1]):
                skipped[suffix_of(parts[-1])] += 1
                continue
            members.append((parts, Member(index, "/".join(parts), _trouble_of(parts[-1], info))))
            size += info.file_size
    if len(members) > _MOST_MEMBERS:
        raise UnreadableInput(_TOO_MANY)
    if size > _MOST_BYTES:
        raise UnreadableInput(_TOO_MUCH)
    members.sort(key=lambda one: one[0])
    return Listing(tuple(member for _, member in members), tuple(skipped.most_common()))


def content_of_member(path: Path, index: int) -> bytes:
    """The bytes of a member, by its index in the archive.

    Raises UnreadableInput: damaged, encrypted, packed in a way zipfile does not know, larger than it was said to be.
    """
    with _opened(path) as archive:
        if archive is None or index >= len(archive.infolist()):
            raise UnreadableInput(_CHANGED)
        try:
            with archive.open(archive.infolist()[index]) as stream:
                return bounded(stream, "文件")
        except NotImplementedError:
            raise UnreadableInput(_METHOD) from None
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError):
            raise UnreadableInput(_BROKEN_MEMBER) from None


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile | None]:
    """The archive; None where the content is a document of another format.

    Raises UnreadableInput: broken, or an archive of another kind.
    """
    with errors_told(), path.open("rb") as stream:
        archive = _parsed(stream)
        if archive is None and kind_of(path.name, content_of(path)) == "txt":
            raise UnreadableInput(_NO_ARCHIVE)
        yield archive


def _parsed(stream: BinaryIO) -> zipfile.ZipFile | None:
    """None where this is no archive at all."""
    start = stream.read(2)
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError):
        if start == b"PK":
            raise UnreadableInput(_BROKEN) from None
        return None


def _is_document(path: Path, archive: zipfile.ZipFile) -> bool:
    return not _DOCUMENT_PARTS.isdisjoint(archive.namelist()) and kind_of(path.name, content_of(path)) != "zip"


def _name_of(info: zipfile.ZipInfo) -> str:
    """A member's name with "/" between its parts.

    Without the UTF-8 flag a name is in the code page of who packed it. zipfile takes it for cp437; Windows in China
    writes GBK, older macOS UTF-8 (no text of some length in GBK is UTF-8 by chance).
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8_FLAG and not name.isascii():
        try:
            packed = name.encode("cp437")
        except UnicodeEncodeError:
            packed = b""
        for encoding in ("utf-8", "gb18030"):
            try:
                name = packed.decode(encoding) or name
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _trouble_of(name: str, info: zipfile.ZipInfo) -> str:
    if is_archive(name):
        return _NESTED
    if info.flag_bits & _ENCRYPTED_FLAG:
        return _ENCRYPTED
    if info.file_size > _RATIO_FROM and info.file_size > _RATIO * info.compress_size:
        return _BOMB
    return too_large(info.file_size).reason if info.file_size > LARGEST else ""
