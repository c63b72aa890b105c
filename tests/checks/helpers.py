"""Running one rule's kind on a small document."""

from functools import cache

from kpilint.engine.run import Plan, check_document
from kpilint.ruleset.examples import example_document
from kpilint.ruleset.loading import load_rules
from kpilint.ruleset.rule import Example
from kpilint.text.vocabulary import bundled_rules


@cache
def rules():
    return load_rules([bundled_rules()])


def findings(code, *rows, **project):
    """Findings of one rule on a project of these rows."""
    example = Example(project={"indicators": list(rows), **project})
    return check_document(example_document(example), rules(), Plan(frozenset({code}))).findings


def row(name, value, level2="社会效益指标", **cells):
    return {"level2": level2, "name": name, "target_value": value, **cells}
