"""A goal table as the project it describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kpilint.layout.drafts import PROJECT_NAME, Draft
from kpilint.layout.header_block import Head, read_head
from kpilint.layout.headings import PROJECT, PROJECT_FIELDS
from kpilint.layout.indicator_rows import drafts_of, indicator_of
from kpilint.layout.lines import Money, label_money, unit_line
from kpilint.layout.money import amount_of
from kpilint.layout.objectives import of_year_and_term, split_objectives
from kpilint.layout.pairs import AMOUNTS
from kpilint.layout.regions import Region
from kpilint.model.document import CELL_FIELDS, Project, Unit
from kpilint.model.grid import Cell
from kpilint.model.place import NOWHERE


def projects_of(region: Region, money: Money) -> Iterator[tuple[Project, list[Draft]]]:
    """The projects of a goal table (a wide table holds several), numbered 0, with the rows they were made of.

    Column headings without any row and without a header block make no project.
    """
    head = read_head(region.head, money)
    drafts = drafts_of(region.segments)
    wide = any(field == PROJECT_NAME for segment in region.segments for field in segment.columns.values())
    if wide:
        units = _money_of_columns(region, head.money)
        for group in _groups(drafts):
            yield _project(region, _wide_head(head, group, units), group), group
    elif drafts or head.filled:
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
    fields = {name for draft in drafts for name in draft.cells} or {
        field for segment in region.segments for field in segment.columns.values()
    }
    place = head.place if head.place != NOWHERE or not region.segments else region.segments[0].heading.place
    name = head.name if head.name is not None and head.name.text else head.title or head.sheet
    schedule = head.schedule
    lost = tuple(f"schedule.{stage.key}" for stage in schedule.stages if stage.cell is None) if schedule else ()
    return Project(
        no=0,
        name=name or head.name or Cell("", place),
        place=place,
        code=head.code,
        funds_total=head.amounts.get("funds_total") or head.amounts.get("term_funds"),
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
    what it says counts for the rows below that name no project.
    """
    group: list[Draft] = []
    above: Draft | None = None
    for draft in drafts:
        name = draft.text(PROJECT_NAME)
        if draft.names_project:
            if group:
                yield group
            group, above = [], draft
            continue
        if name and group and name != group[0].text(PROJECT_NAME):
            yield group
            group = []
        if not group and not name and above is not None:
            draft.cells.update({field: cell for field, cell in above.cells.items() if field.startswith(PROJECT)})
        group.append(draft)
    if group:
        yield group


def _money_of_columns(region: Region, money: Money) -> dict[str, Money]:
    """The unit of each column of amounts of a wide table: its heading's (预算数（元）), else the table's."""
    return {
        field.removeprefix(PROJECT): label_money(segment.heading.cells[at].text) or money
        for segment in region.segments
        for at, field in segment.columns.items()
        if field.startswith(PROJECT)
    }


def _wide_head(head: Head, group: Sequence[Draft], money: Mapping[str, Money]) -> Head:
    """The header block of a project in a wide table: what its rows say, the table's own head where they are silent."""
    own = {
        field: next((draft.cells[PROJECT + field] for draft in group if draft.text(PROJECT + field)), None)
        for field in PROJECT_FIELDS
        if PROJECT + field in group[0].cells
    }
    made = replace(head, place=group[0].place, name=own.get("name"), code=own.get("code") or head.code)
    made.purpose = own.get("purpose") or head.purpose
    made.amounts = {**head.amounts}
    for field in AMOUNTS:
        if cell := own.get(field):
            made.amounts[field] = amount_of(cell, money[field])
    if unit := own.get("unit_name"):
        made.unit = unit_line(unit.text) or Unit(None, unit.text)
    goals = of_year_and_term(_goals(own, "objectives", group), _goals(own, "midterm_objectives", group))
    if goals[0] is not None:
        made.objectives, made.midterm_objectives = goals
    return made


def _goals(own: Mapping[str, Cell | None], field: str, group: Sequence[Draft]) -> tuple[Cell, ...] | None:
    """The goals in a column of a wide table, an empty one where there are none; None without such a column."""
    if field not in own:
        return None
    return split_objectives([own[field] or Cell("", group[0].place)])
