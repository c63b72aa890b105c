"""Settings: ``kpilint.toml`` or ``[tool.kpilint]`` in pyproject.toml, and what the command line puts over them.

The nearest file from the checked file's folder upward counts, and it alone: files of outer folders are not mixed in.
Settings select, ignore, grade and set thresholds; they cannot name anything that is executed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kpilint.errors import ConfigError
from kpilint.ruleset.faults import reading_fault, toml_fault, validation_problems
from kpilint.ruleset.locating import line_of
from kpilint.ruleset.rule import SeverityName
from kpilint.text.suggest import suggest

FILE_NAME = "kpilint.toml"
_PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "kpilint")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one source may set, by the keys of the file with _ for -; ``given`` names those that it does set.

    ``settings_file.SettingsFile`` is the same as pydantic validates it.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, SeverityName] = field(default_factory=dict)
    fail_on: Literal["error", "warning", "info", "never"] = "warning"
    show: SeverityName = "info"
    exclude: tuple[str, ...] = ()
    year: int | None = None
    unit: str | None = None
    params: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    given: frozenset[str] = frozenset()


DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings of one source: a file with its text, or the command line (``path`` is None)."""

    values: Settings
    path: Path | None = None
    text: str = ""
    table: tuple[str, ...] = ()

    def sets(self, name: str) -> bool:
        """Whether this source gives a value for the setting of that name."""
        return name in self.values.given

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
    if not values:
        return DEFAULTS
    # Only settings that are there have to be validated; pydantic is not loaded for none.
    from pydantic import ValidationError

    from kpilint.ruleset.settings_file import SettingsFile, settings_of

    try:
        return settings_of(values)
    except ValidationError as error:
        known = [one.alias or name for name, one in SettingsFile.model_fields.items()]
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
    return getattr(DEFAULTS, name), None
