"""Normalised text: one form for what looks the same, and the way back to what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.text.normalise import normalise, normalise_spaced, squash

ODD = " \n\u3000\u200b≥≧＞=＝<％—－～１２3Ⅲ㎡²①½…$\\“”《》满意度个"
TEXT = st.text(st.one_of(st.characters(), st.sampled_from(ODD)), max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥ 90 ％", "≥90%"),
        ("＞＝９５．５％", "≥95.5%"),
        (">= 3", "≥3"),
        ("> = 3", "≥3"),
        ("≧3、≦5、≯8、≮2", "≥3、≤5、≤8、≥2"),
        ("80%—90%", "80%-90%"),
        ("80%－90%", "80%-90%"),
        ("10～20", "10~20"),
        ("10〜20", "10~20"),
        (r"$\geq 90\%$", "≥90%"),
        (r"\geqslant 5", "≥5"),
        (r"\le5\,次", "≤5次"),
        (r"25^{\circ}C", "25°C"),
        ("18℃、30㎡、Ⅲ类", "18°C、30m2、III类"),
        ("12 月\n底　前", "12月底前"),
        ("元/人・月", "元/人·月"),
        ("“优”", "“优”"),
        ("《办法》", "《办法》"),
        ("１：３", "1:3"),
        ("满\u200b意\ufeff度", "满意度"),
    ],
)
def test_one_form(text: str, expected: str) -> None:
    assert normalise(text).text == expected


@pytest.mark.parametrize("text", ["①完成", "⒈完成", "½", "10²", "等…", "90%", ""])
def test_figures_and_marks_that_nobody_wrote_do_not_appear(text: str) -> None:
    assert normalise(text).text == text


def test_raised_figures_count_in_units_only() -> None:
    assert normalise("30m²").text == "30m2"
    assert normalise("10²").text == "10²"


def test_latex_commands_end_with_their_letters() -> None:
    assert normalise(r"\gets").text == r"\gets"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("966.5 7", "966.5 7"),
        ("966. 57", "966. 57"),
        ("GB 50016", "GB 50016"),
        ("LED 2块", "LED 2块"),
        ("60\n80", "60 80"),
        ("≥ 90 %", "≥90%"),
        ("12 月", "12月"),
        ("9\u200b5", "95"),
    ],
)
def test_a_space_stays_between_figures(text: str, expected: str) -> None:
    assert normalise_spaced(text).text == expected


def test_span_leads_back_to_what_was_written() -> None:
    text = "完成 ＞＝ 90 ％ 以上"
    clean = normalise(text)
    assert clean.text == "完成≥90%以上"
    start, end = clean.span(2, 6)
    assert text[start:end] == "＞＝ 90 ％"
    start, end = clean.span(0, 2)
    assert text[start:end] == "完成"
    assert clean.span(2, 2) == (3, 3)


def test_a_letter_of_a_spelt_out_unit_leads_back_to_all_of_it() -> None:
    text = "5㎡"
    assert normalise(text).span(2, 3) == (1, 2)


def test_squash_drops_punctuation_and_keeps_what_makes_a_difference() -> None:
    assert squash("“满意度”， 较 高。") == "满意度较高"
    assert squash("≥ 9.5 ％") == "≥9.5%"
    assert squash("1.5") != squash("15")
    assert squash("——、（）") == ""


@given(TEXT)
def test_offsets_rise_and_stay_inside(text: str) -> None:
    for clean in (normalise(text), normalise_spaced(text)):
        assert len(clean.offsets) == len(clean.text) + 1
        assert len(clean.ends) == len(clean.text)
        assert list(clean.offsets) == sorted(clean.offsets)
        assert clean.offsets[-1] == len(text)
        for index in range(len(clean.text)):
            start, end = clean.span(index, index + 1)
            assert 0 <= start < end <= len(text)


@given(TEXT.filter(lambda text: "\\" not in text))
def test_what_a_span_leads_back_to_normalises_to_the_same(text: str) -> None:
    clean = normalise(text)
    for end in range(1, len(clean.text) + 1):
        piece = text[slice(*clean.span(0, end))]
        assert normalise(piece).text.startswith(clean.text[:end])


@given(TEXT.filter(lambda text: "\\" not in text))
def test_normalised_text_stays_as_it_is(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(TEXT)
def test_white_space_makes_no_difference(text: str) -> None:
    plain = text.replace("\\", "")
    assert normalise(" \n".join(plain)).text == normalise("".join(plain.split())).text
