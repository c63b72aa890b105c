"""Line breaks inside a cell: joined as people read on, without a blank beside a Chinese character."""

from __future__ import annotations

_WIDE_SIGNS = frozenset("“”‘’…—")


def join_lines(text: str) -> str:
    """Join the lines of a text: no blank beside a CJK character, else one blank."""
    if "\n" not in text:
        return text
    first, *lines = [line.strip() for line in text.split("\n") if line.strip()] or [""]
    parts = [first]
    for line in lines:
        wide = _is_wide(parts[-1][-1]) or _is_wide(line[0])
        parts.append(line if wide else f" {line}")
    return "".join(parts)


def _is_wide(char: str) -> bool:
    """Whether a character is Chinese, or a sign set among Chinese ones."""
    # Comparing is quick at once; a class of so many characters takes re two milliseconds to compile.
    return (
        "\u2e80" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\uff00" <= char <= "\uff60"
        or char in _WIDE_SIGNS
    )
