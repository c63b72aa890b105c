"""Zip files that are the same bytes each time they are made."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

MOMENT = "2025-01-02T03:04:05Z"
"""The time that stands in all documents."""
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def fixed(data: bytes) -> bytes:
    """An Office document with fixed times in its properties and for its members."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + MOMENT.encode(), content)
            new.writestr(member(name), content)
    return made.getvalue()


def member(name: str) -> zipfile.ZipInfo:
    """A member of an archive with the smallest time that zip knows."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    info.create_system = 3
    return info
