"""One table in every rendering reads the same."""

import pytest

from tests.layout.conftest import table

ROWS = [
    ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
    ["产出指标", "数量指标", "渠道维修长度", "全年完工长度", "≥12公里", "施工计划"],
    ["", "时效指标", "完工时间", "主体完工时间", "2025年9月底", "施工计划"],
    ["效益指标", "社会效益指标", "灌溉保证率", "抽样灌区保证率", "≥85%", "灌溉规程"],
    ["满意度指标", "服务对象满意度指标", "农户满意度", "问卷满意比率", "≥90%", "问卷"],
]
LEVEL1 = ["产出指标", "产出指标", "效益指标", "满意度指标"]
WANTED = [[level1, *row[1:]] for level1, row in zip(LEVEL1, ROWS[1:], strict=True)]
HEAD = [["绩效目标", "1.维修渠道12公里。"]]


def tabs(rows):
    return "\n".join("\t".join(row) for row in rows)


def pipes(rows):
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def dump(rows):
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows) + "\n\n"


def display(text):
    return sum(2 if character > "\u2e00" else 1 for character in text)


def aligned(rows):
    widths = [max(display(row[at]) for row in rows if at < len(row)) + 3 for at in range(max(map(len, rows)))]
    return "\n".join(
        "".join(cell + " " * (width - display(cell)) for cell, width in zip(row, widths, strict=False)) for row in rows
    )


@pytest.mark.parametrize("render", [tabs, pipes, dump, aligned])
def test_the_same_rows_whatever_the_rendering(document, render):
    text = f"1、灌区维修绩效目标表\n\n{render(HEAD)}\n\n{render(ROWS)}\n"
    (project,) = document(text).projects
    assert [table(one) for one in project.indicators] == WANTED
    assert [goal.text for goal in project.objectives or ()] == ["维修渠道12公里。"] if render is not aligned else True
    assert [one.repaired for one in project.indicators] == [None] * 4


WRAPPED = """\
1、灌区渠道维修改造（含闸门更换和管理房修缮）以及山洪沟治
理前期工作绩效目标表
                                                  单位：万元
项目   33100125P0001       项目名称    灌区渠道维修改造（含闸门
编码                                更换和管理房修缮）
预算   预算数  120.50       其中：财政资金 120.50 其他资金
规模   维修渠道和闸门，改善灌溉条件，
及资   提高用水效率。
金用
 途
资金           3 月底     6 月底     10 月底     12 月底
支出                    40%      80%       100%
计划
（%）
绩效   1.维修渠道 12 公里。
目标   2.更换闸门 8 座。
一级   二级指       三级指标      绩效指标描述    指标值    指标值确定依
指标    标                                         据
产出   数量指       渠道维修长度    全年完工的渠道  ≥12 公里  施工图设计批
指标    标                   长度                复
     质量指       验收合格率     一次验收合格率  100%     验收规范

                      - 3 -
\f      标
效益   社会效       灌溉保证率     抽样灌区的保证  ≥85%     灌溉规程
指标   益指标                  率
满意   服务对       农户满意度     问卷满意比率   ≥90%     问卷
度指   象满意
 标   度指标
"""


def test_a_text_made_of_a_pdf_with_every_cell_wrapped(document):
    (project,) = document(WRAPPED).projects
    assert [table(one) for one in project.indicators] == [
        ["产出指标", "数量指标", "渠道维修长度", "全年完工的渠道长度", "≥12 公里", "施工图设计批复"],
        ["产出指标", "质量指标", "验收合格率", "一次验收合格率", "100%", "验收规范"],
        ["效益指标", "社会效益指标", "灌溉保证率", "抽样灌区的保证率", "≥85%", "灌溉规程"],
        ["满意度指标", "服务对象满意度指标", "农户满意度", "问卷满意比率", "≥90%", "问卷"],
    ]
    assert (project.name.text, project.code.text) == ("灌区渠道维修改造（含闸门更换和管理房修缮）", "33100125P0001")
    assert project.purpose.text == "维修渠道和闸门，改善灌溉条件，提高用水效率。"
    assert [goal.text for goal in project.objectives] == ["维修渠道 12 公里。", "更换闸门 8 座。"]
    assert [(stage.key, stage.value) for stage in project.schedule.stages] == [
        ("3", None),
        ("6", 40),
        ("10", 80),
        ("12", 100),
    ]
    assert (project.funds_total.value, project.fiscal_funds.value) == (project.budget.value, project.budget.value)


def centred(rows, widths):
    """Every cell in the middle of its row's height, as pdftotext prints it: half lines become lines of their own.

    A cell is a list of lines; one of height (lines of text) and lines spans several rows.
    """
    lines = {}
    top = 0
    for row in rows:
        height = max(len(cell) for cell in row if isinstance(cell, list))
        for column, cell in enumerate(row):
            span, text = (height, cell) if isinstance(cell, list) else cell
            for at, part in enumerate(text):
                lines.setdefault(2 * top + span - len(text) + 2 * at, {})[column] = part
        top += height
    printed = []
    for at in sorted(lines):
        cells = [lines[at].get(column, "") for column in range(len(widths))]
        printed.append("".join(cell + " " * (width - display(cell)) for cell, width in zip(cells, widths, strict=True)))
    return "\n".join(printed)


CENTRED = [
    [
        (5, ["产出指标"]),
        (3, ["数量指标"]),
        ["渠道维修长度"],
        ["全年完工长度"],
        ["≥12公里"],
        ["施工计划"],
    ],
    [[], [], ["闸门更换数量"], ["全年更换数量"], ["≥8座"], ["水利厅关于下达灌区", "维修任务的通知"]],
    [[], ["质量指标"], ["渠道和闸门的验", "收合格率"], ["一次验收合格率"], ["100%"], ["验收规范"]],
    [["效益指标"], ["社会效益指标"], ["灌溉保证率"], ["抽样保证率"], ["≥85%"], ["灌溉规程"]],
    [["满意度指标"], ["服务对象满意度指标"], ["农户满意度"], ["问卷比率"], ["≥90%"], ["问卷"]],
]


def test_a_text_made_of_a_pdf_with_cells_centred_vertically(document):
    widths = [12, 20, 18, 18, 12, 24]
    heading = centred([[[word] for word in ROWS[0]]], widths)
    (project,) = document(f"2、灌区渠道维修绩效目标表\n{heading}\n\n{centred(CENTRED, widths)}\n").projects
    assert [table(one) for one in project.indicators] == [
        ["产出指标", "数量指标", "渠道维修长度", "全年完工长度", "≥12公里", "施工计划"],
        ["产出指标", "数量指标", "闸门更换数量", "全年更换数量", "≥8座", "水利厅关于下达灌区维修任务的通知"],
        ["产出指标", "质量指标", "渠道和闸门的验收合格率", "一次验收合格率", "100%", "验收规范"],
        ["效益指标", "社会效益指标", "灌溉保证率", "抽样保证率", "≥85%", "灌溉规程"],
        ["满意度指标", "服务对象满意度指标", "农户满意度", "问卷比率", "≥90%", "问卷"],
    ]


def test_labels_centred_beside_several_rows(document):
    made = document(
        "2、灌区渠道维修绩效目标表\n单位：万元\n→预算数→120.50 其中：财政资金→120.50 其他资金\n预算规模及资金用途\n"
        "维修渠道和闸门。\n→3月底→6月底→10月底→12月底\n资金支出计划（%）\n→→40%→80%→100%\n"
        "→1.维修渠道12公里。→→→\n绩效目标→→→→\n→2.更换闸门8座。→→→\n一级指标→三级指标→指标值\n产出指标→修渠→3公里\n"
    )
    project = made.projects[0]
    assert [goal.text for goal in project.objectives] == ["维修渠道12公里。", "更换闸门8座。"]
    assert [stage.value for stage in project.schedule.stages] == [None, 40, 80, 100]
    assert (project.purpose.text, project.fiscal_funds.value) == ("维修渠道和闸门。", project.funds_total.value)


FLAT = (
    '1."维修渠道12公里。 绩效目标 一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据 '
    "渠道维修 渠道维修完工 数量指标 ≥12 公里 年度计划 长度 的长度 质量指标 验收合格率 100% 年度计划 验收合格率 "
    "产出指标 ≤9 天 时效指标 抢修时限 接报到修复的时间 年度计划 "
    "效益指标 社会效益指标 灌溉保证率 灌溉保证率 逐年提高 年度计划 "
    "≥90% 满意度指标 服务对象满意度指标 农户满意度 农户满意度 年度计划"
)


def test_a_table_recognised_as_one_running_line(document):
    (project,) = document(f"1、灌区维修绩效目标表\n\n{FLAT}\n\n六、其他\n").projects
    assert [table(one) for one in project.indicators] == [
        ["产出指标", "数量指标", "渠道维修长度", "渠道维修完工的长度", "≥12 公里", "年度计划"],
        ["产出指标", "质量指标", "验收合格率", "验收合格率", "100%", "年度计划"],
        ["产出指标", "时效指标", "抢修时限", "接报到修复的时间", "≤9 天", "年度计划"],
        ["效益指标", "社会效益指标", "灌溉保证率", "灌溉保证率", "逐年提高", "年度计划"],
        ["满意度指标", "服务对象满意度指标", "农户满意度", "农户满意度", "≥90%", "年度计划"],
    ]
    assert [goal.text for goal in project.objectives] == ['"维修渠道12公里。']
    assert all("拆成行和列" in one.repaired for one in project.indicators)
    assert project.indicators[1].place.line == 3


def test_a_table_printed_one_word_a_line(document):
    (project,) = document(f"1、灌区维修绩效目标表\n{FLAT.replace(' ', chr(10))}\n\n六、其他\n").projects
    assert [one.name.text for one in project.indicators] == [
        "渠道维修长度",
        "验收合格率",
        "抢修时限",
        "灌溉保证率",
        "农户满意度",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "绩效目标\n\n1.维修渠道12公里。\n\n11\n\n",
        "1.维修渠道12公里。\n\n绩效目标\n\n",
        "→绩效目标→→→1.维修渠道12公里。→→\n",
        "绩效目标：1.维修渠道12公里。\n\n",
    ],
)
def test_objectives_wherever_recognition_put_their_label(document, text):
    (project,) = document(f"1、灌区维修绩效目标表\n\n{text}{tabs(ROWS)}\n").projects
    assert [goal.text for goal in project.objectives] == ["维修渠道12公里。"]
