"""The report of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from kpilint.model.document import Unit
from kpilint.report.finding import Finding, NotChecked
from kpilint.report.severity import Severity

Status = Literal["checked", "unreadable", "no_table"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file. ``reason`` says in Chinese why a file could not be checked (status unreadable),
    ``notes`` what else its reader should know: hidden sheets left out, a suffix that does not fit the content."""

    path: str
    kind: str
    status: Status
    unit: Unit | None = None
    year: int | None = None
    tables: int = 0
    indicators: int = 0
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found in all its files. ``seconds`` is the wall time, ``hidden`` the number of findings
    that settings (``show``) kept from view."""

    files: tuple[FileReport, ...]
    seconds: float = 0.0
    hidden: int = 0

    @property
    def findings(self) -> list[Finding]:
        """All findings, in the order of the files."""
        return [finding for file in self.files for finding in file.findings]

    @property
    def checked(self) -> int:
        """Files in which goal tables were checked."""
        return sum(file.status == "checked" for file in self.files)

    @property
    def tables(self) -> int:
        """Goal tables in all files."""
        return sum(file.tables for file in self.files)

    @property
    def indicators(self) -> int:
        """Indicator rows in all files."""
        return sum(file.indicators for file in self.files)

    def counts(self) -> dict[Severity, int]:
        """Findings by severity, gravest first."""
        seen = Counter(finding.severity for finding in self.findings)
        return {severity: seen[severity] for severity in sorted(Severity, reverse=True)}
