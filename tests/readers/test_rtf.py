"""RTF documents as the reader sees them."""

import random
import time

import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid, Paragraph
from kpilint.model.place import Place
from kpilint.readers import convert, rtf

WITHIN = 2.0
FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0 Arial;}"
    r"{\f2\froman\fcharset2 Symbol;}{\f3\fnil\fcharset2 Wingdings;}}"
)


@pytest.fixture
def alone(monkeypatch):
    """A computer without LibreOffice."""
    monkeypatch.setattr(convert, "program", lambda: None)


def encoded(body):
    """Chinese as most programs write it, every byte by its code."""
    return b"".join(
        one.encode() if one.isascii() else b"".join(b"\\'%02x" % code for code in one.encode("gb18030")) for one in body
    )


def source(body, head=r"\ansi\ansicpg936\deff0"):
    return rtf.read("表.rtf", "rtf", b"{\\rtf1" + encoded(head + FONTS + body) + b"}")


def texts(body, **more):
    return [block.text for block in source(body, **more).blocks if isinstance(block, Paragraph)]


def grids(body):
    return [block for block in source(body).blocks if isinstance(block, Grid)]


def rows(body, number=1):
    signs = {"up": "^", "left": "<", "": ""}
    return [[signs[cell.merged] or cell.text for cell in row] for row in grids(body)[number - 1].rows]


def row(*cells, edges=None, before=None, left=0):
    """A row; ``before`` are the words before each column's right border."""
    edges = edges or [1000 * (at + 1) for at in range(len(cells))]
    words = before or [""] * len(edges)
    columns = "".join(f"{word}\\cellx{edge}" for word, edge in zip(words, edges, strict=True))
    return rf"\trowd\trleft{left}{columns}\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row\pard "


def test_paragraphs_and_tables_come_in_document_order_with_their_places():
    seen = source(r"一、概况\par " + row("数量", "质量") + row("6个", "100%") + r"二、说明\par " + row("时效", "成本"))
    order = [block.text if isinstance(block, Paragraph) else block.rows[0][0].text for block in seen.blocks]
    assert order == ["一、概况", "数量", "二、说明", "时效"]
    assert [block.number for block in seen.blocks if isinstance(block, Grid)] == [1, 2]
    assert seen.blocks[1].rows[1][1].place == Place(table=1, row=2)
    assert (seen.path, seen.kind) == ("表.rtf", "rtf")


def test_columns_are_the_borders_of_all_rows():
    assert rows(
        row("名称", "修渠", edges=[1000, 4000])
        + row("甲", "乙", "丙", edges=[1000, 2500, 4010])
        + row("右", edges=[4000], left=2500)
    ) == [["名称", "修渠", "<"], ["甲", "乙", "丙"], ["", "", "右"]]


def test_merged_cells():
    assert rows(
        row("产出", "目标", "旧", before=[r"\clvmgf", r"\clmgf", r"\clmrg"])
        + row("旧", "数量", "质量", before=[r"\clvmrg", "", ""])
    ) == [["产出", "目标", "<"], ["^", "数量", "质量"]]


def test_a_cell_holds_paragraphs_and_line_breaks_as_lines():
    cell = grids(row(r"1.修渠\par 2.清淤\line 3.植树", "x"))[0].rows[0][0]
    assert cell.text == "1.修渠2.清淤3.植树"
    assert cell.raw == "1.修渠\n2.清淤\n3.植树"


def test_a_table_in_a_table_follows_it_as_word_writes_it():
    inner = (
        r"\pard\intbl\itap2 内甲\nestcell 内乙\nestcell"
        r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    )
    body = rf"\trowd\cellx1000\cellx2000\pard\intbl 外前\par {inner}\pard\intbl 外后\cell 邻\cell\row\pard 后\par "
    assert rows(body) == [["外前外后", "邻"]]
    assert rows(body, 2) == [["内甲", "内乙"]]


def test_chinese_by_code_by_number_and_as_raw_bytes():
    by_number = r"\u20013?\uc2\u25991\'ce\'c4{\uc0\u34920}完"
    assert texts(r"绩效目标\par " + by_number + r"\par ") == ["绩效目标", "中文表完"]
    raw = b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 x;}}\\f0 " + "目标\\par }".encode("gbk")
    assert rtf.read("表.rtf", "rtf", raw).blocks[0].text == "目标"


def test_bytes_are_what_the_font_says_and_where_it_is_wrong_what_the_file_says():
    assert texts(r"\f1 caf\'e9 \f0 目标\f1 目标\par ") == ["café 目标目标"]
    assert texts(r"\f1 \'b7\par ", head=r"\ansi\ansicpg936") == ["·"]


def test_characters_outside_the_first_plane():
    assert texts(r"\u-10176?\u-9216?完\par ") == ["𠀀完"]


def test_hidden_and_deleted_text_is_left_out():
    assert texts(r"完成{\v 旧}{\deleted 不}≥6个{\*\unknown 无}\par ") == ["完成≥6个"]
    assert texts(r"上半{\deleted\par}下半\par ") == ["上半下半"]


def test_hidden_rows_are_left_out_and_told():
    hidden = row("丙", "丁").replace(r"\pard\intbl", r"\pard\intbl\v").replace(r"\row", r"\row\v0")
    body = row("甲", "乙") + hidden + row("戊", "己")
    assert rows(body) == [["甲", "乙"], ["戊", "己"]]
    assert [note.kind for note in source(body).notes] == ["hidden"]


def test_fields_show_their_result_and_notes_and_headers_are_left_out():
    field = r"{\field{\*\fldinst  REF a}{\fldrslt 三}}"
    assert texts(rf"{{\header 页眉\par}}第{field}章{{\footnote 注}}{{\*\bkmkstart x}}{{\pict 89504e47}}\par ") == [
        "第三章"
    ]


def test_numbers_that_word_writes_itself_stand_in_front_bullets_are_left_out():
    assert texts(r"{\listtext\pard\plain 1.\tab}修渠\par {\listtext\f3 n\tab}清淤\par {\pntext 一、}植树\par ") == [
        "1. 修渠",
        "清淤",
        "一、植树",
    ]


def test_signs_of_symbol_fonts_are_what_people_see():
    assert texts(r"水渠{\f2\'b3}3公里{\f3\u-3842?}\par ") == ["水渠≥3公里☑"]


def test_tick_boxes_and_lists_show_what_was_chosen():
    def form(words):
        return rf"{{\field{{\*\fldinst FORM {{\*\formfield{{{words}}}}}}}{{\fldrslt }}}}"

    body = form(r"\fftype1\ffres1") + "新增" + form(r"\fftype1\ffres25\ffdefres0") + "延续"
    body += form(r"\fftype2\ffres1{\*\ffl 一}{\*\ffl 二}") + r"类\par "
    assert texts(body) == ["☑新增□延续二类"]


def test_text_boxes_come_last_and_not_beside_tables():
    box = r"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv 3}}{\shptxt 附件1\par}}{\shprslt 旧}}"
    assert texts(rf"正文{box}\par ") == ["正文", "附件1"]
    assert texts(rf"正文{box}\par " + row("甲", "乙")) == ["正文"]


def test_binary_data_and_what_stands_behind_the_end_are_passed_over():
    data = b"{\\rtf1{\\object{\\*\\objdata\\bin4 }}{{}{\\result x}}y\\par}\x00rubbish{"
    assert rtf.read("表.rtf", "rtf", data).blocks[0].text == "xy"


def test_embedded_sheets_are_told():
    seen = source(r"见表{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 01}{\result }}\par ")
    assert [note.kind for note in seen.notes] == ["unread"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{\\rtf1\\ansi \\par }", "没有文字"),
        (b"{\\rtf1\\ansi {\\b text\\par", "没有下载完整"),
        (b"{\\rtf1" + b"{" * 100_000, "套得太深"),
        (b"{\\rtf1\\trowd\\cellx9\\intbl a\\cell\\pard b\\par}", "没有安装 LibreOffice"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, words, alone):
    with pytest.raises(UnreadableInput, match=words):
        rtf.read("表.rtf", "rtf", data)


def test_a_file_may_lack_its_last_brace():
    assert rtf.read("表.rtf", "rtf", b"{\\rtf1 {\\b text}\\par {}").blocks[0].text == "text"


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_are_read_or_refused_quickly(seed, alone):
    body = r"前{\v 藏}\par " + row("甲", "乙", before=[r"\clvmgf", ""]) * 20 + r"\itap2\intbl 内\nestcell\u20013?\par "
    chance = random.Random(seed)
    data = bytearray(b"{\\rtf1" + encoded(FONTS + body) + b"}")
    for _ in range(chance.choice((1, 10, 100))):
        data[chance.randrange(6, len(data))] = chance.choice(b"{}\\'0\x00\xff a")
    began = time.perf_counter()
    try:
        rtf.read("表.rtf", "rtf", bytes(data[: chance.randrange(6, len(data))] if seed % 3 == 0 else data))
    except UnreadableInput as refusal:
        assert refusal.reason
    assert time.perf_counter() - began < WITHIN


def test_an_unknown_code_page_does_no_harm():
    assert texts(r"\f1 caf\'e9\par ", head=r"\ansi\ansicpg1") == ["café"]
