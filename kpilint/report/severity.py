"""Severities, from hint to error."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """How grave a finding is; comparable (ERROR > WARNING > INFO)."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def key(self) -> str:
        """The name in JSON, rule files and options: error, warning, info."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """The Chinese word people read."""
        return _LABELS[self]


_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
SEVERITIES = {severity.key: severity for severity in sorted(Severity, reverse=True)}
"""Severities by name, gravest first."""
