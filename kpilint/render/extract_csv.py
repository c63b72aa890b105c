"""``extract --format csv``: one line an indicator."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from kpilint.model.document import CELL_FIELDS, Document, Project
from kpilint.render.places import location
from kpilint.render.style import Style
from kpilint.report.report import FileReport
from kpilint.text.labels import field_label

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that spreadsheets take for a formula (OWASP, CSV Injection)."""


def render(files: Sequence[Document | FileReport], style: Style) -> Iterator[str]:
    """The heading and one line an indicator, with the facts of its project; cells exactly as the document has them."""
    return _lines(files, guarded=False)


def render_guarded(files: Sequence[Document | FileReport]) -> Iterator[str]:
    """As ``render``, for a file that people open in a spreadsheet: cells that it would run as formulas get a leading ',
    so that nothing written in a document is executed."""
    return _lines(files, guarded=True)


def _lines(files: Sequence[Document | FileReport], guarded: bool) -> Iterator[str]:
    yield _line(
        ["文件", "单位", "年度", "项目序号", "项目名称", "项目编码", "预算数（万元）", "指标序号"]
        + [field_label(name, in_row=True) for name in CELL_FIELDS]
        + ["行号", "位置"],
        False,
    )
    for document in files:
        if isinstance(document, Document):
            for project in document.projects:
                yield from _project(document, project, guarded)


def _project(document: Document, project: Project, guarded: bool) -> Iterator[str]:
    unit = project.unit or document.unit
    facts = [
        document.path,
        (unit.name or unit.code or "") if unit else "",
        str(document.year or ""),
        str(project.no),
        project.name.text,
        project.code.text if project.code else "",
        f"{project.funds_total.value:f}" if project.funds_total and project.funds_total.value is not None else "",
    ]
    for row in project.indicators:
        cells = [cell.text if (cell := row.cell(name)) is not None else "" for name in CELL_FIELDS]
        yield _line([*facts, str(row.no), *cells, str(row.place.line or ""), location(row.place)], guarded)


def _line(cells: list[str], guarded: bool) -> str:
    if guarded:
        cells = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()
