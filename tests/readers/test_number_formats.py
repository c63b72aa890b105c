"""What a person sees in a cell, by its number format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.readers.sheets.builtin_formats import BUILTIN
from kpilint.readers.sheets.number_formats import shown, shown_text


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (0.95, "0%", "95%"),
        (0.955, "0.0%", "95.5%"),
        (1, "0%", "100%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (12, '0"个"', "12个"),
        (95, '"≥"0"%"', "≥95%"),
        (12345.678, '#,##0.00"万元"', "12,345.68万元"),
        (123456, '0!.0,"万元"', "12.3万元"),  # the usual trick: a literal point, divided by a thousand
        (12345678, '0.00,,"百万"', "12.35百万"),
        (0.285 * 100, "0.0", "28.5"),
        (1.005, "0.00", "1.01"),  # rounded as its fifteen digits say, not as its binary does
        (2.5, "0", "3"),
        (12, "000000", "000012"),
        (13012345678, "000-0000-0000", "130-1234-5678"),
        (0.5, ".00", ".50"),
        (5, "0.##", "5"),
        (1.5, "0.0?", "1.5"),
        (12345, "0.00E+00", "1.23E+04"),
        (12345, "##0.0E+0", "12.3E+3"),
        (1.75, "# ?/?", "1 3/4"),
        (0.375, "?/8", "3/8"),
        (1234, "0.00kg", "1234.00kg"),  # no date, although g and h are letters of dates
        (-5, "0.0", "-5.0"),
        (-5, "0.0;(0.0)", "(5.0)"),
        (0, '0;-0;"无"', "无"),
        (5, ";;;", ""),
        (95, '[>=90]"优";[>=60]"良";"差"', "优"),
        (70, '[>=90]"优";[>=60]"良";"差"', "良"),
        (10, '[>=90]"优";[>=60]"良";"差"', "差"),
        (-1234.5, "[$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00", "-¥1,234.50"),
        (1234.5, BUILTIN[44], "¥1,234.50"),
        (0, BUILTIN[43], "-"),
        (2024, "[DBNum1][$-804]General", "二千〇二十四"),
        (2024, "[DBNum1]0", "二〇二四"),
        (100500, '[DBNum2][$-804]General"元整"', "壹拾万零伍佰元整"),
        (7, "@", "7"),
    ],
)
def test_numbers(value, code, seen):
    assert shown(value, code) == seen


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
        (1301982410001, "1301982410001"),  # a project code stays whole, where Excel prints 1.30198E+12
        (1234567890.12, "1234567890.12"),  # and so does money
        (100 / 3, "33.33333333"),
        (1e21, "1E+21"),
        (1.2345678901e-5, "1.23457E-05"),
    ],
)
def test_general(value, seen):
    assert shown(value, "General") == seen


FRIDAY = 45296.75
"""5 January 2024, 18:00."""


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        (BUILTIN[14], "2024/1/5"),
        (BUILTIN[31], "2024年1月5日"),
        (BUILTIN[57], "2024年1月"),
        (BUILTIN[22], "2024/1/5 18:00"),
        ('yyyy"年"mm"月"dd"日";@', "2024年01月05日"),
        ("yyyy年m月", "2024年1月"),
        ("[$-F800]dddd, mmmm dd, yyyy", "2024年1月5日"),
        ('上午/下午h"时"mm"分"', "下午6时00分"),
        ("h:mm AM/PM", "6:00 PM"),
        ("mm:ss", "00:00"),
        ("[$-804]aaaa", "星期五"),
        ("d-mmm-yy", "5-Jan-24"),
        ('[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年一月五日"),
    ],
)
def test_dates(code, seen):
    assert shown(FRIDAY, code) == seen


def test_days_count_as_each_date_system_does():
    assert shown(1, "yyyy-mm-dd") == "1900-01-01"
    assert shown(59, "yyyy-mm-dd") == "1900-02-28"
    assert shown(60, "yyyy-mm-dd") == "1900-02-29"  # there was none, but all workbooks count it
    assert shown(61, "yyyy-mm-dd") == "1900-03-01"
    assert shown(45296 - 1462, "yyyy-mm-dd", since_1904=True) == "2024-01-05"


def test_hours_that_pass_a_day_and_seconds_that_round_up():
    assert shown(1.5, "[h]:mm") == "36:00"
    assert shown(45296 + 0.999999, "yyyy-mm-dd hh:mm:ss") == "2024-01-06 00:00:00"


def test_what_is_no_date_is_shown_as_a_number():
    assert shown(-1, "yyyy-mm-dd") == "-1"
    assert shown(123456789, "yyyy-mm-dd") == "123456789"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("General", "85"),
        ('"≥"@"%"', "≥85%"),
        ('0;0;0;"约"@', "约85"),
        ("0.00", "85"),
        (";;;", ""),
        ("0;0;0;", ""),
        ("0;0;0;General", "85"),
    ],
)
def test_a_text_in_a_number_format(code, seen):
    assert shown_text("85", code) == seen


MARKS = [*'0#?.,%;@[]"\\_*ymdhsEe+-/!', "General", "[DBNum1]", "[>=90]", "[h]", "AM/PM", "[$¥-804]", "上午/下午", "?/8"]


@given(st.floats(allow_nan=False, allow_infinity=False), st.lists(st.sampled_from(MARKS), max_size=12).map("".join))
def test_no_code_and_no_number_breaks_it(value, code):
    assert isinstance(shown(value, code), str)
    assert isinstance(shown_text("甲", code), str)


def test_overlong_codes_are_not_followed():
    assert shown(12, "0" * 100_000) == "12"
    assert shown_text("甲", "@" * 400) == "甲"
