"""Stray characters in a row: lone quotes, a full stop behind a figure, marks one upon another, cut-off words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpilint.checks.kind import Hit, Outcome, Parameters, Subject
from kpilint.model.grid import Cell
from kpilint.text.normalise import squash

WORDS = {"found": "the stray characters"}

_FIELDS = ("name", "description", "target_value", "basis")
_STRAY = (
    re.compile(r"^\s*[,，、。;；:：.)）\]】](?=\S)"),
    re.compile(r"[，、；：。,;]{2,}"),
    re.compile(r"\"{2,}|“{2,}|”{2,}|'{2,}"),
    re.compile(r"(?<=[\d%％年月日])\s*[≥≤><\-—~～](?=\s*$)"),
    re.compile(r"(?<=[(（][%％][)）])\s*[\u4e00-\u9fff](?=\s*$)"),  # 满意度(%)调: a cut-off word
)
_STRAY_END = {
    "name": re.compile(r"[,，、;；:：](?=\s*$)"),
    "target_value": re.compile(r"[,，、;；:：](?=\s*$)|(?<=[\d%％‰])\s*[.．。](?=\s*$)"),
    "description": re.compile(r"[,，、](?=\s*$)"),
    "basis": re.compile(r"[,，、](?=\s*$)"),
}
"""What a cell cannot end with; goals and purposes may, as items of a list do."""


class Params(Parameters):
    """No parameters."""


def _lone_quote(text: str) -> tuple[int, int] | None:
    """The span of a quotation mark without its partner."""
    for opening, closing in ("“”", "‘’"):
        if text.count(opening) != text.count(closing):
            lone = opening if text.count(opening) > text.count(closing) else closing
            at = text.rindex(lone) if lone == opening else text.index(lone)
            return at, at + 1
    if text.count('"') % 2:
        at = text.index('"')
        return at, at + 1
    return None


def stray(text: str, field: str) -> tuple[int, int] | None:
    """The span of the first stray characters of a field's text."""
    ending = _STRAY_END.get(field)
    for pattern in _STRAY if ending is None else (ending, *_STRAY):
        match = pattern.search(text)
        if match:
            return match.span()
    return _lone_quote(text)


def _cells(subject: Subject) -> Iterator[tuple[str, Cell]]:
    if subject.indicator is None:
        if subject.cell is not None:
            yield subject.field or "", subject.cell
        return
    for name in _FIELDS:
        cell = subject.indicator.cell(name)
        if cell is not None:
            yield name, cell


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a text: a row that repeats the same text in several cells is told once."""
    hits, seen = [], set()
    for name, cell in _cells(subject):
        if not cell.text or squash(cell.text) in seen:
            continue
        seen.add(squash(cell.text))
        span = stray(cell.text, name)
        if span is not None:
            hits.append(Hit(span=span, cell=cell, field=name, words={"found": cell.text[slice(*span)].strip()}))
    return hits
