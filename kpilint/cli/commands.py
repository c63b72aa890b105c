"""All commands as one typer application."""

from __future__ import annotations

from typing import Annotated

import typer

from kpilint import __version__
from kpilint.cli import check, config, explain, extract, rules
from kpilint.cli.chinese import ChineseCommand, ChineseGroup

_EPILOG = "先试: kpilint check 文件或文件夹。每条规则的说明: kpilint explain 代码。设置写在 kpilint.toml 里"

app = typer.Typer(
    name="kpilint",
    cls=ChineseGroup,
    help="检查绩效目标表: 空缺、空话、量化、逻辑、资金支出计划、预算勾稽",
    epilog=_EPILOG,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kpilint {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for _name, _function, _help, _end in (
    ("check", check.check, check.HELP, check.EPILOG),
    ("extract", extract.extract, extract.HELP, extract.EPILOG),
    ("explain", explain.explain, explain.HELP, None),
    ("rules", rules.rules, rules.HELP, None),
    ("config", config.config_command, config.HELP, None),
):
    app.command(_name, cls=ChineseCommand, help=_help, epilog=_end)(_function)
