"""What people read in the terminal: findings, coverage, and that nothing of a document is obeyed."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpilint.model.document import Unit
from kpilint.model.place import NOWHERE, Place
from kpilint.render import render_ending, render_report
from kpilint.render.style import Style
from kpilint.render.visible import visible
from kpilint.render.width import clip, clip_front, fold, width
from kpilint.report.finding import Basis, Finding, NotChecked, Related
from kpilint.report.report import FileReport, Report
from kpilint.report.severity import Severity

ECHO = {
    "code": "PH004",
    "rule": "echo-value",
    "title": "指标值只是重复指标名称，没有可考核的内容",
    "severity": Severity.ERROR,
    "message": "指标值只是重复指标名称，没有可考核的内容",
    "advice": "写成可核验的数值或分级标准，例如“新增高新技术企业 ≥2家”",
    "basis": (Basis("财预〔2015〕88号", "细化量化"),),
    "project": 5,
    "project_name": "校舍修缮工程",
    "at": "indicator:6",
    "field": "target_value",
    "text": "方便群众就近办事",
    "span": (0, 8),
    "place": Place(table=5, row=6),
    "fingerprint": "0" * 16,
    "context": ("效益指标", "社会效益指标", "助推产业升级"),
}


def finding(**changes):
    return Finding(**{**ECHO, **changes})


def report(*findings, path="云溪2023.docx", **facts):
    file = {"kind": "docx", "status": "checked", "tables": 9, "indicators": 67, **facts}
    return Report((FileReport(path, findings=findings, **file),), seconds=0.25)


def lines(format_name, *findings, style=None, **facts):
    return list(render_report(report(*findings, **facts), format_name, style or Style()))


def ending(given_report, statistics=False):
    return "\n".join(render_ending(given_report, Style(), statistics, summary=True))


class TestFull:
    def test_finding_is_drawn_as_designed(self):
        assert lines("full", finding()) == [
            "错误 PH004 echo-value  指标值只是重复指标名称，没有可考核的内容",
            "  --> 云溪2023.docx  表5 第6行“指标值”列   项目5 校舍修缮工程",
            "  |  效益指标 / 社会效益指标 / 助推产业升级 | 指标值: 方便群众就近办事",
            "  |                                                   ~~~~~~~~~~~~~~~~",
            "  = 依据: 财预〔2015〕88号 细化量化",
            "  = 建议: 写成可核验的数值或分级标准，例如“新增高新技术企业 ≥2家”",
            "",
        ]

    def test_line_below_stands_under_the_marked_words(self):
        text, mark = lines("full", finding(text="稳步提升产业", span=(2, 4)))[2:4]
        start = mark.index("~")
        assert width(text[: text.index("提升")]) == start
        assert mark.count("~") == 4

    @pytest.mark.parametrize("before", ["≥", "“稳步”", "…"])
    def test_no_line_below_where_widths_are_uncertain(self, before):
        text = f"{before}提升"
        quoted = lines("full", finding(text=text, span=(len(before), len(text))))[2]
        assert quoted.endswith(f"{before}【提升】")
        assert not any("~" in line for line in lines("full", finding(text=text, span=(len(before), len(text)))))

    def test_colour_takes_the_place_of_the_line(self):
        out = lines("full", finding(), style=Style(color=True))
        assert any("\x1b[4;31m方便群众就近办事\x1b[0m" in line for line in out)
        assert not any("~" in line for line in out)

    def test_ascii_decorations(self):
        out = "\n".join(lines("full", finding(text="≥提升", span=(1, 3)), style=Style(ascii=True)))
        assert "[[提升]]" in out
        assert '第6行"指标值"列' in out
        assert "【" not in out

    @pytest.mark.parametrize("start", [0, 400, 795])
    def test_long_text_is_shortened_around_the_mark(self, start):
        text = "保障机关运转" * 200
        text = text[:start] + "大幅提升" + text[start:]
        quoted = lines("full", finding(text=text, span=(start, start + 4)), style=Style(width=100))[2]
        assert "大幅提升" in quoted
        assert "…" in quoted
        assert width(quoted) <= 100

    def test_long_mark_is_shortened(self):
        text = "切实做好各项工作" * 60
        quoted = lines("full", finding(text=text, span=(0, len(text)), context=()), style=Style(width=90))[2]
        assert "切实做好各项工作" in quoted
        assert width(quoted) <= 90

    def test_the_head_says_what_is_wrong(self):
        assert lines("full", finding(message="“大幅”没有数量"))[0] == "错误 PH004 echo-value  “大幅”没有数量"

    def test_place_names_the_line(self):
        assert lines("full", finding(place=Place(line=381, table=12, row=9)), path="a.txt")[1].startswith(
            "  --> a.txt:381  表12 第9行"
        )

    def test_related_places(self):
        spot = Related("objective:2", "举办6次培训", Place(line=12))
        out = lines("full", finding(related=(spot,)), path="a.txt")
        assert "  = 相关: a.txt:12  “绩效目标”第2条  举办6次培训" in out

    @pytest.mark.parametrize(
        ("at", "field", "words"),
        [
            ("objective:2", "objectives", "“绩效目标”第2条"),
            ("purpose", "purpose", "“资金用途”"),
            ("schedule", "schedule.6", "“6月底支出计划”"),
            ("indicator:6", "name", "“三级指标”列"),
        ],
    )
    def test_part_of_the_table(self, at, field, words):
        assert words in lines("full", finding(at=at, field=field, place=NOWHERE))[1]

    def test_whole_document(self):
        out = lines(
            "full",
            finding(
                at="document", field=None, project=0, project_name="", text="", span=None, place=NOWHERE, context=()
            ),
        )
        assert out[1] == "  --> 云溪2023.docx"
        assert not any(line.startswith("  |") for line in out)


class TestConcise:
    def test_one_line_for_editors(self):
        out = lines("concise", finding(place=Place(line=381, column=7), message="没有内容"), path="a.txt")
        assert out == ["a.txt:381:7: 错误 PH004[echo-value] 没有内容"]

    def test_place_in_words_where_there_are_no_lines(self):
        out = lines("concise", finding(message="没有内容"))
        assert out == ["云溪2023.docx: 表5 第6行: 错误 PH004[echo-value] 没有内容"]


class TestGrouped:
    def test_by_file_and_project_in_columns(self):
        findings = [
            finding(project=2, project_name="乙", place=Place(line=9, table=1, row=2), message="前"),
            finding(project=1, project_name="甲", place=Place(line=10, table=2, row=11), message="后"),
            finding(project=0, project_name="", place=NOWHERE, code="BG005", rule="project-sum", message="全"),
        ]
        out = lines("grouped", *findings, path="a.txt", year=2024, unit=Unit(None, "松江县水利局"))
        assert out[0] == "a.txt  松江县水利局，2024年度，9张绩效目标表，67条指标"
        assert [line.strip() for line in out[1:] if line.startswith("  ") and line[2] != " "] == [
            "整份文件",
            "项目1 甲",
            "项目2 乙",
        ]
        rows = [line for line in out if "错误" in line]
        assert len({width(line[: line.index("错误")]) for line in rows}) == 1
        assert len({width(line[:-1]) for line in rows}) == 1

    def test_long_message_goes_on_below_itself(self):
        out = lines("grouped", finding(message="很长的话" * 30), style=Style(width=80))
        first = next(line for line in out if "错误" in line)
        indent = width(first[: first.index("很")])
        following = out[out.index(first) + 1]
        assert following.startswith(" " * indent + "很") or following[:indent].isspace()
        assert all(width(line) <= 80 for line in out)


class TestEnding:
    def test_what_was_covered(self):
        out = ending(report(finding(), finding(severity=Severity.INFO)))
        assert "发现 2 个问题: 错误 1，警告 0，提示 1" in out
        assert "1 个文件，读取成功 1 个；9 张绩效目标表，67 条指标" in out
        assert "0.25 秒" in out

    def test_clean_only_where_something_was_checked(self):
        assert "没有发现问题" in ending(report())
        for status in ("no_table", "unreadable"):
            out = ending(report(status=status, tables=0, indicators=0))
            assert "没有发现问题" not in out
            assert "没有检查任何绩效目标表" in out

    def test_one_clean_file_does_not_make_an_unread_one_clean(self):
        files = (*report().files, FileReport("b.pdf", "pdf", "unreadable", reason="加密了"))
        out = ending(Report(files))
        assert "没有发现问题" not in out.replace("检查过的文件没有发现问题", "")
        assert "b.pdf（加密了）" in out

    def test_file_without_a_table_is_named(self):
        out = ending(report(status="no_table", tables=0, indicators=0, path="目录.txt"))
        assert "没有绩效目标表: 1 个文件\n  目录.txt" in out

    def test_rules_not_checked_are_grouped_by_reason(self):
        lost = tuple(NotChecked("SC002", number, "“12月底支出计划”一列在提取时丢失") for number in range(1, 8))
        out = ending(report(not_checked=lost))
        assert "未检查: 7 处" in out
        assert "“12月底支出计划”一列在提取时丢失: SC002 7 处" in out

    def test_hidden_findings_are_counted(self):
        out = ending(Report(report().files, hidden=12))
        assert "没有显示: 12 个" in out
        assert "没有发现问题" not in out

    def test_statistics_count_by_rule_and_name_the_files(self):
        files = (*report(finding(), finding(), path="a.txt").files, *report(finding(code="VG001"), path="b.txt").files)
        rows = ending(Report(files), statistics=True).splitlines()[1:5]
        assert rows[0].split()[:3] == ["2", "PH004", "echo-value"]
        assert rows[1].strip() == "a.txt 2"
        assert rows[2].split()[:2] == ["1", "VG001"]
        assert rows[3].strip() == "b.txt 1"


HOSTILE = "\x1b[31m红\x1b]0;x\x07 [bold]粗[/bold] \u202eabc\u200b\x85\u2028\x0c\ue000"


class TestTerminalSafety:
    @pytest.mark.parametrize("format_name", ["full", "concise", "grouped"])
    def test_nothing_of_a_document_is_obeyed(self, format_name):
        spot = Related("objective:1", HOSTILE, NOWHERE)
        out = lines(
            format_name,
            finding(
                text=HOSTILE, span=(2, 9), message=HOSTILE, project_name=HOSTILE, context=(HOSTILE,), related=(spot,)
            ),
            path=f"{HOSTILE}.txt",
            unit=Unit(None, HOSTILE),
        )
        out += ending(report(status="unreadable", path=HOSTILE, reason=HOSTILE)).splitlines()
        for char in "".join(out):
            assert unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
        assert "\\x1b[31m" in "\n".join(out)
        assert "[bold]" in "\n".join(out)

    def test_line_break_in_a_cell_adds_no_line(self):
        assert len(lines("concise", finding(message="一\n二\r\n三"))) == 1

    @given(st.text())
    def test_visible_text_holds_nothing_to_be_obeyed(self, text):
        shown = visible(text)
        assert not any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") for char in shown)

    @given(st.text(alphabet="绩效≥ab，。\u3000é"))
    def test_harmless_text_is_shown_as_it_is(self, text):
        assert visible(text) == text


class TestWidths:
    def test_chinese_characters_take_two_columns(self):
        assert width("绩效ab，") == 8

    @given(st.text(alphabet="绩效 ab12，。“”≥"), st.integers(6, 40))
    def test_folded_lines_fit_and_lose_nothing_but_blanks(self, text, room):
        folded = fold(text, room)
        assert all(width(line) <= room for line in folded)
        assert re.sub(r"\s", "", "".join(folded)) == re.sub(r"\s", "", text)

    def test_punctuation_does_not_begin_a_line_nor_end_an_opened_one(self):
        assert fold("一二三，“四”", 6) == ["一二", "三，", "“四”"]

    @given(st.text(alphabet="绩效ab≥，"), st.integers(4, 30))
    def test_clipped_text_fits(self, text, room):
        for shortened in (clip(text, room), clip_front(text, room)):
            assert width(shortened) <= room
            assert shortened == text or "…" in shortened
