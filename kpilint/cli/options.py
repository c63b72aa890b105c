"""Options that several commands share, and how their values become settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from kpilint.cli.chinese import ChineseArgument
from kpilint.errors import ConfigError

if TYPE_CHECKING:
    from kpilint.app import Options

COLORS = ("auto", "always", "never")

_Function = TypeVar("_Function", bound=Callable[..., Any])


def paths(function: _Function) -> _Function:
    """The inputs, as a decorator."""
    # The early 8.1 of click forget the class of an argument when its decorator is used a second time.
    text = "文件、文件夹、通配式；- 是标准输入。不写就是当前文件夹"
    return click.argument("paths", cls=ChineseArgument, nargs=-1, metavar="路径", help=text)(function)


outputs = click.option(
    "--output", "-o", metavar="格式=文件", multiple=True, help="另外写成文件，例如 -o json=结果.json；可重复"
)
config = click.option("--config", metavar="文件", type=Path, help="用这个设置文件，不去找 kpilint.toml")
isolated = click.option("--isolated", is_flag=True, help="不用任何设置文件")
rules = click.option("--rules", metavar="文件夹", type=Path, multiple=True, help="再用这个文件夹里的规则和词表；可重复")
color = click.option("--color", metavar="auto|always|never", default="auto", help="颜色（默认 auto: 只在终端里用）")
ascii_only = click.option("--ascii", "ascii_only", is_flag=True, help="标记和修饰只用 ASCII 字符")

_SETTINGS = (
    click.option(
        "--select",
        metavar="规则",
        multiple=True,
        help="只用这些规则: 代码、类别（如 SC）、英文名、中文名或 ALL；逗号分隔，可重复",
    ),
    click.option("--ignore", metavar="规则", multiple=True, help="不用这些规则"),
    click.option("--extend-select", metavar="规则", multiple=True, help="在设置之外再用这些规则"),
    click.option(
        "--severity",
        metavar="规则=级别",
        multiple=True,
        help="改变规则的级别: error 错误，warning 警告，info 提示；可重复",
    ),
    click.option("--show", metavar="级别", help="只显示这个级别及以上的问题；不影响退出状态"),
    click.option(
        "--fail-on",
        metavar="级别",
        help="有这个级别及以上的问题时退出状态为 1: error warning info never（默认 warning）",
    ),
    config,
    isolated,
    rules,
    click.option("--year", metavar="年度", help="预算年度，代替文件里写的"),
    click.option("--unit", metavar="单位", help="单位名称，代替文件里写的"),
)


class Settings(TypedDict):
    """The values of the options that ``settings`` adds."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    severity: tuple[str, ...]
    show: str | None
    fail_on: str | None
    config: Path | None
    isolated: bool
    rules: tuple[Path, ...]
    year: str | None
    unit: str | None


def settings(function: _Function) -> _Function:
    """All options that stand over the settings files, as a decorator."""
    for option in reversed(_SETTINGS):
        function = option(function)
    return function


def split(values: Iterable[str]) -> list[str]:
    """The words of an option that may be repeated and separated by commas."""
    return [word.strip() for value in values for word in re.split("[,，]", value) if word.strip()]


def levels(values: Sequence[str]) -> dict[str, str]:
    """``CODE=LEVEL`` by code.

    Raises ConfigError: not of this form.
    """
    found = {}
    for one in split(values):
        rule, sign, level = one.partition("=")
        if not sign:
            raise ConfigError(f"--severity {one}: 应写成 规则=级别，例如 VG001=info")
        found[rule.strip()] = level.strip()
    return found


def make_options(given: Settings) -> Options:
    """The options of the application from those of the command line.

    Raises ConfigError: a severity is not of the form ``CODE=LEVEL``.
    """
    from kpilint.app import Options

    return Options(
        # An option that was not used leaves the selection to the settings; an empty one selects nothing.
        select=split(given["select"]) if given["select"] else None,
        ignore=split(given["ignore"]),
        extend_select=split(given["extend_select"]),
        severity=levels(given["severity"]),
        show=given["show"],
        fail_on=given["fail_on"],
        year=given["year"],
        unit=given["unit"],
        config=given["config"],
        isolated=given["isolated"],
        rules=given["rules"],
    )
