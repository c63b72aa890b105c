"""Office files in a single XML."""

import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid
from kpilint.model.place import Place
from kpilint.readers import convert, office_xml
from tests.readers.office_files import WORD

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
HEAD = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'


def book(*sheets, styles="", head=HEAD):
    names = f'xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}" xmlns:x="urn:schemas-microsoft-com:office:excel"'
    return f"{head}<Workbook {names}><Styles>{styles}</Styles>{''.join(sheets)}</Workbook>".encode()


def sheet(*rows, name="目标表", columns="", visible="SheetVisible"):
    options = (
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        f"<Visible>{visible}</Visible></WorksheetOptions>"
    )
    return f'<Worksheet ss:Name="{name}"><Table>{columns}{"".join(rows)}</Table>{options}</Worksheet>'


def row(*cells, more=""):
    return f"<Row {more}>{''.join(cells)}</Row>"


def cell(value="", kind="String", more=""):
    return f'<Cell {more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def grid_of(data):
    return next(block for block in office_xml.read("表.xls", "xml", data).blocks if isinstance(block, Grid))


def rows_of(data):
    signs = {"up": "^", "left": "<", "": ""}
    return [[signs[cell.merged] or cell.text for cell in row] for row in grid_of(data).rows]


def test_cells_stand_where_their_indexes_say_with_their_places():
    data = book(sheet(row(cell("甲"), cell("丙", more='ss:Index="3"')), row(cell("丁"), more='ss:Index="3"')))
    assert rows_of(data) == [["甲", "", "丙"], ["", "", ""], ["丁", "", ""]]
    assert grid_of(data).rows[2][0].place == Place(sheet="目标表", cell="A3", table=1, row=3)


def test_merged_cells():
    data = book(
        sheet(
            row(cell("产出", more='ss:MergeDown="1"'), cell("目标", more='ss:MergeAcross="1"')),
            row(cell("数量", more='ss:Index="2"'), cell("质量")),
        )
    )
    assert rows_of(data) == [["产出", "目标", "<"], ["^", "数量", "质量"]]


def test_numbers_are_shown_in_their_formats():
    styles = "".join(
        f'<Style ss:ID="{name}"{parent}>{code}</Style>'
        for name, parent, code in (
            ("a", "", '<NumberFormat ss:Format="0%"/>'),
            ("b", ' ss:Parent="a"', ""),
            ("c", "", '<NumberFormat ss:Format="Standard"/>'),
        )
    )
    values = [
        cell("0.95", "Number", 'ss:StyleID="a"'),
        cell("1", "Number", 'ss:StyleID="b"'),
        cell("1234.5", "Number", 'ss:StyleID="c"'),
        cell("2024-03-01T00:00:00.000", "DateTime"),
        cell("1", "Boolean"),
        cell("x", "Number"),
    ]
    assert rows_of(book(sheet(row(*values)), styles=styles)) == [
        ["95%", "100%", "1,234.50", "2024/3/1", "TRUE", "x"],
    ]


def test_formatted_text_and_line_breaks():
    data = book(sheet(row('<Cell><ss:Data ss:Type="String"><B>1.修渠</B>&#10;2.清淤</ss:Data></Cell>')))
    assert rows_of(data) == [["1.修渠2.清淤"]]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told():
    columns = '<Column/><Column ss:Hidden="1"/>'
    data = book(
        sheet(row(cell("甲"), cell("藏"), cell("乙")), row(cell("丙"), more='ss:Hidden="1"'), columns=columns),
        sheet(row(cell("密")), name="旧", visible="SheetHidden"),
    )
    assert rows_of(data) == [["甲", "乙"]]
    assert [note.kind for note in office_xml.read("表.xls", "xml", data).notes] == ["hidden"] * 3


def test_a_word_document_in_one_xml_is_read_like_docx():
    def part(name, content):
        return f'<pkg:part pkg:name="{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'

    body = "<w:p><w:r><w:t>目标</w:t></w:r></w:p>"
    data = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        + part("/word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        + '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part></pkg:package>'
    )
    seen = office_xml.read("表.xml", "xml", data.encode())
    assert ([block.text for block in seen.blocks], seen.kind) == (["目标"], "xml")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (book(sheet()), "没有内容"),
        (book(sheet(row(cell("甲"))))[:-30], "没有下载完整"),
        (book(sheet(), head='<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'), "DTD"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', "没有安装 LibreOffice.*另存为 .docx"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, words, monkeypatch):
    monkeypatch.setattr(convert, "program", lambda: None)
    with pytest.raises(UnreadableInput, match=words):
        office_xml.read("表.xml", "xml", data)
