"""Foreign rule files: validated, their faults told several at once as ``file: key: what is wrong``."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from kpilint.checks.kind import REQUIRED, Kind, Parameters
from kpilint.checks.scopes import SCOPES
from kpilint.ruleset.building import build
from kpilint.ruleset.faults import validation_problems
from kpilint.ruleset.files import checked, files_named, read_table
from kpilint.ruleset.kinds import kind_names, load_kind
from kpilint.ruleset.rule import Order, Rule
from kpilint.ruleset.schema import GroundsFile, PrecedenceFile, RuleFile
from kpilint.text.lexicon import Lexicon
from kpilint.text.suggest import suggest

_STRICT = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
COMMON_WORDS = frozenset({"text", "field"})
"""Words every message may use: the marked text and the Chinese name of the field."""


def checked_rule(
    path: Path,
    lexicons: Mapping[str, Lexicon],
    basis: Mapping[str, str],
    problems: list[str],
) -> Rule | None:
    """The rule of a file; None where it is faulty, its faults added to ``problems`` as ``file: key: what is wrong``."""
    table = read_table(path, problems)
    file = checked(path, table, RuleFile, problems) if table is not None else None
    if table is None or file is None:
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
        params = checked_params(kind, file.params, lexicons)
    except ValidationError as error:
        faults += [(".".join(("params", *keys)), what) for keys, what in validation_problems(error)]
    problems.extend(f"{path}: {key}: {what}" for key, what in faults)
    return build(table, kind, params, basis, path) if params is not None and not faults else None


def checked_params(kind: Kind, table: Mapping[str, Any], lexicons: Mapping[str, Lexicon]) -> Parameters:
    """The parameters of a kind out of a table.

    Raises ValidationError: unknown keys or unusable values.
    """
    values = shape_of(kind).model_validate(table, context={"lexicons": lexicons})
    return kind.params(**{name: getattr(values, name) for name in kind.params.defaults})


@cache
def shape_of(kind: Kind) -> type[BaseModel]:
    """The model that validates the parameters of a kind and knows their JSON schema."""
    hints = get_type_hints(kind.params, include_extras=True)
    defaults = kind.params.defaults.items()
    shape: dict[str, Any] = {name: (hints[name], ... if value is REQUIRED else value) for name, value in defaults}
    return create_model(f"{kind.name} parameters", __config__=_STRICT, **shape)


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


def grounds_in(path: Path) -> dict[str, str]:
    """The grounds of a basis.toml, none where there is no such file.

    Raises RuleFileError: the file is faulty.
    """
    files = files_named([path.parent], path.name, GroundsFile).values()
    return {key: name for file in files for key, name in file.root.items()}


def order_in(path: Path) -> Order:
    """The order of a precedence.toml, an empty one where there is no such file.

    Raises RuleFileError: the file is faulty.
    """
    found = files_named([path.parent], path.name, PrecedenceFile).get(path)
    return Order(found.chains, found.silencing, str(path)) if found is not None else Order()


def order_faults(order: Order, rules: Mapping[str, Rule]) -> Iterable[str]:
    """What chains and silencing name and no rule or no case of it has, as ``file: key: what is wrong``."""
    named = [("chains", code) for chain in order.chains for code in chain]
    for key, entry in [*named, *(("silencing", entry) for entry in order.silencing)]:
        code, _, case = entry.partition(":")
        if code not in rules:
            yield f"{order.path}: {key}: 没有规则 {code}{suggest(code, rules)}"
        elif case and case not in rules[code].kind.cases:
            yield f"{order.path}: {key}: {code} 没有 {case} 这种情形{suggest(case, rules[code].kind.cases)}"
