"""Layout: goal tables out of grids and paragraphs. It knows how goal tables look and no file format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.beside import unbeside
from kpilint.layout.blocks import unblock
from kpilint.layout.facts import StatedFunds, unit_of, year_of
from kpilint.layout.flattened import unflatten
from kpilint.layout.notes import (
    notes_of_project,
    of_source,
    put_aside,
    stray_rows,
    unknown_columns,
    unread_tables,
    untold_titles,
)
from kpilint.layout.projects import lost_columns, projects_of
from kpilint.layout.prose import with_headings
from kpilint.layout.regions import regions_of
from kpilint.layout.remerge import remerge
from kpilint.layout.stream import Row, items_of
from kpilint.layout.terms import of_the_year
from kpilint.layout.unwrap import unwrap
from kpilint.model.document import Document, Project, Unit
from kpilint.model.grid import Grid, Source


def build_document(source: Source) -> Document:
    """Find the goal tables of a source by heading words and structure, and read them.

    What is no goal table stays: running text as paragraphs with their headings, other tables as grids. What could not
    be read, was lost or put right is told in ``notes``.
    """
    items = unblock(remerge(unwrap(unflatten(unbeside(items_of(source))))))
    found, left = regions_of(items)
    regions = of_the_year(found)
    paragraphs = with_headings(left)
    tables = [table for region in regions for table in projects_of(region, "万元")]
    read = [project for project, _ in tables]
    projects = [
        replace(project, no=no, lost=(*project.lost, *lost_columns(project, read)))
        for no, project in enumerate(read, 1)
    ]
    notes = [
        *of_source(source),
        *unread_tables(regions, paragraphs),
        *untold_titles(projects, paragraphs),
        *stray_rows(left),
        *put_aside(regions),
        *unknown_columns(regions),
    ]
    for project, (_, drafts) in zip(projects, tables, strict=True):
        notes.extend(notes_of_project(project, drafts))
    funds = StatedFunds(paragraphs, (project.name.text for project in projects))
    left_grids = {item.grid for item in left if isinstance(item, Row)}
    return Document(
        path=source.path,
        kind=source.kind,
        unit=unit_of(items) or _shared_unit(projects),
        year=year_of(items),
        projects=tuple(
            project if project.funds_total else replace(project, stated_funds=funds.of(project.name.text))
            for project in projects
        ),
        paragraphs=paragraphs,
        tables=tuple(block for block in source.blocks if isinstance(block, Grid) and block.number in left_grids),
        notes=tuple(notes),
    )


def _shared_unit(projects: Sequence[Project]) -> Unit | None:
    """The unit of all projects where it is the same."""
    units = {project.unit for project in projects}
    return units.pop() if len(units) == 1 else None
