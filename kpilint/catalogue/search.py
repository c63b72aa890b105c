"""Finds the rules a user means by a word."""

from __future__ import annotations

from kpilint.ruleset.loading import RuleSet
from kpilint.ruleset.rule import FAMILIES, Rule


def find_rules(word: str, rules: RuleSet) -> list[Rule]:
    """The rules named by a code, family, slug or Chinese name; else those whose name or text holds the word, those
    with it in the name first."""
    word = word.strip()
    exact = rules.find(word) or rules.find(word.lower())
    if exact:
        return exact
    family = [rule for rule in rules.rules if FAMILIES.get(rule.family) == word]
    if family or not word:
        return family
    sought = word.lower()
    named = [rule for rule in rules.rules if sought in rule.title.lower() or sought in rule.slug]
    return named + [rule for rule in rules.rules if rule not in named and sought in _text(rule).lower()]


def _text(rule: Rule) -> str:
    """What the rule says to people; its examples speak of too many things to be searched."""
    return "\n".join([rule.why, *(part for case in rule.cases.values() for part in (case.message, case.advice))])
