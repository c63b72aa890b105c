"""From settings to the rules of a run: which are enabled, how grave they are, with which parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpilint.errors import ConfigError
from kpilint.report.severity import SEVERITIES, Severity
from kpilint.ruleset.faults import validation_problems
from kpilint.ruleset.loading import RuleSet
from kpilint.ruleset.rule import Rule
from kpilint.ruleset.settings import Layer, fault
from kpilint.text.suggest import suggest

if TYPE_CHECKING:
    from pydantic import ValidationError

SELECTING = ("select", "extend_select", "ignore")
"""Settings that name rules, in the order in which equally specific names are heard: the last one decides."""


@dataclass(frozen=True, slots=True)
class InForce:
    """What settings make of the rules: their parameters, the enabled codes and changed severities by code."""

    rules: RuleSet
    enabled: frozenset[str]
    severities: Mapping[str, Severity]


def in_force(layers: Sequence[Layer], rules: RuleSet) -> InForce:
    """Apply settings (weakest layer first) to the rules.

    Raises ConfigError: unknown rules or parameters, unusable values, or no rule left to run; all faults at once.
    """
    problems = [problem for layer in layers for problem in _unknown_names(layer, rules)]
    parameters = _parameters(layers, rules, problems)
    if problems:
        raise ConfigError("\n".join(dict.fromkeys(problems)))
    enabled = _enabled(layers, rules)
    if not enabled:
        raise ConfigError("所有规则都被停用了，没有可检查的：请看 select 和 ignore（kpilint config 列出生效的设置）")
    changed = tuple(parameters.get(rule.code, rule) for rule in rules.rules)
    return InForce(replace(rules, rules=changed), enabled, _severities(layers, rules))


def effective(layers: Sequence[Layer]) -> Sequence[Layer]:
    """The layers whose selection counts: a ``select`` makes the selections of weaker layers void."""
    for number in range(len(layers) - 1, -1, -1):
        if layers[number].values.select is not None:
            return layers[number:]
    return layers


def _enabled(layers: Sequence[Layer], rules: RuleSet) -> frozenset[str]:
    """Layer by layer: of the names that mean a rule, the most specific one decides; of equals, ``ignore``."""
    on = frozenset(rule.code for rule in rules.rules)
    for layer in effective(layers):
        if layer.values.select is not None:
            on = frozenset()
        verdicts: dict[str, tuple[int, bool]] = {}
        for setting in SELECTING:
            for name in getattr(layer.values, setting) or ():
                for rule in rules.find(name):
                    rank = _specificity(name, rule)
                    if rank >= verdicts.get(rule.code, (0, False))[0]:
                        verdicts[rule.code] = (rank, setting != "ignore")
        on = on | {code for code, (_, wanted) in verdicts.items() if wanted}
        on = on - {code for code, (_, wanted) in verdicts.items() if not wanted}
    return on


def _specificity(name: str, rule: Rule) -> int:
    """ALL 0, a family 1, one rule 2."""
    if name.upper() == "ALL":
        return 0
    return 1 if name.upper() == rule.family else 2


def _severities(layers: Sequence[Layer], rules: RuleSet) -> dict[str, Severity]:
    changed: dict[str, Severity] = {}
    for layer in layers:
        ranked = [
            (_specificity(name, rule), rule.code, level)
            for name, level in layer.values.severity.items()
            for rule in rules.find(name)
        ]
        changed |= {code: SEVERITIES[level] for _, code, level in sorted(ranked, key=lambda one: one[0])}
    return changed


def _unknown_names(layer: Layer, rules: RuleSet) -> Iterable[str]:
    named = [(setting, name) for setting in SELECTING for name in getattr(layer.values, setting) or ()]
    for setting, name in named:
        if not rules.find(name):
            yield fault(layer, [setting.replace("_", "-")], no_such_rule(name, rules))
    for setting in ("severity", "params"):
        for name in getattr(layer.values, setting):
            if not rules.find(name):
                yield fault(layer, [setting, name], no_such_rule(name, rules))


def no_such_rule(name: str, rules: RuleSet) -> str:
    """The sentence for a name that no rule answers to, with the nearest names."""
    known = {word for rule in rules.rules for word in (rule.code, rule.family, rule.slug, rule.title)}
    return f"没有规则 {name}{suggest(name, sorted(known))}"


def _parameters(layers: Sequence[Layer], rules: RuleSet, problems: list[str]) -> dict[str, Rule]:
    """The rules whose parameters settings change, by code."""
    changed: dict[str, Rule] = {}
    if not any(layer.values.params for layer in layers):
        return changed
    from pydantic import ValidationError

    from kpilint.ruleset.checking import checked_params

    for layer in layers:
        for name, table in layer.values.params.items():
            found = rules.find(name)
            if len(found) > 1:
                problems.append(fault(layer, ["params", name], "参数属于一条规则，请写规则的代码或英文名"))
            for rule in found[:1] if len(found) == 1 else ():
                merged = {**changed.get(rule.code, rule).raw_params, **table}
                try:
                    params = checked_params(rule.kind, merged, rules.lexicons)
                except ValidationError as error:
                    problems.extend(_parameter_faults(layer, name, rule, error))
                else:
                    changed[rule.code] = replace(rule, params=params, raw_params=merged)
    return changed


def _parameter_faults(layer: Layer, name: str, rule: Rule, error: ValidationError) -> Iterable[str]:
    known = list(rule.kind.params.defaults)
    for keys, what in validation_problems(error):
        hint = suggest(keys[0], known) if keys and keys[0] not in known else ""
        if hint == "" and keys and keys[0] not in known:
            hint = f"（{rule.code} 的参数: {'、'.join(known) or '没有'}）"
        yield fault(layer, ["params", name, *keys], what + hint)
