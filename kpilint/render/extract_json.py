"""``extract --format json``: what was read, for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from kpilint import __version__
from kpilint.model.document import CELL_FIELDS, NOT_READ, Document, Indicator, Project, Schedule
from kpilint.model.place import NOWHERE
from kpilint.model.quantity import Quantity
from kpilint.render.as_json import to_json
from kpilint.render.style import Style
from kpilint.render.wire import (
    SCHEMA,
    DocumentWire,
    ExtractWire,
    IndicatorWire,
    NotReadWire,
    Number,
    PlaceWire,
    ProjectWire,
    QuantityWire,
    ScheduleWire,
    UnitWire,
)
from kpilint.report.report import FileReport


def render(files: Sequence[Document | FileReport], style: Style) -> Iterator[str]:
    """All documents as one JSON object; an unreadable file has no projects, its reason stands in ``not_read``."""
    wires = tuple(_document(file) if isinstance(file, Document) else _unread(file) for file in files)
    yield to_json(ExtractWire(kpilint=__version__, schema=SCHEMA, files=wires), style)


def _unread(file: FileReport) -> DocumentWire:
    whole = NotReadWire(place=PlaceWire.model_validate(NOWHERE), why=file.reason)
    return DocumentWire(path=file.path, kind=file.kind, unit=None, year=None, projects=(), not_read=(whole,))


def _document(document: Document) -> DocumentWire:
    return DocumentWire(
        path=document.path,
        kind=document.kind,
        unit=UnitWire.model_validate(document.unit) if document.unit else None,
        year=document.year,
        projects=tuple(_project(project) for project in document.projects),
        not_read=tuple(
            NotReadWire(place=PlaceWire.model_validate(note.place), why=note.why)
            for note in document.notes
            if note.kind in NOT_READ
        ),
    )


def _project(project: Project) -> ProjectWire:
    given: dict[str, Any] = {"no": project.no, "name": project.name.text}
    for name in ("code", "purpose"):
        cell = getattr(project, name)
        if cell is not None:
            given[name] = cell.text
    for name in ("funds_total", "fiscal_funds", "other_funds", "carryover", "stated_funds"):
        amount = getattr(project, name)
        if amount is not None:
            given[name] = _number(amount.value)
    if project.unit is not None:
        given["unit"] = UnitWire.model_validate(project.unit)
    if project.schedule is not None:
        given["schedule"] = _schedule(project.schedule)
    for name in ("objectives", "midterm_objectives"):
        goals = getattr(project, name)
        if goals is not None:
            given[name] = tuple(cell.text for cell in goals)
    return ProjectWire(
        **given,
        indicators=tuple(_indicator(row) for row in project.indicators),
        lost=project.lost,
        place=PlaceWire.model_validate(project.place),
    )


def _schedule(schedule: Schedule) -> ScheduleWire:
    return ScheduleWire(kind=schedule.kind, stages={stage.key: _number(stage.value) for stage in schedule.stages})


def _indicator(row: Indicator) -> IndicatorWire:
    cells: dict[str, Any] = {name: cell.text for name in CELL_FIELDS if (cell := row.cell(name)) is not None}
    if row.extra:
        cells["extra"] = {heading: cell.text for heading, cell in row.extra}
    main = row.value.main
    return IndicatorWire(
        no=row.no,
        **cells,
        quantity=_quantity(main, row.value.text) if main else None,
        place=PlaceWire.model_validate(row.place),
        repaired=row.repaired is not None,
    )


def _quantity(quantity: Quantity, text: str) -> QuantityWire:
    """A date, a duration and a grade have a field of their own; the duration's is its words without the operator."""
    more: dict[str, str | None] = {}
    if quantity.kind == "date":
        more["date"] = quantity.date
    elif quantity.kind == "duration":
        start, end = quantity.span
        sign = quantity.operator_span
        if sign is not None and sign[0] == start:
            start = sign[1]
        elif sign is not None and sign[1] == end:
            end = sign[0]
        more["duration"] = text[start:end].strip()
    elif quantity.kind == "grade":
        more["grade"] = quantity.grade
    return QuantityWire(
        operator=quantity.operator,
        number=_number(quantity.number),
        high=_number(quantity.high),
        unit=quantity.unit,
        unit_class=quantity.unit_class,
        **more,
    )


def _number(value: Decimal | None) -> Number | None:
    """An exact decimal as the JSON number people wrote: 60 stays 60, 889.44 stays 889.44."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
