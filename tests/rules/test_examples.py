"""Every example of every rule is a test: bad ones are found, good ones are not."""

import pytest

from kpilint.engine.run import Plan, check_document
from kpilint.ruleset.examples import example_document
from kpilint.ruleset.loading import load_rules
from kpilint.text.vocabulary import bundled_rules

RULES = load_rules([bundled_rules()])
GOOD = [(rule, number, one) for rule in RULES.rules for number, one in enumerate(rule.good, 1)]
BAD = [(rule, number, one) for rule in RULES.rules for number, one in enumerate(rule.bad, 1)]
NOT_IN_DOCUMENTS = {"IN001"}
"""Rules about files, not about documents: their examples are tests of the reader."""


def name(case):
    return f"{case[0].code}-{case[1]}"


def findings(rule, example):
    report = check_document(example_document(example), RULES, Plan(frozenset({rule.code})))
    return report.findings


@pytest.mark.parametrize("case", [case for case in BAD if case[0].code not in NOT_IN_DOCUMENTS], ids=name)
def test_bad_example_is_found(case):
    rule, _, example = case
    found = findings(rule, example)
    assert found, f"{rule.code} does not see its own bad example"
    if example.mark is not None:
        marked = {one.text[slice(*one.span)] if one.span else one.text for one in found}
        assert example.mark in marked


@pytest.mark.parametrize("case", [case for case in GOOD if case[0].code not in NOT_IN_DOCUMENTS], ids=name)
def test_good_example_is_silent(case):
    rule, _, example = case
    assert [one.message for one in findings(rule, example)] == []
