"""A document as the field sees it: projects with their goals, money and indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kpilint.model.grid import Cell, Grid, Paragraph
from kpilint.model.place import Place
from kpilint.model.quantity import ParsedValue

Level = Literal["output", "benefit", "satisfaction", "cost"]
"""What a 一级指标 is: 产出, 效益 (效果), 满意度, or 成本 where it is a level of its own."""

Dimension = Literal[
    "quantity", "quality", "timeliness", "cost", "economic", "social", "ecological", "sustainability", "satisfaction"
]
"""What a 二级指标 is: 数量 质量 时效 成本, 经济 社会 生态 可持续影响, 满意度."""

CELL_FIELDS = (
    "level1",
    "level2",
    "name",
    "description",
    "direction",
    "target_value",
    "midterm_value",
    "unit",
    "weight",
    "baseline_value",
    "basis",
)
"""The cells of an indicator row, by their JSON names, in the order of a usual table."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of a goal table. A cell is None where the layout has no such column; an empty cell has text ""."""

    no: int
    place: Place
    level1: Cell | None = None
    level2: Cell | None = None
    name: Cell | None = None
    description: Cell | None = None
    direction: Cell | None = None
    target_value: Cell | None = None
    midterm_value: Cell | None = None
    unit: Cell | None = None
    weight: Cell | None = None
    baseline_value: Cell | None = None
    basis: Cell | None = None
    level: Level | None = None
    dimension: Dimension | None = None
    value: ParsedValue = field(default_factory=lambda: ParsedValue("", (), (), False))
    filler: bool = False
    """The row only occupies a slot: name and value are empty or say 无, 不适用, —."""
    extra: tuple[tuple[str, Cell], ...] = ()
    """Cells of columns that no field holds (责任科室, 备注), each with its column's heading."""
    repaired: str | None = None
    """What was put right in this row (Chinese, for people); None where nothing was."""

    def cell(self, name: str) -> Cell | None:
        """The cell of a JSON field name of CELL_FIELDS."""
        found: Cell | None = getattr(self, name)
        return found


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: the cell it stands in and its value in 万元 (None: empty or unreadable)."""

    cell: Cell
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a spending schedule. ``key`` is the month ("3") or quarter ("Q1"); ``cell`` is None if lost.

    ``label`` is the document's own word for it without white space, or the usual one where it was lost.
    """

    key: str
    label: str
    cell: Cell | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """资金支出计划. Values are per cent (not fractions), or 万元 where ``kind`` is ``amount``."""

    kind: Literal["cumulative_percent", "percent", "amount"]
    stages: tuple[Stage, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Unit:
    """A department or unit: its code ("445") and name, each None where not stated."""

    code: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Project:
    """One goal table. A field is None where the layout does not have it; ``lost`` names fields that the layout has
    but the extraction dropped ("schedule.12", "basis")."""

    no: int
    name: Cell
    place: Place
    code: Cell | None = None
    funds_total: Amount | None = None
    fiscal_funds: Amount | None = None
    other_funds: Amount | None = None
    carryover: Amount | None = None
    stated_funds: Amount | None = None
    """The project's money as the document's prose states it, for layouts without a budget block."""
    purpose: Cell | None = None
    schedule: Schedule | None = None
    objectives: tuple[Cell, ...] | None = None
    """The numbered items of 绩效目标; one empty cell where the field is there but empty."""
    midterm_objectives: tuple[Cell, ...] | None = None
    """The items of 中期目标 (实施期目标, 长期目标) where the layout asks for them beside the year's."""
    indicators: tuple[Indicator, ...] = ()
    columns: tuple[str, ...] = ()
    """JSON names of the indicator columns this table has."""
    lost: tuple[str, ...] = ()
    unit: Unit | None = None

    @property
    def budget(self) -> Amount | None:
        """The project's money: from its table, else as the prose states it."""
        return self.funds_total if self.funds_total is not None else self.stated_funds


NoteKind = Literal["unrecognised", "lost", "repaired", "aside", "hidden", "format"]
NOT_READ: frozenset[NoteKind] = frozenset(("unrecognised", "aside", "hidden"))
"""Notes on what a document holds and was not read."""


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something that reading has to tell: a table or page it could not read, a lost column, a repaired row, a part put
    aside (a column of unknown heading, the indicators of the whole term), a hidden part that was left out, a file that
    is not what its suffix says.

    ``project`` is the project's number or 0; ``indicator`` the row's number or None; ``field`` the JSON field.
    """

    kind: NoteKind
    place: Place
    text: str
    why: str
    project: int = 0
    indicator: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Everything read from one file."""

    path: str
    kind: str
    unit: Unit | None = None
    year: int | None = None
    projects: tuple[Project, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Grid, ...] = ()
    """Tables that are not goal tables (budget tables and the like)."""
    notes: tuple[ReadingNote, ...] = ()

    @property
    def indicator_count(self) -> int:
        """Indicator rows in all goal tables."""
        return sum(len(project.indicators) for project in self.projects)
