"""The words goal tables are recognised by: column headings, labels and levels of the whole country, as data.

They stand in ``rules/vocabulary.toml``; a rule pack adds its province's wording in a file of the same name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from kpilint.model.document import Dimension, Level

FILE_NAME = "vocabulary.toml"
IGNORED = ""
"""A known heading or label that no field of the model holds (``not_read`` in the file)."""

Words = Mapping[str, list[str]]
"""Fields to their words, as one table of the file holds them."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words without blanks and punctuation to the field they name. Compared and hashed by identity."""

    columns: Mapping[str, str]
    """Heading of an indicator column to its JSON field."""
    name_if_none: frozenset[str]
    """Headings that are the indicator's name where the table has no column for it."""
    project_columns: Mapping[str, str]
    """Columns of wide tables (a row an indicator) that say to which project a row belongs."""
    labels: Mapping[str, str]
    """Label of a header block to the field of the project."""
    dimensions: Mapping[str, Dimension]
    """The stem of a 二级指标 (without 指标, 效果 as 效益)."""
    levels: Mapping[str, Level]
    """The stem of a 一级指标."""

    def __reduce__(self) -> tuple[object, ...]:
        # Read-only views of dicts cannot be pickled; plain dicts can.
        maps = (self.columns, self.name_if_none, self.project_columns, self.labels, self.dimensions, self.levels)
        return Vocabulary, tuple(dict(one) if isinstance(one, Mapping) else one for one in maps)


def bundled_rules() -> Path:
    """The folder of the rules that come with kpilint: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def vocabulary_of(tables: Iterable[Mapping[str, Words]]) -> Vocabulary:
    """The words of one or several files (``tables`` as TOML gives them); a later file's word goes before."""
    merged: dict[str, dict[str, str]] = {}
    names: set[str] = set()
    for table in tables:
        for section, fields in table.items():
            for field, words in fields.items():
                if field == "name_if_none":
                    names.update(words)
                else:
                    known = merged.setdefault(section, {})
                    known.update(dict.fromkeys(words, IGNORED if field == "not_read" else field))
    part = {name: MappingProxyType(merged.get(name, {})) for name in ("columns", "project_columns", "labels")}
    return Vocabulary(
        part["columns"],
        frozenset(names),
        part["project_columns"],
        part["labels"],
        cast(Mapping[str, Dimension], MappingProxyType(merged.get("dimensions", {}))),
        cast(Mapping[str, Level], MappingProxyType(merged.get("levels", {}))),
    )


@lru_cache(maxsize=1)
def _bundled() -> Vocabulary:
    return vocabulary_of([tomllib.loads((bundled_rules() / FILE_NAME).read_text("utf-8"))])


_chosen: Vocabulary | None = None


def vocabulary() -> Vocabulary:
    """The words this process reads with: those chosen by ``use``, else those that come with kpilint."""
    return _chosen or _bundled()


def use(words: Vocabulary | None) -> None:
    """Choose the words that this process reads with from now on; None: those that come with kpilint."""
    global _chosen
    _chosen = words
