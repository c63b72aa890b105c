"""What labels mean, which words only fill a cell, and which bent word is meant."""

import pytest

from kpilint.text.dimensions import begins_label, completes_label, dimension_of, level_of
from kpilint.text.fillers import is_filler
from kpilint.text.fuzzy import Nearby, distance
from kpilint.text.labels import field_label, stage_label


@pytest.mark.parametrize(
    ("label", "dimension"),
    [
        ("数量指标", "quantity"),
        ("数量(或建筑规模)指标", "quantity"),
        ("质量", "quality"),
        ("时效（工期）指标", "timeliness"),
        ("进度指标", "timeliness"),
        ("预算(或投资规模)控制指标", "cost"),
        ("社会成本指标", "cost"),
        ("经济效果指标", "economic"),
        ("社会效益 指标", "social"),
        ("环境效益指标", "ecological"),
        ("生态环境效益指标", "ecological"),
        ("可持续影响指标", "sustainability"),
        ("社会公众或服务对象满意度指标", "satisfaction"),
        ("绩效指标", None),
        ("质量合格率", None),
        ("", None),
    ],
)
def test_second_level(label, dimension):
    assert dimension_of(label) == dimension


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("产出指标", "output"),
        ("预期产出", "output"),
        ("效果指标", "benefit"),
        ("效益指标（30分）", "benefit"),
        ("满意度指标", "satisfaction"),
        ("成本指标", "cost"),
        ("数量指标", None),
        ("", None),
    ],
)
def test_first_level(label, level):
    assert level_of(label) == level


@pytest.mark.parametrize(
    ("head", "tail"), [("服务对象满", "意度指标"), ("服务对", "象满意"), ("可持续", "影响指"), ("产出", "指标")]
)
def test_halves_of_a_label(head, tail):
    assert begins_label(head)
    assert completes_label(head, tail)


@pytest.mark.parametrize(
    ("head", "tail"), [("数量指标", "质量指标"), ("经济效", "社会效"), ("", "指标"), ("产出指标", "")]
)
def test_labels_of_their_own_are_no_halves(head, tail):
    assert not completes_label(head, tail)


@pytest.mark.parametrize(
    "text", ["无", "无。", " 不适用 ", "（无）", "—", "——", "/", "\\", "…", "暂无", "无此项", "N/A", "无 此 项"]
)
def test_fillers(text):
    assert is_filler(text)


@pytest.mark.parametrize("text", ["", " ", "0", "无责任事故", "无害化处理率", "零", "-5", "否", "**", "无人机"])
def test_no_fillers(text):
    assert not is_filler(text)


def test_the_nearest_known_words():
    known = Nearby(("项目编码", "项目名称", "绩效目标"))
    assert known.nearest("项目编砝") == ["项目编码"]
    assert known.nearest("项目名") == []  # three characters are too few to guess
    assert known.nearest("资金总额") == []
    assert Nearby(("乙目编码", "丙目编码")).nearest("甲目编码") == ["乙目编码", "丙目编码"]


def test_distances_stop_at_the_limit():
    assert distance("指标值", "指标值", 2) == 0
    assert distance("指标值", "指标", 2) == 1
    assert distance("绩效指标值", "绩较指标直", 2) == 2
    assert distance("产出", "满意度指标", 2) == 3


@pytest.mark.parametrize(
    ("key", "label"), [("3", "3月底"), ("12", "12月底"), ("Q1", "第一季度末"), ("Q3", "第三季度末")]
)
def test_stages_are_named_in_one_way(key, label):
    assert stage_label(key) == label
    assert field_label(f"schedule.{key}", in_row=False) == f"{label}支出计划"
