"""``kpilint config``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Unpack

import click

from kpilint.cli import options as given
from kpilint.cli.chinese import ChineseCommand
from kpilint.cli.status import Status
from kpilint.cli.terminal import columns, is_unicode, write

HELP = "列出当前文件夹里生效的设置，和每一项来自哪个文件的哪一行"


@click.command(cls=ChineseCommand, help=HELP)
@click.option("--schema", is_flag=True, help="输出设置文件的 JSON schema")
@given.settings
def config(schema: bool, **settings: Unpack[given.Settings]) -> int:
    """Write the settings in force or the schema; faulty settings are told as `check` tells them."""
    from kpilint.app import current_rules, load_ruleset, settings_of
    from kpilint.catalogue.settings_page import settings_lines, settings_schema
    from kpilint.render.style import Style

    if schema:
        write([settings_schema(load_ruleset(settings["rules"]), Style(ascii=not is_unicode(sys.stdout)))])
        return Status.CLEAN
    options = given.make_options(settings)
    current_rules(options)
    write(settings_lines(settings_of(Path.cwd(), options), Style(width=columns(sys.stdout))))
    return Status.CLEAN
