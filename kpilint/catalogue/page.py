"""A rule's page, as `explain` prints it: everything on it comes from the rule's file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import fold
from kpilint.ruleset.rule import FAMILIES, Example, Rule
from kpilint.text.labels import FIELD_LABELS, field_label, stage_label

_SCOPES = {
    "document": "整份文件",
    "project": "每个项目（一张绩效目标表）",
    "name": "项目名称",
    "purpose": "资金用途",
    "objective": "每一条绩效目标",
    "schedule": "资金支出计划",
    "budget": "预算数",
    "texts": "所有填写文字的单元格",
    "indicator": "每一行绩效指标",
}
"""Scopes in words; ``indicator.<field>`` is made from the field's name."""


def page_lines(rule: Rule, style: Style, enabled: bool) -> Iterator[str]:
    """Code, names and severity; what the rule looks at; why; ground; parameters; examples; how to change it."""
    yield style.strong(f"{rule.code} {rule.slug}  {rule.title}")
    state = "" if enabled else "（现在的设置停用了它）"
    yield f"级别: {rule.severity.label}  类别: {rule.family} {FAMILIES.get(rule.family, '')}{state}"
    yield f"看什么: {'、'.join(map(_scope, rule.scopes))}"
    for ground in rule.basis:
        yield f"依据: {ground.document} {ground.clause}".rstrip()
    yield f"建议: {_blank(rule.cases[''].advice)}"
    yield from _why(rule, style)
    yield from _cases(rule, style)
    yield from _examples("不合格的例子", rule.bad, style)
    yield from _examples("合格的例子", rule.good, style)
    yield from _parameters(rule, style)
    yield ""
    yield style.strong("怎样改")
    yield f'  不用这条规则:  kpilint check --ignore {rule.code} …  或在 kpilint.toml 里写 ignore = ["{rule.code}"]'
    yield f"  改级别:        kpilint check --severity {rule.code}=info …"


def _scope(name: str) -> str:
    head, _, field = name.partition(".")
    return f"每一行的“{field_label(field, in_row=True)}”" if field else _SCOPES.get(head, head)


def _why(rule: Rule, style: Style) -> Iterator[str]:
    if not rule.why.strip():
        return
    yield ""
    yield style.strong("为什么")
    for paragraph in rule.why.strip().splitlines():
        yield from (f"  {line}" for line in fold(paragraph, style.width - 2))


def _cases(rule: Rule, style: Style) -> Iterator[str]:
    """Cases graded otherwise than the rule, told by their messages."""
    cases = [case for name, case in rule.cases.items() if name and case.severity != rule.severity]
    if cases:
        yield ""
        yield style.strong("级别不同的情形")
    for case in cases:
        first, *more = fold(f"{case.severity.label}: {_blank(case.message)}", style.width - 4)
        yield f"  - {first}"
        yield from (f"    {line}" for line in more)


def _blank(template: str) -> str:
    """A message without its words: what stands in braces is filled in when the rule is run."""
    out, depth = "", 0
    for char in template:
        depth += (char == "{") - (char == "}")
        if char == "}":
            out += "…"
        elif not depth:
            out += char
    return out


def _examples(title: str, examples: tuple[Example, ...], style: Style) -> Iterator[str]:
    yield ""
    yield style.strong(title)
    for example in examples:
        lines = list(_example(example))
        for number, line in enumerate(lines):
            folded = fold(line, style.width - 4)
            yield f"  {'-' if number == 0 else ' '} {folded[0]}"
            yield from (f"    {more}" for more in folded[1:])
        if example.why:
            yield f"    （{example.why}）"


def _example(example: Example) -> Iterator[str]:
    if example.indicator is not None:
        yield _row(example.indicator)
    elif example.project is not None:
        yield from _project(example.project)
    else:
        document = example.document or {}
        projects = document.get("projects", [])
        yield from _facts({key: value for key, value in document.items() if key not in ("projects", "notes")})
        for note in document.get("notes", []):
            yield visible(f"{note.get('text', '')} {note.get('why', '')}".strip())
        for number, project in enumerate(projects, 1):
            for line in _project(project):
                yield f"项目{number} {line}"


def _project(project: Mapping[str, Any]) -> Iterator[str]:
    yield from _facts({key: value for key, value in project.items() if key != "indicators"})
    for row in project.get("indicators", []):
        yield _row(row)


def _row(row: Mapping[str, Any]) -> str:
    cells = {field_label(name, in_row=True): visible(str(text)) or "（空）" for name, text in row.items()}
    return "，".join(f"{label}: {text}" for label, text in cells.items())


def _facts(facts: Mapping[str, Any]) -> Iterator[str]:
    for name, value in facts.items():
        if name == "schedule":
            yield "资金支出计划: " + "，".join(f"{stage_label(key)} {text or '（空）'}" for key, text in value.items())
        elif isinstance(value, list):
            yield f"{_LABELS.get(name, name)}: {'；'.join(visible(str(one)) for one in value)}"
        else:
            yield f"{_LABELS.get(name, name)}: {visible(str(value))}"


_LABELS = {**FIELD_LABELS, "paragraphs": "正文", "year": "年度", "lost": "提取时丢失", "stated_funds": "正文所述资金"}


def _parameters(rule: Rule, style: Style) -> Iterator[str]:
    parameters = rule.params.defaults
    if not parameters:
        return
    yield ""
    yield style.strong(f"参数（在 kpilint.toml 的 [params.{rule.code}] 里改）")
    for name, default in parameters.items():
        first, *more = fold(f"{name} = {_toml(rule.raw_params.get(name, default))}", style.width - 4)
        yield f"  {first}"
        yield from (f"    {line}" for line in more)


def _toml(value: object) -> str:
    """A parameter's value as it is written in the settings file."""
    if value is None:
        return "（不设）"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=str)
