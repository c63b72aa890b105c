"""Properties of the kinds that judge 指标值确定依据."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.report.severity import Severity

from .helpers import findings, row


@pytest.mark.parametrize("text", ["百分比", "个", "万元", "≥90%", "100%", "30", "完成情况", "社会效益", "企业满意度"])
def test_units_values_and_stray_words_are_no_basis(text):
    found = findings("BS004", row("维护监测点数量", "≥14个", basis=text))
    assert [one.severity for one in found] == [Severity.WARNING]


@pytest.mark.parametrize("text", ["满意度测评", "问卷调查", "实际调查结果", "收费单据", "故障记录", "依照工作实际"])
def test_sources_of_data_are_hints(text):
    found = findings("BS004", row("维护监测点数量", "≥14个", basis=text))
    assert [one.severity for one in found] == [Severity.INFO]


@given(
    st.sampled_from(["《监测规程》", "监测", "运维", "云环〔2023〕8号", "年度", "三年", "GB 3838"]),
    st.sampled_from(["合同", "方案", "计划", "标准", "会议纪要", "台账", "平均值", "批复"]),
)
def test_documents_and_history_are_a_basis(head, tail):
    assert findings("BS004", row("维护监测点数量", "≥14个", basis=head + tail)) == ()


@given(st.sampled_from(["name", "description", "target_value"]))
def test_a_basis_that_repeats_its_row_is_an_echo(field):
    cells = row("监测点完好率", "达到优良等次", description="完好点数占全部点数的比率")
    assert len(findings("BS002", {**cells, "basis": cells[field]})) == 1
    assert findings("BS002", {**cells, "basis": f"{cells[field]}近三年平均"}) == ()


@pytest.mark.parametrize("blank", ["", "无", "—", "不适用"])
def test_a_blank_basis_is_missed_in_real_rows_only(blank):
    assert len(findings("BS001", row("维护监测点数量", "≥14个", basis=blank))) == 1
    assert findings("BS001", row("无", "无", basis=blank)) == ()
    assert findings("BS001", row("", "", basis=blank)) == ()
    assert findings("BS001", row("维护监测点数量", "≥14个")) == ()
