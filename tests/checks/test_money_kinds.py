"""Properties of the kinds that compare sums of money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.checks._money import in_wan, money_in
from kpilint.report.severity import Severity
from kpilint.text.numbers import parse_value

from .helpers import findings, row

WAN = st.integers(100, 999_999).map(lambda cents: Decimal(cents) / 100)
"""Sums of 1.00 to 9999.99 万元."""


def cost(value, name="工程建设费用", **cells):
    return row(name, value, "成本指标", **cells)


@given(WAN, WAN)
def test_sources_that_add_up_pass_and_others_do_not(fiscal, other):
    total = fiscal + other
    assert findings("BG001", funds_total=str(total), fiscal_funds=str(fiscal), other_funds=str(other)) == ()
    found = findings("BG001", funds_total=str(total + 1), fiscal_funds=str(fiscal), other_funds=str(other))
    assert [(one.severity, one.at) for one in found] == [(Severity.ERROR, "budget")]


@given(WAN, WAN)
def test_carry_over_may_stand_beside_the_sources_or_within_them(fiscal, carried):
    beside = {"fiscal_funds": str(fiscal), "other_funds": "", "carryover": str(carried)}
    assert findings("BG001", funds_total=str(fiscal + carried), **beside) == ()
    assert findings("BG001", funds_total=str(fiscal), **beside) == ()


def test_blank_sources_say_nothing():
    assert findings("BG001", funds_total="20", fiscal_funds="", other_funds="") == ()


@given(WAN)
def test_a_cost_up_to_one_per_cent_above_the_budget_passes(budget):
    assert findings("BG002", cost(f"≤{budget}万元"), funds_total=str(budget)) == ()
    assert findings("BG002", cost(f"≤{budget * Decimal('1.01')}万元"), funds_total=str(budget)) == ()
    found = findings("BG002", cost(f"≤{budget * 2}万元"), funds_total=str(budget))
    assert [(one.severity, one.at, one.field) for one in found] == [(Severity.ERROR, "indicator:1", "target_value")]


@given(WAN)
def test_the_unit_of_a_cost_does_not_matter(budget):
    yuan = int(budget * 20_000)
    assert len(findings("BG002", cost(f"≤{yuan}元"), funds_total=str(budget))) == 1
    assert len(findings("BG002", cost(f"≤{yuan}", unit="元"), funds_total=str(budget))) == 1
    assert findings("BG002", cost(f"≤{yuan}元/人"), funds_total=str(budget)) == ()
    assert findings("BG002", cost(f"≤{yuan}", unit="元/平方米"), funds_total=str(budget)) == ()


@pytest.mark.parametrize("name", ["每公里养护费用", "单座改造成本", "人均培训经费", "设备单价", "户均补助"])
def test_unit_prices_are_not_compared_with_the_whole(name):
    assert findings("BG002", cost("≤90万元", name), funds_total=30) == ()


def test_the_prose_gives_the_budget_where_the_table_has_none():
    assert len(findings("BG002", cost("≤200万元"), stated_funds=100)) == 1
    assert findings("BG002", cost("≤200万元")) == ()


@given(WAN)
def test_the_purposes_total_is_the_budget_or_wrong(budget):
    text = "预算数{}万元，其中设备购置1万元。主要用于更新安检设备。"
    assert findings("BG004", purpose=text.format(budget), funds_total=str(budget)) == ()
    found = findings("BG004", purpose=text.format(budget * 3), funds_total=str(budget))
    assert [one.text[slice(*one.span)] for one in found] == [f"预算数{budget * 3}万元"]


@given(st.integers(100_000, 99_999_999))
def test_rounding_to_the_budgets_decimals_passes(hundredths):
    exact = Decimal(hundredths) / 10_000
    rounded = exact.quantize(Decimal("0.01"))
    assert findings("BG004", purpose=f"预算数预计{exact}万元。", funds_total=str(rounded)) == ()


@pytest.mark.parametrize(
    "purpose",
    [
        "2024年预算数70万元，本年用于闸门检修。",
        "项目总投资900万元，用于闸门检修。",
        "申请资金52万元用于闸门检修，自筹24万元。",
        "其中上级专项资金52万元。",
        "补助每座12万元，改造DN300管道12.4公里。",
    ],
)
def test_other_sums_of_the_purpose_are_not_the_total(purpose):
    assert findings("BG004", purpose=purpose, funds_total=76) == ()


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("共1,650.5万元", [Decimal("1650.5")]),
        ("9600元和0.5亿元", [Decimal("0.96"), Decimal(5000)]),
        ("补助500元/人，每亩80元·年", []),
        ("资金76万，惠及1.2万人", [Decimal(76)]),
    ],
)
def test_sums_are_read_in_wan(text, amounts):
    assert [one.amount for one in money_in(text)] == amounts


@pytest.mark.parametrize(("value", "wan"), [("≤36000元", "3.6"), ("3-5万元", "5"), ("2亿元", "20000"), ("8美元", None)])
def test_quantities_are_read_in_wan(value, wan):
    assert in_wan(parse_value(value).quantities[0]) == (None if wan is None else Decimal(wan))
