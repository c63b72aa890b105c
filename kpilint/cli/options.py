"""Options that several commands share, and how their values become settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpilint.errors import ConfigError

if TYPE_CHECKING:
    from kpilint.app import Options

COLORS = ("auto", "always", "never")

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="路径", help="文件、文件夹、通配式；- 是标准输入。不写就是当前文件夹")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="规则", help="只用这些规则: 代码、类别（如 SC）、英文名、中文名或 ALL；逗号分隔，可重复"
    ),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="规则", help="不用这些规则")]
ExtendSelect = Annotated[
    list[str] | None, typer.Option("--extend-select", metavar="规则", help="在设置之外再用这些规则")
]
SeverityLevels = Annotated[
    list[str] | None,
    typer.Option("--severity", metavar="规则=级别", help="改变规则的级别: error 错误，warning 警告，info 提示；可重复"),
]
Show = Annotated[str | None, typer.Option("--show", metavar="级别", help="只显示这个级别及以上的问题；不影响退出状态")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="级别",
        help="有这个级别及以上的问题时退出状态为 1: error warning info never（默认 warning）",
    ),
]
Year = Annotated[str | None, typer.Option("--year", metavar="年度", help="预算年度，代替文件里写的")]
UnitName = Annotated[str | None, typer.Option("--unit", metavar="单位", help="单位名称，代替文件里写的")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="文件", help="用这个设置文件，不去找 kpilint.toml")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="不用任何设置文件")]
RuleFolders = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="文件夹", help="再用这个文件夹里的规则和词表；可重复"),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", "-o", metavar="格式=文件", help="另外写成文件，例如 -o json=结果.json；可重复"),
]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", help="颜色（默认 auto: 只在终端里用）")]
Ascii = Annotated[bool, typer.Option("--ascii", help="标记和修饰只用 ASCII 字符")]


def split(values: Sequence[str] | None) -> list[str] | None:
    """The words of an option that may be repeated and separated by commas; None where it was not given."""
    if values is None:
        return None
    return [word.strip() for value in values for word in re.split("[,，]", value) if word.strip()]


def levels(values: Sequence[str] | None) -> dict[str, str]:
    """``CODE=LEVEL`` by code.

    Raises ConfigError: not of this form.
    """
    found = {}
    for one in split(values) or ():
        rule, sign, level = one.partition("=")
        if not sign:
            raise ConfigError(f"--severity {one}: 应写成 规则=级别，例如 VG001=info")
        found[rule.strip()] = level.strip()
    return found


def make_options(
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    extend_select: Sequence[str] | None,
    severity: Sequence[str] | None,
    show: str | None,
    fail_on: str | None,
    year: str | None,
    unit: str | None,
    config: Path | None,
    isolated: bool,
    rules: Sequence[Path] | None,
) -> Options:
    """The options of the application from those of the command line."""
    from kpilint.app import Options

    return Options(
        # typer gives an empty list for an option that was not used.
        select=split(select or None),
        ignore=split(ignore) or (),
        extend_select=split(extend_select) or (),
        severity=levels(severity),
        show=show,
        fail_on=fail_on,
        year=year,
        unit=unit,
        config=config,
        isolated=isolated,
        rules=rules or (),
    )
