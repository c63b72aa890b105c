"""Line breaks inside a cell: joined as people read on, without a blank beside a Chinese character."""

from __future__ import annotations

import re

_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60“”‘’…—]")


def join_lines(text: str) -> str:
    """Join the lines of a text: no blank beside a CJK character, else one blank."""
    if "\n" not in text:
        return text
    first, *lines = [line.strip() for line in text.split("\n") if line.strip()] or [""]
    parts = [first]
    for line in lines:
        wide = _CJK.match(parts[-1][-1]) or _CJK.match(line[0])
        parts.append(line if wide else f" {line}")
    return "".join(parts)
