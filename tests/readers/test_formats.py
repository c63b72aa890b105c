import zipfile
from io import BytesIO

import pytest

from kpilint.errors import UnreadableInput
from kpilint.readers import read
from kpilint.readers.formats import is_document, kind_by_name, kind_of


def zipped(*names: str, mimetype: str = "") -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


ODF = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("path", "data", "kind"),
    [
        ("表.doc", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("表.docx", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("表.xls", zipped("xl/workbook.xml"), "xlsx"),
        ("表.xls", zipped("content.xml", mimetype=ODF + "spreadsheet"), "ods"),
        ("表.odt", zipped("content.xml", mimetype=ODF + "text"), "odt"),
        ("表.doc", b"<html><body><table>", "html"),
        ("表.xls", b"\xff\xfe" + "<html><table>".encode("utf-16-le"), "html"),
        ("表.doc", b"{\\rtf1\\ansi", "rtf"),
        ("表.pdf", b"%PDF-1.7\n", "pdf"),
        ("表.txt", b"\n\n%PDF-1.4\n", "pdf"),
        ("表.xls", "一级指标\t二级指标".encode(), "txt"),
        ("表.csv", "一级指标,二级指标".encode(), "csv"),
        ("-", zipped("word/document.xml"), "docx"),
        ("汇总.zip", zipped("甲.docx"), "zip"),
        (
            "表.doc",
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
            "xml",
        ),
        ("表.doc", b"MIME-Version: 1.0\r\n", "mht"),
    ],
)
def test_the_content_tells_the_format_not_the_suffix(path, data, kind):
    assert kind_of(path, data) == kind


@pytest.mark.parametrize(
    ("path", "data", "words"),
    [
        ("表.docx", b"", "空的"),
        ("表.docx", b"PK\x03\x04 and nothing more", "没有下载完整"),
        ("表.docx", "数量指标".encode(), "内容却不是Word 文档"),
        ("表.pdf", b"x" * 500, "内容却不是PDF"),
        ("扫描.pdf", b"\xff\xd8\xff\xe0" + bytes(40), "JPEG 图片"),
        ("表.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "没有下载完整"),
        ("汇总.rar", b"Rar!\x1a\x07\x00", "先解压"),
        ("汇报.pptx", zipped("ppt/presentation.xml"), "演示文稿"),
        ("表.xlsb", zipped("xl/workbook.bin"), "另存为 .xlsx"),
    ],
)
def test_what_no_reader_reads_is_refused_with_what_to_do(path, data, words):
    with pytest.raises(UnreadableInput, match=words):
        kind_of(path, data)


@pytest.mark.parametrize(
    ("path", "kind"), [("甲.WPS", "doc"), ("甲.et", "xls"), ("甲.htm", "html"), ("甲", "txt"), ("甲.xyz", "xyz")]
)
def test_the_suffix_claims_a_kind(path, kind):
    assert kind_by_name(path) == kind


def test_documents_and_archives_are_read_from_folders_pictures_are_not():
    assert [name for name in ("a.docx", "a.ET", "a.zip", "a.png", "a.exe") if is_document(name)] == [
        "a.docx",
        "a.ET",
        "a.zip",
    ]


def test_a_file_that_is_not_what_its_suffix_says_is_read_and_told():
    source = read("目标表.xls", "一级指标\t二级指标\n产出指标\t数量指标\n".encode())
    assert source.kind == "txt"
    (note,) = source.notes
    assert note.kind == "format"
    assert "目标表" not in note.why
    assert ".xls" in note.why
    assert "纯文本（.txt）" in note.why
    assert not read("目标表.txt", "一级指标\t二级指标\n".encode()).notes
