"""Where a finding stands, in the words people use to find it again."""

from __future__ import annotations

from kpilint.model.place import Place
from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.text.labels import field_label


def address(path: str, place: Place) -> str:
    """The file, with the line where there is one: 文件.txt:381."""
    shown = "标准输入" if path == "-" else visible(path)
    return f"{shown}:{place.line}" if place.line is not None else shown


def location(place: Place) -> str:
    """Sheet and cell in a workbook (绩效目标表!E7), else page, table and row, as far as the format has them
    (第3页 表5 第6行)."""
    if place.sheet is not None:
        sheet = visible(place.sheet)
        return f"{sheet}!{place.cell}" if place.cell is not None else f"工作表 {sheet}"
    parts = []
    if place.page is not None:
        parts.append(f"第{place.page}页")
    if place.table is not None:
        parts.append(f"表{place.table}")
    if place.row is not None:
        parts.append(f"第{place.row}行")
    return " ".join(parts)


def where(place: Place) -> str:
    """A place inside a file in one: 381行 of a text file, else its location."""
    return f"{place.line}行" if place.line is not None else location(place)


def row_location(place: Place) -> str:
    """Where a row of a table stands, the table itself left out: A7, 第3页第6行, 第6行, 381行 of a text file."""
    if place.cell is not None:
        return place.cell
    if place.line is not None:
        return where(place)
    page = f"第{place.page}页" if place.page is not None else ""
    return f"{page}第{place.row}行" if place.row is not None else page


def part(at: str, field: str | None, style: Style) -> str:
    """The part of the table a finding speaks of: “指标值”列, “绩效目标”第2条, “资金用途”; "" for the whole."""
    kind, _, number = at.partition(":")
    if kind == "indicator":
        if field in (None, "row"):
            return ""
        return style.quote(field_label(field, in_row=True)) + "列"
    if kind == "objective":
        return style.quote("绩效目标") + f"第{number}条"
    if field is None:
        return ""
    return style.quote(field_label(field, in_row=False))


def whereabouts(at: str, field: str | None, place: Place, style: Style) -> str:
    """Location and part in one: 表5 第6行“指标值”列."""
    return location(place) + part(at, field, style)


def subject(at: str, field: str | None) -> str:
    """What the quoted text is: 指标值, 绩效目标2, 资金用途; "" where it is no single field."""
    kind, _, number = at.partition(":")
    if kind == "objective":
        return f"绩效目标{number}"
    if field in (None, "row"):
        return {"purpose": "资金用途", "schedule": "资金支出计划", "budget": "预算数"}.get(kind, "")
    return field_label(field, in_row=kind == "indicator")
