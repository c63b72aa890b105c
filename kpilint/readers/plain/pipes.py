"""Markdown tables: cells parted by pipes, with or without outer pipes, separator rows left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpilint.readers.plain.cells import Line, Piece, Row

_SEPARATOR = re.compile(r"\s*[|+]?(?:\s*:?-{2,}:?\s*[|+])*\s*:?-{2,}:?\s*[|+]?\s*|\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_BARS = ("|", "｜")
_BAR = re.compile(r"(?<!\\)[|｜]")


def is_separator(text: str) -> bool:
    """Whether a line is the rule under a Markdown header: ``| --- | :-: |``, also ``+----+----+``."""
    return "-" in text and ("|" in text or "+" in text) and _SEPARATOR.fullmatch(text) is not None


def is_row(text: str) -> bool:
    """Whether a line looks like a row: it begins with a pipe and has a second one, or has two of them inside."""
    bars = text.count("|")
    return bars >= 2 and (text.lstrip().startswith("|") or len(_BAR.findall(text)) >= 2)


def rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a table without its separator rows. The first line tells whether pipes stand at both ends."""
    first = lines[0].text.strip()
    outer = (first.startswith(_BARS), first.endswith(_BARS) and not first.endswith("\\|"))
    return [_row(line, *outer) for line in lines if not is_separator(line.text)]


def _row(line: Line, before: bool, behind: bool) -> Row:
    text = line.text
    cuts = [match.start() for match in _BAR.finditer(text)]
    start = 0
    if before and cuts and not text[: cuts[0]].strip():
        start = cuts.pop(0) + 1
    if not (behind and cuts and not text[cuts[-1] + 1 :].strip()):
        cuts.append(len(text))
    made = []
    for end in cuts:
        raw = text[start:end]
        blanks = len(raw) - len(raw.lstrip()) if raw.strip() else min(len(raw), 1)
        made.append(Piece(raw.replace("\\|", "|"), line.number, start + blanks + 1))
        start = end + 1
    return made
