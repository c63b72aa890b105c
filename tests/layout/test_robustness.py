"""Whatever stands in a file, a document comes out of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpilint.layout import build_document
from kpilint.readers import read

WORDS = [
    *(
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "产出指标",
        "数量指标",
        "满意度指标",
        "服务对象满",
        "意度指标",
        "绩效目标",
    ),
    *(
        "项目名称",
        "项目",
        "编码",
        "预算规模及资金用途",
        "资金支出计划（%）",
        "3月底",
        "12月底",
        "≥90%",
        "3公里",
        "年度计划",
    ),
    *("1、修渠绩效目标表", "单位：万元", "修渠", "《规划", "》", "无", "- 3 -", "Т"),
]
GAPS = ["\t", " ", "   ", "\n", "\n\n", "|", "\n\t", "\f"]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=150).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_any_order_of_known_words(text):
    made = build_document(read("t.txt", f"文\n{text}".encode()))
    assert [project.no for project in made.projects] == list(range(1, len(made.projects) + 1))
    for project in made.projects:
        assert [one.no for one in project.indicators] == list(range(1, len(project.indicators) + 1))
        assert set(project.columns) >= {
            name for one in project.indicators for name in ("name", "basis") if one.cell(name)
        }


def test_real_documents_cut_anywhere(seeds):
    for path in seeds:
        text = path.read_text("utf-8")
        for part in range(1, 12):
            build_document(read(path.name, text[: len(text) * part // 12].encode()))


def test_every_goal_table_of_real_documents_is_read(seeds):
    for path in seeds:
        made = build_document(read(path.name, path.read_bytes()))
        titles = [line for line in path.read_text("utf-8").splitlines() if line.strip().endswith("绩效目标表")]
        assert len(made.projects) == len(titles)
        assert all(project.name.text and project.objectives for project in made.projects)
        rows = [one for project in made.projects for one in project.indicators]
        assert all(one.level is not None and one.dimension is not None for one in rows)
        assert not [note for note in made.notes if note.kind == "unrecognised"]
        assert made.unit is not None
        assert made.year is not None
