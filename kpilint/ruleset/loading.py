"""Rule files into rules; faults are reported several at once as ``file: key: what is wrong``."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kpilint.checks.kind import Kind, Parameters
from kpilint.checks.scopes import SCOPES
from kpilint.errors import RuleFileError
from kpilint.report.finding import Basis
from kpilint.report.severity import SEVERITIES
from kpilint.ruleset.kinds import kind_names, load_kind
from kpilint.ruleset.schema import FAMILIES, Case, Rule, RuleFile
from kpilint.text.lexicon import Lexicon
from kpilint.text.suggest import suggest

_ABOUT_ALL = ("basis.toml", "precedence.toml")
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

    def find(self, name: str) -> list[Rule]:
        """The rules a user means by a code, family, slug, Chinese name or ALL."""
        return [rule for rule in self.rules if rule.answers_to(name)]


def _in_chinese(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors as a Chinese sentence."""
    kind, context = str(error["type"]), error.get("ctx", {})
    match kind:
        case "missing":
            return "缺少这一项"
        case "extra_forbidden":
            return "没有这一项"
        case "literal_error":
            return f"{error['input']!r} 不是可用的值，应为 {context['expected']}".replace(" or ", " 或 ")
        case "string_pattern_mismatch":
            return f"{error['input']!r} 的写法不对（应符合 {context['pattern']}）"
        case "value_error":
            return str(context["error"])
        case "too_short":
            return "至少要有一项"
        case "string_type":
            return f"应为文字，现为 {error['input']!r}"
        case "bool_type" | "bool_parsing":
            return f"应为 true 或 false，现为 {error['input']!r}"
        case _ if kind.startswith(("int_", "float_", "decimal_")):
            return f"应为数字，现为 {error['input']!r}"
        case _ if kind.endswith("_type"):
            return f"类型不对：{error['input']!r}"
        case _:
            return f"{error['msg']}（现为 {error['input']!r}）"


def validation_problems(error: ValidationError) -> list[tuple[tuple[str, ...], str]]:
    """The faults of a ValidationError as (key path, Chinese sentence)."""
    return [(tuple(map(str, one["loc"])), _in_chinese(dict(one))) for one in error.errors(include_url=False)]


def load_lexicons(folders: Iterable[Path]) -> dict[str, Lexicon]:
    """All word lists under ``<folder>/lexicons``; a later folder's list replaces one of the same name.

    A line is a word, or a pattern behind ``re:``; ``# …`` and blank lines are passed over.
    Raises RuleFileError: a pattern is malformed or a file is not UTF-8.
    """
    lexicons, problems = {}, []
    for folder in folders:
        for path in sorted((folder / "lexicons").glob("*.txt")):
            try:
                lines = path.read_text("utf-8-sig").splitlines()
                words = [word for line in lines if (word := line.split(" #")[0].strip()) and not word.startswith("#")]
                lexicons[path.stem] = Lexicon(path.stem, words)
            except UnicodeDecodeError:
                problems.append(f"{path}: 不是 UTF-8 编码的文件")
            except ValueError as error:
                problems.append(f"{path}: 词表: {error}")
    if problems:
        raise RuleFileError(problems)
    return lexicons


def _read_toml(path: Path, problems: list[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        problems.append(f"{path}: 不是有效的 TOML 文件：{error}")
        return None


def _message_faults(file: RuleFile, kind: Kind) -> Iterable[tuple[str, str]]:
    templates = {"message": file.message, "advice": file.advice}
    for name, case in file.cases.items():
        if name not in kind.cases:
            yield f"cases.{name}", f"检查类型 {kind.name} 没有这种情形{suggest(name, kind.cases)}"
        templates |= {f"cases.{name}.message": case.message or "", f"cases.{name}.advice": case.advice or ""}
    for key, template in templates.items():
        try:
            used = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
        except ValueError as error:
            yield key, f"花括号不成对：{error}"
            continue
        for word in sorted(used - kind.words - COMMON_WORDS):
            known = kind.words | COMMON_WORDS
            yield key, f"没有可用的词 {{{word}}}{suggest(word, known)}（可用：{'、'.join(sorted(known))}）"


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
    table = _read_toml(path, problems)
    if table is None:
        return None
    try:
        file = RuleFile.model_validate(table)
    except ValidationError as error:
        problems.extend(f"{path}: {'.'.join(keys)}: {what}" for keys, what in validation_problems(error))
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
    yield from (path for path in folder.rglob("*.toml") if path.name not in _ABOUT_ALL)


def load_rules(folders: Iterable[Path]) -> RuleSet:
    """All rules under the folders, in the order of their codes.

    Raises RuleFileError: faults in rule files, each as ``file: key: what is wrong``.
    """
    folders = list(folders)
    problems: list[str] = []
    lexicons = load_lexicons(folders)
    basis: dict[str, str] = {}
    order: dict[str, Any] = {}
    for folder in folders:
        for name, target in zip(_ABOUT_ALL, (basis, order), strict=True):
            if (folder / name).is_file():
                target.update(_read_toml(folder / name, problems) or {})
    rules: dict[str, Rule] = {}
    for path in sorted(path for folder in folders for path in _rule_files(folder)):
        rule = _load_rule(path, lexicons, basis, problems)
        if rule is None:
            continue
        if rule.code in rules:
            problems.append(f"{path}: code: {rule.code} 已被 {rules[rule.code].path} 占用")
        rules[rule.code] = rule
    if problems:
        raise RuleFileError(problems)
    place = {family: number for number, family in enumerate(FAMILIES)}
    return RuleSet(
        rules=tuple(sorted(rules.values(), key=lambda rule: (place.get(rule.family, len(place)), rule.code))),
        precedence=tuple(tuple(chain) for chain in order.get("chains", [])),
        silencing=frozenset(order.get("silencing", [])),
    )
