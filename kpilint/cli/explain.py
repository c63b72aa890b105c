"""``kpilint explain``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kpilint.cli import options as given
from kpilint.cli.chinese import ChineseArgument, ChineseCommand
from kpilint.cli.outputs import choose
from kpilint.cli.status import Status
from kpilint.cli.terminal import columns, may_color, write
from kpilint.errors import ConfigError

HELP = "说明一条规则: 看什么、为什么、依据、参数、正反例"


@click.command(cls=ChineseCommand, help=HELP)
@click.argument("word", cls=ChineseArgument, metavar="规则", help="代码、英文名、中文名，或说明里的一个词")
@given.config
@given.isolated
@given.rules
@given.color
@given.ascii_only
def explain(
    word: str, config: Path | None, isolated: bool, rules: tuple[Path, ...], color: str, ascii_only: bool
) -> int:
    """Write the page of the rule, or the list of the rules that the word may mean."""
    from kpilint.app import Options, current_rules
    from kpilint.catalogue.listing import as_table
    from kpilint.catalogue.page import page_lines
    from kpilint.catalogue.search import find_rules
    from kpilint.render.style import Style
    from kpilint.ruleset.selection import no_such_rule

    choose("--color", color, given.COLORS)
    active = current_rules(Options(config=config, isolated=isolated, rules=rules))
    found = find_rules(word, active.rules)
    style = Style(may_color(color, sys.stdout), ascii_only, columns(sys.stdout))
    if not found:
        raise ConfigError(f"{no_such_rule(word, active.rules)}；kpilint rules 列出全部规则")
    if len(found) == 1:
        write(page_lines(found[0], style, found[0].code in active.enabled))
    else:
        write([f"“{word}”可能是这些规则，用 kpilint explain 代码 看其中一条:"])
        write(as_table(found, active.enabled, style))
    return Status.CLEAN
