"""`kpilint check` of a Word document against the bare reading of it with python-docx, as whole processes.

    python bench/against_bare_docx.py [PATH…] [--runs N]

The bare reading opens the document and takes the text of every paragraph and of every cell, once. Prints the ratio of
each pair of runs (kpilint / python-docx). Without paths it makes a document of about twenty pages: a dozen goal tables
of the corpus' kind between paragraphs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from docx import Document
from pairs import compare

BARE = """
import sys
from docx import Document
for path in sys.argv[1:]:
    document = Document(path)
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            texts += [cell.text for cell in row.cells]
"""
ROWS = (
    ("产出指标", "数量指标", "修复渠道长度", "完成修复的渠道长度", "≥12公里", "年度实施方案"),
    ("产出指标", "质量指标", "单位工程验收合格率", "验收合格的单位工程占比", "100%", "验收办法"),
    ("产出指标", "时效指标", "完工时间", "全部工程完工的时间", "10月底前", "施工合同"),
    ("产出指标", "成本指标", "工程造价", "每公里造价", "≤8.5万元", "施工图预算"),
    ("效益指标", "社会效益指标", "改善灌溉面积", "改善灌溉条件的面积", "≥3200亩", "灌区规划"),
    ("满意度指标", "服务对象满意度指标", "受益农户满意度", "问卷调查满意的比例", "≥90%", "问卷调查"),
)
HEADING = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")


def make(path: Path) -> None:
    """A document of about twenty pages with twelve goal tables."""
    document = Document()
    for number in range(1, 13):
        document.add_paragraph(f"{number}、灌区第{number}片渠道修复绩效目标表")
        document.add_paragraph("本项目由灌区管理单位组织实施，按年度实施方案推进，资金按工程进度支付。" * 8)
        table = document.add_table(rows=0, cols=len(HEADING))
        for cells in (HEADING, *(ROWS * 2)):
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
    document.save(str(path))


def main() -> None:
    """Run the pairs in turn and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = args.paths
        if not paths:
            paths = [Path(folder) / "灌区2025.docx"]
            make(paths[0])
        files = [str(path) for path in paths]
        ours = [sys.executable, "-m", "kpilint", "check", *files]
        compare("kpilint check / 只用 python-docx 读", ours, [sys.executable, "-c", BARE, *files], args.runs)


if __name__ == "__main__":
    main()
