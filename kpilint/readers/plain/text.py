"""Plain text and Markdown: paragraphs and tables in every rendering, also several renderings in one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kpilint.model.grid import Block, Paragraph, Source
from kpilint.model.place import Place
from kpilint.readers.encoding import decode
from kpilint.readers.markup import clean
from kpilint.readers.plain import aligned, cell_dump, pipes, tabs
from kpilint.readers.plain.cells import Line, Row, grid_of
from kpilint.readers.plain.chunks import has_gap
from kpilint.readers.plain.hardwrap import paragraphs, usual_width

_LIST_MARK = re.compile(r"\s*(?:#{1,6}|[-*+•●])\s+(?!\d+\s*[-—]?\s*$)")
_FOOT = re.compile(r"\s*[-—–]?\s*(?:第\s*)?\d{1,4}\s*页?\s*[-—–]?\s*")
_GAP = 8
"""How many blank lines may part a lone row from its table."""
_CONTENTS = re.compile(r"[.…·．]{3,}\s*\d+\s*$")

Region = tuple[str, list[Line]]
"""What a run of lines is ("text" or a rendering of a table) and the lines."""


def read(path: str, kind: str, data: bytes) -> Source:
    """Read a text file.

    Raises UnreadableInput: empty, binary, or in no known encoding.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    lines = _without_page_numbers(
        [Line(number, line.replace("\f", ""), "\f" in line) for number, line in enumerate(text.split("\n"), 1)]
    )
    parts = [part for what, region in regions(lines) for part in _parts(what, region)]
    return Source(path, kind, tuple(_blocks(parts)))


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """The lines with page numbers at the foot of a page (a form feed follows) made blank."""
    page_ends = False
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if page_ends and not line.blank and _FOOT.fullmatch(line.text):
            lines[at] = line._replace(text="")
        page_ends = line.new_page or (page_ends and line.blank)
    return lines


def _blocks(parts: Sequence[Line | list[Row]]) -> Iterator[Block]:
    """Paragraphs and numbered grids; lines of text broken at one width are joined to paragraphs."""
    width = usual_width([part for part in parts if isinstance(part, Line)])
    tables = 0
    for is_text, group in groupby(parts, key=lambda part: isinstance(part, Line)):
        if is_text:
            lines = [part for part in group if isinstance(part, Line)]
            for line in paragraphs(lines, width) if width else lines:
                yield _paragraph(line)
            continue
        for part in group:
            if not isinstance(part, Line):
                tables += 1
                yield grid_of(part, tables)


def regions(lines: Sequence[Line]) -> Iterator[Region]:
    """Part a text into runs of lines of one kind; blank lines outside tables are dropped."""
    at = refused = 0
    while at < len(lines):
        line = lines[at]
        if line.blank:
            at += 1
            continue
        what, end = "text", at + 1
        if "\t" in line.text:
            dump = _end_of_dump(lines, at) if at >= refused else at
            if cell_dump.is_dump(lines[at:dump]):
                what, end = "cells", dump
            else:
                refused = max(refused, dump)
                what, end = _tab_region(lines, at)
        elif "|" in line.text:
            what, end = _pipe_region(lines, at)
        elif has_gap(line.text):
            what, end = "aligned", aligned.end_of_zone(lines, at)
        yield what, [one for one in lines[at:end] if what in ("cells", "aligned") or not one.blank]
        at = end


def _parts(what: str, region: Sequence[Line]) -> Iterable[Line | list[Row]]:
    if what == "text":
        return region
    if what == "aligned":
        return aligned.parts(region)
    return [{"tabs": tabs.rows, "cells": cell_dump.rows, "pipes": pipes.rows}[what](region)]


def _tab_region(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """A tab table, or (a lone line, a table of contents) text."""
    end = at
    while end < len(lines) and not lines[end].blank and ("\t" in lines[end].text or _inside_tabs(lines, end)):
        end += 1
    rows = [line.text for line in lines[at:end]]
    filled = [sum(1 for cell in row.split("\t") if cell.strip()) for row in rows]
    lone = len(rows) == 1 and rows[0].count("\t") < 2 and not _tabs_below(lines, end)
    indented = max(filled) < 2 and all(row.count("\t") < 2 for row in rows)
    if indented or lone or all(_CONTENTS.search(row) for row in rows):
        return "text", end
    return "tabs", end


def _tabs_below(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line of text has a tab too: a lone row of two cells then is a table's, no numbered heading."""
    below = next((line.text for line in lines[at : at + _GAP] if not line.blank), "")
    return below.count("\t") > 1


def _end_of_dump(lines: Sequence[Line], at: int) -> int:
    """Where a run of one-cell lines ends: at a line with several tabs, or a line of text behind a blank one."""
    end = at
    while end < len(lines):
        text = lines[end].text
        if cell_dump.is_cell(text):
            end += 1
        elif lines[end].blank:
            after = end
            while after < len(lines) and lines[after].blank:
                after += 1
            if after == len(lines) or not cell_dump.is_cell(lines[after].text):
                break
            end = after
        elif "\t" in text or end == at:
            break
        else:
            end += 1
    return end


def _inside_tabs(lines: Sequence[Line], at: int) -> bool:
    """Whether a line without a tab stands between lines with tabs, no blank line between them."""
    return at > 0 and at + 1 < len(lines) and "\t" in lines[at + 1].text and "\t" in lines[at - 1].text


def _pipe_region(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """A Markdown table of at least two lines, or text."""
    end = at
    while end < len(lines) and (pipes.is_row(lines[end].text) or pipes.is_separator(lines[end].text)):
        end += 1
    if end == at and at + 1 < len(lines) and pipes.is_separator(lines[at + 1].text):
        end = at + 1
        while end < len(lines) and "|" in lines[end].text:
            end += 1
    return ("pipes", end) if end - at >= 2 else ("text", at + 1)


def _paragraph(line: Line) -> Paragraph:
    mark = _LIST_MARK.match(line.text)
    body = line.text[mark.end() :] if mark else line.text
    text = clean(re.sub(r"\t+", " ", body))
    column = len(line.text) - len(body.lstrip()) + 1
    return Paragraph(text, Place(line=line.number, column=column))
