"""The flow of a text document while a reader walks it: texts and tables in order, made to blocks with places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Block, Grid, Paragraph, SourceNote
from kpilint.model.place import NOWHERE, Place
from kpilint.readers.canvas import MOST_CELLS, Canvas
from kpilint.readers.markup import clean

DEEPEST = 20
"""How deep tables may stand in one another; people nest two or three."""
_TOO_DEEP = f"表格套表格超过 {DEEPEST} 层，不像正常的文档；请确认选对了文件，或把里面的表格移到外面再检查"
_TOO_MANY = f"表格的单元格合计超过 {MOST_CELLS // 10_000} 万个；请确认选对了文件，确是绩效目标表的，拆成几个文件再检查"


@dataclass(slots=True)
class Table:
    """A table of a text document. ``hidden`` counts rows with text that people do not see; they are not in it."""

    hidden: int = 0
    canvas: Canvas = field(default_factory=Canvas)
    _parts: list[str | Table] = field(default_factory=list)
    """What stands in its cells, in order."""

    def put(self, row: int, column: int, parts: Sequence[str | Table], rows: int = 1, columns: int = 1) -> None:
        """Put a cell (row and column from 0): its paragraphs are its text, the tables in it stand apart.

        Raises UnreadableInput: as Canvas.put.
        """
        raw = "\n".join([part for part in parts if isinstance(part, str)])
        self.canvas.put(row, column, raw, rows, columns)
        self._parts.extend(parts)

    @property
    def inner(self) -> list[Table]:
        """The tables in its cells."""
        return [part for part in self._parts if isinstance(part, Table)]

    @property
    def frame(self) -> Sequence[str | Table]:
        """What a table of one column that only frames other tables holds, in order; nothing for any other table."""
        return self._parts if self.canvas.columns == 1 and self.inner else ()


def has_text(blocks: Sequence[Block]) -> bool:
    """Whether there is anything to read."""
    return any(isinstance(block, Paragraph) or any(cell.text for row in block.rows for cell in row) for block in blocks)


def check_depth(depth: int) -> None:
    """Raises UnreadableInput where ``depth`` tables round one another are more than any document needs."""
    if depth > DEEPEST:
        raise UnreadableInput(_TOO_DEEP)


def check_cells(tables: Iterable[Canvas]) -> None:
    """Raises UnreadableInput where all tables together have more cells than one may have."""
    if sum(canvas.rows * canvas.columns for canvas in tables) > MOST_CELLS:
        raise UnreadableInput(_TOO_MANY)


def blocks_of(parts: Sequence[str | Table]) -> tuple[tuple[Block, ...], tuple[SourceNote, ...]]:
    """Paragraphs and numbered grids; a table within a table follows it. The notes tell of hidden rows.

    Raises UnreadableInput: as check_cells.
    """
    blocks: list[Block] = []
    notes: list[SourceNote] = []
    flat = list(_flat(parts))
    check_cells(part.canvas for part in flat if isinstance(part, Table))
    number = 0
    for part in flat:
        if isinstance(part, str):
            if text := clean(part):
                blocks.append(Paragraph(text, NOWHERE))
            continue
        number += 1
        blocks.append(_grid(part.canvas, number))
        if part.hidden:
            why = f"表 {number} 有 {part.hidden} 行被隐藏，没有检查；要检查请先取消隐藏"
            notes.append(SourceNote("hidden", Place(table=number), why))
    return tuple(blocks), tuple(notes)


def _flat(parts: Sequence[str | Table]) -> Iterator[str | Table]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part.frame:
            yield from _flat(part.frame)
        elif part.canvas.rows or part.hidden:
            yield part
            yield from _flat(part.inner)


def _grid(canvas: Canvas, number: int) -> Grid:
    places = [Place(table=number, row=row) for row in range(1, canvas.rows + 1)]
    return canvas.grid(number, Place(table=number), lambda row, _: places[row])
