"""``extract --format table``: what was read, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kpilint.model.document import CELL_FIELDS, NOT_READ, Document, Indicator, Project, Schedule
from kpilint.model.place import NOWHERE
from kpilint.render.columns import table
from kpilint.render.places import address, location, row_location
from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import fold
from kpilint.report.report import FileReport
from kpilint.text.labels import field_label

_EMPTY = "（空）"
_MONEY_LABELS = {"stated_funds": "正文所述资金"}
_MONEY = ("funds_total", "fiscal_funds", "other_funds", "carryover", "stated_funds")


def render(files: Sequence[Document | FileReport], style: Style) -> Iterator[str]:
    """Each document with its projects and their indicators; a file that could not be read with the reason."""
    for file in files:
        name = style.strong(address(file.path, NOWHERE))
        if isinstance(file, FileReport):
            yield f"{name}  读取失败: {visible(file.reason)}"
        else:
            yield f"{name}  {'，'.join(_facts(file))}"
            for project in file.projects:
                yield ""
                yield from _project(project, style)
            yield from _not_read(file)
        yield ""


def _facts(document: Document) -> Iterator[str]:
    if document.unit is not None:
        yield visible(" ".join(part for part in (document.unit.code, document.unit.name) if part))
    if document.year is not None:
        yield f"{document.year}年度"
    if document.projects:
        yield f"{len(document.projects)}张绩效目标表，{document.indicator_count}条指标"
    else:
        yield "没有绩效目标表"


def _project(project: Project, style: Style) -> Iterator[str]:
    place = " ".join(part for part in (address("", project.place), location(project.place)) if part)
    yield f"{style.strong(f'项目{project.no} {visible(project.name.text)}')}  {place}".rstrip()
    for label, text in _fields(project):
        lines = fold(text, style.width - 18)
        yield f"  {label}: {lines[0]}"
        yield from (f"      {line}" for line in lines[1:])
    if project.indicators:
        yield from table(list(_rows(project)), style.width, indent=2)


def _fields(project: Project) -> Iterator[tuple[str, str]]:
    if project.code is not None:
        yield "项目编码", visible(project.code.text) or _EMPTY
    money = [
        f"{_MONEY_LABELS.get(name) or field_label(name, in_row=False)} {_number(amount.value)}"
        for name in _MONEY
        if (amount := getattr(project, name)) is not None
    ]
    if money:
        yield "资金（万元）", "，".join(money)
    if project.purpose is not None:
        yield "资金用途", visible(project.purpose.text) or _EMPTY
    if project.schedule is not None:
        yield "资金支出计划", _schedule(project.schedule)
    for number, cell in enumerate(project.objectives or (), 1):
        yield f"绩效目标{number}", visible(cell.text) or _EMPTY
    if project.lost:
        yield "提取时丢失", "、".join(field_label(name, in_row=True) for name in project.lost)


def _schedule(schedule: Schedule) -> str:
    sign = "万元" if schedule.kind == "amount" else "%"
    return "，".join(
        f"{visible(stage.label)} "
        + ("丢失" if stage.cell is None else _EMPTY if stage.value is None else f"{_number(stage.value)}{sign}")
        for stage in schedule.stages
    )


def _rows(project: Project) -> Iterator[tuple[str, ...]]:
    columns = [name for name in CELL_FIELDS if any(row.cell(name) is not None for row in project.indicators)]
    extra = list(dict.fromkeys(heading for row in project.indicators for heading, _ in row.extra))
    yield ("序号", "位置", *(field_label(name, in_row=True) for name in columns), *map(visible, extra))
    for row in project.indicators:
        more = {heading: visible(cell.text) for heading, cell in row.extra}
        yield (
            str(row.no),
            row_location(row.place),
            *(_cell(row, name) for name in columns),
            *(more.get(heading, "") for heading in extra),
        )


def _cell(row: Indicator, name: str) -> str:
    cell = row.cell(name)
    return visible(cell.text) if cell is not None else ""


def _not_read(document: Document) -> Iterator[str]:
    notes = [note for note in document.notes if note.kind in NOT_READ]
    if notes:
        yield ""
        yield "没有读懂的部分:"
    for note in notes:
        place = "  ".join(part for part in (address(document.path, note.place), location(note.place)) if part)
        yield f"  {place}: {visible(note.why)}"


def _number(value: Decimal | None) -> str:
    return _EMPTY if value is None else f"{value:f}"
