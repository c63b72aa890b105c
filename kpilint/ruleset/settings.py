"""Settings: ``kpilint.toml`` or ``[tool.kpilint]`` in pyproject.toml, and what the command line puts over them.

The nearest file from the checked file's folder upward counts, and it alone: files of outer folders are not mixed in.
Settings select, ignore, grade and set thresholds; they cannot name anything that is executed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from kpilint.errors import ConfigError
from kpilint.ruleset.faults import reading_fault, toml_fault, validation_problems
from kpilint.ruleset.locating import line_of
from kpilint.ruleset.schema import SeverityName
from kpilint.text.suggest import suggest

FILE_NAME = "kpilint.toml"
_PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "kpilint")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def _names(value: object) -> object:
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError('应为文字的列表，例如 ["VG001", "SC"]')


def _sensible_year(value: int) -> int:
    if not _FIRST_YEAR <= value <= _LAST_YEAR:
        raise ValueError(f"年度应在 {_FIRST_YEAR} 到 {_LAST_YEAR} 之间，现为 {value}")
    return value


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]


class Settings(BaseModel):
    """What one source may set. Keys are written with hyphens: ``fail-on``."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        title="kpilint 的设置",
        json_schema_extra={"description": "kpilint.toml，或 pyproject.toml 的 [tool.kpilint]"},
    )

    select: Names | None = Field(None, description="只启用这些规则：代码、类别（如 SC）、英文名、中文名或 ALL")
    ignore: Names = Field((), description="停用这些规则；越具体的写法越优先，同样具体时停用优先")
    extend_select: Names = Field((), description="在 select 之外再启用这些规则")
    severity: dict[str, SeverityName] = Field({}, description="改变规则的级别：规则 = 级别")
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        "warning", description="有这个级别或更高的问题时，退出状态为 1"
    )
    show: SeverityName = Field("info", description="只显示这个级别或更高的问题；不影响退出状态")
    exclude: Names = Field(
        (), description="检查文件夹时跳过的文件或文件夹（* ? [] 通配；带 / 的从设置文件所在文件夹算起）"
    )
    year: Annotated[int, AfterValidator(_sensible_year)] | None = Field(None, description="预算年度，代替文件里写的")
    unit: str | None = Field(None, description="单位名称，代替文件里写的")
    params: dict[str, dict[str, Any]] = Field({}, description="规则的参数：[params.代码或英文名]")


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings of one source: a file with its text, or the command line (``path`` is None)."""

    values: Settings
    path: Path | None = None
    text: str = ""
    table: tuple[str, ...] = ()

    def sets(self, name: str) -> bool:
        """Whether this source gives a value for the setting of that name."""
        return name in self.values.model_fields_set

    def source(self, *keys: str) -> str:
        """Where the key is set, for people: 文件:行, or 命令行."""
        return _source(self.path, self.text, (*self.table, *keys))


def fault(layer: Layer, keys: Sequence[str], what: str) -> str:
    """One line ``file:line: key: what is wrong``."""
    return _fault(layer.path, layer.text, layer.table, keys, what)


def _source(path: Path | None, text: str, keys: Sequence[str]) -> str:
    if path is None:
        return "命令行"
    line = line_of(text, keys)
    return f"{_shown(path)}:{line}" if line is not None else _shown(path)


def _fault(path: Path | None, text: str, table: Sequence[str], keys: Sequence[str], what: str) -> str:
    place = _source(path, text, (*table, *keys))
    # On the command line --severity VG001=high stands for the file's severity.VG001.
    key = " ".join(("--" + keys[0], *keys[1:])) if path is None else ".".join(keys)
    return f"{place}: {key}: {what}"


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _validated(values: Mapping[str, Any], path: Path | None, text: str, table: tuple[str, ...]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        known = [field.alias or name for name, field in Settings.model_fields.items()]
        problems = []
        for keys, what in validation_problems(error):
            hint = suggest(keys[0], known) if keys[0] not in known else ""
            problems.append(_fault(path, text, table, keys, what + hint))
        raise ConfigError("\n".join(problems)) from None


def command_line(values: Mapping[str, Any]) -> Layer:
    """The settings given as options, by the keys of the file.

    Raises ConfigError: a value is not usable.
    """
    return Layer(_validated(values, None, "", ()))


def read_settings(path: Path) -> Layer | None:
    """The settings of a file; None for a pyproject.toml without a table for kpilint.

    Raises ConfigError: the file cannot be read, is no TOML, or holds unknown keys or unusable values; all faults at
    once, each as ``file:line: key: what is wrong``.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{_shown(path)}: {reading_fault(error)}") from None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, why = toml_fault(text, error)
        raise ConfigError(f"{_shown(path)}:{line}: {why}") from None
    table: tuple[str, ...] = ()
    if path.name == _PYPROJECT:
        values = _table_of(values)
        if not values:
            return None
        table = _TABLE
    return Layer(_validated(values, path, text, table), path, text, table)


def _table_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """``[tool.kpilint]`` of a pyproject.toml, empty where there is none."""
    found: Any = values
    for key in _TABLE:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


class SettingsFinder:
    """Finds the settings file for a folder; each folder is looked at once."""

    def __init__(self) -> None:
        self._known: dict[Path, Layer | None] = {}

    def nearest(self, folder: Path) -> Layer | None:
        """The settings of the nearest file from ``folder`` upward; None where there is none.

        Raises ConfigError as ``read_settings``.
        """
        passed: list[Path] = []
        found: Layer | None = None
        for one in (folder, *folder.parents):
            if one in self._known:
                found = self._known[one]
                break
            passed.append(one)
            found = _settings_in(one)
            if found is not None:
                break
        self._known.update(dict.fromkeys(passed, found))
        return found


def _settings_in(folder: Path) -> Layer | None:
    for name in (FILE_NAME, _PYPROJECT):
        try:
            is_there = (folder / name).is_file()
        except OSError:
            continue
        if is_there and (layer := read_settings(folder / name)) is not None:
            return layer
    return None


def strongest(layers: Sequence[Layer], name: str) -> tuple[Any, Layer | None]:
    """The value in force of a setting that is not mixed from several layers, and the layer that sets it (None: nobody
    does, the default holds). ``layers`` come weakest first."""
    for layer in reversed(layers):
        if layer.sets(name):
            return getattr(layer.values, name), layer
    return Settings.model_fields[name].default, None
