"""Workbooks as a person sees them: what is shown, what is left out and told, what is refused."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid, Paragraph
from kpilint.readers import read

OFFICE = Path(__file__).parents[3] / "shared" / "office"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(book):
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def by_hand(sheet, *, strings="", before="", main=MAIN):
    """A workbook of one sheet from its XML."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">'
        '<Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="x/relationships">'
        '<sheets><sheet name="目标表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
        '<Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{main}">{sheet}</worksheet>',
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return made.getvalue()


def inline(name, text="甲"):
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


class Book:
    """A workbook as it was read."""

    def __init__(self, data):
        self.source = read("表.xlsx", data)
        self.grids = [block for block in self.source.blocks if isinstance(block, Grid)]
        self.paragraphs = [block.text for block in self.source.blocks if isinstance(block, Paragraph)]
        self.notes = [(note.kind, note.why) for note in self.source.notes]

    def rows(self, number=1):
        return [[cell.text for cell in row] for row in self.grids[number - 1].rows]

    @property
    def cells(self):
        return [text for row in self.rows() for text in row]


@pytest.fixture
def sheet():
    return openpyxl.Workbook().active


def book(sheet):
    return Book(saved(sheet.parent))


def test_a_cell_knows_its_sheet_its_name_and_the_row_its_user_sees(sheet):
    sheet.title = "绩效目标"
    sheet["C7"], sheet["E9"] = "一级指标", "≥3座"
    read = book(sheet)
    cell = read.grids[0].rows[2][2]
    assert cell.text == "≥3座"
    place = cell.place
    assert (place.sheet, place.cell, place.table, place.row) == ("绩效目标", "E9", 1, 9)
    assert (place.line, place.page, place.column) == (None, None, None)
    assert read.grids[0].rows[1][1].place.cell == "D8"
    assert len(read.rows()) == 3


def test_merged_cells_stand_once(sheet):
    for name, text in {"A1": "标题", "A2": "产出指标", "B2": "数量指标", "B3": "质量指标", "C3": "甲"}.items():
        sheet[name] = text
    sheet.merge_cells("A1:XFD1")
    sheet.merge_cells("A2:A3")
    rows = book(sheet).grids[0].rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["标题", "", ""],
        ["产出指标", "数量指标", ""],
        ["", "质量指标", "甲"],
    ]
    assert [[cell.merged for cell in row] for row in rows] == [["", "left", "left"], ["", "", ""], ["up", "", ""]]


def test_stale_text_below_a_merged_cell_is_not_read():
    data = by_hand(
        f'<sheetData><row r="1">{inline("A1")}{inline("B1", "旧")}</row>'
        f'<row r="2">{inline("B2", "乙")}</row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )
    assert Book(data).rows() == [["甲", ""], ["", "乙"]]


def test_values_are_read_as_they_are_shown(sheet):
    shown = [
        (0.955, "0.0%", "95.5%"),
        (12, '"≥"0"座"', "≥12座"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (45296, 'yyyy"年"m"月"d"日"', "2024年1月5日"),
        (45296, "mm-dd-yy", "2024/1/5"),  # number 14, which follows the system
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        ("#REF!", "General", "#REF!"),
        ("第一\n第二", "@", "第一第二"),
        (" 甲 ", "General", "甲"),
    ]
    for row, (value, code, _) in enumerate(shown, 1):
        sheet.cell(row, 1, value).number_format = code
    assert book(sheet).cells == [seen for _, _, seen in shown]


def test_days_count_from_1904_where_the_workbook_says_so(sheet):
    sheet.parent.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet["A1"] = 45296 - 1462
    sheet["A1"].number_format = "yyyy-mm-dd"
    assert book(sheet).cells == ["2024-01-05"]


def test_rich_text_is_joined_without_its_phonetic_runs():
    strings = "<si><r><t>绩效</t></r><r><rPr><strike/></rPr><t>目标</t></r><rPh sb='0' eb='2'><t>jixiao</t></rPh></si>"
    data = by_hand(
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>一_x000D_</t></r>'
        "<r><t>\n二_x0041_</t></r></is></c></row></sheetData>",
        strings=strings,
    )
    assert Book(data).rows() == [["绩效目标", "一二A"]]


def test_cells_and_rows_that_do_not_say_their_names_count_on():
    cells = '<c t="inlineStr"><is><t>甲</t></is></c><c/><c t="inlineStr"><is><t>乙</t></is></c>'
    data = by_hand(f'<sheetData><row>{cells}</row><row r="4">{cells}</row><row>{cells}</row></sheetData>')
    read = Book(data)
    assert read.rows()[0] == ["甲", "", "乙"]
    assert [row[0].place.row for row in read.grids[0].rows] == [1, 2, 3, 4, 5]


def test_strict_workbooks_are_read():
    assert Book(by_hand(f'<sheetData><row r="1">{inline("A1")}</row></sheetData>', main=STRICT)).cells == ["甲"]


def test_a_date_may_be_stored_as_text():
    cell = '<c r="A1" t="d"><v>2024-01-05T00:00:00</v></c>'
    assert Book(by_hand(f'<sheetData><row r="1">{cell}</row></sheetData>')).cells == ["2024/1/5"]


def test_a_cell_that_shows_a_picture_has_no_text():
    cells = '<c r="A1" t="str"><f>x</f><v>=DISPIMG("ID_1",1)</v></c>' + inline("B1")
    assert Book(by_hand(f'<sheetData><row r="1">{cells}</row></sheetData>')).cells == ["甲"]


class TestLeftOut:
    def test_a_formula_without_result_is_told(self, sheet):
        sheet["A1"], sheet["B1"], sheet["B2"] = "合计", "=SUM(C1:C9)", "=B1"
        read = book(sheet)
        assert read.rows() == [["合计"]]
        ((kind, why),) = read.notes
        assert kind == "unread"
        assert "B1 等 2 个单元格" in why
        assert "保存一次" in why

    def test_a_formula_whose_result_is_no_text_is_no_loss(self):
        cells = inline("A1") + '<c r="B1" t="str"><f>IF(1,"")</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c>'
        read = Book(by_hand(f'<sheetData><row r="1">{cells}</row></sheetData>'))
        assert read.rows() == [["甲", "", "2"]]
        assert read.notes == []

    def test_hidden_rows_and_columns_are_left_out_and_told(self, sheet):
        for row in range(1, 7):
            for column in range(1, 5):
                sheet.cell(row, column, f"{get_column_letter(column)}{row}")
        for row in (3, 4, 6):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["B"].hidden = True
        read = book(sheet)
        assert read.rows() == [["A1", "C1", "D1"], ["A2", "C2", "D2"], ["A5", "C5", "D5"]]
        assert [row[0].place.row for row in read.grids[0].rows] == [1, 2, 5]
        assert [kind for kind, _ in read.notes] == ["hidden", "hidden"]
        assert "第 3–4、6 行" in read.notes[0][1]
        assert "B 列" in read.notes[1][1]

    def test_hidden_rows_without_text_are_not_told(self, sheet):
        sheet["A1"] = "甲"
        sheet.row_dimensions[5].hidden = True
        assert book(sheet).notes == []

    def test_a_merged_cell_is_seen_where_any_row_of_it_is(self, sheet):
        sheet["A1"], sheet["B1"], sheet["B2"], sheet["B3"] = "产出", "隐", "乙", "丙"
        sheet.merge_cells("A1:A3")
        sheet.row_dimensions[1].hidden = True
        rows = book(sheet).grids[0].rows
        assert [[cell.text for cell in row] for row in rows] == [["产出", "乙"], ["", "丙"]]
        assert rows[1][0].merged == "up"

    @pytest.mark.parametrize("state", ["hidden", "veryHidden"])
    def test_a_hidden_sheet_is_left_out_and_told(self, sheet, state):
        sheet["A1"] = "甲"
        draft = sheet.parent.create_sheet("底稿")
        draft["A1"], draft.sheet_state = "乙", state
        read = book(sheet)
        assert len(read.grids) == 1
        ((kind, why),) = read.notes
        assert (kind, "底稿" in why) == ("hidden", True)

    def test_a_sheet_of_pictures_is_told(self):
        data = by_hand('<sheetData/><drawing xmlns:r="x/relationships" r:id="r9"/>')
        with pytest.raises(UnreadableInput, match="只有图片"):
            read("表.xlsx", data)


class TestSheets:
    def test_each_sheet_is_a_grid_and_says_the_name_a_person_gave_it(self, sheet):
        workbook = sheet.parent
        for name in ("修渠项目", "Sheet2", "工作表3", "空", "Sheet1 (2)", "1"):
            workbook.create_sheet(name)["A1"] = name if name != "空" else None
        read = book(sheet)
        assert [grid.place.sheet for grid in read.grids] == ["修渠项目", "Sheet2", "工作表3", "Sheet1 (2)", "1"]
        assert [grid.number for grid in read.grids] == [1, 2, 3, 4, 5]
        assert read.paragraphs == ["修渠项目"]

    def test_charts_are_no_sheets_of_cells(self, sheet):
        sheet["A1"] = "甲"
        sheet.parent.create_chartsheet("图")
        assert len(book(sheet).grids) == 1

    def test_an_empty_workbook_is_refused(self, sheet):
        with pytest.raises(UnreadableInput, match="没有内容"):
            book(sheet)

    def test_a_workbook_with_hidden_content_only_is_refused(self, sheet):
        draft = sheet.parent.create_sheet("底稿")
        draft["A1"], draft.sheet_state = "乙", "hidden"
        with pytest.raises(UnreadableInput, match="取消隐藏"):
            book(sheet)


def quick(data):
    start = perf_counter()
    try:
        return Book(data)
    finally:
        assert perf_counter() - start < 5  # two seconds, and a busy machine


class TestHostile:
    def test_a_stray_cell_at_the_far_end_is_told_not_read(self):
        far = '<row r="1048576">' + inline("XFD1048576") + "</row>"
        read = quick(by_hand(f'<sheetData><row r="1">{inline("A1")}</row>{far}</sheetData>'))
        assert read.rows() == [["甲"]]
        assert "XFD1048576" in read.notes[0][1]
        with pytest.raises(UnreadableInput, match="XFD1048576"):
            quick(by_hand(f"<sheetData>{far}</sheetData>"))

    def test_formats_without_text_do_not_count(self):
        styled = "".join(f'<row r="{row}" s="0"><c r="A{row}" s="0"/></row>' for row in range(2, 300_000))
        read = quick(by_hand(f'<sheetData><row r="1">{inline("A1")}</row>{styled}</sheetData>'))
        assert read.rows() == [["甲"]]
        assert read.notes == []

    def test_a_sheet_with_too_many_rows_is_cut_and_told(self):
        rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 200_001))
        read = quick(by_hand(f"<sheetData>{rows}</sheetData>"))
        assert len(read.rows()) == 20_000
        assert "A20001" in read.notes[0][1]

    def test_a_million_merged_areas(self):
        merges = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 400_001))
        cells = f'<sheetData><row r="1">{inline("A1")}</row><row r="90">{inline("Z90")}</row></sheetData>'
        assert quick(by_hand(f"{cells}<mergeCells>{merges}</mergeCells>")).rows()[0][0] == "甲"

    def test_one_long_text_in_many_cells(self):
        cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 20_001))
        read = quick(by_hand(f"<sheetData>{cells}</sheetData>", strings=f"<si><t>{'好' * 30_000}</t></si>"))
        assert read.notes

    @pytest.mark.parametrize("entity", ['"好"', 'SYSTEM "file:///etc/passwd"'])
    def test_entities_are_refused(self, entity):
        cells = f'<sheetData><row r="1">{inline("A1", "&amp;")}</row></sheetData>'
        data = by_hand(cells.replace("&amp;", "&e;"), before=f"<!DOCTYPE x [<!ENTITY e {entity}>]>")
        with pytest.raises(UnreadableInput, match="DTD"):
            quick(data)

    def test_numbers_in_the_markup_that_are_no_numbers(self):
        nines = "9" * 5000
        cells = f'<row r="{nines}"><c r="A1" s="{nines}" t="s"><v>{nines}</v></c><c r="x"><v>1e999</v></c>'
        columns = f'<cols><col min="-1" max="{nines}"/></cols>'
        data = by_hand(f"{columns}<sheetData>{cells}{inline('C1')}</row></sheetData>")
        assert quick(data).rows() == [["1e999", "甲"]]

    def test_every_truncation_is_refused(self, sheet):
        sheet["A1"] = "甲"
        data = saved(sheet.parent)
        for end in range(4, len(data) - 30, 97):
            with pytest.raises(UnreadableInput):
                read("表.xlsx", data[:end])

    def test_damaged_markup_is_refused_or_read(self):
        sheet = f'<sheetData><row r="1">{inline("A1")}<c r="B1" s="0"><v>0.95</v></c></row></sheetData>'
        for at in range(len(sheet)):
            for mark in "<9":
                damaged = by_hand(sheet[:at] + mark + sheet[at + 1 :])
                try:
                    read("表.xlsx", damaged)
                except UnreadableInput:
                    continue


def test_workbooks_of_three_programs_read_the_same():
    if not OFFICE.is_dir():
        pytest.skip("needs ../shared/office beside the project: real documents are not part of it")
    for name in ("d0_000", "d1_001"):
        texts = []
        for suffix in ("xlsx", "xls", "et"):
            path = OFFICE / name / f"{name}.{suffix}"
            blocks = read(str(path), path.read_bytes()).blocks
            texts.append(
                [
                    [[cell.text for cell in row] for row in block.rows] if isinstance(block, Grid) else block.text
                    for block in blocks
                ]
            )
        assert texts[0] == texts[1] == texts[2]
        assert re.search("一级指标", str(texts[0]))
