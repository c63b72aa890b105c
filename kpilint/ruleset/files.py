"""TOML files in their shapes; faults are collected as ``file: key: what is wrong``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kpilint.errors import RuleFileError
from kpilint.ruleset.faults import reading_fault, toml_fault, validation_problems

File = TypeVar("File", bound=BaseModel)


def checked(path: Path, table: dict[str, Any], shape: type[File], problems: list[str]) -> File | None:
    """A file's table in its shape; None if it is faulty, its faults added to ``problems``."""
    try:
        return shape.model_validate(table)
    except ValidationError as error:
        problems.extend(f"{path}: {'.'.join(keys)}: {what}" for keys, what in validation_problems(error))
        return None


def files_named(folders: Sequence[Path], name: str, shape: type[File]) -> dict[Path, File]:
    """The files of that name in the folders, in order.

    Raises RuleFileError: some are faulty.
    """
    problems: list[str] = []
    paths = [folder / name for folder in folders if (folder / name).is_file()]
    files: dict[Path, File] = {}
    for path in paths:
        table = read_table(path, problems)
        file = checked(path, table, shape, problems) if table is not None else None
        if file is not None:
            files[path] = file
    if problems:
        raise RuleFileError(problems)
    return files


def read_table(path: Path, problems: list[str]) -> dict[str, Any] | None:
    """The table of a TOML file; None if it is none, the fault added to ``problems``."""
    try:
        text = path.read_text("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        problems.append(f"{path}: {reading_fault(error)}")
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, why = toml_fault(text, error)
        problems.append(f"{path}:{line}: {why}")
        return None
