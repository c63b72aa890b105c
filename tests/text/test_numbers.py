"""The value parser: what target values say, and which figures say nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.model.quantity import Quantity
from kpilint.text.numbers import parse_decimal, parse_value
from kpilint.text.units import unit_class


def show(quantity: Quantity) -> str:
    """A quantity in a line: kind, operator, number or date or grade, unit, class."""
    parts: list[str] = [quantity.kind, quantity.operator or ""]
    if quantity.number is not None:
        high = "" if quantity.high is None else f"..{quantity.high}"
        parts.append(f"{quantity.number}{high}" + (f"±{quantity.tolerance}" if quantity.tolerance else ""))
    if quantity.date:
        parts.append(f"{quantity.date_from}/{quantity.date}" if quantity.date_from else quantity.date)
    parts += [quantity.grade or "", quantity.unit or "", quantity.unit_class or ""]
    return " ".join(part for part in parts if part)


def shown(text: str) -> list[str]:
    return [show(quantity) for quantity in parse_value(text).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥6个", "number >= 6 个 object"),
        ("≧6个", "number >= 6 个 object"),
        (">=6个", "number >= 6 个 object"),
        ("＞＝６个", "number >= 6 个 object"),
        ("》=6个", "number >= 6 个 object"),
        ("》6个", "number > 6 个 object"),
        ("〈6个", "number < 6 个 object"),
        ("＜6 个", "number < 6 个 object"),
        ("=100%", "number = 100 % share"),
        ("＝100％", "number = 100 ％ share"),
        ("≈100人", "number ~ 100 人 person"),
        ("≯3次", "number <= 3 次 event"),
        ("≥95", "number >= 95"),
        ("95", "number 95"),
        ("0", "number 0"),
        ("-5%", "number -5 % share"),
        ("≥-5%", "number >= -5 % share"),
        ("200人", "number 200 人 person"),
        ("992.47平米", "number 992.47 平米 area"),
        ("100百分比", "number 100 百分比 share"),
        ("增长8个百分点", "number 8 个百分点 share"),
        ("1,650.00万元", "number 1650.00 万元 money"),
        ("1，234，567元", "number 1234567 元 money"),
        ("≤0.5元/人·月", "number <= 0.5 元/人·月 unit_price"),
        ("500元每人每月", "number 500 元每人每月 unit_price"),
        ("≤3万元/亩", "number <= 3 万元/亩 unit_price"),
        ("≥18摄氏度", "number >= 18 摄氏度 temperature"),
        ("≥18℃", "number >= 18 ℃ temperature"),
        ("≤55dB(A)", "number <= 55 dB(A) sound"),
        ("≥100Mbps", "number >= 100 Mbps data"),
        ("≤35μg/m3", "number <= 35 μg/m3 concentration"),
        ("1.2万kWh", "number 12000 kWh mass_energy"),
        ("5千米", "number 5 千米 length"),
        ("12次/年", "number 12 次/年 event"),
        ("≥90分", "number >= 90 分 score"),
        ("≥3类", "number >= 3 类 object"),
        ("$\\geq 90\\%$", "number >= 90 \\% share"),
        ("90\\%", "number 90 \\% share"),
    ],
)
def test_signs_and_units(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        ("不低于", ">="),
        ("不少于", ">="),
        ("不小于", ">="),
        ("不得低于", ">="),
        ("至少", ">="),
        ("达到", ">="),
        ("达", ">="),
        ("大于等于", ">="),
        ("高于或等于", ">="),
        ("超过", ">"),
        ("大于", ">"),
        ("高于", ">"),
        ("不超过", "<="),
        ("不高于", "<="),
        ("不大于", "<="),
        ("不多于", "<="),
        ("未超过", "<="),
        ("不得超过", "<="),
        ("至多", "<="),
        ("最多", "<="),
        ("控制在", "<="),
        ("小于等于", "<="),
        ("低于", "<"),
        ("小于", "<"),
        ("少于", "<"),
        ("不足", "<"),
        ("等于", "="),
        ("约", "~"),
    ],
)
def test_words_before(word: str, sign: str) -> None:
    text = f"培训{word}20次"
    (quantity,) = parse_value(text).quantities
    assert (quantity.operator, quantity.number, quantity.unit) == (sign, Decimal(20), "次")
    assert quantity.operator_span == (2, 2 + len(word))
    assert parse_value(text).rest_text == "培训"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90%以上", "number >= 90 % share"),
        ("90%及以上", "number >= 90 % share"),
        ("90%（含）以上", "number >= 90 % share"),
        ("90%以上（含90%）", "number >= 90 % share"),
        ("5%以下", "number <= 5 % share"),
        ("30万元以内", "number <= 30 万元 money"),
        ("5%内", "number <= 5 % share"),
        ("10个左右", "number ~ 10 个 object"),
        ("20余家", "number ~ 20 家 organisation"),
        ("三十多家", "number ~ 30 家 organisation"),
        ("100多万元", "number ~ 100 万元 money"),
        ("1万余户", "number ~ 10000 户 organisation"),
        ("达到90%以上", "number >= 90 % share"),
        ("达到5%以下", "number <= 5 % share"),
        ("控制在5%左右", "number ~ 5 % share"),
        ("不低于90%以上", "number >= 90 % share"),
    ],
)
def test_words_behind(text: str, expected: str) -> None:
    assert shown(text) == [expected]
    assert parse_value(text).rest == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("节约5%", "number 5 % share"),
        ("预约10人", "number 10 人 person"),
        ("近三年", "duration 3 年 time"),
        ("附近3公里", "number 3 公里 length"),
        ("万达3个", "number 3 个 object"),
        ("目前3个", "number 3 个 object"),
        ("3个内设机构", "number 3 个 object"),
        ("5%以下简称", "number 5 % share"),
    ],
)
def test_words_that_only_look_like_operators(text: str, expected: str) -> None:
    assert shown(text) == [expected]


def test_a_rank() -> None:
    assert shown("全省前3名") == ["number <= 3 名 rank"]
    assert shown("排名前10%") == ["number <= 10 % rank"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三个", "number 3 个 object"),
        ("两家单位", "number 2 家 organisation"),
        ("十五次", "number 15 次 event"),
        ("一百二十人", "number 120 人 person"),
        ("一千零五户", "number 1005 户 organisation"),
        ("三万人", "number 30000 人 person"),
        ("三万五千人", "number 35000 人 person"),
        ("两千万元", "number 2000 万元 money"),
        ("三亿元", "number 3 亿元 money"),
        ("三", "number 3"),
        ("零", "number 0"),
        ("零次", "number 0 次 event"),
        ("零事故", "number 0"),
        ("不少于三", "number >= 3"),
        ("百分之九十五", "number 95 百分之 share"),
        ("不低于百分之九十", "number >= 90 百分之 share"),
        ("百分之百", "number 100 百分之 share"),
        ("千分之三", "number 3 千分之 share"),
        ("三到五个", "range 3..5 个 object"),
        ("半年", "duration 0.5 年 time"),
        ("一年半", "duration 1.5 年 time"),
        ("1个半小时", "duration 1.5 小时 time"),
        ("三起案件", "number 3 起 case"),
    ],
)
def test_chinese_numerals(text: str, expected: str) -> None:
    assert shown(text) == [expected]


WORDS_WITH_NUMERALS = (
    "一般 三公 统一 十四五 第三 第一批 一体化 万达 二次元 一级指标 二级单位 三级联动 一次性 一系列 一部分 进一步 "
    "统一个人 逐一 三位一体 一带一路 万无一失 千方百计 千家万户 百姓 三五个 二期 一起 一户一策 十分满意 零售 零星 "
    "零基预算 三方 一线 半数 一对一 三年级 十九届 万一 之一 三农 两个维护 国家级 省级 一方面 一刻钟 唯一 一定 "
    "五位一体 最多跑一次"
)


@pytest.mark.parametrize("text", WORDS_WITH_NUMERALS.split())
def test_numerals_inside_words_are_no_quantities(text: str) -> None:
    value = parse_value(text)
    assert value.quantities == ()
    assert not value.is_quantified
    assert value.rest_text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.1万户", "number 11000 户 organisation"),
        ("5万人次", "number 50000 人次 person"),
        ("50万平方米", "number 500000 平方米 area"),
        ("2百人", "number 200 人 person"),
        ("50亿元", "number 50 亿元 money"),
        ("112.32万元", "number 112.32 万元 money"),
        ("3万美元", "number 3 万美元 money"),
        ("500万", "number 5000000"),
        ("5-10万户", "range 50000..100000 户 organisation"),
        ("50-100万元", "range 50..100 万元 money"),
        ("1万-2万元", "range 1..2 万元 money"),
    ],
)
def test_magnitudes_are_multiplied_in_but_for_money(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("80%-90%", ["range 80..90 % share"]),
        ("80—90%", ["range 80..90 % share"]),
        ("80%——90%", ["range 80..90 % share"]),
        ("80一90%", ["range 80..90 % share"]),
        ("10~20次", ["range 10..20 次 event"]),
        ("10～20次", ["range 10..20 次 event"]),
        ("3至5个", ["range 3..5 个 object"]),
        ("5到8家", ["range 5..8 家 organisation"]),
        ("6.5~8.5", ["range 6.5..8.5"]),
        ("pH6-9", ["range 6..9"]),
        ("0-6岁", ["range 0..6 岁 age"]),
        ("-5~-3℃", ["range -5..-3 ℃ temperature"]),
        ("100㎡-200平方米", ["range 100..200 平方米 area"]),
        ("3个-5次", ["number 3 个 object", "number 5 次 event"]),
        ("100-50个", ["number 100", "number 50 个 object"]),
        ("100±5", ["number 100±5"]),
        ("25±2℃", ["number 25±2 ℃ temperature"]),
        ("98%±1%", ["number 98±1 % share"]),
        ("≤±5%", ["number <= 0±5 % share"]),
        ("1:3", ["number 1..3 ratio"]),
        ("不低于1：15", ["number >= 1..15 ratio"]),
        ("3/5", ["number 3..5 ratio"]),
        ("三分之二以上", ["number >= 2..3 ratio"]),
        ("一半", ["number 1..2 ratio"]),
    ],
)
def test_ranges_tolerances_and_ratios(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年12月31日前", "date <= 2024-12-31"),
        ("2024年12月底前", "date <= 2024-12"),
        ("2024 年 12 月 底前", "date <= 2024-12"),
        ("2024年12月31日24时前", "date <= 2024-12-31"),
        ("2024年底", "date 2024-12"),
        ("2024年底以前", "date <= 2024-12"),
        ("二〇二四年底", "date 2024-12"),
        ("2024年", "date 2024"),
        ("2024年度", "date 2024"),
        ("2024年内", "date <= 2024-12"),
        ("2024/12/31", "date 2024-12-31"),
        ("2024-12-31", "date 2024-12-31"),
        ("2024.12.31", "date 2024-12-31"),
        ("2024.12", "date 2024-12"),
        ("2024-12", "date 2024-12"),
        ("不晚于2024年6月", "date <= 2024-06"),
        ("≤2024年12月", "date <= 2024-12"),
        ("2024年6月起", "date >= 2024-06"),
        ("2024年四季度", "date 2024-12"),
        ("2024年前三季度", "date 2024-09"),
        ("2024年上半年", "date 2024-06"),
        ("12月底前", "date <= --12"),
        ("十二月底前", "date <= --12"),
        ("6月30日前", "date <= --06-30"),
        ("12.31前", "date <= --12-31"),
        ("12/31前", "date <= --12-31"),
        ("11月中旬", "date --11"),
        ("第三季度", "date --09"),
        ("下半年", "date --12"),
        ("年底前", "date <= --12"),
        ("年内", "date <= --12"),
        ("每月25日前", "date <= ---25"),
        ("1-12月", "date --01/--12"),
        ("2024年1月—12月", "date 2024-01/2024-12"),
        ("2024年3月1日至10月31日", "date 2024-03-01/2024-10-31"),
        ("2024.1.1—2024.12.31", "date 2024-01-01/2024-12-31"),
        ("2024年10月1日-7日", "date 2024-10-01/2024-10-07"),
        ("2024年11月至2025年3月", "date 2024-11/2025-03"),
        ("2024—2026年", "date 2024/2026"),
        ("2023-2024采暖季", "date 2023/2024"),
        ("2月30日", "date --02"),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert shown(text) == [expected]
    assert parse_value(text).rest == ()


def test_years_in_names_are_dates_without_operator() -> None:
    assert shown("2022年度采暖季") == ["date 2022"]
    assert shown("达到2024年水平") == ["date 2024"]
    assert shown("2024年前期工作") == ["date 2024"]
    assert shown("2024年内部审计") == ["date 2024"]


@pytest.mark.parametrize("text", ["去年底", "上年末", "明年底前"])
def test_the_end_of_another_year_is_not_that_of_this_one(text: str) -> None:
    assert shown(text) == []


def test_what_looks_like_a_date_and_is_a_number() -> None:
    assert shown("2024.12万元") == ["number 2024.12 万元 money"]
    assert shown("≥2024.12") == ["number >= 2024.12"]
    assert shown("2024个") == ["number 2024 个 object"]
    assert shown("2024") == ["number 2024"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≤30天", "duration <= 30 天 time"),
        ("三日内", "duration <= 3 日 time"),
        ("3个工作日", "duration 3 个工作日 time"),
        ("3-5个工作日", "duration 3..5 个工作日 time"),
        ("一年", "duration 1 年 time"),
        ("1年", "duration 1 年 time"),
        ("三年内", "duration <= 3 年 time"),
        ("三月内", "duration <= 3 月 time"),
        ("30分钟", "duration 30 分钟 time"),
        ("≤1周", "duration <= 1 周 time"),
        ("280天", "duration 280 天 time"),
        ("24小时内", "duration <= 24 小时 time"),
        ("7×24小时", "duration 168 小时 time"),
        ("7*24小时", "duration 168 小时 time"),
        ("≤2小时/次", "duration <= 2 小时/次 time"),
    ],
)
def test_durations(text: str, expected: str) -> None:
    assert shown(text) == [expected]


def test_a_frequency_is_an_event_not_a_duration() -> None:
    assert shown("一年两次") == ["number 2 次 event"]
    assert shown("每季度1次") == ["number 1 次 event"]
    assert shown("一月一次") == ["number 1 次 event"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.0三级", "grade 2.0三级 grade"),
        ("三级", "grade 三级 grade"),
        ("二级以上", "grade >= 二级 grade"),
        ("≥二级", "grade >= 二级 grade"),
        ("3级", "grade 3级 grade"),
        ("三级甲等", "grade 三级甲等 grade"),
        ("一级A标准", "grade 一级A grade"),
        ("等保三级测评", "grade 三级 grade"),
        ("Ⅲ类", "grade Ⅲ类 grade"),
        ("III类", "grade III类 grade"),
        ("达到Ⅲ类及以上", "grade >= Ⅲ类 grade"),
        ("优于Ⅲ类水", "grade > Ⅲ类 grade"),
        ("三类水", "grade 三类水 grade"),
        ("甲级", "grade 甲级 grade"),
        ("A级", "grade A级 grade"),
        ("5A级景区", "grade 5A级 grade"),
        ("一等奖", "grade 一等奖 grade"),
        ("一等", "grade 一等 grade"),
        ("五星级", "grade 五星级 grade"),
        ("优", "grade 优 grade"),
        ("良", "grade 良 grade"),
        ("优秀", "grade 优秀 grade"),
        ("良好及以上", "grade >= 良好 grade"),
        ("合格", "grade 合格 grade"),
        ("达到优秀", "grade >= 优秀 grade"),
        ("考核等次为优秀", "grade 优秀 grade"),
        ("评价结果为“优”", "grade 优 grade"),
    ],
)
def test_grades(text: str, expected: str) -> None:
    assert shown(text) == [expected]


WORDS_WITH_GRADES = (
    "国家级 一级指标 三级指标 二级预算单位 三级联动 验收合格 优化 优先 其中 中心 差异 优良率 合格率 平等 高等 "
    "等级 县级 年级 显著 误差 IT类 一类人员 优/良"
)


@pytest.mark.parametrize("text", WORDS_WITH_GRADES.split())
def test_no_grades(text: str) -> None:
    assert [one for one in parse_value(text).quantities if one.kind == "grade"] == []


@pytest.mark.parametrize(
    "text",
    [
        "〔2022〕14号",
        "[2023]54号",
        "（2023）54号",
        "冀财规〔2022〕14号",
        "《2022年重点工作要点》",
        "12345热线",
        "12345政务服务便民热线",
        "GB 50016",
        "GB/T 22239-2019",
        "ISO9001",
        "LED",
        "COVID-19",
        "PM2.5",
        "A4",
        "518会",
        "863计划",
        "985高校",
        "5G",
        "3D",
        "90后",
        "2024级",
        "12号楼",
        "435-0701-JQN",
        "13019023P00123",
        "0311-8866",
        "1.2.3",
        "3.0版",
        "第3名",
        "8:30前",
        "目标1：",
        "1.",
        "2、",
        "(1)",
        "①",
        "（一）",
        "一、",
        "<p>",
        "分",
        "%",
        "≥",
        "不低于",
        "无",
        "",
        "—",
        "1234567890123456789",
    ],
)
def test_figures_that_are_no_quantities(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.完成3座泵站改造", ["number 3 座 object"]),
        ("2、培训≥200人", ["number >= 200 人 person"]),
        ("1、≥6个", ["number >= 6 个 object"]),
        ("1.≥95%", ["number >= 95 % share"]),
        ("1.2024年12月底前完成", ["date <= 2024-12"]),
        ("1.5万元", ["number 1.5 万元 money"]),
        ("（1）建成2个", ["number 2 个 object"]),
        ("目标1：新建3座", ["number 3 座 object"]),
        ("建成5个。2.培训3场", ["number 5 个 object", "number 3 场 event"]),
        ("<p>2.建成3个</p>", ["number 3 个 object"]),
        ("建设5G基站3个", ["number 3 个 object"]),
        ("LED 2块", ["number 2 块 object"]),
        ("购置A4纸5包", ["number 5 包 object"]),
        ("PM2.5≤35μg/m3", ["number <= 35 μg/m3 concentration"]),
        ("按〔2022〕14号补助3户", ["number 3 户 organisation"]),
        ("《2022年方案》等5项", ["number 5 项 object"]),
        ("≥90%，≤3次", ["number >= 90 % share", "number <= 3 次 event"]),
        ("2024年底前完成80%", ["date <= 2024-12", "number 80 % share"]),
        ("其中：3个", ["number 3 个 object"]),
        ("10、20人", ["number 10", "number 20 人 person"]),
        ("20，100%", ["number 20", "number 100 % share"]),
        ("966.5 7", ["number 966.5", "number 7"]),
        ("60 80 100", ["number 60", "number 80", "number 100"]),
    ],
)
def test_quantities_beside_other_figures(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("≥90满意度测评", ["满意度测评"]),
        ("完成1.1万户配送", ["完成", "配送"]),
        ("≥90%", []),
        ("98%.", []),
        ("“≥90%”", []),
        ("$\\geq 90\\%$", []),
        ("按时完成，≥3次。", ["按时完成"]),
        ("显著/非显著", ["显著", "非显著"]),
        ("分", ["分"]),
        ("≥", ["≥"]),
        ("满意 度", ["满意 度"]),
        ("、。— ", []),
    ],
)
def test_rest_is_what_was_not_understood(text: str, rest: list[str]) -> None:
    assert [text[start:end] for start, end in parse_value(text).rest] == rest


def test_rest_text_has_no_white_space() -> None:
    assert parse_value("满意 度 ≥90% 测\n评").rest_text == "满意度测评"


@pytest.mark.parametrize(
    "text",
    [
        "≥95%优，90–95%良，<90%差",
        "优：≥95%；良：≥85%",
        "95%以上为优秀，80%-95%为良好",
        "≥95%得10分，80%~95%得5分",
    ],
)
def test_tiers(text: str) -> None:
    assert parse_value(text).tiers


@pytest.mark.parametrize("text", ["≥95%", "优/良/中/差", "每低1个百分点扣1分", "Ⅲ类≥90%，Ⅱ类≥50%", "≥95%，≥3次"])
def test_no_tiers(text: str) -> None:
    assert not parse_value(text).tiers


def test_spans_of_operator_and_unit() -> None:
    text = "培训 不少于 20 人 次"
    (quantity,) = parse_value(text).quantities
    assert text[slice(*quantity.span)] == "不少于 20 人 次"
    assert quantity.operator_span is not None and text[slice(*quantity.operator_span)] == "不少于"
    assert quantity.unit_span is not None and text[slice(*quantity.unit_span)] == "人 次"
    assert quantity.unit == "人次"


def test_the_magnitude_is_not_part_of_the_unit() -> None:
    (quantity,) = parse_value("1.1万户").quantities
    assert quantity.unit_span == (4, 5)


def test_main_is_the_first_amount() -> None:
    assert (main := parse_value("2024年底前完成三级等保，≥3个").main) is not None and main.number == 3
    assert (main := parse_value("2024年底前达到三级").main) is not None and main.kind == "date"
    assert (main := parse_value("三日内").main) is not None and main.kind == "duration"
    assert parse_value("大幅提升").main is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,650.00", "1650.00"),
        ("１６５０．００", "1650.00"),
        ("1，650.00", "1650.00"),
        ("60%", "60"),
        ("６０％", "60"),
        (" 25.00\n", "25.00"),
        ("-5", "-5"),
        (".5", "0.5"),
        ("0", "0"),
        ("¥100", "100"),
        ("60\\%", "60"),
    ],
)
def test_decimal(text: str, expected: str) -> None:
    assert parse_decimal(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    ["", "-", "966.5 7", "1,65", "12,3456", "三", "60%-80%", "≥60", "100万元", "1.2.3", "25.", "1e5", "60%%", "9" * 99],
)
def test_no_decimal(text: str) -> None:
    assert parse_decimal(text) is None


# Properties -----------------------------------------------------------------------------------------------------------

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
