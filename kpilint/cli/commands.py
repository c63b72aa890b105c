"""All commands as one click group, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from kpilint import __version__
from kpilint.cli.chinese import ChineseGroup

_COMMANDS = ("check", "extract", "explain", "rules", "config")
"""In the order of the help page. Each is a function of the module that bears its name."""
_EPILOG = "先试: kpilint check 文件或文件夹。每条规则的说明: kpilint explain 代码。设置写在 kpilint.toml 里"


class _Commands(ChineseGroup):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"kpilint.cli.{cmd_name}"), cmd_name)
        return command


@click.group(
    cls=_Commands,
    help="检查绩效目标表: 空缺、空话、量化、逻辑、资金支出计划、预算勾稽",
    epilog=_EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.version_option(__version__, prog_name="kpilint", message="%(prog)s %(version)s", help="显示版本")
@click.pass_context
def app(context: click.Context) -> None:
    """Without a command, show what there is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
