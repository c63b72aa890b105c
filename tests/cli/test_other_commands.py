"""``extract``, ``explain``, ``rules``, ``config``, help and version; every word of them Chinese."""

import csv
import json
import re

import pytest

from kpilint import __version__

COMMANDS = ("check", "extract", "explain", "rules", "config")


class TestExtract:
    def test_json(self, kpilint, document):
        status, out, _ = kpilint("extract", document, "--format", "json")
        assert status == 0
        rows = json.loads(out)["files"][0]["projects"][0]["indicators"]
        assert [row["target_value"] for row in rows] == ["≥12公里", "大幅提升"]

    def test_table(self, kpilint, document):
        _, out, err = kpilint("extract", document)
        assert re.search(r"1 +\d+行 +产出指标 +数量指标 +清淤渠道长度 +\S+ +≥12公里", out)
        assert "1 张绩效目标表，2 条指标" in err

    def test_csv_file_is_one_that_excel_understands(self, kpilint, document, folder):
        _, out, _ = kpilint("extract", document, "--format", "csv", "-o", "csv=a.csv")
        assert not out.startswith("\ufeff")
        assert (folder / "a.csv").read_bytes().startswith("\ufeff".encode())
        rows = list(csv.DictReader((folder / "a.csv").read_text("utf-8-sig").splitlines()))
        assert [row["三级指标"] for row in rows] == ["清淤渠道长度", "灌溉保障能力"]

    def test_unreadable_input(self, kpilint, document):
        status, out, err = kpilint("extract", document, "没有.txt", "--format", "json")
        assert status == 2
        assert [file["path"] for file in json.loads(out)["files"]] == ["预算.txt", "没有.txt"]
        assert "读取失败: 没有.txt" in err


class TestExplain:
    @pytest.mark.parametrize("word", ["PH004", "ph004", "echo-value", "指标值只是重复指标名称，没有可考核的内容"])
    def test_page_by_name(self, kpilint, word):
        status, out, _ = kpilint("explain", word)
        assert status == 0
        assert out.startswith("PH004 echo-value")
        for part in ("级别: 错误", "看什么", "依据", "为什么", "threshold = 0.85", "不合格的例子", "合格的例子"):
            assert part in out

    def test_several_rules_are_listed(self, kpilint):
        _, out, _ = kpilint("explain", "SC")
        assert "SC001" in out
        assert "SC002" in out
        assert "VG001" not in out

    def test_word_in_the_text(self, kpilint):
        _, out, _ = kpilint("explain", "拖到年底")
        assert "SC012" in out
        assert "VG001" not in out

    def test_rule_switched_off_by_settings(self, kpilint, folder):
        (folder / "kpilint.toml").write_text('ignore = ["PH004"]', "utf-8")
        assert "停用" in kpilint("explain", "PH004")[1].splitlines()[1]

    def test_every_rule_has_a_page(self, kpilint):
        for rule in json.loads(kpilint("rules", "--format", "json")[1])["rules"]:
            status, out, _ = kpilint("explain", rule["code"])
            assert status == 0
            assert rule["title"] in out
            assert "{" not in out.split("参数")[0].replace("{ ", "")


class TestRules:
    def test_json(self, kpilint, folder):
        (folder / "kpilint.toml").write_text('ignore = ["SC"]', "utf-8")
        rules = {rule["code"]: rule for rule in json.loads(kpilint("rules", "--format", "json")[1])["rules"]}
        assert rules["PH004"] == {
            "code": "PH004",
            "rule": "echo-value",
            "title": "指标值只是重复指标名称，没有可考核的内容",
            "severity": "error",
            "family": "PH",
            "enabled": True,
        }
        assert not rules["SC001"]["enabled"]

    def test_table_and_markdown(self, kpilint):
        assert re.search(r"PH005 +option-menu +\S+ +错误 +占位与空缺 +开", kpilint("rules")[1])
        assert "| PH005 | option-menu |" in kpilint("rules", "--format", "markdown")[1]

    def test_into_a_file_only(self, kpilint, folder):
        _, out, _ = kpilint("rules", "--format", "markdown", "--output", "markdown=规则.md")
        assert out == ""
        assert (folder / "规则.md").read_text("utf-8").startswith("# 规则一览")


class TestConfig:
    def test_each_setting_with_its_origin(self, kpilint, folder):
        (folder / "kpilint.toml").write_text('show = "info"\n\n[params.low-bar]\nfloor = 61\n', "utf-8")
        _, out, _ = kpilint("config", "--severity", "VG001=error", "--year", "2024")
        rows = [line.split() for line in out.splitlines()]
        assert ["show", '"info"', "kpilint.toml:1"] in rows
        assert ["params.low-bar.floor", "61", "kpilint.toml:4"] in rows
        assert ["severity.VG001", '"error"', "命令行"] in rows
        assert ["year", "2024", "命令行"] in rows
        assert ["fail-on", '"warning"', "默认"] in rows

    def test_selection_that_counts(self, kpilint, folder):
        (folder / "kpilint.toml").write_text('ignore = ["SC"]', "utf-8")
        assert "kpilint.toml:1" in kpilint("config", "--ignore", "VG")[1]
        assert "kpilint.toml:1" not in kpilint("config", "--select", "VG")[1]

    def test_faulty_settings(self, kpilint, folder):
        (folder / "kpilint.toml").write_text("[params.LG003]\nflor = 1", "utf-8")
        status, _, err = kpilint("config")
        assert status == 2
        assert "kpilint.toml:2: params.LG003.flor" in err

    def test_schema_knows_keys_and_parameters(self, kpilint):
        schema = json.loads(kpilint("config", "--schema")[1])
        assert {"select", "fail-on", "params", "exclude"} <= set(schema["properties"])
        rules = schema["properties"]["params"]["properties"]
        assert rules["LG003"]["properties"]["floor"]["default"] == 80
        assert rules["low-bar"] == {"$ref": "#/properties/params/properties/LG003"}


ENGLISH = re.compile(r"\b(usage|options?|arguments?|commands?|show|exit|required|default|no such|missing|try)\b", re.I)


class TestWords:
    @pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
    def test_help_is_chinese(self, kpilint, command):
        status, out, _ = kpilint(*command, "--help")
        assert status == 0
        assert out.startswith("用法: kpilint")
        assert not ENGLISH.search(re.sub(r"--[a-z-]+", "", out))

    def test_without_arguments(self, kpilint):
        status, out, _ = kpilint()
        assert status == 0
        assert all(f"  {name} " in out for name in COMMANDS)

    def test_version(self, kpilint):
        assert kpilint("--version") == (0, f"kpilint {__version__}\n", "")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["chek"], "没有命令 chek（你是不是想写 check？）"),
            (["check", "--fail-no", "error"], "没有选项 --fail-no（你是不是想写 --fail-on"),
            (["check", "--select"], "选项 --select 后面要写一个值"),
            (["check", "--quiet=1"], "选项 --quiet 后面不带值"),
            (["explain"], "缺少参数 规则"),
            (["rules", "PH004"], "多出了参数 PH004"),
            (["check", "--color", "alwys"], "你是不是想写 always"),
            (["check", "--year", "今年"], "--year: 应为数字"),
            (["预算.txt"], "kpilint check 预算.txt"),
        ],
    )
    def test_faults_are_chinese_and_say_what_was_meant(self, kpilint, document, arguments, words):
        status, _, err = kpilint(*arguments)
        assert status == 2
        assert words in err
        assert not ENGLISH.search(re.sub(r"--[a-z-]+", "", err))


def test_python_interface(document):
    from kpilint.app import Options, extract, lint, load_ruleset

    report = lint(document, Options(select=["VG001"]))
    assert [finding.code for finding in report.findings] == ["VG001"]
    assert extract([document]).documents[0].indicator_count == 2
    assert load_ruleset().find("VG001")
