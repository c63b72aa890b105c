"""``json``: the report for other programs."""

from __future__ import annotations

from collections.abc import Iterator

from kpilint import __version__
from kpilint.render.as_json import to_json
from kpilint.render.style import Style
from kpilint.render.wire import SCHEMA, FileWire, ReportWire, SummaryWire
from kpilint.report.report import Report


def render(report: Report, style: Style) -> Iterator[str]:
    """The whole report as one JSON object."""
    counts = {severity.key: count for severity, count in report.counts().items()}
    summary = SummaryWire(
        files=len(report.files),
        checked=report.checked,
        tables=report.tables,
        indicators=report.indicators,
        hidden=report.hidden,
        **counts,
    )
    files = tuple(FileWire.model_validate(file) for file in report.files)
    yield to_json(ReportWire(kpilint=__version__, schema=SCHEMA, files=files, summary=summary), style)
