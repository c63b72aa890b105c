"""What a caller may ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kpilint.ruleset.settings import Layer, command_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a caller puts over the settings files. None (or empty) leaves a setting as the files or defaults say.

    ``select``, ``ignore`` and ``extend_select`` name rules by code, family, slug, Chinese name or ALL; ``severity``
    maps such names to error, warning or info. ``show`` is a severity, ``fail_on`` a severity or never. ``config`` is a
    settings file used for all inputs instead of the nearest one; ``isolated`` uses none. ``rules`` are folders of rule
    files and word lists used besides those of kpilint.
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] = ()
    extend_select: Sequence[str] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    show: str | None = None
    fail_on: str | None = None
    year: int | str | None = None
    unit: str | None = None
    config: Path | None = None
    isolated: bool = False
    rules: Sequence[Path] = ()

    def layer(self) -> Layer:
        """The options as a layer of settings.

        Raises ConfigError: a value is not usable.
        """
        given: dict[str, Any] = {
            "select": None if self.select is None else list(self.select),
            "ignore": list(self.ignore) or None,
            "extend-select": list(self.extend_select) or None,
            "severity": dict(self.severity) or None,
            "show": self.show,
            "fail-on": self.fail_on,
            "year": self.year,
            "unit": self.unit,
        }
        return command_line({key: value for key, value in given.items() if value is not None})
