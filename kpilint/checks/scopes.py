"""Scopes: what a rule looks at, by name, enumerated over a document.

A scope yields subjects, and for every project in which the thing is missing a ``Missing`` that says whether the
layout has no such field (not applicable) or the extraction lost it (not checked).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from kpilint.checks.kind import Subject
from kpilint.model.document import CELL_FIELDS, Document
from kpilint.model.place import NOWHERE


@dataclass(frozen=True, slots=True)
class Missing:
    """A project without the scope's field; ``lost`` if the extraction dropped it."""

    project: int
    field: str
    lost: bool


Scope = Callable[[Document], Iterator[Subject | Missing]]


def _document(document: Document) -> Iterator[Subject | Missing]:
    yield Subject(document, None, None, None, "document", None, NOWHERE)


def _project(document: Document) -> Iterator[Subject | Missing]:
    for project in document.projects:
        yield Subject(document, project, None, None, "project", None, project.place)


def _row(document: Document) -> Iterator[Subject | Missing]:
    for project in document.projects:
        for row in project.indicators:
            yield Subject(document, project, row, None, f"indicator:{row.no}", None, row.place)


def _cell(name: str, document: Document) -> Iterator[Subject | Missing]:
    for project in document.projects:
        if name in project.lost or name not in project.columns:
            yield Missing(project.no, name, name in project.lost)
            continue
        for row in project.indicators:
            cell = row.cell(name)
            if cell is not None:
                yield Subject(document, project, row, cell, f"indicator:{row.no}", name, cell.place)


def _objective(document: Document) -> Iterator[Subject | Missing]:
    for project in document.projects:
        if project.objectives is None:
            yield Missing(project.no, "objectives", "objectives" in project.lost)
            continue
        for number, cell in enumerate(project.objectives, 1):
            yield Subject(document, project, None, cell, f"objective:{number}", "objectives", cell.place)


def _purpose(document: Document) -> Iterator[Subject | Missing]:
    for project in document.projects:
        if project.purpose is None:
            yield Missing(project.no, "purpose", "purpose" in project.lost)
        else:
            yield Subject(document, project, None, project.purpose, "purpose", "purpose", project.purpose.place)


def _name(document: Document) -> Iterator[Subject | Missing]:
    for project in document.projects:
        yield Subject(document, project, None, project.name, "project", "name", project.name.place)


def _schedule(document: Document) -> Iterator[Subject | Missing]:
    for project in document.projects:
        if project.schedule is None:
            yield Missing(project.no, "schedule", "schedule" in project.lost)
        else:
            yield Subject(document, project, None, None, "schedule", "schedule", project.schedule.place)


def _budget(document: Document) -> Iterator[Subject | Missing]:
    for project in document.projects:
        if project.funds_total is None:
            yield Missing(project.no, "funds_total", "funds_total" in project.lost)
        else:
            cell = project.funds_total.cell
            yield Subject(document, project, None, cell, "budget", "funds_total", cell.place)


def _tables(document: Document) -> Iterator[Subject | Missing]:
    """Every cell of the tables that are no goal tables."""
    for grid in document.tables:
        for row in grid.rows:
            for cell in row:
                if cell.text:
                    yield Subject(document, None, None, cell, "document", None, cell.place)


def _texts(document: Document) -> Iterator[Subject | Missing]:
    """Every cell people write words into: name, purpose, objectives and all cells of the indicator rows."""
    cells: list[Scope] = [partial(_cell, name) for name in CELL_FIELDS]
    for scope in (_name, _purpose, _objective, *cells):
        yield from (subject for subject in scope(document) if isinstance(subject, Subject))


SCOPES: MappingProxyType[str, Scope] = MappingProxyType(
    {
        "document": _document,
        "project": _project,
        "name": _name,
        "purpose": _purpose,
        "objective": _objective,
        "schedule": _schedule,
        "budget": _budget,
        "texts": _texts,
        "tables": _tables,
        "indicator": _row,
        **{f"indicator.{name}": partial(_cell, name) for name in CELL_FIELDS},
    }
)
"""All scopes a rule file may name."""
