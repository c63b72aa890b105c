"""``--statistics``: findings counted by rule, with the files they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import fold, pad, width
from kpilint.report.report import Report

_FILES_SHOWN = 3


def statistics_lines(report: Report, style: Style) -> Iterator[str]:
    """One line a rule, the most frequent first; a blank line behind. Nothing where nothing was found.

    Where the run had several files, those with most of the rule's findings stand in a line below.
    """
    names: dict[str, tuple[str, str]] = {}
    files: dict[str, Counter[str]] = {}
    for file in report.files:
        for finding in file.findings:
            names[finding.code] = (f"{finding.code} {finding.rule}", visible(finding.title))
            files.setdefault(finding.code, Counter())[file.path] += 1
    if not names:
        return
    room = max(width(rule) for rule, _ in names.values())
    yield style.strong("次数  规则")
    for code in sorted(names, key=lambda code: (-files[code].total(), code)):
        rule, title = names[code]
        yield f"{files[code].total():>4}  {pad(rule, room)}  {title}"
        if len(report.files) > 1:
            yield from (f"        {line}" for line in fold(_files(files[code], style), style.width - 8))
    yield ""


def _files(counts: Counter[str], style: Style) -> str:
    shown = [f"{visible(path)} {count}" for path, count in counts.most_common(_FILES_SHOWN)]
    if len(counts) > _FILES_SHOWN:
        shown.append(f"{style.ellipsis}共 {len(counts)} 个文件")
    return "，".join(shown)
