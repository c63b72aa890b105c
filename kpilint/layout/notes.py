"""What reading a document has to tell: repaired rows, lost columns, tables that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpilint.layout.drafts import Draft
from kpilint.layout.headings import EXTRA, heading_of, is_known_extra
from kpilint.layout.lines import is_title, title_name
from kpilint.layout.regions import Region
from kpilint.layout.stream import Item, Row, is_sheet_name
from kpilint.model.document import Project, ReadingNote
from kpilint.model.grid import Paragraph, Source
from kpilint.text.dimensions import dimension_of
from kpilint.text.labels import field_label, stage_label
from kpilint.text.normalise import squash

_STRAY_CELLS = 3
"""Filled cells from which on a row that begins with a 二级指标 is taken for an indicator."""


def of_source(source: Source) -> Iterator[ReadingNote]:
    """What the reader of the file has to tell: parts it could not read, parts a person does not see."""
    for note in source.notes:
        yield ReadingNote("unrecognised" if note.kind == "unread" else note.kind, note.place, "", note.why)


def put_aside(regions: Sequence[Region]) -> Iterator[ReadingNote]:
    """Parts of goal tables that hold the indicators of the whole term beside those of the year."""
    for region in regions:
        for segment in region.aside:
            heading = segment.heading
            text = " ".join(cell.text for cell in heading.filled)
            why = f"长期（中期）的 {len(segment.rows)} 行指标没有检查，只检查年度指标"
            yield ReadingNote("aside", heading.place, text, why)


def unknown_columns(regions: Sequence[Region]) -> Iterator[ReadingNote]:
    """Columns of goal tables whose heading is not known, once for each table: kept as they are, not checked."""
    for region in regions:
        told: set[str] = set()
        for segment in region.segments:
            for at, field in segment.columns.items():
                if field.startswith(EXTRA) and field not in told and not is_known_extra(field):
                    told.add(field)
                    cell = segment.heading.cells[at]
                    yield ReadingNote("aside", cell.place, cell.text, f"不认识“{cell.text}”这一列，原样保留，没有检查")


def notes_of_project(project: Project, drafts: Sequence[Draft]) -> Iterator[ReadingNote]:
    """Everything about one project, in the order of its rows."""
    for name in project.lost:
        stage = name.removeprefix("schedule.")
        table, column = (
            ("资金支出计划", stage_label(stage)) if stage != name else ("指标表", f"“{field_label(name, True)}”")
        )
        place = project.schedule.place if project.schedule and stage != name else project.place
        why = f"{table}缺少{column}一列，可能在提取时丢失"
        yield ReadingNote("lost", place, table if stage != name else "", why, project.no, None, name)
    for indicator, draft in zip(project.indicators, drafts, strict=True):
        if indicator.repaired:
            text = " ⏎ ".join(draft.original)
            yield ReadingNote("repaired", indicator.place, text, indicator.repaired, project.no, indicator.no)


def unread_tables(regions: Sequence[Region], left: Sequence[Paragraph]) -> Iterator[ReadingNote]:
    """Headings of indicator columns below which no row could be read; no table of contents, no running text."""
    for region in regions:
        if region.segments and not any(segment.rows for segment in region.segments):
            heading = region.segments[0].heading
            text = " ".join(cell.text for cell in heading.filled)
            yield ReadingNote("unrecognised", heading.place, text, "有指标表头，但没有读出任何指标行")
    for paragraph in left:
        if "指标" in paragraph.text and _is_heading_line(paragraph.text):
            yield ReadingNote("unrecognised", paragraph.place, paragraph.text[:120], "有指标表头，但认不出表格的行和列")


def stray_rows(left: Sequence[Item]) -> Iterator[ReadingNote]:
    """Rows that begin like those of a goal table and belong to none, once for each grid: they were not read."""
    told: set[int] = set()
    for item in left:
        if not isinstance(item, Row) or item.grid in told:
            continue
        labels = [
            cell for cell in item.filled[:2] if cell.text.endswith("指标") and dimension_of(cell.text) is not None
        ]
        if labels and len(item.filled) >= _STRAY_CELLS:
            told.add(item.grid)
            text = " ".join(cell.text for cell in item.filled)
            yield ReadingNote("unrecognised", item.place, text[:120], "像是指标行，但没有归入任何一张绩效目标表")


def untold_titles(projects: Sequence[Project], left: Sequence[Paragraph]) -> Iterator[ReadingNote]:
    """Numbered titles of goal tables below which nothing could be read, in a document with other goal tables."""
    names = {squash(project.name.text) for project in projects}
    for paragraph in left:
        numbered = paragraph.text.lstrip()[:1].isdigit() and is_title(paragraph.text) and not is_sheet_name(paragraph)
        if projects and numbered and (name := squash(title_name(paragraph.text))) and name not in names:
            yield ReadingNote("unrecognised", paragraph.place, paragraph.text, "有绩效目标表的标题，下面没有读出表格")


def _is_heading_line(text: str) -> bool:
    """Whether a line holds column headings one after another and little else."""
    words = text.split()
    known = sum(1 for word in words if heading_of(word) is not None)
    return known >= 3 and known * 2 >= len(words[:12])
