"""A goal table as the project it describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kpilint.layout.drafts import PROJECT_NAME, Draft
from kpilint.layout.header_block import Head, read_head
from kpilint.layout.headings import PROJECT
from kpilint.layout.indicator_rows import drafts_of, indicator_of
from kpilint.layout.lines import Money, unit_line
from kpilint.layout.money import amount_of
from kpilint.layout.objectives import split_objectives
from kpilint.layout.regions import Region
from kpilint.model.document import CELL_FIELDS, Project, Unit
from kpilint.model.grid import Cell


def projects_of(region: Region, money: Money) -> Iterator[tuple[Project, list[Draft]]]:
    """The projects of a goal table (a wide table holds several), numbered 0, with the rows they were made of.

    Column headings without any row and without a header block make no project.
    """
    head = read_head(region.head, money)
    drafts = drafts_of(region.segments)
    wide = any(field == PROJECT_NAME for segment in region.segments for field in segment.columns.values())
    if wide:
        for group in _groups(drafts):
            yield _project(region, _wide_head(head, group), group), group
    elif drafts or head.labelled:
        yield _project(region, head, drafts), drafts


_ALWAYS = ("target_value",)
"""Columns that every goal table has."""
_USUAL = ("name", "description", "basis")
"""Columns that a table has if the other tables of its document have them."""


def lost_columns(project: Project, others: Sequence[Project]) -> tuple[str, ...]:
    """Indicator columns that the extraction dropped: those all tables have, or all others (≥ 2)."""
    if not project.indicators:
        return ()
    tables = [one for one in others if one is not project and one.indicators]
    usual = [name for name in _USUAL if len(tables) >= 2 and all(name in one.columns for one in tables)]
    return tuple(name for name in (*_ALWAYS, *usual) if name not in project.columns)


def _project(region: Region, head: Head, drafts: Sequence[Draft]) -> Project:
    fields = {field for segment in region.segments for field in segment.columns.values()}
    place = head.place if region.head else region.segments[0].heading.place
    name = head.name if head.name is not None and head.name.text else head.title
    schedule = head.schedule
    lost = tuple(f"schedule.{stage.key}" for stage in schedule.stages if stage.cell is None) if schedule else ()
    return Project(
        no=0,
        name=name or head.name or Cell("", place),
        place=place,
        code=head.code,
        funds_total=head.amounts.get("funds_total"),
        fiscal_funds=head.amounts.get("fiscal_funds"),
        other_funds=head.amounts.get("other_funds"),
        carryover=head.amounts.get("carryover"),
        purpose=head.purpose,
        schedule=schedule,
        objectives=head.objectives,
        midterm_objectives=head.midterm_objectives,
        indicators=tuple(indicator_of(no, draft) for no, draft in enumerate(drafts, 1)),
        columns=tuple(name for name in CELL_FIELDS if name in fields),
        lost=lost,
        unit=head.unit,
    )


def _groups(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """The rows of a wide table by project: a new name begins a new one, an empty name belongs to the one above.

    A row that holds only a project's own columns (a unit's or project's line above its indicators) is no indicator;
    its name counts for the rows below that have none.
    """
    group: list[Draft] = []
    above: Cell | None = None
    for draft in drafts:
        own = draft.cells.get(PROJECT_NAME)
        name = own.text if own is not None else ""
        if draft.names_project:
            if group:
                yield group
            group, above = [], own
            continue
        if name and group and name != group[0].text(PROJECT_NAME):
            yield group
            group = []
        if not group and not name and above is not None:
            draft.cells[PROJECT_NAME] = above
        group.append(draft)
    if group:
        yield group


def _wide_head(head: Head, group: Sequence[Draft]) -> Head:
    """The header block of a project in a wide table: what its rows say, the table's own head where they are silent."""
    own = {
        name: next((draft.cells[PROJECT + name] for draft in group if draft.text(PROJECT + name)), None)
        for name in ("name", "code", "unit_name", "funds_total", "objectives")
        if PROJECT + name in group[0].cells
    }
    made = replace(head, place=group[0].place, name=own.get("name"), code=own.get("code") or head.code)
    made.amounts = {**head.amounts}
    if funds := own.get("funds_total"):
        made.amounts["funds_total"] = amount_of(funds, head.money)
    if unit := own.get("unit_name"):
        made.unit = unit_line(unit.text) or Unit(None, unit.text)
    if "objectives" in own:
        goals = own["objectives"]
        made.objectives = split_objectives([goals if goals is not None else Cell("", group[0].place)])
    return made
