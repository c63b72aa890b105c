"""``exclude``: which files and folders a walk passes over."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

from kpilint.app.ruleset import SettingsDesk
from kpilint.app.targets import Paths, Targets, find_targets
from kpilint.errors import ConfigError
from kpilint.ruleset.settings import strongest


def targets_of(paths: Paths, desk: SettingsDesk) -> Targets:
    """The inputs of a run, without what settings exclude.

    Raises ConfigError: faulty settings files met in walked folders.
    """
    exclusion = Exclusion(desk)
    targets = find_targets(paths, exclusion)
    exclusion.raise_faults()
    return targets


class Exclusion:
    """Asks the settings of each walked folder; faults of settings files are kept until the walk is over."""

    def __init__(self, desk: SettingsDesk) -> None:
        self._desk = desk
        self._by_folder: dict[Path, tuple[tuple[str, ...], Path]] = {}
        self._faults: list[str] = []

    def raise_faults(self) -> None:
        """Raises ConfigError: all faults of the settings files met on the way."""
        if self._faults:
            raise ConfigError("\n".join(dict.fromkeys(self._faults)))

    def __call__(self, path: Path) -> bool:
        """Whether a path (absolute) is excluded."""
        folder = path.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._patterns(folder)
        patterns, base = self._by_folder[folder]
        return any(_matches(path, base, pattern) for pattern in patterns)

    def _patterns(self, folder: Path) -> tuple[tuple[str, ...], Path]:
        try:
            patterns, layer = strongest(self._desk.layers(folder), "exclude")
        except ConfigError as error:
            self._faults.append(str(error))
            return (), folder
        return patterns, layer.path.absolute().parent if layer is not None and layer.path else Path.cwd()


def _matches(path: Path, base: Path, pattern: str) -> bool:
    """A pattern without / fits names anywhere, one with / the path from the folder of the settings file."""
    pattern = pattern.rstrip("/")
    if "/" not in pattern:
        return fnmatch(path.name, pattern)
    return path.is_relative_to(base) and fnmatch(path.relative_to(base).as_posix(), pattern.removeprefix("./"))
