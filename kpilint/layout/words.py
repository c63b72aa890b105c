"""The words goal tables are recognised by: column headings and labels of the whole country, as data (LAYOUTS.md)."""

from __future__ import annotations

IGNORED = ""
"""A known heading or label that no field of the model holds."""


def _by_word(words_of: dict[str, str]) -> dict[str, str]:
    """Field to its words, turned into word to its field."""
    return {word: field for field, words in words_of.items() for word in words.split()}


INDICATOR_HEADINGS = _by_word(
    {
        "level1": "一级指标 一级绩效指标 一级指标名称 一级 一级目标 指标类型",
        "level2": "二级指标 二级绩效指标 二级指标名称 二级 二级目标 指标类别",
        "name": "三级指标 三级绩效指标 三级指标名称 三级 四级指标 指标名称 绩效指标名称 具体指标 指标项",
        "description": "绩效指标描述 指标描述 指标内容描述 绩效指标解释 指标解释 指标解释及计算公式 指标说明 "
        "绩效指标说明 指标值说明 指标内涵 指标定义 计算公式 指标内容 绩效标准",
        "direction": "指标性质 绩效指标性质 指标值性质 性质 指标方向性 指标方向 方向性 运算符号 运算符 计算符号 "
        "比较符 符号",
        "target_value": "指标值 年度指标值 年度绩效指标值 绩效指标值 本年度指标值 本年指标值 当年指标值 全年指标值 "
        "年初指标值 预期指标值 计划指标值 实施期指标值 指标值及单位 指标值包含数字及文字描述 目标值 年度目标值 "
        "绩效目标值 指标目标值 年初目标值 预期目标值 预期值 计划值 本年计划 本年计划值 本年目标 预计当年 "
        "预计当年实现",
        "unit": "度量单位 计量单位 绩效度量单位 指标度量单位 指标单位 指标值单位 单位",
        "weight": "权重 指标权重 权重分 权重分值 分值 指标分值 分值权重 分值权重分 指标分值权重",
        "baseline_value": "上年值 上年 上年指标值 上年度指标值 上年实际 上年实际值 上年完成值 历史值 基期值",
        "basis": "指标值确定依据 指标值依据 指标值设定依据 指标值来源 指标确定依据 指标设定依据 指标依据 "
        "目标值确定依据 目标值设定依据 确定依据 设定依据 依据",
        IGNORED: "绩效指标 序号 备注 是否核心 是否核心指标 核心指标 定量定性 定性定量 前年 前年实际 数据来源 "
        "指标分类 评分标准 评价标准 评扣分标准 指标编码 佐证资料",
    }
)
"""Heading of an indicator column (without blanks and punctuation) to the JSON field name."""

NAME_WHERE_NO_NAME = ("指标内容", "绩效指标")
"""Headings that are the indicator's name where the table has no 三级指标."""

PROJECT_HEADINGS = _by_word(
    {
        "unit_name": "单位名称 预算单位 预算单位名称 部门名称 部门单位名称",
        "name": "项目名称 预算项目名称 预算项目 项目 单位项目 单位项目名称 单位名称项目名称",
        "code": "项目编码 项目代码",
        "funds_total": "预算数 预算金额 年度预算 项目金额 项目预算 资金总额",
        "objectives": "年度目标 年度绩效目标 年度总体目标 绩效目标 总体目标 项目绩效目标 项目年度绩效目标",
    }
)
"""Columns of wide tables (a row an indicator) that say to which project a row belongs."""

LABELS = _by_word(
    {
        "name": "项目名称 预算项目名称 专项名称 专项资金名称 政策名称 项目政策名称 政策和项目名称",
        "code": "项目编码 项目代码 项目编号 预算项目编码",
        "unit_name": "实施单位 项目单位 项目实施单位 项目承担单位 具体实施单位 预算单位 单位名称 资金使用单位",
        "funds_total": "预算数 预算总额 预算金额 年度资金 年度资金总额 年度预算 年度预算数 年度预算金额 "
        "年度预算申请 年度预算申请资金 年度金额 本年度预算 当年预算 资金总额 总预算 项目资金 项目资金总额 项目预算 "
        "项目总预算 项目总额",
        "fiscal_funds": "财政资金 财政拨款 财政性资金 当年财政拨款 其中财政 其中财政资金 其中财政拨款 一般公共预算拨款",
        "other_funds": "其他资金 其他来源资金 其他",
        "carryover": "上年结转 上年结转资金 上年结转金额 上年结转结余 结转资金 结转结余资金",
        "purpose": "资金用途 项目用途 主要用途 用途",
        "scale_and_purpose": "预算规模及资金用途 预算规模及用途",
        "schedule": "资金支出计划 资金支出进度 支出计划 支出进度计划 用款计划 分月用款计划 分季用款计划 "
        "资金使用计划 资金拨付计划",
        "objectives": "绩效目标 绩效总目标 年度目标 年度主要目标 年度绩效目标 年度总体目标 年度总体绩效目标 "
        "本年度目标 本年度绩效目标 当年目标 当年绩效目标 总体目标 总体绩效目标 整体绩效目标 项目目标 项目年度目标 "
        "项目年度绩效目标 项目绩效目标 项目总体目标",
        IGNORED: "中期目标 中期绩效目标 中长期目标 长期目标 长期绩效目标 实施期目标 实施期总目标 实施期绩效目标 "
        "中期资金总额 主管部门 主管部门及代码 主管预算部门 项目属性 项目期 项目周期 项目类别 项目类型 项目概况 "
        "项目负责人 联系人 联系电话 起止时间 项目起止时间 计划开始日期 计划完成日期 实施期限 立项依据 项目立项依据 "
        "立项必要性 单位资金 政府性基金 支出方向 资金性质",
    }
)
"""Label of a header block (without blanks, punctuation and what stands in brackets) to the field of the project."""
