"""``check``: what is checked, what is said of what was not, and the exit status."""

import io
import json
import stat
import sys
from pathlib import Path

import pytest

from ..intake.children import command
from .documents import GOOD, VAGUE, table

ONE_RULE = ("--select", "VG001")


class TestExitStatus:
    def test_nothing_found(self, kpilint, document):
        document.write_text(table(GOOD), "utf-8")
        status, out, _ = kpilint("check", document, *ONE_RULE)
        assert status == 0
        assert "没有发现问题" in out
        assert "1 张绩效目标表，1 条指标" in out

    def test_findings(self, kpilint, document):
        status, out, err = kpilint("check", document, *ONE_RULE)
        assert status == 1
        assert "VG001 vague-value" in out
        assert "预算.txt:6" in out
        assert "大幅提升" in out
        assert err == ""

    @pytest.mark.parametrize(
        ("options", "status"),
        [
            (["--fail-on", "error"], 0),
            (["--fail-on", "never"], 0),
            (["--fail-on", "info"], 1),
            (["--show", "error"], 1),
            (["--severity", "VG001=info"], 0),
            (["--severity", "VG001=error", "--fail-on", "error"], 1),
        ],
    )
    @pytest.mark.parametrize("format_name", ["full", "json"])
    def test_levels(self, kpilint, document, options, status, format_name):
        assert kpilint("check", document, *ONE_RULE, "--format", format_name, *options)[0] == status

    @pytest.mark.parametrize("options", [[], ["--fail-on", "never"], ["--ignore", "IN"], ["--quiet", "--select", "VG"]])
    def test_input_that_cannot_be_checked(self, kpilint, document, options):
        status, out, err = kpilint("check", document, "没有.txt", *options)
        assert status == 2
        assert "没有.txt" in out + err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["check", "--slect", "VG"],
            ["check", "--format", "ful"],
            ["check", "--fail-on", "high"],
            ["check", "--select", "VG999"],
            ["check", "--config", "nowhere.toml"],
            ["check", "--config", "a.toml", "--isolated"],
            ["check", "--severity", "VG001"],
            ["chek"],
            ["explain"],
            ["explain", "没有这样的词"],
        ],
    )
    def test_faulty_use(self, kpilint, document, arguments):
        status, out, err = kpilint(*arguments)
        assert status == 2
        assert err.startswith("kpilint: ")
        assert out == ""

    def test_crash_is_told_after_the_other_files(self, kpilint, document, folder, monkeypatch):
        (folder / "坏.txt").write_text(table(), "utf-8")
        broken = """
from kpilint.intake.child import serve
from kpilint.layout import build_document
from kpilint.readers import read

def build(shown, data):
    if shown.startswith("坏"):
        raise IndexError("list index out of range")
    return build_document(read(shown, data))

serve(build)
"""
        monkeypatch.setattr("kpilint.intake.process.command", lambda: command(broken))
        status, out, err = kpilint("check", "坏.txt", "预算.txt")
        assert status == 3
        assert "VG001" in out
        assert "坏.txt" in err
        assert "IndexError" in err
        assert "报告" in err
        assert "Traceback" not in err
        monkeypatch.setenv("KPILINT_TRACEBACK", "1")
        assert "Traceback" in kpilint("check", "坏.txt")[2]

    def test_faulty_rule_file(self, kpilint, document, folder, monkeypatch):
        (folder / "rules" / "vague").mkdir(parents=True)
        (folder / "rules" / "vague" / "hearsay.toml").write_text('code = "VG9"\nslug = "hearsay"', "utf-8")
        monkeypatch.setattr("kpilint.app.ruleset.bundled_rules", lambda: folder / "rules")
        status, out, err = kpilint("check", document)
        assert (status, out) == (2, "")
        assert "hearsay.toml: code" in err
        assert "hearsay.toml: kind" in err


class TestInputs:
    def paths(self, result):
        return [file["path"] for file in json.loads(result[1])["files"]]

    def check(self, kpilint, *arguments):
        return self.paths(kpilint("check", *arguments, "--format", "json"))

    def test_current_folder_without_a_path(self, kpilint, document):
        assert self.check(kpilint) == ["预算.txt"]

    def test_folder_sorted_without_hidden_lock_and_unsupported_files(self, kpilint, folder):
        for name in ("b.txt", "a/2.md", "a/1.txt", ".git/x.txt", "~$b.txt", ".h.txt", "c.exe", "LICENSE"):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(table(), "utf-8")
        result = kpilint("check", ".", "--format", "json")
        assert self.paths(result) == ["a/1.txt", "a/2.md", "b.txt"]
        assert "跳过 2 个不支持的文件" in result[2]
        assert ".exe" in result[2]

    def test_pattern_that_the_shell_did_not_expand(self, kpilint, folder):
        for name in ("a1.txt", "a2.txt", "b.txt"):
            (folder / name).write_text(table(), "utf-8")
        assert self.check(kpilint, "a*.txt") == ["a1.txt", "a2.txt"]

    def test_file_whose_name_looks_like_a_pattern(self, kpilint, folder):
        (folder / "预算[1].txt").write_text(table(), "utf-8")
        assert self.check(kpilint, "预算[1].txt") == ["预算[1].txt"]

    def test_same_file_named_twice_is_checked_once(self, kpilint, document, folder):
        assert self.check(kpilint, "预算.txt", folder / "预算.txt", "*.txt", ".") == ["预算.txt"]

    def test_standard_input(self, kpilint, folder, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table().encode("gb18030"))))
        status, out, _ = kpilint("check", "-", *ONE_RULE, "--format", "concise")
        assert status == 1
        assert out.startswith("标准输入:6:")

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ("预算.tx", "你是不是想写 预算.txt"),
            ("2024*.txt", "没有符合"),
            ("空", "没有可检查的文件"),
            ("图.docx", ".docx"),
        ],
    )
    def test_what_is_not_there_is_said(self, kpilint, document, folder, given, words):
        (folder / "空").mkdir()
        (folder / "图.docx").write_bytes(b"PK")
        status, out, _ = kpilint("check", given)
        assert status == 2
        assert "IN001" in out
        assert words in out
        assert "没有发现问题" not in out

    def test_folder_of_unsupported_files_says_which(self, kpilint, folder):
        (folder / "a.xyz").write_bytes(b"x")
        status, out, _ = kpilint("check", ".")
        assert status == 2
        assert ".xyz 1" in out

    def test_a_document_in_a_folder_that_cannot_be_read_yet_is_never_passed_over(self, kpilint, document, folder):
        (folder / "乙.docx").write_bytes(b"PK")
        status, out, _ = kpilint("check", ".", "--ignore", "VG001")
        assert status == 2
        assert "乙.docx" in out
        assert "内容却不是Word 文档" in out

    def test_file_without_a_table_is_not_clean(self, kpilint, folder):
        (folder / "说明.txt").write_text("本单位无项目支出。\n", "utf-8")
        status, out, _ = kpilint("check", "说明.txt")
        assert status == 1
        assert "IN002" in out
        assert "没有绩效目标表" in out

    def test_excluded_in_a_walk_but_not_by_name(self, kpilint, folder):
        for name in ("a.txt", "旧/b.txt", "c/草稿1.txt", "c/d/e.txt"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(table(), "utf-8")
        (folder / "kpilint.toml").write_text('exclude = ["旧", "草稿*", "c/d/"]', "utf-8")
        assert self.check(kpilint, ".") == ["a.txt"]
        assert self.check(kpilint, "旧/b.txt") == ["旧/b.txt"]


class TestSettings:
    def test_each_file_has_its_nearest(self, kpilint, folder):
        for name in ("a", "b"):
            (folder / name).mkdir()
            (folder / name / "x.txt").write_text(table(), "utf-8")
        (folder / "a" / "kpilint.toml").write_text('[severity]\nVG001 = "error"', "utf-8")
        (folder / "b" / "kpilint.toml").write_text('ignore = ["VG001"]', "utf-8")
        out = kpilint("check", ".", "--format", "concise")[1]
        assert "a/x.txt:6:29: 错误 VG001" in out
        assert "b/x.txt:6:29: 警告 VG001" not in out
        assert "VG001" in kpilint("check", "b", "--isolated")[1]
        assert "a/x.txt:6:29" not in kpilint("check", ".", "--config", "b/kpilint.toml", "--format", "concise")[1]

    def test_faults_of_several_files_at_once(self, kpilint, folder):
        for name in ("a", "b"):
            (folder / name).mkdir()
            (folder / name / "x.txt").write_text(table(), "utf-8")
            (folder / name / "kpilint.toml").write_text('\nignore = ["VG0O1"]', "utf-8")
        status, out, err = kpilint("check", ".")
        assert (status, out) == (2, "")
        assert "a/kpilint.toml:2: ignore" in err
        assert "b/kpilint.toml:2: ignore" in err

    def test_year_and_unit_override_the_document(self, kpilint, document):
        out = kpilint("check", document, "--year", "2031", "--unit", "松江县林业局", "--format", "json")[1]
        file = json.loads(out)["files"][0]
        assert (file["year"], file["unit"]["name"]) == (2031, "松江县林业局")

    def test_selection_lists_and_repetitions(self, kpilint, document):
        out = kpilint("check", document, "--select", "SC,VG001", "--select", "bare-timeliness", "--format", "concise")[
            1
        ]
        assert {line.split()[2].split("[")[0] for line in out.splitlines()} == {"VG001"}


class TestOutput:
    def test_findings_and_remarks_go_separate_ways(self, kpilint, document):
        _, out, err = kpilint("check", document, *ONE_RULE, "--format", "concise")
        assert len(out.splitlines()) == 1
        assert "检查范围" in err

    def test_quiet(self, kpilint, document):
        _, out, err = kpilint("check", document, *ONE_RULE, "--quiet", "--format", "concise")
        assert len(out.splitlines()) == 1
        assert err == ""

    def test_statistics(self, kpilint, document):
        assert "次数" in kpilint("check", document, *ONE_RULE, "--statistics")[1]

    def test_hidden_findings_are_said(self, kpilint, document):
        _, out, _ = kpilint("check", document, *ONE_RULE, "--show", "error")
        assert "没有显示: 1 个" in out
        assert "vague-value" not in out

    def test_files_beside_the_terminal_text(self, kpilint, document, folder):
        _, out, _ = kpilint("check", document, *ONE_RULE, "-o", "json=结果.json", "-o", "concise=结果.log")
        assert "VG001 vague-value" in out
        assert json.loads((folder / "结果.json").read_text("utf-8"))["summary"]["warning"] == 1
        assert (folder / "结果.log").read_text("utf-8").startswith("预算.txt:6:")
        assert sorted(path.name for path in folder.iterdir()) == ["结果.json", "结果.log", "预算.txt"]

    @pytest.mark.parametrize("given", ["json=没有/a.json", "json=", "json", "xml=a.xml", "json=."])
    def test_output_that_cannot_be_written_is_told_before_the_work(self, kpilint, document, given):
        status, out, err = kpilint("check", document, "-o", given)
        assert (status, out) == (2, "")
        assert err.startswith("kpilint: -o")

    def test_failed_write_leaves_the_old_file_whole(self, kpilint, document, folder, monkeypatch):
        (folder / "a.json").write_text("旧", "utf-8")

        def full(self, target):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(type(folder), "replace", full)
        status, _, err = kpilint("check", document, "-o", "json=a.json")
        assert status == 2
        assert "写不了 a.json" in err
        assert (folder / "a.json").read_text("utf-8") == "旧"
        assert sorted(path.name for path in folder.iterdir()) == ["a.json", "预算.txt"]

    def test_device_is_written_to_not_replaced(self, kpilint, document):
        if sys.platform == "win32":
            pytest.skip("no /dev/null")
        assert kpilint("check", document, *ONE_RULE, "-o", "json=/dev/null")[0] == 1
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)

    def test_hostile_cell_is_printed_as_text(self, kpilint, folder):
        hostile = VAGUE.replace("大幅提升", "大幅提升\x1b[2J\u202e")
        (folder / "a.txt").write_text(table(*[GOOD] * 60, hostile), "utf-8")
        status, out, _ = kpilint("check", "a.txt", *ONE_RULE)
        assert status == 1
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "\\x1b[2J\\u202e" in out


class TestRulesOfOnesOwn:
    RULE = """
code = "QX001"
slug = "hearsay-value"
title = "指标值是道听途说"
severity = "warning"
kind = "phrase"
scope = "indicator.target_value"
message = "“{found}”没有出处"
advice = "写出可以核验的数值"
[params]
words = "hearsay"
[[basis]]
document = "省里的文件"
[[bad]]
indicator = { level2 = "社会效益指标", name = "口碑", target_value = "据说不错" }
[[good]]
indicator = { level2 = "社会效益指标", name = "满意度", target_value = "≥90%" }
"""

    @pytest.fixture
    def own(self, folder):
        (folder / "本省" / "lexicons").mkdir(parents=True)
        (folder / "本省" / "hearsay-value.toml").write_text(self.RULE, "utf-8")
        (folder / "本省" / "lexicons" / "hearsay.txt").write_text("# 词\n据说\n听说\n", "utf-8")
        (folder / "本省" / "basis.toml").write_text('"省里的文件" = "某财绩〔2030〕1号"\n', "utf-8")
        return folder / "本省"

    def test_rule_and_words_without_python(self, kpilint, folder, own):
        (folder / "甲.txt").write_text(table(VAGUE.replace("大幅提升", "听说不错")), "utf-8")
        status, out, _ = kpilint("check", "甲.txt", "--rules", own, "--select", "QX001")
        assert status == 1
        assert "“听说”没有出处" in out
        assert "某财绩〔2030〕1号" in out

    def test_fault_in_it_names_the_file(self, kpilint, document, own):
        (own / "hearsay-value.toml").write_text(self.RULE.replace('"phrase"', '"phrases"'), "utf-8")
        status, _, err = kpilint("check", document, "--rules", own)
        assert status == 2
        assert "hearsay-value.toml: kind: " in err
        assert "phrase" in err

    def test_folder_that_is_not_there(self, kpilint, document):
        status, _, err = kpilint("check", document, "--rules", "没有的")
        assert status == 2
        assert "没有的" in err


def test_an_output_never_overwrites_a_document_that_was_read(kpilint, document):
    before = document.read_bytes()
    status, _, err = kpilint("check", document, "-o", f"json={document}")
    assert status == 2
    assert str(document) in err
    assert document.read_bytes() == before
