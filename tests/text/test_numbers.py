"""The value parser: what target values say, and which figures say nothing."""

from decimal import Decimal

import pytest

from kpilint.text.numbers import parse_decimal, parse_value

from .showing import shown


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
