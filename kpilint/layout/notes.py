"""What reading a document has to tell: repaired rows, lost columns, garbled text, tables that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kpilint.layout.drafts import Draft
from kpilint.layout.headings import heading_of
from kpilint.layout.regions import Region
from kpilint.model.document import Project, ReadingNote
from kpilint.model.grid import Cell, Paragraph

_GARBLED = re.compile(
    "[\ue000-\uf8ff\ufffd]"  # private use, replacement
    "|锟斤拷|烫烫烫|[ÃÂÄÅÆåæçèéäïð][\u0080-\u00bf]"  # the usual mojibake
    r"|\d{1,12}\.\d{1,6} \d{1,6}(?!\d*\s*[.、年月日])"  # a figure parted by a blank
    r"|(?<![0-9A-Za-z$])\$[^$]*\\"  # LaTeX left over
)
_MARKUP = re.compile(
    r"<(?:p|div|span|u|i|b|font)\b|\[bookmark:|\\(?:geq?|leq?|%)|&(?:nbsp|lt|gt|amp|#\d+);", re.IGNORECASE
)


def notes_of_project(project: Project, drafts: Sequence[Draft]) -> Iterator[ReadingNote]:
    """Everything about one project, in the order of its rows."""
    for name in project.lost:
        month = name.removeprefix("schedule.")
        place = project.schedule.place if project.schedule else project.place
        why = f"资金支出计划缺少{_stage_name(month)}一列，可能在导出时丢失"
        yield ReadingNote("lost", place, "资金支出计划", why, project.no, None, name)
    for field, cell in _head_cells(project):
        yield from _garbled(cell, project, None, field)
    for indicator, draft in zip(project.indicators, drafts, strict=True):
        if indicator.repaired:
            text = " ⏎ ".join(draft.original)
            yield ReadingNote("repaired", indicator.place, text, indicator.repaired, project.no, indicator.no)
        for field in project.columns:
            found = indicator.cell(field)
            if found is not None:
                yield from _garbled(found, project, indicator.no, field)


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


def _is_heading_line(text: str) -> bool:
    """Whether a line holds column headings one after another and little else."""
    words = text.split()
    known = sum(1 for word in words if heading_of(word) is not None)
    return known >= 3 and known * 2 >= len(words[:12])


def _head_cells(project: Project) -> Iterator[tuple[str, Cell]]:
    yield "name", project.name
    for field, cell in (("code", project.code), ("purpose", project.purpose)):
        if cell is not None:
            yield field, cell
    places = {cell.place: cell for cell in reversed(project.objectives or ())}
    for cell in places.values():
        yield "objectives", cell


def _garbled(cell: Cell, project: Project, indicator: int | None, field: str) -> Iterator[ReadingNote]:
    """A note where a cell holds markup or garbled text."""
    if cell.raw is not None and _MARKUP.search(cell.raw):
        why = "含有网页或排版标记，已按去掉标记后的文字检查"
    elif _GARBLED.search(cell.text):
        why = "含有乱码或被拆开的数字，请对照原件"
    else:
        return
    yield ReadingNote("garbled", cell.place, cell.original, why, project.no, indicator, field)


def _stage_name(key: str) -> str:
    return f"第{'一二三四'[int(key[1]) - 1]}季度" if key.startswith("Q") else f"{key}月底"
