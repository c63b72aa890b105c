"""The examples of rule files as small documents: they are a rule's tests and its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from kpilint.model.document import CELL_FIELDS, Amount, Document, Indicator, Project, ReadingNote, Schedule, Stage
from kpilint.model.grid import Cell, Paragraph
from kpilint.model.place import NOWHERE, Place
from kpilint.ruleset.rule import Example
from kpilint.text.columns import with_columns
from kpilint.text.dimensions import LEVEL_OF_DIMENSION, dimension_of, level_of
from kpilint.text.fillers import fills_row
from kpilint.text.labels import stage_label
from kpilint.text.numbers import parse_decimal, parse_value

_PROJECT_KEYS = {
    "name",
    "funds_total",
    "fiscal_funds",
    "other_funds",
    "carryover",
    "stated_funds",
    "purpose",
    "objectives",
    "schedule",
    "indicators",
    "lost",
}


def example_document(example: Example) -> Document:
    """The document of an example: a row becomes a project with that row, a project a document with that project.

    Fields are those of the wire JSON; a row's columns are those its project's examples name. Money is in 万元,
    schedule stages are written as in a table ({"3" = "25%"}).
    Raises ValueError: the example has an unknown field or is not exactly one of indicator, project, document.
    """
    given = [part for part in (example.indicator, example.project, example.document) if part is not None]
    if len(given) != 1:
        raise ValueError("一个例子应恰好写 indicator、project、document 之一")
    if example.document is not None:
        table = dict(example.document)
    else:
        table = {"projects": [example.project or {"indicators": [example.indicator]}]}
    projects = [_project(number, one) for number, one in enumerate(table.pop("projects", []), 1)]
    year = table.pop("year", None)
    paragraphs = tuple(Paragraph(text, Place(line=line)) for line, text in enumerate(table.pop("paragraphs", []), 1))
    notes = tuple(ReadingNote(place=NOWHERE, **note) for note in table.pop("notes", []))
    if table:
        raise ValueError(f"文件里没有 {'、'.join(table)} 这样的项")
    return Document("例子", "txt", year=year, projects=tuple(projects), paragraphs=paragraphs, notes=notes)


def _project(number: int, table: Mapping[str, Any]) -> Project:
    unknown = set(table) - _PROJECT_KEYS
    if unknown:
        raise ValueError(f"项目里没有 {'、'.join(sorted(unknown))} 这样的项")
    rows = [_row(place, one, number) for place, one in enumerate(table.get("indicators", []), 1)]
    columns = tuple(name for name in CELL_FIELDS if any(row.cell(name) is not None for row in rows))
    objectives = table.get("objectives")
    purpose = table.get("purpose")
    return Project(
        no=number,
        name=Cell(str(table.get("name", f"示例项目{number}"))),
        place=Place(table=number),
        funds_total=_amount(table.get("funds_total")),
        fiscal_funds=_amount(table.get("fiscal_funds")),
        other_funds=_amount(table.get("other_funds")),
        carryover=_amount(table.get("carryover")),
        stated_funds=_amount(table.get("stated_funds")),
        purpose=None if purpose is None else Cell(purpose),
        schedule=_schedule(table["schedule"], table.get("lost", ())) if "schedule" in table else None,
        objectives=None if objectives is None else tuple(map(Cell, objectives)),
        indicators=tuple(rows),
        columns=columns,
        lost=tuple(table.get("lost", ())),
    )


def _amount(value: float | str | None) -> Amount | None:
    if value is None:
        return None
    text = str(value)
    return Amount(Cell(text), parse_decimal(text))


def _schedule(stages: Mapping[str, Any], lost: tuple[str, ...]) -> Schedule:
    kind: Literal["cumulative_percent", "amount"] = "cumulative_percent"
    read = []
    for key, text in stages.items():
        if f"schedule.{key}" in lost:
            read.append(Stage(key, stage_label(key), None, None))
            continue
        cell = Cell(str(text))
        value = parse_decimal(cell.text) if cell.text else None
        read.append(Stage(key, stage_label(key), cell, value))
    return Schedule(kind, tuple(read), NOWHERE)


def _row(number: int, table: Mapping[str, str], project: int) -> Indicator:
    unknown = set(table) - set(CELL_FIELDS)
    if unknown:
        raise ValueError(f"指标行里没有 {'、'.join(sorted(unknown))} 这样的项")
    place = Place(table=project, row=number)
    cells: dict[str, Any] = {name: Cell(str(text), place) for name, text in table.items()}
    level1, level2 = table.get("level1", ""), table.get("level2", "")
    dimension = dimension_of(level2)
    value = table.get("target_value", "")
    level = level_of(level1) if level1 else LEVEL_OF_DIMENSION[dimension] if dimension else None
    return Indicator(
        no=number,
        place=place,
        level=level,
        dimension=dimension,
        value=with_columns(parse_value(value), table.get("direction", ""), table.get("unit", "")),
        filler=fills_row(table.get("name", ""), value),
        **cells,
    )
