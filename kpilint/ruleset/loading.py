"""Rule files into rules; faults are reported several at once as ``file: key: what is wrong``."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from kpilint.checks.kind import Kind, Parameters
from kpilint.checks.scopes import SCOPES
from kpilint.errors import RuleFileError
from kpilint.report.finding import Basis
from kpilint.report.severity import SEVERITIES
from kpilint.ruleset.faults import validation_problems
from kpilint.ruleset.files import files_named, read_file
from kpilint.ruleset.kinds import kind_names, load_kind
from kpilint.ruleset.schema import FAMILIES, Case, GroundsFile, PrecedenceFile, Rule, RuleFile
from kpilint.text.lexicon import Lexicon
from kpilint.text.suggest import suggest
from kpilint.text.vocabulary import FILE_NAME, bundled_rules

_GROUNDS, _PRECEDENCE = "basis.toml", "precedence.toml"
COMMON_WORDS = frozenset({"text", "field"})
"""Words every message may use: the marked text and the Chinese name of the field."""


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


def _message_faults(file: RuleFile, kind: Kind) -> Iterable[tuple[str, str]]:
    known = kind.words | COMMON_WORDS
    templates = {"message": file.message, "advice": file.advice}
    for name, case in file.cases.items():
        if name not in kind.cases:
            yield f"cases.{name}", f"检查类型 {kind.name} 没有这种情形{suggest(name, kind.cases)}"
        templates |= {f"cases.{name}.message": case.message or "", f"cases.{name}.advice": case.advice or ""}
    for key, template in templates.items():
        try:
            used = [part[1:] for part in string.Formatter().parse(template) if part[1] is not None]
        except ValueError:
            yield key, "花括号没有成对；要写花括号本身，请写两个"
            continue
        for field, form, conversion in used:
            word = re.split(r"[.\[]", field or "")[0]
            if word not in known:
                yield key, f"没有可用的词 {{{word}}}{suggest(word, known)}；可用：{'、'.join(sorted(known))}"
            elif form or conversion or word != field:
                yield key, f"花括号里只写词，后面不带 : ! . 或 [，请写 {{{word}}}"


def _build(file: RuleFile, kind: Kind, params: Parameters, basis: Mapping[str, str], path: Path) -> Rule:
    severity = SEVERITIES[file.severity]
    cases = {"": Case(severity, file.message, file.advice)}
    for name, case in file.cases.items():
        level = SEVERITIES[case.severity] if case.severity else severity
        cases[name] = Case(level, case.message or file.message, case.advice or file.advice)
    return Rule(
        code=file.code,
        slug=file.slug,
        title=file.title,
        severity=severity,
        kind=kind,
        scopes=(file.scope,) if isinstance(file.scope, str) else file.scope,
        params=params,
        cases=cases,
        basis=tuple(Basis(basis[one.document], one.clause) for one in file.basis),
        why=file.why,
        good=file.good,
        bad=file.bad,
        raw_params=file.params,
        path=str(path),
    )


def _load_rule(
    path: Path,
    lexicons: Mapping[str, Lexicon],
    basis: Mapping[str, str],
    problems: list[str],
) -> Rule | None:
    file = read_file(path, RuleFile, problems)
    if file is None:
        return None
    faults: list[tuple[str, str]] = []
    if file.slug != path.stem:
        faults.append(("slug", f"{file.slug!r} 与文件名 {path.stem!r} 不一致"))
    scopes = (file.scope,) if isinstance(file.scope, str) else file.scope
    faults += [("scope", f"没有检查范围 {one!r}{suggest(one, SCOPES)}") for one in scopes if one not in SCOPES]
    faults += [
        ("basis", f"basis.toml 里没有 {one.document!r}{suggest(one.document, basis)}")
        for one in file.basis
        if one.document not in basis
    ]
    try:
        kind = load_kind(file.kind)
    except KeyError:
        faults.append(("kind", f"没有检查类型 {file.kind!r}{suggest(file.kind, kind_names())}"))
        problems.extend(f"{path}: {key}: {what}" for key, what in faults)
        return None
    faults += _message_faults(file, kind)
    params = None
    try:
        params = kind.params.model_validate(file.params, context={"lexicons": lexicons})
    except ValidationError as error:
        faults += [(".".join(("params", *keys)), what) for keys, what in validation_problems(error)]
    problems.extend(f"{path}: {key}: {what}" for key, what in faults)
    return _build(file, kind, params, basis, path) if params is not None and not faults else None


def _rule_files(folder: Path) -> Iterator[Path]:
    """The rule files of a folder: every TOML file in it and its sub-folders that is not about all rules."""
    yield from (path for path in folder.rglob("*.toml") if path.name not in (_GROUNDS, _PRECEDENCE, FILE_NAME))


def _order_faults(order: PrecedenceFile, rules: Mapping[str, Rule]) -> Iterable[tuple[str, str]]:
    named = [("chains", code) for chain in order.chains for code in chain]
    for key, entry in [*named, *(("silencing", entry) for entry in order.silencing)]:
        code, _, case = entry.partition(":")
        if code not in rules:
            yield key, f"没有规则 {code}{suggest(code, rules)}"
        elif case and case not in rules[code].kind.cases:
            yield key, f"{code} 没有 {case} 这种情形{suggest(case, rules[code].kind.cases)}"


def load_rules(folders: Iterable[Path]) -> RuleSet:
    """All rules under the folders, in the order of their codes.

    Chains and silencing of later folders are added to those of earlier ones; a later name of a ground replaces an
    earlier one.
    Raises RuleFileError: faults in rule files, each as ``file: key: what is wrong``.
    """
    folders = list(folders)
    problems: list[str] = []
    lexicons = load_lexicons(folders)
    grounds = files_named(folders, _GROUNDS, GroundsFile)
    orders = files_named(folders, _PRECEDENCE, PrecedenceFile)
    basis = {key: name for file in grounds.values() for key, name in file.root.items()}
    rules: dict[str, Rule] = {}
    for path in sorted(path for folder in folders for path in _rule_files(folder)):
        rule = _load_rule(path, lexicons, basis, problems)
        if rule is None:
            continue
        if rule.code in rules:
            problems.append(f"{path}: code: {rule.code} 已被 {rules[rule.code].path} 占用")
        rules[rule.code] = rule
    if not problems:  # else a faulty rule would be called unknown as well
        problems = [f"{path}: {key}: {what}" for path, one in orders.items() for key, what in _order_faults(one, rules)]
    if problems:
        raise RuleFileError(list(dict.fromkeys(problems)))
    place = {family: number for number, family in enumerate(FAMILIES)}
    return RuleSet(
        rules=tuple(sorted(rules.values(), key=lambda rule: (place.get(rule.family, len(place)), rule.code))),
        precedence=tuple(chain for order in orders.values() for chain in order.chains),
        silencing=frozenset(entry for order in orders.values() for entry in order.silencing),
        lexicons=lexicons,
    )
