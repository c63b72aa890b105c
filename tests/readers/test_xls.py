"""Excel 97-2003 workbooks, written record by record: no library that writes them is needed."""

import struct
from pathlib import Path

import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid, Paragraph
from kpilint.readers import read as read_any
from kpilint.readers.xls import read

OFFICE = Path(__file__).parents[3] / "shared" / "office"

BOF, EOF, CODEPAGE, DATEMODE, FONT, FORMAT, XF = 0x809, 0x0A, 0x42, 0x22, 0x31, 0x41E, 0xE0
BOUNDSHEET, COLINFO, ROW, LABEL, NUMBER, BOOLEAN_OR_ERROR, MERGED = 0x85, 0x7D, 0x208, 0x204, 0x203, 0x205, 0xE5
FILEPASS = 0x2F
DIV0 = 7
"""The code of #DIV/0!"""


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def beginning(kind, version=0x600):
    return record(BOF, struct.pack("<HHHHII", version, kind, 0, 1997, 0, version))


def wide(text, length):
    """A text as Excel 97 stores it; ``length`` is the struct format of its length."""
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def cell(row, column, value, style):
    head = struct.pack("<HHH", row, column, style + 1)
    if isinstance(value, bool):
        return record(BOOLEAN_OR_ERROR, head + struct.pack("<BB", value, 0))
    if isinstance(value, bytes):
        return record(BOOLEAN_OR_ERROR, head + value + b"\x01")
    if isinstance(value, str):
        return record(LABEL, head + wide(value, "<H"))
    return record(NUMBER, head + struct.pack("<d", value))


def styles(formats):
    font = record(FONT, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 0) + wide("宋体", "<B"))
    made = font * 5 + b"".join(
        record(FORMAT, struct.pack("<H", 164 + at) + wide(code, "<H"))
        for at, code in enumerate(formats)
        if isinstance(code, str)
    )
    keys = [0, *(164 + at if isinstance(code, str) else code for at, code in enumerate(formats))]
    for at, key in enumerate(keys):
        made += record(XF, struct.pack("<HHHBBBBIIH", 0, key, 1 if at else 0xFFF5, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    return made


def workbook(cells, formats=("General",), merged=(), rows=(), columns=(), visibility=0, name="目标表", days=0):
    """A workbook of one sheet. ``cells`` are row, column, value and the number of a format (a code, or the number of
    a built-in one), ``rows`` and ``columns`` the hidden ones."""
    sheet = beginning(0x10)
    sheet += b"".join(record(COLINFO, struct.pack("<HHHHHH", one, one, 2000, 0, 1, 0)) for one in columns)
    for row in sorted({row for row, *_ in cells}):
        sheet += record(ROW, struct.pack("<HHHHHHI", row, 0, 9, 300, 0, 0, 0x100 | (0x20 if row in rows else 0)))
    sheet += b"".join(cell(*one) for one in cells)
    if merged:
        sheet += record(MERGED, struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *one) for one in merged))
    head = beginning(5) + record(CODEPAGE, struct.pack("<H", 1200)) + record(DATEMODE, struct.pack("<H", days))
    head += styles(formats)
    listed = record(BOUNDSHEET, struct.pack("<IBB", 0, visibility, 0) + wide(name, "<B")) + record(EOF)
    at = len(head) + len(listed)
    listed = record(BOUNDSHEET, struct.pack("<IBB", at, visibility, 0) + wide(name, "<B")) + record(EOF)
    return head + listed + sheet + record(EOF)


def old_workbook(text, encoding, code_page):
    """A workbook of Excel 95 with one text."""
    raw = text.encode(encoding)
    head = beginning(5, 0x500)[:4] + struct.pack("<HHHH", 0x500, 5, 0, 1995)
    head = struct.pack("<HH", BOF, 8) + head[4:]
    if code_page:
        head += record(CODEPAGE, struct.pack("<H", code_page))
    head += record(FONT, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 0) + b"\x04Song") * 5
    head += record(XF, struct.pack("<HHHBBIi", 0, 0, 0xFFF5, 0x20, 0, 0, 0)) + record(
        XF, struct.pack("<HHHBBIi", 0, 0, 1, 0x20, 0, 0, 0)
    )
    size = len(head) + 4 + 7 + 1 + 4
    head += record(BOUNDSHEET, struct.pack("<IBBB", size, 0, 0, 1) + b"a") + record(EOF)
    sheet = struct.pack("<HH", BOF, 8) + struct.pack("<HHHH", 0x500, 0x10, 0, 1995)
    return head + sheet + record(LABEL, struct.pack("<HHHH", 0, 0, 1, len(raw)) + raw) + record(EOF)


class Book:
    """A workbook as it was read."""

    def __init__(self, data):
        source = read("表.xls", "xls", data)
        (self.grid,) = [block for block in source.blocks if isinstance(block, Grid)]
        self.paragraphs = [block.text for block in source.blocks if isinstance(block, Paragraph)]
        self.notes = source.notes
        self.rows = [[cell.text for cell in row] for row in self.grid.rows]


def test_cells_know_their_names_and_merged_ones_stand_once():
    cells = [(1, 1, "标题", 0), (2, 1, "产出", 0), (2, 2, "数量", 0), (3, 2, "质量", 0), (3, 3, "甲", 0)]
    book = Book(workbook(cells, merged=[(1, 1, 1, 255), (2, 3, 1, 1)]))
    assert book.rows == [["标题", "", ""], ["产出", "数量", ""], ["", "质量", "甲"]]
    assert [[cell.merged for cell in row] for row in book.grid.rows] == [["", "left", "left"], [""] * 3, ["up", "", ""]]
    place = book.grid.rows[2][2].place
    assert (place.sheet, place.cell, place.table, place.row) == ("目标表", "D4", 1, 4)
    assert book.paragraphs == ["目标表"]


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (0.955, "0.0%", "95.5%"),
        (12, '"≥"0"座"', "≥12座"),
        (45296, 'yyyy"年"m"月"d"日"', "2024年1月5日"),
        (45296, 57, "2024年1月"),
        (0.5, 9, "50%"),
        (1234.5, 4, "1,234.50"),
        ("85", '"≥"@"%"', "≥85%"),
        (True, "General", "TRUE"),
        (bytes([DIV0]), "General", "#DIV/0!"),
        ("第一\n第二", "General", "第一第二"),
    ],
)
def test_values_are_read_as_they_are_shown(value, code, seen):
    assert Book(workbook([(0, 0, value, 0)], [code])).rows == [[seen]]


def test_days_count_from_1904_where_the_workbook_says_so():
    assert Book(workbook([(0, 0, 45296.0 - 1462, 0)], ["yyyy-mm-dd"], days=1)).rows == [["2024-01-05"]]


def test_hidden_rows_and_columns_are_left_out_and_told():
    cells = [(row, column, f"{row}{column}", 0) for row in range(4) for column in range(3)]
    book = Book(workbook(cells, rows=[1], columns=[1]))
    assert book.rows == [["00", "02"], ["20", "22"], ["30", "32"]]
    assert [row[0].place.row for row in book.grid.rows] == [1, 3, 4]
    assert [note.kind for note in book.notes] == ["hidden", "hidden"]
    assert "第 2 行" in book.notes[0].why
    assert "B 列" in book.notes[1].why


def test_a_hidden_sheet_is_not_read():
    with pytest.raises(UnreadableInput, match="取消隐藏"):
        Book(workbook([(0, 0, "甲", 0)], visibility=2))


@pytest.mark.parametrize("code_page", [936, 1252, None])
def test_excel_95_texts_are_chinese_whatever_the_code_page_says(code_page):
    assert Book(old_workbook("绩效指标", "gb18030", code_page)).rows == [["绩效指标"]]


def test_a_workbook_with_a_password_is_called_encrypted():
    data = workbook([(0, 0, "甲", 0)])
    start = len(beginning(5))
    with pytest.raises(UnreadableInput, match="加密文件"):
        Book(data[:start] + record(FILEPASS, bytes(54)) + data[start:])


def test_damaged_workbooks_are_refused_or_read(capsys):
    data = workbook([(0, 0, "甲", 0), (1, 1, 0.955, 1)], ["General", "0.0%"], merged=[(0, 0, 0, 1)])
    damaged = [data[:end] for end in range(0, len(data), 3)]
    damaged += [data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :] for at in range(len(data))]
    for one in damaged:
        try:
            read("表.xls", "xls", one)
        except UnreadableInput as error:
            assert "损坏" in error.reason or "内容" in error.reason or "加密" in error.reason or "隐藏" in error.reason
    assert capsys.readouterr().out == ""  # xlrd prints its doubts; standard output is for findings


def test_a_truncated_file_is_refused():
    path = OFFICE / "hostile" / "trunc.xls"
    if not path.is_file():
        pytest.skip("needs ../shared/office beside the project: real documents are not part of it")
    with pytest.raises(UnreadableInput, match="没有下载完整"):
        read_any(str(path), path.read_bytes())
