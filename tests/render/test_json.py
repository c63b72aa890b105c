"""The JSON other programs read: names, order and kinds of values are a contract."""

import csv
import io
import json
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from kpilint.model.document import Amount, Document, Indicator, Project, ReadingNote, Schedule, Stage, Unit
from kpilint.model.grid import Cell
from kpilint.model.place import NOWHERE, Place
from kpilint.render import render_report
from kpilint.render.extract_csv import render as as_csv
from kpilint.render.extract_csv import render_guarded
from kpilint.render.extract_json import render as as_json
from kpilint.render.extract_table import render as as_table
from kpilint.render.extract_xlsx import render as as_workbook
from kpilint.render.style import Style
from kpilint.render.width import width
from kpilint.report.finding import Basis, Finding, Fix, NotChecked, Related
from kpilint.report.report import FileReport, Report
from kpilint.report.severity import Severity
from kpilint.text.numbers import parse_value

PLACE_KEYS = ["line", "column", "page", "sheet", "cell", "table", "row"]


def checked(**changes):
    finding = {
        "code": "VG001",
        "rule": "vague-value",
        "title": "指标值表述模糊",
        "severity": Severity.WARNING,
        "message": "…",
        "advice": "…",
        "basis": (Basis("财预〔2015〕88号"),),
        "project": 1,
        "project_name": "渠道清淤",
        "at": "indicator:6",
        "field": "target_value",
        "text": "大幅提升",
        "span": (0, 4),
        "place": Place(line=3, column=9, table=1, row=2),
        "related": (Related("objective:2", "清淤12公里", NOWHERE),),
        "fix": Fix("≥90%", True),
        "fingerprint": "ab" * 8,
    }
    file = FileReport(
        "a.docx",
        "docx",
        "checked",
        Unit("445", "松江县水利局"),
        2024,
        9,
        67,
        (Finding(**{**finding, **changes}),),
        (NotChecked("SC002", 6, "丢失"),),
    )
    return Report((file,), seconds=1.5)


def as_data(report, style=None):
    return json.loads("\n".join(render_report(report, "json", style or Style())))


class TestCheck:
    def test_shape_is_that_of_the_interface(self):
        data = as_data(checked())
        assert list(data)[:2] == ["kpilint", "schema"]
        assert data["schema"] == 1
        file = data["files"][0]
        assert set(file) >= {
            "path",
            "kind",
            "unit",
            "year",
            "tables",
            "indicators",
            "status",
            "findings",
            "not_checked",
        }
        assert file["unit"] == {"code": "445", "name": "松江县水利局"}
        assert file["not_checked"] == [{"code": "SC002", "project": 6, "why": "丢失"}]
        place = dict.fromkeys(PLACE_KEYS) | {"line": 3, "column": 9, "table": 1, "row": 2}
        assert file["findings"] == [
            {
                "code": "VG001",
                "rule": "vague-value",
                "title": "指标值表述模糊",
                "severity": "warning",
                "message": "…",
                "advice": "…",
                "basis": [{"document": "财预〔2015〕88号", "clause": ""}],
                "project": 1,
                "project_name": "渠道清淤",
                "at": "indicator:6",
                "field": "target_value",
                "text": "大幅提升",
                "span": [0, 4],
                "place": place,
                "related": [{"at": "objective:2", "text": "清淤12公里", "place": dict.fromkeys(PLACE_KEYS)}],
                "fix": {"replacement": "≥90%", "safe": True},
                "fingerprint": "ab" * 8,
            }
        ]
        counted = {"files": 1, "checked": 1, "tables": 9, "indicators": 67, "error": 0, "warning": 1, "info": 0}
        assert counted.items() <= data["summary"].items()

    def test_what_is_missing_is_null(self):
        finding = as_data(checked(field=None, span=None, fix=None, related=()))["files"][0]["findings"][0]
        assert (finding["field"], finding["span"], finding["fix"], finding["related"]) == (None, None, None, [])

    def test_reason_of_an_unreadable_file(self):
        file = as_data(Report((FileReport("x.pdf", "pdf", "unreadable", reason="加密文件"),)))["files"][0]
        assert (file["status"], file["reason"], file["unit"], file["year"]) == ("unreadable", "加密文件", None, None)

    def test_ascii_alone_says_the_same(self):
        text = "\n".join(render_report(checked(text="𠮷é大幅"), "json", Style(ascii=True)))
        assert text.isascii()
        assert json.loads(text) == as_data(checked(text="𠮷é大幅"))

    def test_half_characters_do_not_stop_it(self):
        assert as_data(checked(text="大\udc80"))["files"][0]["findings"][0]["text"] == "大\\udc80"


def row(number=1, value="≥6个", **cells):
    texts = {"level1": "产出指标", "level2": "数量指标", "name": "清淤渠道", "target_value": value, **cells}
    return Indicator(
        no=number,
        place=Place(line=381, column=1, table=12, row=9),
        value=parse_value(value),
        **{name: Cell(text) for name, text in texts.items()},
    )


def document(*rows, **changes):
    project = {
        "no": 1,
        "name": Cell("渠道清淤"),
        "place": NOWHERE,
        "indicators": rows or (row(),),
        **changes,
    }
    note = ReadingNote("unrecognised", Place(table=4), "一级指标", "表头认得，行读不出来")
    return Document("a.txt", "txt", Unit(None, "松江县水利局"), 2024, (Project(**project),), notes=(note,))


def extracted(given):
    return json.loads("\n".join(as_json([given], Style())))["files"][0]


class TestExtract:
    def test_document_and_row(self):
        file = extracted(document())
        assert list(file) == ["path", "kind", "unit", "year", "projects", "not_read"]
        assert file["not_read"] == [{"place": dict.fromkeys(PLACE_KEYS) | {"table": 4}, "why": "表头认得，行读不出来"}]
        assert file["projects"][0]["indicators"] == [
            {
                "no": 1,
                "level1": "产出指标",
                "level2": "数量指标",
                "name": "清淤渠道",
                "target_value": "≥6个",
                "quantity": {"operator": ">=", "number": 6, "high": None, "unit": "个", "unit_class": "object"},
                "place": dict.fromkeys(PLACE_KEYS) | {"line": 381, "column": 1, "table": 12, "row": 9},
                "repaired": False,
            }
        ]

    def test_absent_empty_and_lost_are_kept_apart(self):
        cell = Cell("")
        stages = (
            Stage("3", "3月底", cell, None),
            Stage("6", "6月底", Cell("60%"), Decimal(60)),
            Stage("12", "", None, None),
        )
        project = extracted(
            document(
                row(basis=""),
                purpose=cell,
                other_funds=Amount(cell, None),
                schedule=Schedule("cumulative_percent", stages, NOWHERE),
                lost=("schedule.12",),
            )
        )["projects"][0]
        assert "fiscal_funds" not in project
        assert "objectives" not in project
        assert "description" not in project["indicators"][0]
        assert project["indicators"][0]["basis"] == ""
        assert project["purpose"] == ""
        assert project["other_funds"] is None
        assert project["schedule"] == {"kind": "cumulative_percent", "stages": {"3": None, "6": 60, "12": None}}
        assert project["lost"] == ["schedule.12"]

    def test_money_is_a_number_as_written(self):
        amount = Amount(Cell("889.44"), Decimal("889.44"))
        assert extracted(document(funds_total=amount))["projects"][0]["funds_total"] == 889.44
        whole = Amount(Cell("60.00"), Decimal("60.00"))
        assert repr(extracted(document(funds_total=whole))["projects"][0]["funds_total"]) == "60"

    @pytest.mark.parametrize(
        ("value", "fields"),
        [
            ("90%-95%", {"number": 90, "high": 95, "unit": "%"}),
            ("2024年12月底前", {"date": "2024-12"}),
            ("≤3个工作日", {"operator": "<=", "number": 3, "duration": "3个工作日"}),
            ("0.5元/张", {"number": 0.5}),
        ],
    )
    def test_quantity_says_the_least(self, value, fields):
        quantity = extracted(document(row(value=value)))["projects"][0]["indicators"][0]["quantity"]
        assert fields.items() <= quantity.items()

    def test_no_quantity_is_null(self):
        assert extracted(document(row(value="稳步提高")))["projects"][0]["indicators"][0]["quantity"] is None

    def test_file_that_could_not_be_read(self):
        file = extracted(FileReport("b.pdf", "pdf", "unreadable", reason="加密文件"))
        assert file["projects"] == []
        assert [one["why"] for one in file["not_read"]] == ["加密文件"]


def rows_of(given, guarded=False):
    return list(
        csv.DictReader(io.StringIO("\n".join(render_guarded([given]) if guarded else as_csv([given], Style()))))
    )


class TestCsv:
    def test_one_line_an_indicator(self):
        rows = rows_of(document(row(1), row(2, value='含"引号"，和,逗号')))
        assert [one["指标值"] for one in rows] == ["≥6个", '含"引号"，和,逗号']
        assert rows[0]["项目名称"] == "渠道清淤"
        assert rows[0]["单位"] == "松江县水利局"
        assert rows[0]["行号"] == "381"
        assert rows[0]["绩效指标描述"] == ""

    def test_spreadsheet_runs_nothing_of_a_document(self):
        formula = document(row(value='=HYPERLINK("x")'))
        assert rows_of(formula, guarded=True)[0]["指标值"].startswith("'=")
        assert rows_of(formula)[0]["指标值"] == '=HYPERLINK("x")'


class TestWorkbook:
    def test_three_sheets_hold_everything_that_was_read(self):
        goals = (Cell("清淤12公里"), Cell("灌溉面积稳定"))
        made = load_workbook(io.BytesIO(as_workbook([document(row(1), row(2, value="=1+1"), objectives=goals)])))
        assert made.sheetnames == ["项目", "指标", "未读"]
        (project,) = records(made["项目"])
        assert project["项目名称"] == "渠道清淤"
        assert project["绩效目标"] == "1. 清淤12公里\n2. 灌溉面积稳定"
        rows = records(made["指标"])
        assert [one["指标值"] for one in rows] == ["≥6个", "=1+1"]
        assert all(cell.data_type != "f" for line in made["指标"].iter_rows() for cell in line)
        assert rows[0]["位置"] == "381行"
        assert made["指标"].auto_filter.ref.startswith("A1:")
        assert made["指标"].freeze_panes == "A2"

    def test_unread_files_and_parts_are_told(self):
        made = load_workbook(io.BytesIO(as_workbook([FileReport("b.pdf", "pdf", "unreadable", reason="加密文件")])))
        assert [(one["文件"], one["原因"]) for one in records(made["未读"])] == [("b.pdf", "加密文件")]

    def test_what_a_workbook_cannot_hold_is_replaced(self):
        made = load_workbook(io.BytesIO(as_workbook([document(row(value="≥6\x0b个\x1b[31m" + "长" * 40_000))])))
        value = records(made["指标"])[0]["指标值"]
        assert value.startswith("≥6\ufffd个\ufffd[31m长")
        assert len(value) == 32_767


def records(sheet):
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


class TestTable:
    def test_fits_into_eighty_columns(self):
        long = row(name="新建和改造高标准农田灌溉渠道总长度" * 3, value="≥12公里，且全部通过验收" * 4)
        out = list(as_table([document(long, purpose=Cell("清淤" * 80))], Style(width=80)))
        assert all(width(line) <= 80 for line in out)
        assert "渠道清淤" in "".join(out)

    def test_unread_parts_and_files_are_told(self):
        out = "\n".join(as_table([document(), FileReport("b.pdf", "pdf", "unreadable", reason="加密文件")], Style()))
        assert "表头认得，行读不出来" in out
        assert "b.pdf  读取失败: 加密文件" in out
