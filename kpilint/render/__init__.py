"""Renderers: one module an output, each from the report (or the documents) only, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # --help imports this package for its small modules and must not wait for the report's.
    from kpilint.model.document import Document
    from kpilint.render.style import Style
    from kpilint.report.report import FileReport, Report

REPORT_FORMATS = {
    "full": "kpilint.render.full",
    "concise": "kpilint.render.concise",
    "grouped": "kpilint.render.grouped",
    "json": "kpilint.render.report_json",
}
"""Formats of `check` and the module whose ``render(report, style)`` yields its lines."""

EXTRACT_FORMATS = {
    "table": "kpilint.render.extract_table",
    "json": "kpilint.render.extract_json",
    "csv": "kpilint.render.extract_csv",
}
"""Formats of `extract` and the module whose ``render(files, style)`` yields their lines."""
EXTRACT_FILES = (*EXTRACT_FORMATS, "xlsx")
"""Formats `extract` writes into files."""

FOR_PEOPLE = ("full", "grouped")
"""Formats that end with the statement of coverage; the others hold findings only, one thing a line, for programs."""


def render_report(report: Report, format_name: str, style: Style) -> Iterator[str]:
    """The lines of a report in one of REPORT_FORMATS, without line ends."""
    lines: Iterator[str] = import_module(REPORT_FORMATS[format_name]).render(report, style)
    return lines


def render_extract(files: Sequence[Document | FileReport], format_name: str, style: Style) -> Iterator[str]:
    """The lines of what was read in one of EXTRACT_FORMATS, without line ends."""
    lines: Iterator[str] = import_module(EXTRACT_FORMATS[format_name]).render(files, style)
    return lines


def extract_file(files: Sequence[Document | FileReport], format_name: str, style: Style) -> bytes:
    """What was read as a file in one of EXTRACT_FILES, safe to open in a spreadsheet."""
    if format_name == "xlsx":
        from kpilint.render.extract_xlsx import render as as_workbook

        return as_workbook(files)
    if format_name == "csv":
        from kpilint.render.extract_csv import render_guarded

        # Excel takes a CSV file without a byte-order mark for GBK.
        return as_bytes(render_guarded(files), "utf-8-sig")
    return as_bytes(render_extract(files, format_name, style))


def as_bytes(lines: Iterable[str], encoding: str = "utf-8") -> bytes:
    """Lines as the bytes of a file; what the encoding cannot hold (half characters) as escapes."""
    return "".join(f"{line}\n" for line in lines).encode(encoding, "backslashreplace")


def render_ending(report: Report, style: Style, statistics: bool, summary: bool) -> Iterator[str]:
    """The lines that end a run: counts by rule, and what was covered, each where it is wanted."""
    if statistics:
        from kpilint.render.statistics import statistics_lines

        yield from statistics_lines(report, style)
    if summary:
        from kpilint.render.summary import summary_lines

        yield from summary_lines(report, style)
