"""Indicators out of the rows below the headings of a goal table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kpilint.layout.centred import uncentre
from kpilint.layout.continued import join_tails
from kpilint.layout.drafts import Draft, raw_text
from kpilint.layout.headings import EXTRA
from kpilint.layout.levels import fill_levels
from kpilint.layout.lines import is_furniture
from kpilint.layout.packed import unpacked
from kpilint.layout.repair import put_right
from kpilint.layout.segments import Segment, level_band
from kpilint.layout.stairs import unstair
from kpilint.layout.stream import Row
from kpilint.layout.told_columns import told_by_content
from kpilint.layout.wrapped import gather
from kpilint.model.document import CELL_FIELDS, Indicator
from kpilint.model.grid import Cell
from kpilint.text.columns import with_columns
from kpilint.text.dimensions import dimension_of, level_of
from kpilint.text.fillers import fills_row
from kpilint.text.numbers import parse_value

_REMARK = re.compile(r"注\s*[:：\d]|备注|说明\s*[:：]|合\s*计|小\s*计|总\s*计|填[报表]|制表|经办|审核|单位负责人")


_BETWEEN = re.compile(r"[-—–_/／\\|·>→]+")
_SIGNED = re.compile(
    r"(?:填[表报]人|制表人?|审核人?|经办人|复核人|(?:单位|部门)?负责人|联系(?:人|电话))\s*(?:[(（].{0,6}[)）])?\s*[:：]"
)
"""How the line of signatures below a form begins."""


def drafts_of(segments: Sequence[Segment]) -> list[Draft]:
    """The rows of a table with the halves of cut rows joined and merged cells filled."""
    exact = all(segment.heading.exact for segment in segments)
    segments = [told_by_content(segment) for segment in segments]
    parts = unstair(_parts(segments))
    drafts = join_tails(parts if exact else gather(uncentre(parts)), exact)
    fill_levels([draft for draft in drafts if not draft.names_project])
    return [draft for draft in drafts if draft.names_project or not draft.unused]


def _parts(segments: Sequence[Segment]) -> list[Draft]:
    """Every row below the headings, its cells in their columns; notes and sums are left out."""
    parts: list[Draft] = []
    for number, segment in enumerate(segments):
        grid = segment.heading.grid
        band: Cell | None = None
        for at, row in enumerate(segment.rows):
            if (level := level_band(row)) is not None:
                band = level
                continue
            aligned = _aligned(row, segment.heading)
            cells, reasons = put_right(aligned, segment.heading.cells, segment.columns)
            _part_levels(cells)
            if band is not None and "level1" not in cells:
                cells = {"level1": replace(band), **cells}
            filled = [cell for field, cell in cells.items() if cell.text and not field.startswith(EXTRA)]
            if not filled or _is_remark(row, filled) or _is_numbering(row):
                continue
            after_break = (at == 0 and number > 0) or row.grid != grid
            grid = row.grid
            for own in unpacked(cells):
                parts.append(Draft(own, row.place, [raw_text(row.cells)], list(reasons), after_break))
                if row.repaired:
                    parts[-1].repaired(row.repaired)
    return parts


def _aligned(row: Row, heading: Row) -> Sequence[Cell]:
    """A row's cells in the columns of the headings, where somebody moved the borders of single rows: as many cells as
    there are headings stand in their order."""
    starts, own = ([at for at, cell in enumerate(one.cells) if cell.merged != "left"] for one in (heading, row))
    if not row.exact or starts == own or len(starts) != len(own):
        return row.cells
    moved = [Cell("", row.place, merged="left")] * len(heading.cells)
    for at, column in zip(own, starts, strict=True):
        moved[column] = row.cells[at]
    return moved


def _part_levels(fields: dict[str, Cell]) -> None:
    """一级 and 二级指标 in one cell (产出指标-数量指标) as two."""
    joint = fields.get("level2")
    if joint is None or "level1" in fields:
        return
    parts = _BETWEEN.split(joint.text)
    if len(parts) == 2 and level_of(parts[0]) is not None and dimension_of(parts[1]) is not None:
        level1, level2 = (replace(joint, text=part.strip(), raw=joint.original) for part in parts)
        fields.update(level1=level1, level2=level2)


def _is_remark(row: Row, filled: Sequence[Cell]) -> bool:
    """Whether a row is a note or a sum below the indicators, not an indicator."""
    first = filled[0].text
    if _SIGNED.match(first):
        return True
    return len(row.filled) <= 2 and (_REMARK.match(first) is not None or is_furniture(first))


def _is_numbering(row: Row) -> bool:
    """Whether a row below the headings only numbers the columns: 1 2 3 4."""
    numbers = [cell.text for cell in row.filled]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _extra(draft: Draft) -> Iterator[tuple[str, Cell]]:
    """The cells of columns that no field holds; a label merged over the whole table (绩效指标) is no column."""
    for name, cell in draft.cells.items():
        heading = name.removeprefix(EXTRA)
        if heading != name and heading != cell.text:
            yield heading, cell


def indicator_of(no: int, draft: Draft) -> Indicator:
    """A finished indicator: its cells, what they mean, and what was put right."""
    cells = {name: draft.cells[name] for name in CELL_FIELDS if name in draft.cells}
    value, name = draft.text("target_value"), draft.text("name")
    parsed = with_columns(parse_value(value), draft.text("direction"), draft.text("unit"))
    return Indicator(
        no=no,
        place=draft.place,
        **cells,
        level=level_of(draft.text("level1")),
        dimension=dimension_of(draft.text("level2")),
        value=parsed,
        filler=fills_row(name, value),
        extra=tuple(_extra(draft)),
        repaired="；".join(draft.reasons) or None,
    )
