"""``extract -o x.xlsx``: everything that was read, as a workbook of three sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from kpilint.model.document import CELL_FIELDS, NOT_READ, Amount, Document, Project, Schedule, Stage
from kpilint.model.grid import Cell
from kpilint.model.place import NOWHERE
from kpilint.render.places import address, where
from kpilint.report.report import FileReport
from kpilint.text.labels import field_label

Value = str | int | Decimal | None
_MONEY = ("funds_total", "fiscal_funds", "other_funds", "carryover")
_PROJECT = ("文件", "单位", "年度", "序号", "项目名称", "项目编码")
_PROJECT_TEXTS = ("资金用途", "资金支出计划", "绩效目标", "中期目标", "指标条数", "位置")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML, and so a workbook, cannot hold."""
_LONGEST = 32_767
"""Characters a cell of a workbook may hold (Excel specifications and limits)."""
_WIDE = {"文件": 30, "项目名称": 36, "绩效目标": 50, "中期目标": 40, "资金用途": 40, "资金支出计划": 36, "原因": 60}
_USUAL_WIDTH = 16
_TEXTS = ("三级指标", "绩效指标描述", "指标值", "指标值确定依据", "其他列")
_TEXT_WIDTH = 28


def render(files: Sequence[Document | FileReport]) -> bytes:
    """The workbook: projects, indicators, and what was not read. Whatever a document says stays text: nothing that
    begins with = is run."""
    book = Workbook(write_only=True)
    documents = [file for file in files if isinstance(file, Document)]
    _sheet(book, "项目", _projects(documents))
    _sheet(book, "指标", _indicators(documents))
    _sheet(book, "未读", _not_read(files))
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _sheet(book: Workbook, title: str, rows: Iterator[list[Value]]) -> None:
    """One sheet: headings in bold, frozen and with a filter, texts wrapped."""
    sheet = book.create_sheet(title)
    headings = [str(heading) for heading in next(rows)]
    for number, heading in enumerate(headings, 1):
        width = _WIDE.get(heading, _TEXT_WIDTH if heading in _TEXTS else _USUAL_WIDTH)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    count = 1
    bold, wrapped = Font(bold=True), Alignment(vertical="top", wrap_text=True)

    def cell(value: Value, font: Font | None = None) -> SheetCell:
        made: SheetCell = WriteOnlyCell(sheet)
        if isinstance(value, str):
            made.value = _ILLEGAL.sub("\ufffd", value)[:_LONGEST]
            made.data_type = "s"
        else:
            made.value = value
        made.alignment = wrapped
        if font is not None:
            made.font = font
        return made

    sheet.append([cell(heading, bold) for heading in headings])
    for row in rows:
        sheet.append([cell(value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"


def _projects(documents: Iterable[Document]) -> Iterator[list[Value]]:
    money = [f"{field_label(name, False)}（万元）" for name in _MONEY]
    yield [*_PROJECT, *money, *_PROJECT_TEXTS]
    for document in documents:
        for project in document.projects:
            yield [
                *_facts(document, project),
                project.code.text if project.code else None,
                *(_number(getattr(project, name)) for name in _MONEY),
                project.purpose.text if project.purpose else None,
                _schedule(project.schedule),
                _listed(project.objectives),
                _listed(project.midterm_objectives),
                len(project.indicators),
                where(project.place),
            ]


def _indicators(documents: Iterable[Document]) -> Iterator[list[Value]]:
    labels = [field_label(name, True) for name in CELL_FIELDS]
    yield ["文件", "单位", "年度", "项目序号", "项目名称", "指标序号", *labels, "其他列", "位置", "复原"]
    for document in documents:
        for project in document.projects:
            for row in project.indicators:
                yield [
                    *_facts(document, project),
                    row.no,
                    *(cell.text if (cell := row.cell(name)) is not None else None for name in CELL_FIELDS),
                    "；".join(f"{heading}: {cell.text}" for heading, cell in row.extra if cell.text) or None,
                    where(row.place),
                    row.repaired,
                ]


def _not_read(files: Iterable[Document | FileReport]) -> Iterator[list[Value]]:
    yield ["文件", "位置", "原因"]
    for file in files:
        if isinstance(file, FileReport):
            yield [address(file.path, NOWHERE), None, file.reason]
            continue
        if not file.projects:
            yield [address(file.path, NOWHERE), None, "没有绩效目标表"]
        for note in file.notes:
            if note.kind in NOT_READ:
                yield [address(file.path, NOWHERE), where(note.place), note.why]


def _facts(document: Document, project: Project) -> list[Value]:
    unit = project.unit or document.unit
    name = (unit.name or unit.code) if unit else None
    return [address(document.path, NOWHERE), name, document.year, project.no, project.name.text]


def _number(amount: Amount | None) -> Decimal | None:
    return amount.value if amount is not None else None


def _listed(goals: Sequence[Cell] | None) -> str | None:
    if goals is None:
        return None
    if len(goals) == 1:
        return goals[0].text
    return "\n".join(f"{number}. {goal.text}" for number, goal in enumerate(goals, 1))


def _schedule(schedule: Schedule | None) -> str | None:
    if schedule is None:
        return None
    sign = "万元" if schedule.kind == "amount" else "%"
    return "，".join(f"{stage.label} {_stage(stage, sign)}".rstrip() for stage in schedule.stages)


def _stage(stage: Stage, sign: str) -> str:
    if stage.cell is None:
        return "丢失"
    return "" if stage.value is None else f"{stage.value:f}{sign}"
