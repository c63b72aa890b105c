"""Finds the rules a user means by a word."""

from __future__ import annotations

from kpilint.ruleset.loading import RuleSet
from kpilint.ruleset.schema import FAMILIES, Rule


def find_rules(word: str, rules: RuleSet) -> list[Rule]:
    """The rules named by a code, family, slug or Chinese name; else those whose texts hold the word.

    The texts are names first: if the word stands in a name, rules that only speak of it are left out.
    """
    word = word.strip()
    exact = rules.find(word) or rules.find(word.lower())
    if exact:
        return exact
    family = [rule for rule in rules.rules if FAMILIES.get(rule.family) == word]
    if family:
        return family
    sought = word.lower()
    named = [rule for rule in rules.rules if sought in rule.title.lower() or sought in rule.slug]
    return named or [rule for rule in rules.rules if sought in _texts(rule).lower()]


def _texts(rule: Rule) -> str:
    parts = [rule.why]
    for case in rule.cases.values():
        parts += [case.message, case.advice]
    for example in (*rule.good, *rule.bad):
        parts += [str(example.indicator or example.project or example.document), example.why]
    return "\n".join(parts)
