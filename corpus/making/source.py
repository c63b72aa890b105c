"""A hand-written source: one department, its projects and the form they are printed in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .marks import row_mark, shown

SOURCES = Path(__file__).parents[1] / "sources"
LEVELS = ("level1", "level2")
_UNSEEN_ROWS = ("deleted", "hidden")

Row = dict[str, str]
"""A row of indicators: texts with marks by the name of their column."""


@dataclass(frozen=True)
class Project:
    """A project: the texts of its header by key, and its rows of indicators."""

    fields: Mapping[str, str]
    rows: tuple[Row, ...]

    @property
    def goals(self) -> list[str]:
        """The goals as people read them, one an item."""
        return [shown(part) for part in self.fields["goals"].split("¶")]

    @property
    def seen_rows(self) -> list[Row]:
        """The indicators as people read them: no marks, no deleted and hidden rows, no unused rows of the form."""
        read = [
            {key: shown(text) for key, text in row.items()}
            for row in self.rows
            if row_mark(list(row.values())) not in _UNSEEN_ROWS
        ]
        return [row for row in read if any(text for key, text in row.items() if key not in LEVELS)]


@dataclass(frozen=True)
class Source:
    """What corpus/sources/<case>.toml says; ``raw`` is the file itself."""

    case: str
    raw: Mapping[str, Any]

    @property
    def format(self) -> str:
        """The suffix of the document."""
        return str(self.raw["format"])

    @property
    def form(self) -> str:
        """The printed form, in the notation of forms.py."""
        return str(self.raw["form"])

    @property
    def page(self) -> Mapping[str, Any]:
        """How the document looks beside its tables: running head, watermark, paper, encoding."""
        found: Mapping[str, Any] = self.raw.get("page", {})
        return found

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The projects, in order; what the source says for all of them is among their fields."""
        common = {key: str(value) for key, value in self.raw.items() if isinstance(value, str | int)}
        return tuple(self._project(no, common | one) for no, one in enumerate(self.raw["projects"], start=1))

    def _project(self, no: int, given: Mapping[str, Any]) -> Project:
        columns = [part.strip() for part in str(given.get("columns", "")).split("|")]
        rows: list[Row] = []
        for line in str(given["rows"]).strip().splitlines():
            row = dict(zip(columns, (cell.strip() for cell in line.split("|")), strict=True))
            for level in LEVELS:
                if level in row and not row[level]:
                    row[level] = rows[-1][level]
            rows.append(row)
        fields = {key: str(value).strip() for key, value in given.items() if key != "rows"}
        return Project({"no": str(no), **fields}, tuple(rows))


def load(path: Path) -> Source:
    """The source in a file."""
    return Source(path.stem, tomllib.loads(path.read_text("utf-8")))
