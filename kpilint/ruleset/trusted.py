"""Rule files that come with kpilint, which the tests have validated: read without validating them once more.

Validating takes pydantic and several times as long as all the rest; only foreign rules need it.
"""

from __future__ import annotations

import tomllib
import types
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from kpilint.checks.kind import Kind, Parameters, resolve_words
from kpilint.ruleset.building import build
from kpilint.ruleset.kinds import load_kind
from kpilint.ruleset.rule import Rule
from kpilint.text.lexicon import Lexicon

Lexicons = Mapping[str, Lexicon]


def trusted_rule(path: Path, lexicons: Lexicons, basis: Mapping[str, str]) -> Rule:
    """The rule of a sound file. What a faulty one does is not defined; ``checked_rule`` tells its faults."""
    table = tomllib.loads(path.read_text("utf-8"))
    kind = load_kind(table["kind"])
    return build(table, kind, trusted_params(kind, table.get("params", {}), lexicons), basis, path)


def trusted_params(kind: Kind, table: Mapping[str, Any], lexicons: Lexicons) -> Parameters:
    """Parameters out of sound values: numbers, lists and word lists become what the fields are declared as."""
    hints = _hints(kind)
    return kind.params(**{name: _value(hints[name], value, lexicons) for name, value in table.items()})


@cache
def _hints(kind: Kind) -> dict[str, Any]:
    return get_type_hints(kind.params)


def _value(hint: Any, value: Any, lexicons: Lexicons) -> Any:  # noqa: ANN401 - whatever a field is declared as
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
        return None if value is None else _value(hint, value, lexicons)
    if hint is Lexicon:
        return resolve_words(value, lexicons)
    if hint is Decimal:
        return Decimal(str(value))
    if hint in (int, float):
        return hint(value)
    if origin is tuple:
        kinds = get_args(hint)
        each = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_value(kind, one, lexicons) for kind, one in zip(each, value, strict=True))
    if origin is dict:
        key, kind = get_args(hint)
        return {_value(key, name, lexicons): _value(kind, one, lexicons) for name, one in value.items()}
    return value
