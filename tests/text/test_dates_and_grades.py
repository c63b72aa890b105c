"""Dates, durations and grades in target values, and the words that only look like them."""

import pytest

from kpilint.text.numbers import parse_value

from .showing import shown


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
