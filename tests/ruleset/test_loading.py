"""A faulty rule file is named with its key and its fault, all faults at once."""

import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from kpilint.errors import ConfigError, RuleFileError
from kpilint.ruleset.checking import checked_rule, grounds_in, order_in
from kpilint.ruleset.loading import load_lexicons, load_rules
from kpilint.ruleset.locating import line_of
from kpilint.ruleset.trusted import trusted_rule
from kpilint.ruleset.wording import load_vocabulary
from kpilint.text.lexicon import Lexicon
from kpilint.text.vocabulary import bundled_rules

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
        (("{found}”没有", "{found:>50000}”没有"), "message", "{found}"),
        (("{found}”没有", "{found!r}”没有"), "message", "{found}"),
        (("{found}”没有", "{found.upper}”没有"), "message", "{found}"),
        (("{found}”没有", "{found[0]}”没有"), "message", "{found}"),
        (("{found}”没有", "{found”没有"), "message", "成对"),
        (('severity = "warning"', 'severity = "fatal"'), "severity", "error"),
        (('words = ["据说"]', 'words = "hearsay"'), "params.words", "没有词表 hearsay"),
        (('words = ["据说"]', 'words = ["re:(据说"]'), "params.words", "(据说"),
        (('words = ["据说"]', 'words = ["据说"]\nwrods = 1'), "params.wrods", "没有这一项"),
        (('document = "常理"', 'document = "常识"'), "basis", "常理"),
        (('title = "道听途说"', 'titel = "道听途说"'), "title", "缺少"),
        (('slug = "hearsay-value"', 'slug = "hearsay"'), "slug", "hearsay-value"),
    ],
)
def test_fault_is_named_with_file_and_key(rules, change, key, words):
    with pytest.raises(RuleFileError) as caught:
        rules(change)
    problem = "\n".join(caught.value.problems)
    assert f"hearsay-value.toml: {key}" in problem
    assert words in problem


def test_fault_of_writing_is_told_in_chinese_with_its_line(rules):
    with pytest.raises(RuleFileError) as caught:
        rules(('title = "道听途说"', "title = 道听途说"))
    (problem,) = caught.value.problems
    assert "hearsay-value.toml:4: " in problem
    assert "引号" in problem
    assert "Invalid" not in problem


def test_file_that_is_no_utf8(rules, tmp_path):
    (tmp_path / "vague" / "other.toml").write_bytes(RULE.encode("gbk"))
    with pytest.raises(RuleFileError) as caught:
        rules()
    (problem,) = caught.value.problems
    assert "other.toml: " in problem
    assert "UTF-8" in problem


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


class TestFilesAboutAllRules:
    """precedence.toml and basis.toml: checked like rule files; later folders add to earlier ones."""

    @pytest.fixture
    def told(self, rules, tmp_path):
        """The problems that a precedence.toml (or another file) of this text gives."""

        def load(text, name="precedence.toml"):
            (tmp_path / name).write_text(text, "utf-8")
            with pytest.raises(RuleFileError) as caught:
                rules()
            return caught.value.problems

        return load

    @pytest.mark.parametrize(
        ("text", "key", "words"),
        [
            ("chains = 5", "chains", "列表"),
            ("chains = [5]", "chains.0", "列表"),
            ('chains = ["VG901"]', "chains.0", "列表"),
            ("chains = [[1]]", "chains.0.0", "文字"),
            ('chains = [["VG901", "VG902"]]', "chains", "没有规则 VG902（你是不是想写 VG901？）"),
            ('chain = [["VG901"]]', "chain", "没有这一项"),
            ('silencing = "VG901"', "silencing", "列表"),
            ('silencing = ["VG902"]', "silencing", "没有规则 VG902"),
            ('silencing = ["VG901:broken"]', "silencing", "VG901 没有 broken 这种情形"),
            ('silencing = ["VG901:"]', "silencing.0", "VG901:"),
        ],
    )
    def test_fault_of_precedence(self, told, text, key, words):
        (problem,) = told(text)
        assert f"precedence.toml: {key}: " in problem
        assert words in problem

    def test_faulty_rule_is_not_also_called_unknown(self, rules, tmp_path):
        (tmp_path / "precedence.toml").write_text('chains = [["VG901"]]', "utf-8")
        with pytest.raises(RuleFileError) as caught:
            rules(('severity = "warning"', 'severity = "fatal"'))
        assert len(caught.value.problems) == 1

    @pytest.mark.parametrize("text", ['"常理" = 5', '"常理" = ""', '["常理"]\nname = "常理"'])
    def test_fault_of_grounds(self, told, text):
        (problem,) = told(text, "basis.toml")
        assert "basis.toml: 常理: " in problem

    def test_folder_adds_to_the_bundled_order(self, rules, tmp_path):
        rules()
        (tmp_path / "precedence.toml").write_text(
            'chains = [["VG901", "VG001"]]\nsilencing = ["VG901", "IN006:markup"]', "utf-8"
        )
        bundled = load_rules([bundled_rules()])
        both = load_rules([bundled_rules(), tmp_path])
        assert both.precedence == (*bundled.precedence, ("VG901", "VG001"))
        assert both.silencing == bundled.silencing | {"VG901", "IN006:markup"}


def test_line_of_finds_a_key_or_its_parent():
    text = 'a = 1\n\n[severity]\nVG001 = "x"\n[params.LG003]\nfloor = 1\n'
    assert line_of(text, ["severity", "VG001"]) == 4
    assert line_of(text, ["params", "LG003", "floor"]) == 6
    assert line_of(text, ["params", "LG003", "flor"]) == 5
    assert line_of(text, ["select"]) is None


def test_the_word_lists_that_come_with_kpilint_are_sound():
    lexicons = load_rules([bundled_rules()]).lexicons
    assert len(lexicons) > 30
    for lexicon in lexicons.values():
        lexicon.prepare()


class TestTrusted:
    """Rules that come with kpilint are read without validating them; both ways must lead to the same."""

    def test_the_same_rules_as_validated(self):
        folder = bundled_rules()
        lexicons, problems = load_lexicons([folder]), []
        basis = grounds_in(folder / "basis.toml")
        paths = [path for path in folder.rglob("*.toml") if path.parent != folder]
        assert len(paths) > 50
        for path in paths:
            trusted, checked = trusted_rule(path, lexicons, basis), checked_rule(path, lexicons, basis, problems)
            assert problems == []
            assert replace(trusted, params=checked.params) == checked
            for name in checked.params.defaults:
                ours, theirs = (getattr(rule.params, name) for rule in (trusted, checked))
                assert type(ours) is type(theirs), (path, name)
                assert getattr(ours, "entries", ours) == getattr(theirs, "entries", theirs), (path, name)
                assert repr(ours) == repr(theirs) or isinstance(ours, Lexicon)

    def test_the_same_order_as_validated(self):
        folder = bundled_rules()
        order = order_in(folder / "precedence.toml")
        rules = load_rules([folder])
        assert rules.precedence == order.chains
        assert rules.silencing == frozenset(order.silencing)

    def test_pydantic_is_not_loaded_for_them(self):
        code = (
            "import sys; from kpilint.app.ruleset import load_ruleset; load_ruleset(); "
            "sys.exit('pydantic' in sys.modules)"
        )
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

    def test_a_fault_in_them_is_told_like_any_other(self, tmp_path, monkeypatch):
        shutil.copytree(bundled_rules(), tmp_path / "rules")
        monkeypatch.setattr("kpilint.ruleset.loading.bundled_rules", lambda: tmp_path / "rules")
        path = next((tmp_path / "rules" / "vague").glob("*.toml"))
        path.write_text(path.read_text("utf-8").replace("severity = ", "severty = "), "utf-8")
        with pytest.raises(RuleFileError, match="severty: 没有这一项"):
            load_rules([tmp_path / "rules"])


class TestVocabulary:
    """A province's wording is a line of data."""

    def test_words_of_a_pack_are_added_and_go_before(self, tmp_path):
        (tmp_path / "vocabulary.toml").write_text('[columns]\ntarget_value = ["考核目标"]\nbasis = ["备注"]\n', "utf-8")
        words = load_vocabulary([tmp_path])
        assert words.columns["考核目标"] == "target_value"
        assert words.columns["备注"] == "basis"
        assert words.columns["指标值"] == "target_value"

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ('[columns]\ntarget = ["考核目标"]\n', "columns"),
            ('[columns]\ntarget_value = "考核目标"\n', "columns.target_value: 应为列表"),
            ('[columns]\ntarget_value = ["考核 目标"]\n', "写法不对"),
            ('[heads]\nname = ["项目"]\n', "heads: 没有这一项"),
        ],
    )
    def test_faults_are_told_with_file_and_key(self, tmp_path, text, fault):
        (tmp_path / "vocabulary.toml").write_text(text, "utf-8")
        with pytest.raises(RuleFileError, match=fault):
            load_vocabulary([tmp_path])

    def test_a_missing_folder_is_told(self, tmp_path):
        with pytest.raises(ConfigError, match="没有这个文件夹"):
            load_vocabulary([tmp_path / "x"])

    def test_the_words_that_come_with_kpilint_are_sound(self):
        assert load_vocabulary([]).labels["项目名称"] == "name"
