"""All rules as a list: a table, JSON, or the Markdown page rules/README.md."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kpilint import __version__
from kpilint.render.columns import table
from kpilint.render.style import Style
from kpilint.ruleset.rule import FAMILIES, Rule

_STATE = {True: "开", False: "关"}
_INTRODUCTION = """# 规则一览

<!-- 由 make docs 生成，不要手改；改规则文件。 -->

每条规则的依据、写法、正反例见 `kpilint explain 代码`。代码、英文名、中文名都可以写进设置和命令行。
"""


def as_table(rules: Sequence[Rule], enabled: frozenset[str], style: Style) -> Iterator[str]:
    """One line a rule."""
    rows = [("代码", "英文名", "名称", "级别", "类别", "")]
    for rule in rules:
        row = (rule.code, rule.slug, rule.title, rule.severity.label, FAMILIES.get(rule.family, rule.family))
        rows.append((*row, _STATE[rule.code in enabled]))
    yield from table(rows, style.width)


def as_json(rules: Sequence[Rule], enabled: frozenset[str], style: Style) -> Iterator[str]:
    """The rules for other programs."""
    listed = [
        {
            "code": rule.code,
            "rule": rule.slug,
            "title": rule.title,
            "severity": rule.severity.key,
            "family": rule.family,
            "enabled": rule.code in enabled,
        }
        for rule in rules
    ]
    whole = {"kpilint": __version__, "schema": 1, "rules": listed}
    yield json.dumps(whole, ensure_ascii=style.ascii, indent=2)


def as_markdown(rules: Sequence[Rule], enabled: frozenset[str], style: Style) -> Iterator[str]:
    """A section a family, a line a rule with its ground."""
    yield from _INTRODUCTION.splitlines()
    families = dict.fromkeys(rule.family for rule in rules)
    for family in families:
        yield ""
        yield f"## {family} {FAMILIES.get(family, '')}".rstrip()
        yield ""
        yield "| 代码 | 英文名 | 名称 | 级别 | 依据 | 开关 |"
        yield "|---|---|---|---|---|---|"
        for rule in rules:
            if rule.family == family:
                state = _STATE[rule.code in enabled]
                cells = (rule.code, rule.slug, rule.title, rule.severity.label, _grounds(rule), state)
                yield f"| {' | '.join(cell.replace('|', '｜') for cell in cells)} |"


def _grounds(rule: Rule) -> str:
    return "；".join(f"{ground.document} {ground.clause}".rstrip() for ground in rule.basis)


FORMATS = {"table": as_table, "json": as_json, "markdown": as_markdown}
"""The outputs of `rules` by name."""
