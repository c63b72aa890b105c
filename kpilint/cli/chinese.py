"""The words of typer itself in Chinese: help pages and faults in the use of options.

typer writes both in English and offers no catalogue of its own; commands and groups therefore write their help
themselves, and faults are told from the exceptions, with which typer says what is wrong and with which option.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup

from kpilint.render.width import fold, pad, width
from kpilint.text.suggest import suggest

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter
    from typer._click.formatting import HelpFormatter

_WIDTH = 80
_INDENT = 26
_USAGE_FAULT: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of all faults in the use of options; typer does not export it by name."""


class ChineseCommand(TyperCommand):
    """A command whose help page is Chinese."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        formatter.write("\n".join(_help(self, ctx)))


class ChineseGroup(TyperGroup):
    """A group of commands whose help page is Chinese."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        formatter.write("\n".join(_help(self, ctx)))


def _help(command: Command, ctx: Context) -> Iterator[str]:
    params = command.get_params(ctx)
    arguments = [one for one in params if one.param_type_name == "argument"]
    options = [one for one in params if one.param_type_name == "option"]
    commands = command.commands if isinstance(command, TyperGroup) else {}
    pieces = [ctx.command_path, "[选项]", *map(_usage, arguments), *(["命令 ..."] if commands else [])]
    yield f"用法: {' '.join(pieces)}"
    yield ""
    yield from _paragraphs(command.help or "")
    yield from _section("参数", [(_label(one), _help_of(one)) for one in arguments])
    yield from _section("命令", [(name, one.help or "") for name, one in commands.items()])
    yield from _section("选项", [(_label(one), _help_of(one)) for one in options])
    if command.epilog:
        yield ""
        yield from _paragraphs(command.epilog)


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.strip().splitlines():
        yield from fold(line, _WIDTH)


def _usage(argument: Parameter) -> str:
    label = _label(argument) if argument.required else f"[{_label(argument)}]"
    return f"{label}..." if argument.nargs == -1 else label


def _label(param: Parameter) -> str:
    name = str(getattr(param, "metavar", None) or "")
    if param.param_type_name == "argument":
        return name or str(param.name)
    names = ", ".join(sorted(param.opts, key=len))
    return names if getattr(param, "is_flag", False) else f"{names} {name}".rstrip()


def _help_of(param: Parameter) -> str:
    return "显示这份说明" if param.name == "help" else str(getattr(param, "help", None) or "")


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
    if not isinstance(error, _USAGE_FAULT):
        return None
    ctx: Context | None = getattr(error, "ctx", None)
    command = ctx.command_path if ctx is not None else "kpilint"
    return f"{_fault(error, ctx)}\n用法见 {command} --help"


def _fault(error: Exception, ctx: Context | None) -> str:
    message = str(getattr(error, "message", "") or error)
    kind = type(error).__name__
    param: Parameter | None = getattr(error, "param", None)
    label = _label(param) if param is not None else ""
    if kind == "NoSuchOption":
        name = str(getattr(error, "option_name", ""))
        known = [name for one in ctx.command.get_params(ctx) for name in one.opts] if ctx is not None else []
        return f"没有选项 {name}{suggest(name, [one for one in known if one.startswith('-')])}"
    if kind == "MissingParameter":
        return f"缺少参数 {label}"
    if kind == "BadOptionUsage":
        takes_value = "requires" in message
        return f"选项 {getattr(error, 'option_name', '')} " + ("后面要写一个值" if takes_value else "后面不带值")
    if isinstance(error, typer.BadParameter):
        return f"{label} 的值不对: {message}"
    return _other_fault(message, ctx)


def _other_fault(message: str, ctx: Context | None) -> str:
    """Faults that typer tells by their wording only."""
    command = re.match(r"No such command '(.*?)'\.", message)
    if command:
        commands = ctx.command.commands if ctx is not None and isinstance(ctx.command, TyperGroup) else {}
        if Path(command[1]).exists():
            return f"没有命令 {command[1]}；检查这个文件请写 kpilint check {command[1]}"
        return f"没有命令 {command[1]}{suggest(command[1], commands)}"
    extra = re.match(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", message)
    if extra:
        return f"多出了参数 {extra[1]}"
    return "缺少命令" if message.startswith("Missing command") else message
