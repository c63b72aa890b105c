"""PDF files that cannot be read, wholly or in part: what is wrong and what to do, quickly."""

from time import perf_counter

import pytest

from kpilint.errors import UnreadableInput
from tests.readers.pdf_files import UNREADABLE, Drawing, Reading, document, written

TABLE = [["一级指标", "三级指标", "指标值"], ["产出指标", "培训次数", "≥6次"]]


def table():
    return Drawing().table([60, 130, 210, 330], [100, 120, 140], TABLE)


def test_a_scan_is_refused():
    with pytest.raises(UnreadableInput, match=r"扫描件.*请改交"):
        Reading(document(Drawing(), images=(1,)))


def test_a_scanned_page_among_others_is_told():
    source = Reading(document(table(), Drawing().text(290, 820, "- 2 -"), images=(2,))).source
    note = source.notes[0]
    assert (note.kind, note.place.page) == ("unread", 2)
    assert "第 2 页是扫描的图片" in note.why
    assert len(source.blocks) == 1


def test_fonts_without_unicode_are_refused():
    with pytest.raises(UnreadableInput, match="字体没有对应的文字编码"):
        Reading(document(Drawing().text(60, 60, "\u0105\u0106\u0107\u0108\u0109"), font=UNREADABLE))


def test_a_password_is_asked_for():
    locked = written(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            f"<</Filter/Standard/V 2/R 3/Length 128/P -44/O <{'41' * 32}>/U <{'42' * 32}>>>",
        ],
        trailer=f"/Encrypt 4 0 R/ID[<{'43' * 16}><{'43' * 16}>]",
    )
    with pytest.raises(UnreadableInput, match="要有密码"):
        Reading(locked)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(500), document(table())[:600]])
def test_broken_files_are_refused(data):
    with pytest.raises(UnreadableInput, match="损坏或没有下载完整"):
        Reading(data)


def test_a_file_without_any_text():
    with pytest.raises(UnreadableInput, match="没有文字"):
        Reading(document(Drawing()))


def test_far_too_many_pages():
    with pytest.raises(UnreadableInput, match="2001 页"):
        Reading(document(*[Drawing() for _ in range(2001)]))


def test_a_page_full_of_lines_is_read_in_time():
    page = table()
    for at in range(9000):
        page.line(at % 600, at % 80, (at * 7) % 600, (at * 13) % 90)
    start = perf_counter()
    assert Reading(document(page)).source.blocks
    assert perf_counter() - start < 5


def test_a_grid_of_thousands_of_lines_is_read_or_refused_in_time():
    page = Drawing().text(60, 60, "指标")
    for at in range(700):
        page.line(10, 10 + at * 1.1, 580, 10 + at * 1.1).line(10 + at * 0.8, 10, 10 + at * 0.8, 780)
    start = perf_counter()
    try:
        Reading(document(page))
    except UnreadableInput as refused:
        assert "太大" in refused.reason
    assert perf_counter() - start < 10
