"""Tables with 成本, 产出, 效益 and 满意度 side by side, parted to tables with one indicator a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kpilint.layout.headings import heading_of, word_of
from kpilint.layout.stream import Item, Row
from kpilint.model.grid import Cell
from kpilint.text.dimensions import level_of
from kpilint.text.vocabulary import vocabulary

_ABOVE = 3
"""How many rows above the repeated headings may hold the levels and the project's own columns."""


@dataclass(frozen=True, slots=True)
class _Block:
    """One group of columns: the cell that names its level, and the columns of names and of values."""

    level1: Cell
    name: int
    value: int


def unblock(items: Sequence[Item]) -> list[Item]:
    """Replace such tables by a heading row and indicator rows, level by level; all else is handed on as it is."""
    made: list[Item] = []
    blocks: list[_Block] = []
    project: dict[int, Cell] = {}
    rows: list[Row] = []
    grid = 0
    for item in items:
        if isinstance(item, Row) and (found := _blocks(item, made)):
            blocks, grid = found, item.grid
            above = [row for row in made[-_ABOVE:] if isinstance(row, Row) and row.grid == grid]
            project = _project_columns([*above, item], min(block.name for block in blocks))
            del made[len(made) - len(above) :]
            made.append(_heading(item, blocks, project))
        elif blocks and isinstance(item, Row) and item.grid == grid:
            if any(at < len(item.cells) and item.cells[at].text for at in project):
                made.extend(_rows(rows, blocks, project))
                rows = []
            rows.append(item)
        else:
            made.extend(_rows(rows, blocks, project))
            rows, blocks = [], []
            made.append(item)
    return [*made, *_rows(rows, blocks, project)]


def _blocks(row: Row, above: Sequence[Item]) -> list[_Block]:
    """The blocks of a row in which 三级指标 and 指标值 stand at least twice, each under a level of its own."""
    fields = [heading_of(cell.text) if cell.text else None for cell in row.cells]
    names = [at for at, field in enumerate(fields) if field == "name"]
    if len(names) < 2 or fields.count("target_value") < 2 or "level2" in fields:
        return []
    levels = next((item for item in reversed(above[-_ABOVE:]) if isinstance(item, Row) and _has_levels(item)), None)
    if levels is None:
        return []
    blocks = []
    for at, end in zip(names, [*names[1:], len(fields)], strict=True):
        value = next((k for k in range(at, end) if fields[k] == "target_value"), None)
        level1 = next((cell for cell in reversed(levels.cells[: at + 1]) if level_of(cell.text) is not None), None)
        if value is not None and level1 is not None:
            blocks.append(_Block(level1, at, value))
    return blocks


def _has_levels(row: Row) -> bool:
    return len({level_of(cell.text) for cell in row.cells} - {None}) >= 2


def _project_columns(rows: Sequence[Row], end: int) -> dict[int, Cell]:
    """The columns before the first block that say to which project a row belongs, each with its heading."""
    return {
        at: cell
        for row in rows
        for at, cell in enumerate(row.cells[:end])
        if any(word_of(part) in vocabulary().project_columns for part in _names(cell.text))
    }


def _names(text: str) -> list[str]:
    """A heading of two names (单位编码（项目编码）): what stands in brackets is the project's."""
    return [text.replace(")", "）").rpartition("（")[2].rstrip("）"), text]


def _heading(row: Row, blocks: Sequence[_Block], project: dict[int, Cell]) -> Row:
    """The headings of the table with one indicator a row."""
    own = [replace(cell, text=_known(cell.text)) for cell in project.values()]
    first = blocks[0]
    level1 = replace(first.level1, text="一级指标")
    return replace(row, cells=(*own, level1, row.cells[first.name], row.cells[first.value]))


def _known(text: str) -> str:
    return next(part for part in _names(text) if word_of(part) in vocabulary().project_columns)


def _rows(rows: Sequence[Row], blocks: Sequence[_Block], project: dict[int, Cell]) -> Iterator[Row]:
    """The indicators of one project as rows of their own, one level after the other; blocks without name and value are
    left out."""
    own: list[Cell] | None = None
    for block in blocks:
        for row in rows:
            cells = [*row.cells, *[Cell("", row.place)] * (max(one.value for one in blocks) + 1 - len(row.cells))]
            name, value = cells[block.name], cells[block.value]
            if name.text or value.text:
                own = [replace(cell, text="") for cell in own] if own else [rows[0].cells[at] for at in project]
                yield replace(row, cells=(*own, block.level1, name, value))
    if own is None and rows:
        yield replace(rows[0], cells=tuple(rows[0].cells[at] for at in project))
