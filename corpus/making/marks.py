"""Marks inside hand-written cell texts: what only some formats can hold (tracked changes, hidden text, line breaks)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ROW = re.compile(r"\[row:(\w+)\]")
_KINDS = {"-": "deleted", "+": "inserted", "?": "hidden", "=": "field", "~": "tag"}
_MARK = re.compile(r"\[([-+?=~])(.+?)\1\]|([⏎¶])")
_UNSEEN = ("deleted", "hidden", "break", "paragraph")


def row_mark(cells: list[str]) -> str:
    """What is special about a whole row: control, deleted, inserted, hidden; "" for ordinary rows."""
    found = _ROW.search("".join(cells))
    return found[1] if found else ""


def runs(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text in order, each with its kind ("" for ordinary text)."""
    text = _ROW.sub("", text)
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() > end:
            yield "", text[end : mark.start()]
        if mark[3]:
            yield ("break" if mark[3] == "⏎" else "paragraph"), mark[3]
        else:
            yield _KINDS[mark[1]], mark[2]
        end = mark.end()
    if end < len(text):
        yield "", text[end:]


def shown(text: str) -> str:
    """What a person reads, line breaks left out."""
    return "".join(part for kind, part in runs(text) if kind not in _UNSEEN)


def lines(text: str) -> list[str]:
    """What a person reads, line by line."""
    parted = "".join("\n" if kind in ("break", "paragraph") else part for kind, part in _seen(text))
    return parted.split("\n")


def _seen(text: str) -> Iterator[tuple[str, str]]:
    return ((kind, part) for kind, part in runs(text) if kind not in ("deleted", "hidden"))
