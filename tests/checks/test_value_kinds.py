"""Properties of the kinds that judge one value."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .helpers import findings, row

settings.register_profile("quick", max_examples=40, deadline=None)
settings.load_profile("quick")

HAN = st.text(st.sampled_from("山水田林路桥村校医农工商学兵车船机具图书档案河湖渠塘坝"), min_size=5, max_size=12)
AMOUNT = st.integers(1, 9999)


@given(HAN, AMOUNT)
def test_a_value_with_a_figure_is_never_vague_nor_an_echo(name, amount):
    value = f"大幅提升{amount}%"
    assert findings("VG001", row(name, value)) == ()
    assert findings("PH004", row(name, f"{name}{amount}个")) == ()


@given(HAN)
def test_a_value_that_is_the_name_is_an_echo(name):
    assert len(findings("PH004", row(name, name))) == 1


@given(HAN)
def test_an_end_state_is_neither_vague_nor_an_echo(name):
    value = f"{name}通过竣工验收"
    assert findings("PH004", row(f"{name}通过竣工验收", value)) == ()
    assert findings("VG001", row(name, value)) == ()


@pytest.mark.parametrize(
    ("noun", "good"), [("覆盖率", "≥"), ("满意度", "≥"), ("故障率", "≤"), ("差错率", "≤"), ("办结率", "≥")]
)
@given(HAN, st.integers(1, 99))
def test_the_operator_decides_for_polar_nouns(noun, good, name, share):
    bad = "≤" if good == "≥" else "≥"
    assert findings("LG001", row(name + noun, f"{good}{share}%", "质量指标")) == ()
    assert len(findings("LG001", row(name + noun, f"{bad}{share}%", "质量指标"))) == 1


@given(HAN, st.integers(101, 100000))
def test_a_bounded_share_over_100_cannot_be(name, share):
    assert len(findings("LG002", row(f"{name}合格率", f"≥{share}%", "质量指标"))) == 1
    assert findings("LG002", row(f"{name}增长率", f"≥{share}%", "质量指标")) == ()


@given(st.lists(st.booleans(), min_size=1, max_size=9))
def test_a_row_with_a_figure_never_makes_a_project_under_quantified(measured):
    rows = [row(f"第{number}项惠民事", "≥3场" if yes else "有序开展") for number, yes in enumerate(measured)]
    before = findings("MS006", *rows)
    after = findings("MS006", *rows, row("新增事项", "≥5场"))
    assert len(after) <= len(before)
    assert bool(before) == (sum(measured) < len(measured) / 2)


@given(HAN)
def test_quotes_must_come_in_pairs(words):
    assert findings("FM003", row(f"“{words}”建设", "≥3处")) == ()
    assert len(findings("FM003", row(f"“{words}建设", "≥3处"))) == 1


@given(HAN, st.sampled_from("\ue000\uf8ff\ufffd\x07"))
def test_characters_that_are_no_text_are_told(words, broken):
    assert findings("IN006", row(words, "≥3处")) == ()
    assert len(findings("IN006", row(words + broken, "≥3处"))) == 1


def test_a_text_repeated_through_a_row_is_told_once():
    text = "对“大棚种植户的指导"
    found = findings("FM003", row(text, "≥3次", description=text, basis=text))
    assert [one.field for one in found] == ["name"]


@pytest.mark.parametrize("unit", ["个", "次", "%", "分", "公里", "万元"])
def test_a_unit_in_its_own_column_counts(unit):
    assert findings("MS002", row("改造管网", "≥12", "数量指标", unit=unit)) == ()


def test_the_operator_in_its_own_column_counts():
    cells = row("编印读本册数", "500", "数量指标", unit="册", direction="≤")
    assert [one.severity.key for one in findings("LG001", cells)] == ["warning"]
