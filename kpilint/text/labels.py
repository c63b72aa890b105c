"""Chinese names of fields, as people read them in messages."""

from __future__ import annotations

FIELD_LABELS = {
    "name": "项目名称",
    "code": "项目编码",
    "funds_total": "预算数",
    "fiscal_funds": "财政资金",
    "other_funds": "其他资金",
    "carryover": "结转资金",
    "purpose": "资金用途",
    "schedule": "资金支出计划",
    "objectives": "绩效目标",
    "midterm_objectives": "中期目标",
    "level1": "一级指标",
    "level2": "二级指标",
    "description": "绩效指标描述",
    "direction": "指标性质",
    "target_value": "指标值",
    "midterm_value": "中期指标值",
    "unit": "度量单位",
    "weight": "权重",
    "baseline_value": "上年值",
    "basis": "指标值确定依据",
    "row": "整行",
}
"""JSON names of fields to Chinese ones; inside an indicator row ``name`` is 三级指标."""


_QUARTERS = {f"Q{number}": f"第{word}季度末" for number, word in enumerate("一二三四", 1)}


def stage_label(key: str) -> str:
    """The Chinese name of a stage of a spending schedule: 3月底 for "3", 第三季度末 for "Q3"."""
    return _QUARTERS.get(key, f"{key}月底")


def field_label(field: str | None, in_row: bool) -> str:
    """The Chinese name of a field; ``in_row`` tells the indicator's name from the project's."""
    if field == "name" and in_row:
        return "三级指标"
    if field and field.startswith("schedule."):
        return f"{stage_label(field.removeprefix('schedule.'))}支出计划"
    return FIELD_LABELS.get(field or "", field or "")
