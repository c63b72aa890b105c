import pytest

from kpilint.readers.list_marks import list_mark
from tests.readers.office_files import Shown, docx, p, tbl, tc, tr


def level(at, style, text, extra="", start=1):
    counts = f'<w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
    return f'<w:lvl w:ilvl="{at}">{counts}{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number, *levels):
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number, of, extra=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{extra}</w:num>'


def item(text, number=1, at=0):
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def texts(*body, numbering, styles=""):
    return Shown(docx("".join(body), numbering, styles)).texts


SIMPLE = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)


def test_numbers_that_word_makes_stand_before_the_text():
    assert texts(item("保障运转"), p("说明"), item("提升能力"), numbering=SIMPLE) == [
        "1. 保障运转",
        "说明",
        "2. 提升能力",
    ]


def test_no_blank_stands_behind_a_chinese_mark_nor_where_the_list_wants_none():
    numbering = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）")) + num(1, 0)
    numbering += abstract(2, level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>')) + num(2, 2)
    assert texts(item("职责"), item("机构", at=1), item("人员", 2), numbering=numbering) == [
        "一、职责",
        "（一）机构",
        "1.人员",
    ]


def test_levels_restart_below_a_higher_one_and_show_the_numbers_above():
    numbering = num(1, 0) + abstract(
        0,
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
        level(3, "decimal", "%4)", '<w:lvlRestart w:val="0"/>'),
    )
    levels = (0, 1, 1, 2, 3, 0, 1, 3)
    assert texts(*[item("x", at=at) for at in levels], numbering=numbering) == [
        "第一章x",
        "一.1x",
        "一.2x",
        "1.2.1 x",
        "1) x",
        "第二章x",
        "二.1x",
        "2) x",
    ]


def test_lists_of_one_kind_count_on_unless_one_starts_anew():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = [item("a"), item("b", 2), item("c", 3), item("d", 3), item("e")]
    assert texts(*body, numbering=SIMPLE + num(2, 0) + num(3, 0, anew)) == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_a_list_starts_where_it_says():
    assert texts(item("x"), numbering=abstract(0, level(0, "decimal", "%1.", start=5)) + num(1, 0)) == ["5. x"]


def test_bullets_and_switched_off_numbers_are_not_read():
    numbering = abstract(0, level(0, "bullet", "\uf0b7")) + num(1, 0)
    assert texts(item("保障"), item("提升", 0), item("缺失", 9), numbering=numbering) == ["保障", "提升", "缺失"]


def test_numbers_come_from_styles_and_their_levels():
    numbering = abstract(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="h2"/>'),
    ) + num(1, 0)
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="h1">{listed}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="h2">{listed}</w:style>'
        '<w:style w:type="paragraph" w:styleId="h3"><w:basedOn w:val="h1"/></w:style>'
    )
    body = [p("x", properties=f'<w:pStyle w:val="{name}"/>') for name in ("h1", "h2", "h2")]
    body.append(p("x", properties='<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>'))
    assert texts(*body, numbering=numbering, styles=styles) == ["一、x", "1. x", "2. x", "x"]
    assert texts(p("x", properties='<w:pStyle w:val="h3"/>'), numbering=numbering, styles=styles) == ["一、x"]


def test_a_list_style_names_the_levels():
    numbering = SIMPLE + abstract(5, '<w:numStyleLink w:val="s"/>') + num(2, 5)
    styles = (
        '<w:style w:type="numbering" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert texts(item("x", 2), numbering=numbering, styles=styles) == ["1. x"]


def test_numbers_count_in_cells_also_in_cells_without_text():
    table = tbl(tr(tc(item("")), "甲"), tr(tc(item("")), "乙"), tr("目标", tc(item("保障。") + item("提升。"))))
    assert Shown(docx(table, SIMPLE)).rows() == [["1.", "甲"], ["2.", "乙"], ["目标", "3. 保障。4. 提升。"]]


def test_paragraphs_that_nobody_sees_do_not_count():
    gone = '<w:rPr><w:del/></w:rPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert texts(item("甲"), p(properties=gone), item("乙"), numbering=SIMPLE) == ["1. 甲", "2. 乙"]


def test_a_long_level_text_is_cut():
    endless = abstract(0, level(0, "decimal", "%1" * 500)) + num(1, 0)
    assert len(texts(item("x"), numbering=endless)[0]) < 50


@pytest.mark.parametrize(
    ("style", "numbers", "marks"),
    [
        (
            "chineseCounting",
            (1, 10, 11, 20, 99, 100, 101, 110, 1001),
            "一 十 十一 二十 九十九 一百 一百零一 一百一十 一千零一",
        ),
        ("japaneseCounting", (3, 12), "三 十二"),
        ("ideographDigital", (10, 12), "一〇 一二"),
        ("chineseLegalSimplified", (1, 10, 21), "壹 壹拾 贰拾壹"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalZero", (3, 12), "03 12"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("ideographTraditional", (2,), "乙"),
        ("lowerLetter", (1, 26, 27, 53), "a z aa aaa"),
        ("upperLetter", (2,), "B"),
        ("lowerRoman", (4, 9, 1994), "iv ix mcmxciv"),
        ("upperRoman", (12, 9999), "XII 9999"),
        ("chineseCounting", (10_000, 0), "10000 0"),
        ("unheardOf", (7,), "7"),
    ],
)
def test_marks_of_lists(style, numbers, marks):
    assert " ".join(list_mark(number, style) for number in numbers) == marks


def test_bullets_have_no_mark():
    assert list_mark(3, "bullet") == list_mark(3, "none") == ""
