"""你是不是想写…: the known words nearest to an unknown one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def suggest(word: str, known: Iterable[str]) -> str:
    """The nearest known words in Chinese brackets that may stand inside a sentence, or "" where none is near."""
    names = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word.lower(), names, n=3, cutoff=0.5)
    return f"（你是不是想写 {'、'.join(names[name] for name in near)}？）" if near else ""
