"""``kpilint config``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kpilint.cli import options as given
from kpilint.cli.status import Status
from kpilint.cli.terminal import columns, is_unicode, write

HELP = "列出当前文件夹里生效的设置，和每一项来自哪个文件的哪一行"


def config_command(
    schema: Annotated[bool, typer.Option("--schema", help="输出设置文件的 JSON schema")] = False,
    select: given.Select = None,
    ignore: given.Ignore = None,
    extend_select: given.ExtendSelect = None,
    severity: given.SeverityLevels = None,
    show: given.Show = None,
    fail_on: given.FailOn = None,
    config: given.ConfigFile = None,
    isolated: given.Isolated = False,
    rules_folders: given.RuleFolders = None,
    year: given.Year = None,
    unit: given.UnitName = None,
) -> int:
    """Write the settings in force or the schema; faulty settings are told as `check` tells them."""
    from kpilint.app import current_rules, load_ruleset, settings_of
    from kpilint.catalogue.settings_page import settings_lines, settings_schema
    from kpilint.render.style import Style

    if schema:
        write([settings_schema(load_ruleset(rules_folders or ()), Style(ascii=not is_unicode(sys.stdout)))])
        return Status.CLEAN
    options = given.make_options(
        select, ignore, extend_select, severity, show, fail_on, year, unit, config, isolated, rules_folders
    )
    current_rules(options)
    write(settings_lines(settings_of(Path.cwd(), options), Style(width=columns(sys.stdout))))
    return Status.CLEAN
