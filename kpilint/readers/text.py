"""Plain text and Markdown: paragraphs and tables in every rendering, also several renderings in one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kpilint.model.grid import Block, Paragraph, Source
from kpilint.model.place import Place
from kpilint.readers import aligned, cell_dump, pipes, tabs
from kpilint.readers.cells import Line, Row, grid_of
from kpilint.readers.encoding import decode
from kpilint.readers.markup import clean

_LIST_MARK = re.compile(r"\s*(?:#{1,6}|[-*+•●])\s+(?!\d+\s*[-—]?\s*$)")
_CONTENTS = re.compile(r"[.…·．]{3,}\s*\d+\s*$")

Region = tuple[str, list[Line]]
"""What a run of lines is ("text" or a rendering of a table) and the lines."""


def read(path: str, kind: str, data: bytes) -> Source:
    """Read a text file.

    Raises UnreadableInput: empty, binary, or in no known encoding.
    """
    text, encoding = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [Line(number, line.replace("\f", ""), "\f" in line) for number, line in enumerate(text.split("\n"), 1)]
    blocks: list[Block] = []
    tables = 0
    for what, region in regions(lines):
        for part in _parts(what, region):
            if isinstance(part, Line):
                blocks.append(_paragraph(part))
            else:
                tables += 1
                blocks.append(grid_of(part, tables))
    return Source(path, kind, tuple(blocks), encoding)


def regions(lines: Sequence[Line]) -> Iterator[Region]:
    """Part a text into runs of lines of one kind; blank lines outside tables are dropped."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.blank:
            at += 1
            continue
        what, end = "text", at + 1
        if "\t" in line.text:
            what, end = _tab_region(lines, at)
        elif "|" in line.text:
            what, end = _pipe_region(lines, at)
        elif aligned.has_gap(line.text):
            what, end = "aligned", aligned.end_of_zone(lines, at)
        yield what, [one for one in lines[at:end] if what == "cells" or not one.blank]
        at = end


def _parts(what: str, region: Sequence[Line]) -> Iterable[Line | list[Row]]:
    if what == "text":
        return region
    if what == "aligned":
        return aligned.parts(region)
    return [{"tabs": tabs.rows, "cells": cell_dump.rows, "pipes": pipes.rows}[what](region)]


def _tab_region(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """A dump of cells, a tab table, or (a lone line, a table of contents) text."""
    end = _end_of_dump(lines, at)
    if end > at and cell_dump.is_dump(lines[at:end]):
        return "cells", end
    end = at
    while end < len(lines) and not lines[end].blank and ("\t" in lines[end].text or _inside_tabs(lines, end)):
        end += 1
    rows = [line.text for line in lines[at:end]]
    filled = [sum(1 for cell in row.split("\t") if cell.strip()) for row in rows]
    if max(filled) < 2 or (len(rows) == 1 and filled[0] < 3) or all(_CONTENTS.search(row) for row in rows):
        return "text", end
    return "tabs", end


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
