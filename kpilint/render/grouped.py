"""``grouped``: findings by file, then by project, in columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kpilint.render.places import address, location
from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import clip, fold, pad, width
from kpilint.report.finding import Finding
from kpilint.report.report import FileReport, Report


def render(report: Report, style: Style) -> Iterator[str]:
    """Each file with findings: its name, then its projects with their findings; a blank line behind each file."""
    for file in report.files:
        if file.findings:
            yield from _file(file, style)
            yield ""


def _file(file: FileReport, style: Style) -> Iterator[str]:
    facts = [f"{file.tables}张绩效目标表", f"{file.indicators}条指标"] if file.status == "checked" else []
    if file.year is not None:
        facts.insert(0, f"{file.year}年度")
    if file.unit is not None and file.unit.name:
        facts.insert(0, visible(file.unit.name))
    name = "标准输入" if file.path == "-" else visible(file.path)
    yield style.strong(name) + (f"  {'，'.join(facts)}" if facts else "")
    places = {id(finding): _place(finding) for finding in file.findings}
    rules = {id(finding): f"{finding.code} {finding.rule}" for finding in file.findings}
    place_room, rule_room = (max(map(width, column.values())) for column in (places, rules))
    # By project: findings about the document as a whole come first, a project's own stay in their order.
    for number, findings in groupby(sorted(file.findings, key=lambda one: one.project), lambda one: one.project):
        of_project = list(findings)
        name = clip(visible(of_project[0].project_name), 60, style.ellipsis)
        yield f"  项目{number} {name}".rstrip() if number else "  整份文件"
        for finding in of_project:
            start = f"    {pad(places[id(finding)], place_room)}  "
            label = style.severity(finding.severity, finding.severity.label)
            indent = width(start) + width(finding.severity.label) + rule_room + 3
            lines = fold(visible(finding.message), max(style.width - indent, 30))
            yield f"{start}{label} {pad(rules[id(finding)], rule_room)}  {lines[0]}"
            for line in lines[1:]:
                yield " " * indent + line


def _place(finding: Finding) -> str:
    line = address("", finding.place)
    return " ".join(part for part in (line, location(finding.place)) if part) or "-"
