"""Units: found by the longest match, classed, and brought to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.text.unit_words import NO_UNIT_BEFORE, SAME, WORDS
from kpilint.text.units import CLASSES, canonical, is_unit, match, unit_class


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("%", "share"),
        ("％", "share"),
        ("百分比", "share"),
        ("个百分点", "share"),
        ("元", "money"),
        ("亿元", "money"),
        ("元/人·月", "unit_price"),
        ("万元/亩", "unit_price"),
        ("元每人每月", "unit_price"),
        ("元/(人·月)", "unit_price"),
        ("元／平方米", "unit_price"),
        ("人", "person"),
        ("人次", "person"),
        ("万人次", "person"),
        ("场次", "event"),
        ("次/年", "event"),
        ("起", "case"),
        ("台套", "object"),
        ("册", "document"),
        ("户", "organisation"),
        ("㎡", "area"),
        ("平方公里", "area"),
        ("公里", "length"),
        ("KM", "length"),
        ("千瓦时", "mass_energy"),
        ("立方米", "mass_energy"),
        ("吨/日", "mass_energy"),
        ("个工作日", "time"),
        ("小时", "time"),
        ("级", "grade"),
        ("分", "score"),
        ("倍", "multiple"),
        ("℃", "temperature"),
        ("摄氏度", "temperature"),
        ("dB(A)", "sound"),
        ("Mbps", "data"),
        ("mg/m³", "concentration"),
    ],
)
def test_class(unit: str, expected: str) -> None:
    assert unit_class(unit) == expected
    assert is_unit(unit)


def test_degree_is_a_unit_of_several_classes() -> None:
    assert is_unit("度")
    assert unit_class("度") is None


@pytest.mark.parametrize("text", ["", "满意度", "人员", "个人", "3个", "≥", "元/", "优"])
def test_no_unit(text: str) -> None:
    assert not is_unit(text)
    assert unit_class(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人次以上", "人次"),
        ("个百分点", "个百分点"),
        ("个工作日内", "个工作日"),
        ("平方公里绿地", "平方公里"),
        ("元/人·月，", "元/人·月"),
        ("元/标准件", "元"),
        ("千瓦时电", "千瓦时"),
        ("kWh/年", "kWh/年"),
        ("人员", "人"),
        ("分钟", "分钟"),
    ],
)
def test_longest_match(text: str, expected: str) -> None:
    found = match(text, 0)
    assert found is not None
    assert text[: found[0]] == expected


@pytest.mark.parametrize("text", ["处理", "场所", "部门", "人民", "元素", "mild", "G网络", "满意", "m2x", ""])
def test_a_word_that_begins_like_a_unit_is_none(text: str) -> None:
    assert match(text, 0) is None


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("平米", "平方米"),
        ("㎡", "平方米"),
        ("m²", "平方米"),
        ("百分比", "%"),
        ("％", "%"),
        (r"\%", "%"),
        ("日", "天"),
        ("工作日", "个工作日"),
        ("摄氏度", "℃"),
        ("℃", "℃"),
        ("KWH", "千瓦时"),
        ("Kg", "公斤"),
        ("元每人每月", "元/人·月"),
        ("元/人/月", "元/人·月"),
        ("元/(人.月)", "元/人·月"),
        ("元/m2", "元/平方米"),
        ("万平米", "万平方米"),
        ("毫克/立方米", "mg/m3"),
        ("人", "人"),
        ("标段", "标段"),
        ("稀奇", "稀奇"),
    ],
)
def test_canonical(unit: str, expected: str) -> None:
    assert canonical(unit) == expected


def test_people_and_names_are_not_one_word() -> None:
    assert len({canonical(unit) for unit in ("人", "名", "位", "人次")}) == 4


@given(st.sampled_from([word for words in WORDS.values() for word in words.split()]))
def test_every_word_is_a_unit_whose_canonical_form_is_of_the_same_class(word: str) -> None:
    assert is_unit(word)
    assert unit_class(word) in CLASSES
    assert unit_class(canonical(word)) == unit_class(word)
    assert canonical(canonical(word)) == canonical(word)


def test_no_word_stands_in_two_classes_or_under_two_forms() -> None:
    words = [word for listed in WORDS.values() for word in listed.split()]
    assert len(words) == len(set(words))
    others = [word for listed in SAME.values() for word in listed.split()]
    assert len(others) == len(set(others))
    assert not set(others) & set(SAME)


def test_units_that_begin_other_words_are_units() -> None:
    assert all(is_unit(unit) for unit in NO_UNIT_BEFORE)
