"""Printed forms as text: a line is a row, cells are parted by " | ".

``←`` and ``↑`` belong to the cell on the left and above (merged); ``↑`` may carry text that is stored there though
nobody sees it. ``{key}`` is a field of the project. Lines that begin with @ stand for many rows:

- ``@rows level1^ | level2^ | name | target_value``: one row an indicator; equal neighbours are merged (^)
- ``@stairs {name}^ | level1 | level2 | name``: levels in rows of their own, above the indicators
- ``@blocks {name} | 产出指标/name | 效益指标/name``: the levels side by side
- ``@head 一级指标 | 二级指标``: a row that is repeated on every page

Lines without cells are paragraphs: ``# `` and ``## `` headings, ``= `` centred, ``> `` at the right, ``[box]`` in a
text box. An empty line ends a table, and so does ``---``, which leaves nothing between two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .source import LEVELS, Project, Source

LEFT, UP = "←", "↑"
APART = "---"
_FIELD = re.compile(r"\{(\w+)\}")
_STYLES = {"# ": "heading", "## ": "subheading", "= ": "title", "> ": "right", "[box]": "box"}


@dataclass
class Table:
    """Rows of texts with ← and ↑; ``heads`` are the indexes of rows repeated on every page."""

    rows: list[list[str]] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)

    @property
    def width(self) -> int:
        """Columns."""
        return max(map(len, self.rows))

    def cell(self, row: int, column: int) -> str:
        """The text in a cell; "" outside the table."""
        inside = row < len(self.rows) and column < len(self.rows[row])
        return self.rows[row][column] if inside else ""

    def covered(self, row: int, column: int) -> bool:
        """Whether the cell only belongs to a merged one."""
        return self.cell(row, column).startswith((LEFT, UP))

    def span(self, row: int, column: int) -> tuple[int, int]:
        """Rows and columns that the cell takes."""
        down = across = 1
        while self.cell(row, column + across) == LEFT:
            across += 1
        while self.cell(row + down, column).startswith(UP):
            down += 1
        return down, across


@dataclass(frozen=True)
class Text:
    """A paragraph; ``style`` is "" for ordinary ones."""

    text: str
    style: str = ""


Block = Table | Text


def blocks_of(source: Source, projects: Sequence[Project]) -> list[Block]:
    """The goal tables of projects: one form each, or one for all where the form is ``wide``."""
    if source.raw.get("wide"):
        return list(_filled(source.form, projects))
    return [block for project in projects for block in _filled(source.form, [project])]


def prose(text: str) -> list[Block]:
    """Paragraphs and tables written out."""
    return list(_filled(text, [])) if text else []


def _filled(form: str, projects: Sequence[Project]) -> Iterator[Block]:
    table = Table()
    for line in form.strip("\n").splitlines():
        line = line.rstrip()
        if " | " in line or line.startswith(("@rows", "@stairs", "@blocks", "@head")):
            if line.startswith("@head"):
                table.heads.add(len(table.rows))
            table.rows += _rows(line, projects)
            continue
        if table.rows:
            yield table
            table = Table()
        if line == APART:
            continue
        text = _with_fields(line, projects[0]) if projects else line
        if text or not line:
            yield _text(text)
    if table.rows:
        yield table
    if not form.rstrip("\n").endswith(APART):
        yield Text("")


def _text(line: str) -> Text:
    for prefix, style in _STYLES.items():
        if line.startswith(prefix):
            return Text(line.removeprefix(prefix), style)
    return Text(line)


def _rows(line: str, projects: Sequence[Project]) -> Iterable[list[str]]:
    kind, _, rest = line.partition(" ") if line.startswith("@") else ("", "", line)
    cells = [cell.strip() for cell in rest.split("|")]
    if kind in ("", "@head"):
        return [[_with_fields(cell, projects[0]) if projects else cell for cell in cells]]
    make = {"@rows": _indicator_rows, "@stairs": _stairs, "@blocks": _side_by_side}[kind]
    return [row for project in projects for row in make(cells, project)]


def _with_fields(text: str, project: Project) -> str:
    return _FIELD.sub(lambda found: project.fields.get(found[1], ""), text)


def _value(cell: str, project: Project, row: dict[str, str]) -> str:
    plain = cell.rstrip("^")
    return row[plain] if plain in row else _with_fields(plain, project)


def _indicator_rows(cells: list[str], project: Project) -> Iterator[list[str]]:
    before: list[str] = []
    stale = project.fields.get("stale", "")
    for row in project.rows:
        values = [_value(cell, project, row) for cell in cells]
        made = []
        same = bool(before)
        for cell, value, above in zip(cells, values, before or values, strict=True):
            if cell.endswith("^"):
                same = same and value == above
                made.append(UP + stale if same else value)
            else:
                made.append(value)
        before = values
        yield made


def _stairs(cells: list[str], project: Project) -> Iterator[list[str]]:
    def row(texts: dict[str, str]) -> list[str]:
        return [UP if cell.endswith("^") else texts.get(cell, "") for cell in cells]

    yield [_with_fields(cell.rstrip("^"), project) if cell.endswith("^") else "" for cell in cells]
    above: dict[str, str] = {}
    for one in project.rows:
        for level in LEVELS:
            if one[level] != above.get(level):
                above = {**above, level: one[level]} if level == "level2" else {level: one[level]}
                yield row({level: one[level]})
        yield row({key: text for key, text in one.items() if key not in LEVELS})


def _side_by_side(cells: list[str], project: Project) -> Iterator[list[str]]:
    levels = {cell.partition("/")[0] for cell in cells if "/" in cell}
    of_level = {level: [row for row in project.rows if row["level1"] == level] for level in levels}
    for number in range(max(map(len, of_level.values()))):
        made = []
        for cell in cells:
            level, parted, key = cell.partition("/")
            if parted:
                made.append(of_level[level][number][key] if number < len(of_level[level]) else "")
            else:
                made.append(UP if number else _with_fields(cell, project))
        yield made
