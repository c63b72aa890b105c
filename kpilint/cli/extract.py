"""``kpilint extract``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpilint.cli import options as given
from kpilint.cli.chinese import ChineseCommand
from kpilint.cli.crash import tell_crashes
from kpilint.cli.outputs import choose, output_files, refuse_inputs, write_file
from kpilint.cli.status import Status
from kpilint.cli.terminal import columns, is_unicode, may_color, say, write

if TYPE_CHECKING:
    from kpilint.app import Extraction

HELP = "输出读到的内容: 项目、绩效目标、资金支出计划、绩效指标和它们的位置"
EPILOG = "退出状态: 0 都读取成功；2 有文件没能读，或用法、设置有错；3 kpilint 自身出错"


@click.command(cls=ChineseCommand, help=HELP, epilog=EPILOG)
@given.paths
@click.option(
    "--format", "format_name", metavar="格式", default="table", help="table 表格（默认），json，csv 一行一条指标"
)
@given.outputs
@given.config
@given.isolated
@given.rules
@given.color
@given.ascii_only
def extract(
    paths: tuple[str, ...],
    format_name: str,
    output: tuple[str, ...],
    config: Path | None,
    isolated: bool,
    rules: tuple[Path, ...],
    color: str,
    ascii_only: bool,
) -> int:
    """Read inputs, write what was read and give the exit status."""
    from kpilint.app import Options
    from kpilint.app import extract as read
    from kpilint.render import EXTRACT_FILES, EXTRACT_FORMATS, extract_file, render_extract
    from kpilint.render.style import Style

    choose("--format", format_name, EXTRACT_FORMATS)
    choose("--color", color, given.COLORS)
    files = output_files(output, EXTRACT_FILES)
    extraction = read(paths or ["."], Options(config=config, isolated=isolated, rules=rules))
    refuse_inputs(files, [one.path for one in extraction.files])
    ascii_out = ascii_only or (format_name == "json" and not is_unicode(sys.stdout))
    style = Style(may_color(color, sys.stdout), ascii_out, columns(sys.stdout))
    write(render_extract(extraction.files, format_name, style))
    for file in files:
        write_file(file.path, extract_file(extraction.files, file.format, Style(ascii=ascii_only)))
    say(*_ending(extraction))
    if extraction.crashes:
        return tell_crashes(extraction.crashes)
    return Status.FAULT if extraction.incomplete else Status.CLEAN


def _ending(extraction: Extraction) -> Iterator[str]:
    """What was read, each input that was not, and what was passed over."""
    from kpilint.render.visible import visible
    from kpilint.report.report import FileReport

    documents = extraction.documents
    tables = sum(len(document.projects) for document in documents)
    rows = sum(document.indicator_count for document in documents)
    yield f"读了 {len(extraction.files)} 个文件，读取成功 {len(documents)} 个；{tables} 张绩效目标表，{rows} 条指标"
    for file in extraction.files:
        if isinstance(file, FileReport):
            yield f"读取失败: {visible(file.path)}: {visible(file.reason)}"
        elif not file.projects:
            yield f"没有绩效目标表: {visible(file.path)}"
    for note in extraction.notes:
        yield f"注意: {visible(note)}"
