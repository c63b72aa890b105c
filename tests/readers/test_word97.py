"""Word 97-2003 files, built byte by byte, as the reader sees them."""

import random
import struct
import time
from pathlib import Path

import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.place import Place
from kpilint.readers import convert, read
from kpilint.readers.formats import kind_of
from tests.readers.office_files import Shown
from tests.readers.word97_files import (
    ACROSS,
    DELETED,
    DOWN,
    FIRST_ACROSS,
    FIRST_DOWN,
    HIDDEN,
    NOT_AS_STYLE,
    Word97,
    deep,
    in_list,
    inner_row,
    list_tables,
    p,
    row,
    style_sheet,
    symbol,
)

OFFICE = Path(__file__).parents[3] / "shared/office"
REAL = sorted(OFFICE.glob("d*/*.doc"))
WITHIN = 2.0
LONG_FORMATS_NOWHERE = struct.pack("<HI", 0x6646, 1_000_000)


def shown(*paragraphs, path="表.doc", **more):
    flat = [one for some in paragraphs for one in (some if isinstance(some, list) else [some])]
    return Shown(Word97(flat, **more).bytes(), path)


def texts(*paragraphs, **more):
    return shown(*paragraphs, **more).texts


@pytest.fixture
def alone(monkeypatch):
    """A computer without LibreOffice."""
    monkeypatch.setattr(convert, "program", lambda: None)


def test_paragraphs_and_tables_come_in_document_order_with_their_places():
    seen = shown(p("一、概况"), row("数量", "质量"), row("6个", "100%"), p("二、说明"), row("时效", "成本"))
    assert seen.order == ["一、概况", "[数量]", "二、说明", "[时效]"]
    assert [grid.number for grid in seen.grids] == [1, 2]
    assert seen.grids[0].rows[1][1].place == Place(table=1, row=2)
    assert seen.source.kind == "doc"


def test_files_of_wps_are_the_same_format():
    assert shown(row("甲", "乙"), p(""), path="表.wps").rows() == [["甲", "乙"]]


def test_columns_are_the_borders_of_all_rows():
    seen = shown(
        row("名称", "修渠", edges=[0, 1000, 4000]),
        row("甲", "乙", "丙", edges=[0, 1000, 2500, 4000]),
        row("数量", "≥6", "个", edges=[0, 1800, 2500, 4000]),
        p(""),
    )
    assert seen.rows() == [["名称", "修渠", "<", "<"], ["甲", "乙", "<", "丙"], ["数量", "<", "≥6", "个"]]


def test_borders_that_are_a_little_off_are_one_those_of_one_row_are_not():
    seen = shown(
        row("甲", "乙", edges=[-108, 1000, 2000]), row("丙", "丁", edges=[-100, 1042, 1990]), p("隔开"),
        row("窄", "", "宽", edges=[0, 1000, 1040, 2000]), row("上", "下", edges=[0, 1020, 2000]), p("")
    )  # fmt: skip
    assert seen.rows() == [["甲", "乙"], ["丙", "丁"]]
    assert seen.rows(2) == [["窄", "", "宽"], ["上", "下", "<"]]


def test_a_row_that_begins_further_right_leaves_its_first_columns_empty():
    assert shown(row("甲", "乙", edges=[0, 900, 1800]), row("丙", edges=[900, 1800]), p("")).rows() == [
        ["甲", "乙"],
        ["", "丙"],
    ]


@pytest.mark.parametrize("flags", [(FIRST_ACROSS, ACROSS, ACROSS, 0), (ACROSS, FIRST_ACROSS, FIRST_ACROSS, 0)])
def test_cells_merged_across_are_one_whichever_bit_stands_for_the_first(flags):
    seen = shown(row("目标", "旧", "", "值", flags=flags), row("甲", "乙", "丙", "丁"), p(""))
    assert seen.rows() == [["目标", "<", "<", "值"], ["甲", "乙", "丙", "丁"]]


def test_cells_merged_down_keep_the_text_of_the_first_stale_text_is_dropped():
    seen = shown(
        row("产出", "数量", flags=(FIRST_DOWN,)), row("产出旧", "质量", flags=(DOWN,)), row("", "时效", flags=(DOWN,)),
        row("效益", "社会", flags=(FIRST_DOWN,)), row("孤", "经济", edges=[0, 500, 2000], flags=(DOWN,)), p("")
    )  # fmt: skip
    assert seen.rows() == [
        ["产出", "<", "数量"],
        ["^", "<", "质量"],
        ["^", "<", "时效"],
        ["效益", "<", "社会"],
        ["孤", "经济", "<"],
    ]


def test_a_cell_holds_paragraphs_and_line_breaks_as_lines():
    seen = shown([p("1.修渠", formats=b"\x16\x24\x01"), *row("2.清淤\x0b3.植树", "x")], p(""))
    cell = seen.grids[0].rows[0][0]
    assert cell.text == "1.修渠2.清淤3.植树"
    assert cell.raw == "1.修渠\n2.清淤\n3.植树"


def test_a_table_in_a_table_follows_it():
    outer = row("外", "邻")
    seen = shown([p("前", formats=deep(1)), *inner_row("内甲", "内乙"), *inner_row("内丙", "内丁"), *outer], p("后"))
    assert seen.rows(1) == [["前外", "邻"]]
    assert seen.rows(2) == [["内甲", "内乙"], ["内丙", "内丁"]]
    assert seen.order == ["[前外]", "[内甲]", "后"]


def test_fields_show_their_result_and_a_broken_field_hides_nothing():
    assert texts(p("共\x13 =SUM(A1) \x146\x15个"), p("见\x13 REF 甲 \x13 PAGE \x142\x15 \x14第三\x15章")) == [
        "共6个",
        "见第三章",
    ]
    assert texts(p("甲\x13乙"), p("丙\x14丁")) == ["甲乙", "丙丁"]
    assert texts(p("丙\x15丁\x14")) == ["丙丁"]


def test_hidden_and_deleted_text_is_left_out():
    assert texts(p("完成", ("不", DELETED), ("旧", HIDDEN), "≥6个")) == ["完成≥6个"]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next_but_not_into_a_table():
    assert texts(p("上半", mark_formats=DELETED), p("下半")) == ["上半下半"]
    seen = shown(p("标题", mark_formats=HIDDEN), row("甲", "乙"), p(""))
    assert seen.order == ["标题", "[甲]"]


def test_a_style_hides_text_unless_the_text_says_otherwise():
    styles = style_sheet((b"", b""), (HIDDEN, b""))
    seen = texts(p("看得见"), p("窗体顶端", ("，除了这里", NOT_AS_STYLE), "和那里", style=1), p("尾"), styles=styles)
    assert seen == ["看得见", "，除了这里尾"]


def test_hidden_rows_are_left_out_and_told():
    seen = shown(
        row("甲", "乙"), row("丙", "丁", hidden=HIDDEN), row("戊", "己", hidden=DELETED), row("庚", "辛"), p("")
    )
    assert seen.rows() == [["甲", "乙"], ["庚", "辛"]]
    assert [(kind, "有 1 行被隐藏" in why) for kind, why in seen.notes] == [("hidden", True)]


def test_signs_of_symbol_fonts_are_what_people_see():
    fonts = ("Times New Roman", "Symbol", "Wingdings")
    assert texts(p("水渠", ("(", symbol(1, 0xF0B3)), "3公里", ("(", symbol(2, 0xF0FE)), "是"), fonts=fonts) == [
        "水渠≥3公里☑是"
    ]


def test_special_characters():
    assert texts(p("A\x1e1\x1f，\x01图\x05\x02注\xa0完\t尾")) == ["A-1，图注\xa0完 尾"]


def test_western_text_is_stored_in_single_bytes():
    assert texts(p("“A”–B… café"), width=1) == ["“A”–B… café"]


def test_characters_outside_the_first_plane_do_not_shift_what_follows():
    assert texts(p("𠀀𠀁", ("藏", HIDDEN), "见"), p("完")) == ["𠀀𠀁见", "完"]


def test_a_quick_save_hangs_formats_on_a_piece():
    hidden = 0x5C << 1 | 1 << 8
    with pytest.raises(UnreadableInput, match="没有文字"):
        shown(p("全文隐藏"), piece_change=hidden)


def test_numbers_that_word_writes_itself_stand_in_front():
    levels = [("\x00、", 37, 1), ("(\x01)", 0, 1)]
    seen = texts(
        p("总体目标", formats=in_list(1)), p("修渠", formats=in_list(1, 1)), p("清淤", formats=in_list(1, 1)),
        p("年度目标", formats=in_list(1)), p("植树", formats=in_list(1, 1)), p("重来", formats=in_list(2)),
        lists=list_tables(levels, starts=[(0, 5)])
    )  # fmt: skip
    assert seen == ["一、总体目标", "(1) 修渠", "(2) 清淤", "二、年度目标", "(1) 植树", "五、重来"]


def test_numbers_of_a_style_and_in_cells_without_text():
    styles = style_sheet((b"", b""), (b"", in_list(1)))
    rows = row("", "甲") + row("", "乙")
    rows[0].style = rows[3].style = 1
    seen = shown(rows, p(""), styles=styles, lists=list_tables([("\x00", 0, 1)]))
    assert seen.rows() == [["1", "甲"], ["2", "乙"]]


def tick_box(bits, before=0):
    texts_of_field = struct.pack("<HH", 0, 0)
    field = struct.pack("<iHHH", -1, bits, 0, 0) + texts_of_field + struct.pack("<H", before) + texts_of_field * 5
    return struct.pack("<IH62x", 68 + len(field), 68) + field


def test_tick_boxes_are_shown():
    boxes = [tick_box(0b101), tick_box(0b001), tick_box(25 << 2 | 1, before=1)]
    at = [0, len(boxes[0]), len(boxes[0]) + len(boxes[1])]
    runs = [
        part
        for offset, words in zip(at, ("新增", "延续", "其他"), strict=True)
        for part in ("\x13 FORMCHECKBOX ", ("\x01", struct.pack("<HI", 0x6A03, offset)), "\x15" + words)
    ]
    assert texts(p(*runs), data=b"".join(boxes)) == ["☑新增□延续☑其他"]


def test_a_drop_down_list_shows_what_was_chosen():
    entries = [one.encode("utf-16-le") for one in ("经常性", "一次性")]
    chosen = tick_box(1 << 2 | 2) + struct.pack("<HHH", 0xFFFF, 2, 0)
    chosen += b"".join(struct.pack("<H", len(one) // 2) + one for one in entries)
    field = "类型：", "\x13 FORMDROPDOWN ", ("\x01", struct.pack("<HI", 0x6A03, 0)), "\x15"
    assert texts(p(*field), data=chosen) == ["类型：一次性"]


def test_text_boxes_come_last_and_not_beside_tables():
    box = [p("附件1"), p("")]
    assert texts(p("正文"), boxes=box) == ["正文", "附件1"]
    assert shown(p("正文"), row("甲", "乙"), p(""), boxes=[*box, *row("框里", "表"), p("")]).order == [
        "正文",
        "[甲]",
        "[框里]",
    ]


def test_footnotes_are_left_out():
    assert texts(p("正文\x02"), footnotes=[p("脚注")], boxes=[p("框")]) == ["正文", "框"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"flags": 0x0300}, "加密文件"),
        ({"version": 0x0068}, r"Word 6.0/95 存的文件.*没有安装 LibreOffice.*另存为 .docx"),
        ({"formats": LONG_FORMATS_NOWHERE}, "损坏或没有下载完整"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(more, words, alone):
    with pytest.raises(UnreadableInput, match=words):
        shown(p("正文", formats=more.pop("formats", b"")), **more)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [p("单元格", mark="\x07")],
        [*row("甲", "乙")[:1], p("表没有结束")],
        [p("深", formats=deep(100_000_000))],
    ],
)
def test_marks_and_formats_that_contradict_each_other_are_refused(paragraphs, alone):
    with pytest.raises(UnreadableInput):
        shown(paragraphs)


def test_a_table_of_absurd_width_is_refused():
    wide = [row(*["x"] * 60, edges=[61 * n + 500 * at for at in range(61)]) for n in range(8)]
    with pytest.raises(UnreadableInput, match="太大"):
        shown(*wide, p(""))


def damaged(data, seed):
    """Copies of a file that were cut off or have wrong bytes."""
    chance = random.Random(seed)
    if seed % 3 == 0:
        return data[: chance.randrange(512, len(data))]
    wrong = bytearray(data)
    for _ in range(chance.choice((1, 8, 64, 512))):
        wrong[chance.randrange(512, len(wrong))] = chance.choice((0, 1, 0x7F, 0xFF, chance.randrange(256)))
    return bytes(wrong)


def whole_document():
    rows = row("甲", "乙", flags=(FIRST_DOWN,)) + row("", "丙", flags=(DOWN,))
    first = [p("前\x13 A \x14果\x15", ("藏", HIDDEN)), *rows, p("项", formats=in_list(1))]
    return Word97(
        [*first, *inner_row("内"), *row("外"), p("后")],
        boxes=[p("框")],
        fonts=("Symbol",),
        styles=style_sheet((b"", b"")),
        lists=list_tables([("\x00.", 0, 1)]),
        data=tick_box(1),
    ).bytes()


@pytest.mark.parametrize("seed", range(150))
def test_damaged_files_are_read_or_refused_quickly(seed, alone):
    refused_or_read(damaged(whole_document(), seed))


def refused_or_read(data):
    began = time.perf_counter()
    try:
        read("表.doc", data)
    except UnreadableInput as refusal:
        assert refusal.reason
    assert time.perf_counter() - began < WITHIN


@pytest.mark.skipif(not REAL, reason="needs ../shared/office beside the project")
class TestRealDocuments:
    @pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
    def test_the_tables_are_those_of_the_same_document_in_docx(self, path):
        seen = Shown(path.read_bytes(), str(path))
        other = Shown(path.with_suffix(".docx").read_bytes(), str(path.with_suffix(".docx")))

        def rows(document):
            return [
                [text for text in row if text not in ("", "^", "<")]
                for at in numbers(document)
                for row in document.rows(at)
            ]

        def numbers(document):
            return [grid.number for grid in document.grids]

        assert [one for one in rows(seen) if one] == [one for one in rows(other) if one]

    def test_the_suffix_of_wps_makes_no_difference(self):
        path = REAL[0]
        assert kind_of(str(path.with_suffix(".wps")), path.with_suffix(".wps").read_bytes()) == "doc"
        assert Shown(path.with_suffix(".wps").read_bytes(), "表.wps").order == Shown(path.read_bytes(), "表.doc").order

    @pytest.mark.parametrize("seed", range(40))
    def test_damaged_copies_are_read_or_refused_quickly(self, seed, alone):
        refused_or_read(damaged(REAL[seed % len(REAL)].read_bytes(), seed))
