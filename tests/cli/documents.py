"""A small document of our own."""

HEADER = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据"
GOOD = "产出指标\t数量指标\t清淤渠道长度\t完成清淤的渠道长度\t≥12公里\t年度工作方案"
VAGUE = "效益指标\t社会效益指标\t灌溉保障能力\t灌溉条件改善情况\t大幅提升\t年度工作方案"
"""VG001 by the catalogue: degree without amount."""


def table(*rows):
    return "\n".join(["松江县水利局2024年部门预算", "", "1.渠道清淤绩效目标表", HEADER, *(rows or (GOOD, VAGUE)), ""])
