"""On which line of a TOML file a key stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*("[^"]+"|'[^']+'|[\w-]+(?:\.[\w-]+)*)\s*=""")


def _words(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]


def line_of(text: str, keys: Sequence[str]) -> int | None:
    """The line (from 1) on which the key path stands in a TOML text, or that of its nearest parent; None if neither."""
    section: list[str] = []
    best: tuple[int, int] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            section = _words(header[1])
            here = section
        elif key:
            here = section + _words(key[1])
        else:
            continue
        if here == list(keys[: len(here)]) and (best is None or len(here) > best[0]):
            best = (len(here), number)
    return best[1] if best else None
