"""Renderers: one module an output, each from the report (or the documents) only, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # --help imports this package for its small modules and must not wait for the report's.
    from kpilint.render.style import Style
    from kpilint.report.report import Report

REPORT_FORMATS = {
    "full": "kpilint.render.full",
    "concise": "kpilint.render.concise",
    "grouped": "kpilint.render.grouped",
    "json": "kpilint.render.report_json",
}
"""Formats of `check` and the module whose ``render(report, style)`` yields its lines."""

FOR_PEOPLE = ("full", "grouped")
"""Formats that end with the statement of coverage; the others hold findings only, one thing a line, for programs."""


def render_report(report: Report, format_name: str, style: Style) -> Iterator[str]:
    """The lines of a report in one of REPORT_FORMATS, without line ends."""
    lines: Iterator[str] = import_module(REPORT_FORMATS[format_name]).render(report, style)
    return lines


def render_ending(report: Report, style: Style, statistics: bool, summary: bool) -> Iterator[str]:
    """The lines that end a run: counts by rule, and what was covered, each where it is wanted."""
    if statistics:
        from kpilint.render.statistics import statistics_lines

        yield from statistics_lines(report, style)
    if summary:
        from kpilint.render.summary import summary_lines

        yield from summary_lines(report, style)
