"""``concise``: one line a finding, for editors and grep."""

from __future__ import annotations

from collections.abc import Iterator

from kpilint.render.places import address, location
from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import clip
from kpilint.report.finding import Finding
from kpilint.report.report import Report

_ROOM = 400
"""Columns for a message; one that quotes a cell of a whole page is cut."""


def render(report: Report, style: Style) -> Iterator[str]:
    """``path:line:column: 错误 PH004[echo-value] message``; without lines the place in words stands in their stead."""
    for file in report.files:
        for finding in file.findings:
            message = clip(visible(finding.message), _ROOM, style.ellipsis)
            label = style.severity(finding.severity, finding.severity.label)
            yield f"{_where(file.path, finding)}: {label} {finding.code}[{finding.rule}] {message}"


def _where(path: str, finding: Finding) -> str:
    place = finding.place
    if place.line is not None:
        return f"{address(path, place)}:{place.column or 1}"
    words = location(place) or (f"项目{finding.project}" if finding.project else "")
    return f"{address(path, place)}: {words}" if words else address(path, place)
