"""``kpilint rules``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kpilint.cli import options as given
from kpilint.cli.chinese import ChineseCommand
from kpilint.cli.outputs import choose, output_files, write_file
from kpilint.cli.status import Status
from kpilint.cli.terminal import columns, is_unicode, write

HELP = "列出全部规则: 代码、英文名、名称、级别、类别、开关"


@click.command(cls=ChineseCommand, help=HELP)
@click.option("--format", "format_name", metavar="格式", default="table", help="table 表格（默认），json，markdown")
@given.outputs
@given.config
@given.isolated
@given.rules
@given.ascii_only
def rules(
    format_name: str,
    output: tuple[str, ...],
    config: Path | None,
    isolated: bool,
    rules: tuple[Path, ...],
    ascii_only: bool,
) -> int:
    """Write the list of rules; with outputs named, only these."""
    from kpilint.app import Options, current_rules
    from kpilint.catalogue.listing import FORMATS
    from kpilint.render import as_bytes
    from kpilint.render.style import Style

    choose("--format", format_name, FORMATS)
    files = output_files(output, FORMATS)
    active = current_rules(Options(config=config, isolated=isolated, rules=rules))
    listed = active.rules.rules
    for file in files:
        write_file(file.path, as_bytes(FORMATS[file.format](listed, active.enabled, Style(ascii=ascii_only))))
    if not files:
        ascii_out = ascii_only or (format_name == "json" and not is_unicode(sys.stdout))
        write(FORMATS[format_name](listed, active.enabled, Style(ascii=ascii_out, width=columns(sys.stdout))))
    return Status.CLEAN
