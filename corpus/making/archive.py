"""An archive of several documents, as people pack them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

from .fixed import member


class _GbkName(zipfile.ZipInfo):
    """A member whose name is in GBK without a word about it, as Windows in China writes it."""

    __slots__ = ()

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def archive(members: Iterable[tuple[str, bytes, bool]]) -> bytes:
    """A .zip of (name, content, whether its name is in GBK)."""
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content, gbk in members:
            info = member(name)
            made.writestr(_gbk(info) if gbk else info, content)
    return saved.getvalue()


def _gbk(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = _GbkName(info.filename)
    made.compress_type, made.external_attr, made.create_system = (
        info.compress_type,
        info.external_attr,
        info.create_system,
    )
    return made
