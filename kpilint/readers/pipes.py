"""Markdown tables: cells parted by pipes, with or without outer pipes, separator rows left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpilint.readers.cells import Line, Piece, Row

_SEPARATOR = re.compile(r"\s*[|+]?(?:\s*:?-{2,}:?\s*[|+])*\s*:?-{2,}:?\s*[|+]?\s*|\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_BAR = re.compile(r"(?<!\\)[|｜]")


def is_separator(text: str) -> bool:
    """Whether a line is the rule under a Markdown header: ``| --- | :-: |``, also ``+----+----+``."""
    return "-" in text and ("|" in text or "+" in text) and _SEPARATOR.fullmatch(text) is not None


def is_row(text: str) -> bool:
    """Whether a line looks like a row: it begins with a pipe and has a second one, or has two of them inside."""
    bars = text.count("|")
    return bars >= 2 and (text.lstrip().startswith("|") or len(_BAR.findall(text)) >= 2)


def rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a table without its separator rows."""
    return [_row(line) for line in lines if not is_separator(line.text)]


def _row(line: Line) -> Row:
    cuts = [match.start() for match in _BAR.finditer(line.text)]
    text = line.text
    start = 0
    if cuts and not text[: cuts[0]].strip():
        start = cuts.pop(0) + 1
    if cuts and not text[cuts[-1] + 1 :].strip():
        ends = cuts
    else:
        ends = [*cuts, len(text)]
    made = []
    for end in ends:
        raw = text[start:end]
        blanks = len(raw) - len(raw.lstrip())
        made.append(
            Piece(raw.replace("\\|", "|"), line.number, start + min(blanks, 1 if not raw.strip() else blanks) + 1)
        )
        start = end + 1
    return made
