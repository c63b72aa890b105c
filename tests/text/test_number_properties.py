"""Properties of the value parser: spans, round trips, hostile input."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.model.quantity import Quantity
from kpilint.text.numbers import parse_decimal, parse_value
from kpilint.text.units import unit_class

from .showing import shown

FRAGMENTS = (
    "≥ ≤ >= ＞ 》 《 不少于 不低于 达到 达 控制在 约 近 前 超过 以上 以内 内 左右 及以上 以下 1 3 5 12 31 90 95.5 "
    "2024 2023年 年 年底 月 日 12月 3月 底 季度 四 一 三 两 十 百 万 亿 零 半 个 次 家 人 人次 元 万元 % ％ ‰ "
    "个百分点 平方米 ㎡ 天 个工作日 小时 级 类 等 Ⅲ III A 甲 优 良 中 差 合格 优秀 标准 水 - — ~ 至 到 ± : / . , "
    "， 。 、 ( ) （ ） 〔2022〕14号 12345热线 GB 5G kWh mg/m3 · 余 多 第 统 每 × $ \\geq \\% ① ² 百分之 分之 "
    "正负 上半年 满意度 完成 的 为 得 分 比 一半 = -5 0 00 度 M < > p 1. 2、"
)
VALUES = st.lists(st.sampled_from([*FRAGMENTS.split(), " ", "\n", "\u200b"]), max_size=9).map("".join)
ANY = st.one_of(VALUES, st.text(max_size=40))


@given(ANY)
def test_spans_lie_inside_in_order_without_overlap(text: str) -> None:
    value = parse_value(text)
    spans = [quantity.span for quantity in value.quantities]
    assert spans == sorted(spans)
    position = 0
    for start, end in sorted([*spans, *value.rest]):
        assert position <= start < end <= len(text)
        position = end
    for quantity in value.quantities:
        for inner in (quantity.operator_span, quantity.unit_span):
            assert inner is None or quantity.span[0] <= inner[0] < inner[1] <= quantity.span[1]


def _moved(quantity: Quantity, by: int) -> Quantity:
    def move(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return None if span is None else (span[0] - by, span[1] - by)

    return replace(
        quantity,
        span=(0, quantity.span[1] - by),
        operator_span=move(quantity.operator_span),
        unit_span=move(quantity.unit_span),
    )


@given(ANY)
def test_a_quantity_cut_out_says_the_same(text: str) -> None:
    for quantity in parse_value(text).quantities:
        start, end = quantity.span
        assert parse_value(text[start:end]).quantities == (_moved(quantity, start),)


@given(ANY)
def test_each_kind_fills_its_fields(text: str) -> None:
    for quantity in parse_value(text).quantities:
        assert (quantity.date is not None) == (quantity.kind == "date")
        assert (quantity.grade is not None) == (quantity.kind == "grade")
        assert (quantity.number is not None) == (quantity.kind in ("number", "range", "duration"))
        assert quantity.kind != "range" or quantity.high is not None
        assert (quantity.kind == "duration") == (quantity.unit_class == "time")
        assert (quantity.unit is None) == (quantity.unit_span is None)


OPERATORS = {
    ">=": ["≥", ">=", "＞＝", "≧", "不低于", "不少于", "至少", "大于等于", "\\geq "],
    "<=": ["≤", "<=", "＜＝", "≦", "不超过", "不高于", "至多", "小于等于", "\\leq "],
    ">": [">", "＞", "超过", "高于"],
    "<": ["<", "＜", "低于", "少于"],
    "=": ["=", "＝", "等于"],
}
BEHIND = {">=": "以上", "<=": "以内", "~": "左右"}
UNITS = ["个", "次", "人次", "家", "份", "%", "个百分点", "万元", "元/人·月", "平方米", "公里", "kWh", "℃", "分", "倍"]
NUMBERS = st.one_of(
    st.integers(0, 10**6).map(Decimal), st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False)
)
WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


@given(
    st.sampled_from([(sign, word) for sign, words in OPERATORS.items() for word in words]),
    NUMBERS,
    st.sampled_from(UNITS),
)
def test_operator_number_unit_in_every_form(operator: tuple[str, str], number: Decimal, unit: str) -> None:
    sign, word = operator
    plain = f"{word}{number}{unit}"
    thousands = f"{word}{number:,}{unit}" if unit != "%" else plain
    for text in (plain, thousands, plain.translate(WIDE), f" {word} {number} {unit} "):
        (quantity,) = parse_value(text).quantities
        assert (quantity.operator, quantity.number, quantity.high) == (sign, number, None)
        assert quantity.unit == (unit.translate(WIDE) if text == plain.translate(WIDE) else unit)
        assert quantity.unit_class == unit_class(unit)
        assert parse_value(text).rest == ()


@given(st.sampled_from(sorted(BEHIND)), NUMBERS, st.sampled_from(UNITS))
def test_operator_behind(sign: str, number: Decimal, unit: str) -> None:
    (quantity,) = parse_value(f"{number}{unit}{BEHIND[sign]}").quantities
    assert (quantity.operator, quantity.number, quantity.unit) == (sign, number, unit)


@given(NUMBERS, NUMBERS, st.sampled_from(["-", "—", "~", "～", "至", "到"]), st.sampled_from(UNITS), st.booleans())
def test_ranges_in_every_form(first: Decimal, second: Decimal, dash: str, unit: str, both: bool) -> None:
    low, high = sorted((first, second))
    (quantity,) = parse_value(f"占{low}{unit if both else ''}{dash}{high}{unit}").quantities
    assert (quantity.kind, quantity.number, quantity.high, quantity.unit) == ("range", low, high, unit)


@given(st.integers(1, 99_999))
def test_chinese_numerals_say_what_figures_say(number: int) -> None:
    (quantity,) = parse_value(f"{_numeral(number)}人").quantities
    assert (quantity.number, quantity.unit) == (Decimal(number), "人")


def _numeral(number: int) -> str:
    """The Chinese numeral of a number below 100,000, as people write it."""
    digits, places = "零一二三四五六七八九", ["", "十", "百", "千", "万"]
    text = ""
    for place in range(4, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += digits[digit] + places[place]
        elif text and not text.endswith("零"):
            text += "零"
    text = text.rstrip("零")
    return text[1:] if text.startswith("一十") else text


@given(st.dates())
def test_dates_in_every_form(day: object) -> None:
    year, month, date = (int(part) for part in str(day).split("-"))
    year = 1900 + year % 200
    date = min(date, 28)
    iso = f"{year}-{month:02}-{date:02}"
    for text in (f"{year}年{month}月{date}日", iso, iso.replace("-", "/"), f"{year}.{month}.{date}"):
        assert shown(f"{text}前") == [f"date <= {iso}"]


HOSTILE = r"1 9, 一 十一 ≥ 《 1- 1. 1: 2024 2024年 a1 第 〔2022〕 不超 \geq $ ﹣1 优 "


@pytest.mark.parametrize("piece", HOSTILE.split())
def test_long_hostile_texts_come_back(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    value = parse_value(text)
    assert value.text == text
    assert all(0 <= start < end <= len(text) for start, end in value.rest)
    assert parse_decimal(text) is None
