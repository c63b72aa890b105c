"""The settings in force with their origin, and the JSON schema of the settings file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from kpilint.render.columns import table
from kpilint.render.style import Style
from kpilint.ruleset.checking import shape_of
from kpilint.ruleset.loading import RuleSet
from kpilint.ruleset.selection import effective
from kpilint.ruleset.settings import Layer, strongest
from kpilint.ruleset.settings_file import SettingsFile

_DEFAULT = "默认"


def settings_lines(layers: Sequence[Layer], style: Style) -> Iterator[str]:
    """One line a setting: its key, its value and the file and line (or 命令行, 默认) that set it."""
    rows = [("设置", "值", "来自"), *(row for name in SettingsFile.model_fields for row in _rows(name, layers))]
    yield from table(rows, style.width)


def _rows(name: str, layers: Sequence[Layer]) -> Iterator[tuple[str, str, str]]:
    key = name.replace("_", "-")
    if name in ("severity", "params"):
        yield from _entries(name, layers)
    elif name in ("select", "extend_select", "ignore"):
        setting = [layer for layer in effective(layers) if layer.sets(name)]
        for layer in setting:
            yield key, _shown(getattr(layer.values, name)), layer.source(key)
        if not setting:
            yield key, '["ALL"]' if name == "select" else "[]", _DEFAULT
    else:
        value, setter = strongest(layers, name)
        yield key, _shown(value), setter.source(key) if setter is not None else _DEFAULT


def _entries(name: str, layers: Sequence[Layer]) -> Iterator[tuple[str, str, str]]:
    """The entries of a table, each with its own line; a stronger layer's entry takes the place of a weaker one's."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for layer in layers:
        for rule, value in getattr(layer.values, name).items():
            leaves = (
                {(name, rule, key): one for key, one in value.items()} if name == "params" else {(name, rule): value}
            )
            found |= {keys: (_shown(one), layer.source(*keys)) for keys, one in leaves.items()}
    for keys, (value, source) in found.items():
        yield ".".join(keys), value, source
    if not found:
        yield name, "{}", _DEFAULT


def _shown(value: object) -> str:
    return "（不设）" if value is None else json.dumps(value, ensure_ascii=False, default=str)


class _Generate(GenerateJsonSchema):
    """A word list is written as its name or as a list of words."""

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:
        """The schema of parameters that hold a word list."""
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def settings_schema(rules: RuleSet, style: Style) -> str:
    """The JSON schema of kpilint.toml, with the parameters of every rule and their defaults."""
    schema: dict[str, Any] = SettingsFile.model_json_schema(by_alias=True, mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    params: dict[str, Any] = {}
    for rule in rules.rules:
        own = shape_of(rule.kind).model_json_schema(schema_generator=_Generate)
        if not own.get("properties"):
            continue
        own["description"] = rule.title
        # What a rule needs stands in its own file; settings may give any part of it.
        own.pop("required", None)
        schema.setdefault("$defs", {}).update(own.pop("$defs", {}))
        for name, value in rule.raw_params.items():
            own["properties"][name]["default"] = value
        params[rule.code] = own
        params[rule.slug] = {"$ref": f"#/properties/params/properties/{rule.code}"}
    schema["properties"]["params"]["properties"] = params
    return json.dumps(_without_titles(schema), ensure_ascii=style.ascii, indent=2, default=str)


def _without_titles(schema: Any) -> Any:  # noqa: ANN401 - any part of a JSON schema
    """The schema without the titles pydantic makes of the English names."""
    if isinstance(schema, dict):
        return {key: _without_titles(value) for key, value in schema.items() if not _is_title(key, value)}
    return [_without_titles(one) for one in schema] if isinstance(schema, list) else schema


def _is_title(key: str, value: object) -> bool:
    return key == "title" and isinstance(value, str) and value.isascii()
