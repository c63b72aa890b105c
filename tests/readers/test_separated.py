"""CSV files as programs write them, and where their cells are found again."""

from time import perf_counter

import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid
from kpilint.readers import read


class Csv:
    """A file as it was read."""

    def __init__(self, text, encoding="utf-8"):
        self.source = read("表.csv", text if isinstance(text, bytes) else text.encode(encoding))
        (self.grid,) = self.source.blocks
        assert isinstance(self.grid, Grid)
        self.rows = [[cell.text for cell in row] for row in self.grid.rows]

    def place(self, row, column):
        place = self.grid.rows[row][column].place
        return place.line, place.column, place.table, place.row


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_of_every_encoding_and_system(encoding, end):
    text = end.join(["一级指标,指标值", "数量指标,≥3座", ""])
    assert Csv(text, encoding).rows == [["一级指标", "指标值"], ["数量指标", "≥3座"]]


def test_cells_in_quotes_hold_marks_quotes_and_line_breaks():
    read = Csv('目标,"1.修渠\n2.清淤",乙\n"他说""好""","1,200"\n')
    assert read.rows == [["目标", "1.修渠2.清淤", "乙"], ['他说"好"', "1,200", ""]]
    assert read.place(0, 1) == (1, 4, 1, 1)
    assert read.place(0, 2) == (2, 7, 1, 1)
    assert read.place(1, 1) == (3, 11, 1, 2)


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_the_mark_is_told_from_the_content(mark):
    rows = [["名称", "金额", "备注"], ["修渠", "12", "a, b; c"], ["清淤", "7", ""]]
    quoted = [[f'"{cell}"' if mark in cell else cell for cell in row] for row in rows]
    assert Csv("\n".join(mark.join(row) for row in quoted)).rows == rows


def test_commas_in_figures_do_not_outweigh_tabs():
    assert Csv("名称\t金额\n修渠\t1,200,300\n清淤\t4,500,600\n").rows[1] == ["修渠", "1,200,300"]


def test_tabs_that_keep_codes_from_becoming_numbers_do_not_outweigh_commas():
    assert Csv("130198\t,修渠,12\n130199\t,清淤,7\n").rows == [["130198", "修渠", "12"], ["130199", "清淤", "7"]]


def test_the_line_that_tells_excel_the_mark_is_no_row():
    read = Csv("sep=;\n名称;金额\n修渠;12\n")
    assert read.rows == [["名称", "金额"], ["修渠", "12"]]
    assert read.place(0, 0) == (2, 1, 1, 1)


def test_codes_written_as_formulas_are_texts():
    assert Csv('="0012",修渠\n"=""0013""",清淤\n').rows == [["0012", "修渠"], ["0013", "清淤"]]


def test_rows_of_any_length_and_empty_lines_keep_their_numbers():
    read = Csv("绩效目标表\n\n一级,二级,三级,,,,,\n,数量\n,,,\n备注,,无\n,,,,\n,,,,\n")
    assert read.rows == [
        ["绩效目标表", "", ""],
        ["", "", ""],
        ["一级", "二级", "三级"],
        ["", "数量", ""],
        ["", "", ""],
        ["备注", "", "无"],
    ]
    assert read.place(3, 1) == (4, 2, 1, 4)
    assert read.place(3, 2)[0] == 4


def test_a_stray_quote_is_a_character_like_any_other():
    rows = Csv('名称,"备注\n修渠,乙\n清淤,"丙"丁\n').rows
    assert rows == [["名称", '"备注'], ["修渠", "乙"], ["清淤", '"丙"丁']]


def test_a_pair_of_stray_quotes_does_not_swallow_the_table_between_them():
    text = '名称,"备注\n' + "修渠,乙\n" * 200 + '清淤,丙"\n'
    assert len(Csv(text).rows) == 202


def test_a_file_without_any_mark_is_read_as_text():
    blocks = read("表.csv", "第一段\n第二段\n".encode()).blocks
    assert [block.text for block in blocks] == ["第一段", "第二段"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (",,,\n,,\n", "没有内容"),
        ("a,b\n" * 30_000, "20000 行"),
        ("甲,乙\n" + "1," * 300 + "2\n", "第 2 行.*256 列"),
        ("甲,乙\n" + '"1",' * 300 + "2\n", "第 2 行.*256 列"),
        (b"a,b\x00\x01\x02\x03\x04\x05\x06\x07\x08", "二进制"),
    ],
)
def test_what_is_no_table_is_refused(text, words):
    with pytest.raises(UnreadableInput, match=words):
        Csv(text)


@pytest.mark.parametrize(
    "text",
    [
        "甲,乙\n" + "," * 3_000_000,
        "甲,乙\n" + ",\n" * 1_000_000,
        "甲,乙\n" + '"' * 1_000_000 + "x",
        "甲,乙\n" + '"a,""\n' * 19_000,
        "甲,乙\n" + '"a' * 500_000,
    ],
)
def test_hostile_files_are_answered_quickly(text):
    start = perf_counter()
    assert Csv(text).rows[0][0] == "甲"
    assert perf_counter() - start < 5  # two seconds, and a busy machine
