"""Findings and what surrounds them."""

from __future__ import annotations

from dataclasses import dataclass

from kpilint.model.place import Place
from kpilint.report.severity import Severity


@dataclass(frozen=True, slots=True)
class Basis:
    """The policy ground of a rule; ``clause`` is "" where only the document can be cited."""

    document: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write instead of the marked text; ``safe`` means the meaning does not change."""

    replacement: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding speaks of."""

    at: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place. ``span`` are half-open offsets into ``text``, the whole text of the cell;
    ``context`` are the words that lead to the cell (level2, name), for people."""

    code: str
    rule: str
    title: str
    severity: Severity
    message: str
    advice: str
    basis: tuple[Basis, ...]
    project: int
    project_name: str
    at: str
    field: str | None
    text: str
    span: tuple[int, int] | None
    place: Place
    fingerprint: str
    context: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    case: str | None = None
    """The case of the check kind that hit, None for its ordinary one."""


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that could not run on a project (0: the document), and why (Chinese)."""

    code: str
    project: int
    why: str
