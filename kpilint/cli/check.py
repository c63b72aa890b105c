"""``kpilint check``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

import click

from kpilint.cli import options as given
from kpilint.cli.chinese import ChineseCommand
from kpilint.cli.crash import tell_crashes
from kpilint.cli.outputs import choose, output_files, refuse_inputs, write_file
from kpilint.cli.status import Status
from kpilint.cli.terminal import ProgressLine, columns, is_unicode, may_color, say, write

if TYPE_CHECKING:
    from kpilint.render.style import Style
    from kpilint.report.report import FileReport

HELP = "检查绩效目标表。这是主要的命令"
EPILOG = "退出状态: 0 没有达到 --fail-on 的问题；1 有；2 用法、设置或规则文件有错，或有文件没能检查；3 kpilint 自身出错"


@click.command(cls=ChineseCommand, help=HELP, epilog=EPILOG)
@given.paths
@click.option(
    "--format",
    "format_name",
    metavar="格式",
    default="full",
    help="full 详细（默认），concise 一行一个，grouped 按文件和项目，json",
)
@given.outputs
@given.settings
@click.option("--statistics", is_flag=True, help="最后按规则列出次数")
@click.option("--quiet", "-q", is_flag=True, help="只输出问题，不说检查范围")
@given.color
@given.ascii_only
def check(
    paths: tuple[str, ...],
    format_name: str,
    output: tuple[str, ...],
    statistics: bool,
    quiet: bool,
    color: str,
    ascii_only: bool,
    **settings: Unpack[given.Settings],
) -> int:
    """Check inputs, write the findings and give the exit status."""
    # The application loads rules and readers; --help must not wait for them.
    from kpilint.app import run
    from kpilint.render import FOR_PEOPLE, REPORT_FORMATS, as_bytes, render_ending, render_report
    from kpilint.render.style import Style
    from kpilint.render.visible import visible

    choose("--format", format_name, REPORT_FORMATS)
    choose("--color", color, given.COLORS)
    files = output_files(output, REPORT_FORMATS)
    options = given.make_options(settings)
    progress = ProgressLine(quiet)
    try:
        outcome = run(paths or ["."], options, progress)
    finally:
        progress.end()
    report = outcome.report
    refuse_inputs(files, [one.path for one in report.files])

    def whole(name: str, style: Style) -> Iterator[str]:
        yield from render_report(report, name, style)
        if name in FOR_PEOPLE:
            yield from render_ending(report, style, statistics, not quiet)

    ascii_out = ascii_only or (format_name == "json" and not is_unicode(sys.stdout))
    write(whole(format_name, Style(may_color(color, sys.stdout), ascii_out, columns(sys.stdout))))
    for file in files:
        write_file(file.path, as_bytes(whole(file.format, Style(ascii=ascii_only))))
    if format_name not in FOR_PEOPLE:
        style = Style(may_color(color, sys.stderr), ascii_only, columns(sys.stderr))
        say(*render_ending(report, style, statistics, not quiet))
    if quiet:
        # Where IN001 is switched off, nothing else would say that an input was not checked.
        say(*(f"读取失败: {visible(one.path)}: {visible(one.reason)}" for one in report.files if _is_untold(one)))
    else:
        say(*(f"注意: {visible(note)}" for note in outcome.notes))
    if outcome.crashes:
        return tell_crashes(outcome.crashes)
    if outcome.incomplete:
        return Status.FAULT
    return Status.FINDINGS if outcome.failed else Status.CLEAN


def _is_untold(file: FileReport) -> bool:
    return file.status == "unreadable" and not file.findings
