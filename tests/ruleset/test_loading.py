"""A faulty rule file is named with its key and its fault, all faults at once."""

import shutil

import pytest

from kpilint.errors import RuleFileError
from kpilint.ruleset.loading import load_rules
from kpilint.ruleset.locating import bundled_rules, line_of

RULE = """
code = "VG901"
slug = "hearsay-value"
title = "道听途说"
severity = "warning"
kind = "phrase"
scope = "indicator.target_value"
message = "“{found}”没有出处"
advice = "写出数值"
[params]
words = ["据说"]
[[basis]]
document = "常理"
[[bad]]
indicator = { level2 = "社会效益指标", name = "口碑", target_value = "据说不错" }
[[good]]
indicator = { level2 = "社会效益指标", name = "口碑", target_value = "≥90%" }
"""


@pytest.fixture
def rules(tmp_path):
    """A folder with one sound rule, and a function that writes a changed copy and loads the folder."""
    (tmp_path / "vague").mkdir()
    (tmp_path / "lexicons").mkdir()
    shutil.copy(bundled_rules() / "basis.toml", tmp_path)

    def load(*changes, name="hearsay-value"):
        text = RULE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "vague" / f"{name}.toml").write_text(text, "utf-8")
        return load_rules([tmp_path])

    return load


def test_sound_rule_is_loaded(rules):
    assert [rule.code for rule in rules().rules] == ["VG901"]


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        (('kind = "phrase"', 'kind = "phrases"'), "kind", "phrase"),
        (('"indicator.target_value"\nmessage', '"indicator.value"\nmessage'), "scope", "indicator.target_value"),
        (("{found}”没有", "{fond}”没有"), "message", "found"),
        (('severity = "warning"', 'severity = "fatal"'), "severity", "error"),
        (('words = ["据说"]', 'words = "hearsay"'), "params.words", "没有词表 hearsay"),
        (('words = ["据说"]', 'words = ["re:(据说"]'), "params.words", "(据说"),
        (('words = ["据说"]', 'words = ["据说"]\nwrods = 1'), "params.wrods", "没有这一项"),
        (('document = "常理"', 'document = "常识"'), "basis", "常理"),
        (('title = "道听途说"', 'titel = "道听途说"'), "title", "缺少"),
        (('slug = "hearsay-value"', 'slug = "hearsay"'), "slug", "hearsay-value"),
        (('据说不错" }', '据说不错" '), "", "TOML"),
    ],
)
def test_fault_is_named_with_file_and_key(rules, change, key, words):
    with pytest.raises(RuleFileError) as caught:
        rules(change)
    problem = "\n".join(caught.value.problems)
    assert f"hearsay-value.toml: {key}" in problem
    assert words in problem


def test_several_faults_are_told_at_once(rules):
    with pytest.raises(RuleFileError) as caught:
        rules(("{found}”没有", "{fond}”没有"), ('document = "常理"', 'document = "常识"'))
    assert len(caught.value.problems) == 2


def test_code_taken_twice(rules):
    rules()
    with pytest.raises(RuleFileError) as caught:
        rules(('slug = "hearsay-value"', 'slug = "another"'), name="another")
    assert "VG901 已被" in str(caught.value)


def test_codes_slugs_and_titles_are_unique():
    rules = load_rules([bundled_rules()]).rules
    for names in ([r.code for r in rules], [r.slug for r in rules], [r.title for r in rules]):
        assert len(set(names)) == len(names)


def test_precedence_names_known_rules():
    rules = load_rules([bundled_rules()])
    known = {rule.code for rule in rules.rules}
    assert {code for chain in rules.precedence for code in chain} <= known
    assert {entry.partition(":")[0] for entry in rules.silencing} <= known


def test_line_of_finds_a_key_or_its_parent():
    text = 'a = 1\n\n[severity]\nVG001 = "x"\n[params.LG003]\nfloor = 1\n'
    assert line_of(text, ["severity", "VG001"]) == 4
    assert line_of(text, ["params", "LG003", "floor"]) == 6
    assert line_of(text, ["params", "LG003", "flor"]) == 5
    assert line_of(text, ["select"]) is None
