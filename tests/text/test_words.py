"""Lexicons, polarity and similarity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.errors import PatternTimeout
from kpilint.text.lexicon import Lexicon
from kpilint.text.polarity import last_noun
from kpilint.text.similarity import alike, echoes
from kpilint.text.suggest import suggest

TEXT = st.text(st.sampled_from("提升泵站完成率满意度a，。1 "), max_size=30)


class TestLexicon:
    def test_the_longest_word_wins(self):
        assert Lexicon("x", ["提升", "提升泵站"]).find("提升泵站改造") == ((0, 4),)

    def test_patterns_beside_words(self):
        words = Lexicon("x", ["满意", "re:第[0-9]+批"])
        assert words.find("第12批满意") == ((0, 4), (4, 6))
        assert words.whole("第3批")
        assert not words.whole("第3批满意")

    def test_a_backward_reference_counts_in_its_own_pattern(self):
        words = Lexicon("x", ["re:(乙)", "re:(\\w{2})/非\\1"])
        assert words.find("显著/非显著") == ((0, 6),)

    def test_malformed_pattern_is_named(self):
        with pytest.raises(ValueError, match=r"\(乙"):
            Lexicon("x", ["re:(乙"])

    def test_a_pattern_that_blows_up_is_stopped(self):
        with pytest.raises(PatternTimeout):
            Lexicon("x", ["re:(a|aa)+$"]).find("a" * 60 + "b")

    @given(TEXT)
    def test_spans_lie_in_the_text_in_order_and_apart(self, text):
        spans = Lexicon("x", ["提升", "泵站", "re:满意度?", "1"]).find(text)
        flat = [edge for span in spans for edge in span]
        assert flat == sorted(flat)
        assert all(0 <= start < end <= len(text) for start, end in spans)


class TestPolarity:
    NOUNS = ("事故", "处置率", "完成率", "成本", "节约率")

    @pytest.mark.parametrize(
        ("name", "noun"),
        [
            ("事故处置率", "处置率"),
            ("安全事故发生次数", "事故"),
            ("安全事故（起）", "事故"),
            ("成本节约率", "节约率"),
            ("项目总成本情况", "成本"),
            ("事故应急演练", None),
            ("植树", None),
        ],
    )
    def test_the_last_head_noun_decides(self, name, noun):
        assert last_noun(name, self.NOUNS, counted=True) == noun

    def test_a_counting_tail_only_where_it_is_allowed(self):
        assert last_noun("安全事故次数", self.NOUNS) is None


class TestSimilarity:
    @given(TEXT)
    def test_a_text_is_like_itself(self, text):
        assert alike(text, text) in (0.0, 1.0)

    @given(TEXT, TEXT)
    def test_between_nothing_and_all(self, one, other):
        assert 0.0 <= alike(one, other) <= 1.0

    @pytest.mark.parametrize(
        ("value", "name", "echo"),
        [
            ("控制在预算范围内", "控制在预算资金范围内", True),
            ("方便群众出行", "方便群众出行。", True),
            ("提供保障", "为乡镇提供保障", True),
            ("验收合格", "桥梁工程质量", False),
            ("及时", "补贴发放及时性", False),
        ],
    )
    def test_echo(self, value, name, echo):
        assert echoes(value, name, 0.85) is echo


def test_suggestions_name_the_nearest_words_or_nothing():
    assert suggest("phrases", ["phrase", "echo"]) == "（你是不是想写 phrase？）"
    assert suggest("完全不同", ["phrase", "echo"]) == ""
