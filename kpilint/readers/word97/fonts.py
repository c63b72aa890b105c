"""The names of a file's fonts; some have signs where others have letters."""

from __future__ import annotations

import struct

_NAME = 39
"""Where the name stands among the bytes of a font, after the byte of their number."""


def font_names(structure: bytes) -> list[str]:
    """The fonts in their order (the structure named SttbfFfn); those before the first that is cut off."""
    if len(structure) < 4:
        return []
    count, extra = struct.unpack_from("<HH", structure, 0)
    names: list[str] = []
    at = 4
    while len(names) < count and at < len(structure):
        end = at + 1 + structure[at]
        characters = structure[at + 1 + _NAME : end]
        names.append(characters[: len(characters) // 2 * 2].decode("utf-16-le", "replace").partition("\0")[0])
        at = end + extra
    return names
