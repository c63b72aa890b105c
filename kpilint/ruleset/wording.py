"""The vocabulary of a run: the words tables are recognised by, with those of rule packs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints

from kpilint.model.document import CELL_FIELDS, Dimension, Level
from kpilint.ruleset.files import files_named
from kpilint.ruleset.loading import refuse_missing
from kpilint.text.vocabulary import FILE_NAME, Vocabulary, bundled_rules, vocabulary_of

Word = Annotated[str, StringConstraints(pattern=r"^[^\s:：()（）]{1,24}$")]
"""A heading or label as it is compared: without blanks, colons and brackets."""
_Column = Literal[
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
    "not_read",
    "name_if_none",
]
_Own = Literal["unit_name", "name", "code", "funds_total", "objectives"]
_Label = Literal[
    "name",
    "code",
    "unit_name",
    "funds_total",
    "term_funds",
    "fiscal_funds",
    "other_funds",
    "carryover",
    "purpose",
    "scale_and_purpose",
    "schedule",
    "objectives",
    "midterm_objectives",
    "not_read",
]


class VocabularyFile(BaseModel):
    """vocabulary.toml: in each section a field and the words that name it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[_Column, list[Word]] = {}
    project_columns: dict[_Own, list[Word]] = {}
    labels: dict[_Label, list[Word]] = {}
    dimensions: dict[Dimension, list[Word]] = {}
    levels: dict[Level, list[Word]] = {}


assert set(CELL_FIELDS) <= set(get_args(_Column))


def load_vocabulary(folders: Sequence[Path]) -> Vocabulary:
    """The words that come with kpilint and those of rule packs, whose words go before.

    Raises ConfigError: a folder is not there; RuleFileError: faults in a vocabulary file.
    """
    refuse_missing(folders)
    files: Iterable[VocabularyFile] = files_named([bundled_rules(), *folders], FILE_NAME, VocabularyFile).values()
    return vocabulary_of([file.model_dump() for file in files])
