"""``full``: each finding with its place, the text it speaks of, its ground and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from kpilint.render.places import address, subject, whereabouts
from kpilint.render.quoting import around
from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import clip, is_certain, width
from kpilint.report.finding import Finding
from kpilint.report.report import Report

_CONTEXT_ROOM = 28
"""Columns for each of the words that lead to a cell; a usual 三级指标 has up to fourteen characters."""
_LEAST_ROOM = 40
"""Columns the quoted text gets however long its context is."""


def render(report: Report, style: Style) -> Iterator[str]:
    """The findings, one block each, a blank line behind each block."""
    for file in report.files:
        for finding in file.findings:
            yield from block(file.path, finding, style)
            yield ""


def block(path: str, finding: Finding, style: Style) -> Iterator[str]:
    """One finding: head with what is wrong, place, quoted text, ground, advice and related places."""
    label = style.severity(finding.severity, f"{finding.severity.label} {finding.code}")
    yield f"{label} {finding.rule}  {style.strong(visible(finding.message))}"
    where = f"{address(path, finding.place)}  {whereabouts(finding.at, finding.field, finding.place, style)}".rstrip()
    if finding.project:
        where += f"   项目{finding.project} {clip(visible(finding.project_name), 40, style.ellipsis)}".rstrip()
    yield f"  --> {where}"
    yield from _quote(finding, style)
    for ground in finding.basis:
        yield f"  = 依据: {visible(ground.document)} {visible(ground.clause)}".rstrip()
    yield f"  = 建议: {visible(finding.advice)}"
    for spot in finding.related:
        place = address(path, spot.place)
        text = clip(visible(spot.text), max(style.width - width(place) - 12, _LEAST_ROOM), style.ellipsis)
        yield f"  = 相关: {place}  {whereabouts(spot.at, None, spot.place, style)}  {text}".rstrip()


def _quote(finding: Finding, style: Style) -> Iterator[str]:
    """The context and the text, the offending part marked by colour, by a line below or by brackets."""
    context = [item for item in finding.context if item != finding.text]
    lead = " / ".join(clip(visible(item), _CONTEXT_ROOM, style.ellipsis) for item in context)
    if not finding.text:
        if lead:
            yield f"  |  {lead}"
        return
    label = subject(finding.at, finding.field)
    prefix = "  |  " + (f"{lead} | " if lead else "") + (f"{label}: " if label else "")
    room = max(style.width - width(prefix + style.bracket("")), _LEAST_ROOM)
    before, marked, after = around(finding.text, finding.span, room, style)
    if not marked:
        yield f"{prefix}{before}"
    elif style.color:
        yield f"{prefix}{before}{style.mark(finding.severity, marked)}{after}"
    elif is_certain(prefix + before):
        yield f"{prefix}{before}{marked}{after}"
        yield "  |" + " " * (width(prefix + before) - 3) + "~" * width(marked)
    else:
        yield f"{prefix}{before}{style.bracket(marked)}{after}"
