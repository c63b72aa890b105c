"""The JSON other programs depend on, as types of its own: fields are added, never renamed.

The models of `check` read the report's dataclasses by attribute. Those of `extract` are given only the fields that the
document's layout has; a field that is not given is absent in the JSON.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kpilint import __version__
from kpilint.report.severity import Severity

SCHEMA = 1
"""Number of the schema; it changes only if a field had to change its meaning."""


def _well_formed(value: object) -> object:
    """Half characters (from file names that are not UTF-8, from damaged files) as escapes: JSON cannot hold them."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _key(value: object) -> object:
    return value.key if isinstance(value, Severity) else value


Text = Annotated[str, BeforeValidator(_well_formed)]
Number = int | float
SeverityKey = Annotated[Literal["error", "warning", "info"], BeforeValidator(_key)]


class Wire(BaseModel):
    """Base of all wire models."""

    model_config = ConfigDict(from_attributes=True, frozen=True, extra="forbid")


class PlaceWire(Wire):
    """A place; what the format does not have is null."""

    line: int | None = None
    column: int | None = None
    page: int | None = None
    sheet: Text | None = None
    cell: Text | None = None
    table: int | None = None
    row: int | None = None


class UnitWire(Wire):
    """A department or unit."""

    code: Text | None
    name: Text | None


class BasisWire(Wire):
    """A rule's ground."""

    document: Text
    clause: Text


class RelatedWire(Wire):
    """A second place of a finding."""

    at: str
    text: Text
    place: PlaceWire


class FixWire(Wire):
    """What to write instead."""

    replacement: Text
    safe: bool


class FindingWire(Wire):
    """One finding."""

    code: str
    rule: str
    title: Text
    severity: SeverityKey
    message: Text
    advice: Text
    basis: tuple[BasisWire, ...]
    project: int
    project_name: Text
    at: str
    field: str | None
    text: Text
    span: tuple[int, int] | None
    place: PlaceWire
    related: tuple[RelatedWire, ...]
    fix: FixWire | None
    fingerprint: str


class NotCheckedWire(Wire):
    """A rule that could not run on a project."""

    code: str
    project: int
    why: Text


class FileWire(Wire):
    """One file of a run; ``reason`` says why an unreadable one could not be checked and is "" otherwise, ``notes`` what
    was left out or is not what it seems (a hidden sheet, a suffix that does not fit)."""

    path: Text
    kind: str
    unit: UnitWire | None
    year: int | None
    tables: int
    indicators: int
    status: Literal["checked", "unreadable", "no_table"]
    reason: Text
    findings: tuple[FindingWire, ...]
    not_checked: tuple[NotCheckedWire, ...]
    notes: tuple[Text, ...]


class SummaryWire(Wire):
    """Totals of a run; ``hidden`` counts the findings that the setting ``show`` kept back."""

    files: int
    checked: int
    tables: int
    indicators: int
    error: int
    warning: int
    info: int
    hidden: int


class Head(Wire):
    """What every JSON of kpilint begins with."""

    kpilint: str = __version__
    schema_: int = Field(default=SCHEMA, alias="schema")


class ReportWire(Head):
    """The JSON of `check`."""

    files: tuple[FileWire, ...]
    summary: SummaryWire


class ScheduleWire(Wire):
    """资金支出计划; stages by month ("3") or quarter ("Q1")."""

    kind: Literal["cumulative_percent", "percent", "amount"]
    stages: dict[str, Number | None]


class QuantityWire(Wire):
    """The least a target value says."""

    operator: str | None
    number: Number | None
    high: Number | None
    unit: Text | None
    unit_class: str | None
    date: str | None = None
    duration: Text | None = None
    grade: Text | None = None


class IndicatorWire(Wire):
    """One row of a goal table."""

    no: int
    level1: Text | None = None
    level2: Text | None = None
    name: Text | None = None
    description: Text | None = None
    direction: Text | None = None
    target_value: Text | None = None
    midterm_value: Text | None = None
    unit: Text | None = None
    weight: Text | None = None
    baseline_value: Text | None = None
    basis: Text | None = None
    extra: dict[Text, Text] | None = None
    quantity: QuantityWire | None = None
    place: PlaceWire
    repaired: bool


class ProjectWire(Wire):
    """One goal table. Money is in 万元; ``stated_funds`` is what the document's prose says of it."""

    no: int
    name: Text
    code: Text | None = None
    unit: UnitWire | None = None
    funds_total: Number | None = None
    fiscal_funds: Number | None = None
    other_funds: Number | None = None
    carryover: Number | None = None
    stated_funds: Number | None = None
    purpose: Text | None = None
    schedule: ScheduleWire | None = None
    objectives: tuple[Text, ...] | None = None
    midterm_objectives: tuple[Text, ...] | None = None
    indicators: tuple[IndicatorWire, ...]
    lost: tuple[str, ...]
    place: PlaceWire


class NotReadWire(Wire):
    """A part of a document, or all of it, that could not be read."""

    place: PlaceWire
    why: Text


class DocumentWire(Wire):
    """One document as read."""

    path: Text
    kind: str
    unit: UnitWire | None
    year: int | None
    projects: tuple[ProjectWire, ...]
    not_read: tuple[NotReadWire, ...]


class ExtractWire(Head):
    """The JSON of `extract`."""

    files: tuple[DocumentWire, ...]
