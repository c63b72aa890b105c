"""``--statistics``: findings counted by rule, with the files they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kpilint.render.columns import table
from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.report.finding import Finding
from kpilint.report.report import Report

_FILES_SHOWN = 3


def statistics_lines(report: Report, style: Style) -> Iterator[str]:
    """One line a rule, the most frequent first; a blank line behind. Nothing where nothing was found.

    The files are named where the run had several.
    """
    first: dict[str, Finding] = {}
    files: dict[str, Counter[str]] = {}
    for file in report.files:
        for finding in file.findings:
            first.setdefault(finding.code, finding)
            files.setdefault(finding.code, Counter())[file.path] += 1
    if not first:
        return
    rows = [("次数", "规则", "名称", "文件")]
    columns = slice(4 if len(report.files) > 1 else 3)
    for code in sorted(first, key=lambda code: (-files[code].total(), code)):
        finding = first[code]
        rule = f"{code} {finding.rule}"
        rows.append((str(files[code].total()), rule, visible(finding.title), _files(files[code], style)))
    yield from table([row[columns] for row in rows], style.width)
    yield ""


def _files(counts: Counter[str], style: Style) -> str:
    shown = [f"{visible(path)} {count}" for path, count in counts.most_common(_FILES_SHOWN)]
    if len(counts) > _FILES_SHOWN:
        shown.append(f"{style.ellipsis}共 {len(counts)} 个文件")
    return "，".join(shown)
