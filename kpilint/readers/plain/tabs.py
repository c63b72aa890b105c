"""Tables whose cells are parted by tabs, a row a line."""

from __future__ import annotations

from collections.abc import Sequence

from kpilint.readers.plain.cells import Line, Piece, Row

_QUOTED_LINES = 30
"""How many lines a quoted cell may run on; a stray quote must not swallow the rest of the file."""


def rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a table. A line without a tab is a row of one cell; a quoted cell may hold line breaks."""
    made: list[Row] = []
    at = 0
    while at < len(lines):
        taken = _quoted(lines, at)
        text = "\n".join(line.text for line in lines[at : at + taken])
        made.append(_row(text, lines[at].number))
        at += taken
    return made


def _quoted(lines: Sequence[Line], at: int) -> int:
    """How many lines the row at ``at`` takes: more than one where its last cell opens a quotation."""
    last = lines[at].text.rpartition("\t")[2]
    if not last.startswith('"') or last.count('"') % 2 == 0:
        return 1
    for taken in range(2, min(_QUOTED_LINES, len(lines) - at) + 1):
        if lines[at + taken - 1].text.count('"') % 2:
            return taken
    return 1


def _row(text: str, number: int) -> Row:
    made = []
    line, column = number, 1
    for raw in text.split("\t"):
        blanks = len(raw) - len(raw.lstrip())
        made.append(Piece(_unquoted(raw), line, column + blanks))
        breaks = raw.count("\n")
        line += breaks
        column = len(raw) - raw.rfind("\n") + 1 if breaks else column + len(raw) + 1
    return made


def _unquoted(raw: str) -> str:
    """A cell as a spreadsheet program quotes it, without its quotes; anything else unchanged."""
    text = raw.strip()
    if len(text) < 2 or not (text.startswith('"') and text.endswith('"')):
        return raw
    inner = text[1:-1]
    whole = '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if whole and ("\n" in inner or '""' in inner or "," in inner) else raw
