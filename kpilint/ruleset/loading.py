"""Rule files into rules; faults are reported several at once as ``file: key: what is wrong``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from kpilint.errors import ConfigError, RuleFileError
from kpilint.ruleset.rule import FAMILIES, Order, Rule
from kpilint.ruleset.trusted import trusted_rule
from kpilint.text.lexicon import Lexicon
from kpilint.text.vocabulary import FILE_NAME, bundled_rules

_GROUNDS, _PRECEDENCE = "basis.toml", "precedence.toml"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of a run, by code, with the order of precedence in one cell."""

    rules: tuple[Rule, ...]
    precedence: tuple[tuple[str, ...], ...]
    """Chains of codes: of those that hit one cell, only the first of a chain speaks."""
    silencing: frozenset[str]
    """Codes (``CODE`` or ``CODE:case``) after which nothing else is said of the same cell, or row if they hit a row."""
    lexicons: Mapping[str, Lexicon]
    """The word lists that parameters may name."""

    def find(self, name: str) -> list[Rule]:
        """The rules a user means by a code, family, slug, Chinese name or ALL."""
        return [rule for rule in self.rules if rule.answers_to(name)]


def refuse_missing(folders: Iterable[Path]) -> None:
    """Raises ConfigError: a folder of a rule pack is not there."""
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(f"--rules {folder}: 没有这个文件夹")


def load_lexicons(folders: Iterable[Path]) -> dict[str, Lexicon]:
    """All word lists under ``<folder>/lexicons``; a later folder's list replaces one of the same name.

    A line is a word, or a pattern behind ``re:``; ``# …`` and blank lines are passed over.
    Raises RuleFileError: a pattern is malformed or a file is not UTF-8.
    """
    lexicons, problems = {}, []
    own = bundled_rules()  # whose patterns the tests have compiled
    for folder in folders:
        for path in sorted((folder / "lexicons").glob("*.txt")):
            try:
                lines = path.read_text("utf-8-sig").splitlines()
                words = [word for line in lines if (word := line.split(" #")[0].strip()) and not word.startswith("#")]
                lexicons[path.stem] = Lexicon(path.stem, words, trusted=folder == own)
            except UnicodeDecodeError:
                problems.append(f"{path}: 不是 UTF-8 编码的文件")
            except ValueError as error:
                problems.append(f"{path}: 词表: {error}")
    if problems:
        raise RuleFileError(problems)
    return lexicons


def _rule_files(folder: Path) -> Iterator[Path]:
    """The rule files of a folder: every TOML file in it and its sub-folders that is not about all rules."""
    yield from (path for path in folder.rglob("*.toml") if path.name not in (_GROUNDS, _PRECEDENCE, FILE_NAME))


def load_rules(folders: Iterable[Path]) -> RuleSet:
    """All rules under the folders, in the order of their codes.

    Chains and silencing of later folders are added to those of earlier ones; a later name of a ground replaces an
    earlier one.
    Raises RuleFileError: faults in rule files, each as ``file: key: what is wrong``.
    """
    folders = list(folders)
    try:
        return _load(folders, trusted=bundled_rules())
    except (KeyError, ValueError, TypeError, AttributeError, StopIteration, OSError):
        # Somebody changed a file that came with kpilint: what is wrong with it is told as of any other.
        return _load(folders, trusted=None)


def _load(folders: Sequence[Path], trusted: Path | None) -> RuleSet:
    """The rules of the folders, those of ``trusted`` without looking for faults.

    Raises RuleFileError: faults in other folders; anything: a fault in ``trusted``.
    """
    problems: list[str] = []
    lexicons = load_lexicons(folders)
    basis: dict[str, str] = {}
    orders: list[Order] = []
    for folder in folders:
        basis |= _table(folder / _GROUNDS) if folder == trusted else _checking().grounds_in(folder / _GROUNDS)
        orders.append(_order(folder) if folder == trusted else _checking().order_in(folder / _PRECEDENCE))
    rules: dict[str, Rule] = {}
    for origin, path in sorted((one, path) for one in folders for path in _rule_files(one)):
        if origin == trusted:
            rule: Rule | None = trusted_rule(path, lexicons, basis)
        else:
            rule = _checking().checked_rule(path, lexicons, basis, problems)
        if rule is None:
            continue
        if rule.code in rules:
            problems.append(f"{path}: code: {rule.code} 已被 {rules[rule.code].path} 占用")
        rules[rule.code] = rule
    if not problems:  # else a faulty rule would be called unknown as well
        problems = [what for order in orders if order.path for what in _checking().order_faults(order, rules)]
    if problems:
        raise RuleFileError(list(dict.fromkeys(problems)))
    place = {family: number for number, family in enumerate(FAMILIES)}
    return RuleSet(
        rules=tuple(sorted(rules.values(), key=lambda rule: (place.get(rule.family, len(place)), rule.code))),
        precedence=tuple(chain for order in orders for chain in order.chains),
        silencing=frozenset(entry for order in orders for entry in order.silencing),
        lexicons=lexicons,
    )


def _order(folder: Path) -> Order:
    table = _table(folder / _PRECEDENCE)
    return Order(tuple(map(tuple, table.get("chains", ()))), tuple(table.get("silencing", ())))


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _checking() -> ModuleType:
    """The module that validates foreign rules; pydantic is loaded with it, so only where there are any."""
    return import_module("kpilint.ruleset.checking")
