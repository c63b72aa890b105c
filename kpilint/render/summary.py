"""How a run ends: what was covered, what was found, what was not checked and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import clip
from kpilint.report.report import FileReport, Report

_SHOWN = 5
"""Files or reasons named one by one before the rest is only counted."""


def summary_lines(report: Report, style: Style) -> Iterator[str]:
    """The statement of coverage. Only what was checked is ever called free of findings."""
    unread = [file for file in report.files if file.status == "unreadable"]
    tableless = [file for file in report.files if file.status == "no_table"]
    yield style.strong(_verdict(report))
    yield (
        f"检查范围: {len(report.files)} 个文件，读取成功 {len(report.files) - len(unread)} 个；"
        f"{report.tables} 张绩效目标表，{report.indicators} 条指标"
    )
    if unread:
        yield from _files("读取失败", unread, style)
    if tableless:
        yield from _files("没有绩效目标表", tableless, style)
    yield from _not_checked(report, style)
    yield from _notes(report, style)
    if report.hidden:
        yield f"没有显示: {report.hidden} 个级别较低的问题（设置 show）"
    yield f"用时: {report.seconds:.2f} 秒"


def _verdict(report: Report) -> str:
    counts = report.counts()
    found = sum(counts.values())
    if found:
        return f"发现 {found} 个问题: " + "，".join(f"{level.label} {count}" for level, count in counts.items())
    if not report.checked:
        return "没有检查任何绩效目标表，不能说明没有问题"
    if report.hidden:
        return "没有需要显示的问题"
    return "没有发现问题" if report.checked == len(report.files) else "检查过的文件没有发现问题"


def _files(title: str, files: list[FileReport], style: Style) -> Iterator[str]:
    yield f"{title}: {len(files)} 个文件"
    for file in files[:_SHOWN]:
        name = "标准输入" if file.path == "-" else visible(file.path)
        # The finding IN001 gives the reason; where it is switched off, nothing else does.
        reason = f"（{visible(file.reason)}）" if file.reason and not file.findings else ""
        yield f"  {name}{reason}"
    if len(files) > _SHOWN:
        yield f"  {style.ellipsis}另有 {len(files) - _SHOWN} 个"


def _not_checked(report: Report, style: Style) -> Iterator[str]:
    """Rules that could not run, grouped by why."""
    reasons: dict[str, Counter[str]] = {}
    for file in report.files:
        for one in file.not_checked:
            reasons.setdefault(one.why, Counter())[one.code] += 1
    if not reasons:
        return
    yield f"未检查: {sum(codes.total() for codes in reasons.values())} 处"
    for why, codes in list(reasons.items())[:_SHOWN]:
        yield clip(f"  {visible(why)}: {_counted(codes)}", style.width, style.ellipsis)
    if len(reasons) > _SHOWN:
        yield f"  {style.ellipsis}另有 {len(reasons) - _SHOWN} 种原因"


def _notes(report: Report, style: Style) -> Iterator[str]:
    """What readers of the files left out or found to be something else, file by file."""
    notes = [(file, note) for file in report.files for note in file.notes]
    for file, note in notes[:_SHOWN]:
        yield f"注意: {'标准输入' if file.path == '-' else visible(file.path)}: {visible(note)}"
    if len(notes) > _SHOWN:
        yield f"  {style.ellipsis}另有 {len(notes) - _SHOWN} 处"


def _counted(codes: Counter[str]) -> str:
    rows: Iterable[tuple[str, int]] = sorted(codes.items())
    return "，".join(f"{code} {count} 处" for code, count in rows)
