"""The words of click itself in Chinese: help pages and faults in the use of options.

click writes both in English and offers no catalogue of its own; commands and groups therefore write their help
themselves, and faults are told from the exceptions, with which click says what is wrong and with which option.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from kpilint.render.width import fold, pad, width
from kpilint.text.suggest import suggest

_WIDTH = 80
_INDENT = 26


class ChineseArgument(click.Argument):
    """An argument with a help text; click has known one since 8.5 only."""

    def __init__(self, names: Sequence[str], help: str, **rest: Any) -> None:  # noqa: ANN401 the signature of click
        super().__init__(names, **rest)
        self.help = help


class ChineseCommand(click.Command):
    """A command whose help page is Chinese."""

    allow_extra_args = True
    """click would refuse them with a sentence of its own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Raises UsageError: also what click does not tell by a class of its own."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            ctx.fail(f"多出了参数 {' '.join(rest)}")
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        formatter.write("\n".join(_help(self, ctx)))


class ChineseGroup(click.Group):
    """A group of commands whose help page is Chinese."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Raises UsageError: there is no such command."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(_no_command(name, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        formatter.write("\n".join(_help(self, ctx)))


def _no_command(name: str, known: Iterable[str]) -> str:
    if Path(name).exists():
        return f"没有命令 {name}；检查这个文件请写 kpilint check {name}"
    return f"没有命令 {name}{suggest(name, known)}"


def _help(command: click.Command, ctx: click.Context) -> Iterator[str]:
    params = command.get_params(ctx)
    arguments = [one for one in params if one.param_type_name == "argument"]
    options = [one for one in params if one.param_type_name == "option"]
    commands = _commands(command, ctx)
    pieces = [ctx.command_path, "[选项]", *map(_usage, arguments), *(["命令 ..."] if commands else [])]
    yield f"用法: {' '.join(pieces)}"
    yield ""
    yield from _paragraphs(command.help or "")
    yield from _section("参数", [(_label(one), _help_of(one)) for one in arguments])
    yield from _section("命令", [(str(one.name), one.help or "") for one in commands])
    yield from _section("选项", [(_label(one), _help_of(one)) for one in options])
    if command.epilog:
        yield ""
        yield from _paragraphs(command.epilog)


def _commands(command: click.Command, ctx: click.Context) -> list[click.Command]:
    if not isinstance(command, click.Group):
        return []
    found = (command.get_command(ctx, name) for name in command.list_commands(ctx))
    return [one for one in found if one is not None]


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.strip().splitlines():
        yield from fold(line, _WIDTH)


def _usage(argument: click.Parameter) -> str:
    label = _label(argument) if argument.required else f"[{_label(argument)}]"
    return f"{label}..." if argument.nargs == -1 else label


def _label(param: click.Parameter) -> str:
    metavar = param.metavar or ""
    if param.param_type_name == "argument":
        return metavar
    names = ", ".join(sorted(param.opts, key=len))
    return names if getattr(param, "is_flag", False) else f"{names} {metavar}".rstrip()


def _help_of(param: click.Parameter) -> str:
    return "显示这份说明" if "--help" in param.opts else str(getattr(param, "help", None) or "")


def _section(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"{title}:"
    for label, text in rows:
        first, *more = fold(text.splitlines()[0] if text else "", _WIDTH - _INDENT)
        if width(label) + 4 > _INDENT:
            yield f"  {label}"
            yield " " * _INDENT + first
        else:
            yield f"  {pad(label, _INDENT - 2)}{first}"
        yield from (" " * _INDENT + line for line in more)


def usage_fault(error: Exception) -> str | None:
    """What is wrong with the options, in Chinese, with where help is; None if the error is of another kind."""
    if not isinstance(error, click.UsageError):
        return None
    command = error.ctx.command_path if error.ctx is not None else "kpilint"
    return f"{_fault(error)}\n用法见 {command} --help"


def _fault(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        name, ctx = error.option_name, error.ctx
        known = [name for one in ctx.command.get_params(ctx) for name in one.opts] if ctx is not None else []
        return f"没有选项 {name}{suggest(name, [one for one in known if one.startswith('-')])}"
    if isinstance(error, click.MissingParameter):
        return f"缺少参数 {_label(error.param) if error.param is not None else ''}"
    if isinstance(error, click.BadOptionUsage):
        takes_value = "requires" in error.message
        return f"选项 {error.option_name} " + ("后面要写一个值" if takes_value else "后面不带值")
    return error.message
