"""Archives, pipes and hostile files: each input is read or said not to be, whatever the others are."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kpilint.intake.worker import Intake

from ..intake.children import command
from .documents import GOOD, VAGUE, table

HOSTILE = Path(__file__).parents[3] / "shared" / "office" / "hostile"


@pytest.fixture
def pack(folder):
    def make(path, **members):
        with zipfile.ZipFile(folder / path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return path

    return make


def report(result):
    status, out, err = result
    return status, json.loads(out)["files"], err


class TestArchives:
    def test_each_document_is_an_input_of_its_own(self, kpilint, pack):
        pack("汇总.zip", **{"甲局/目标表.txt": table(), "乙局/目标表.md": table(GOOD), "乙局/照片.png": "x"})
        status, files, err = report(kpilint("check", "汇总.zip", "--select", "VG001", "--format", "json"))
        assert status == 1
        assert {file["path"]: len(file["findings"]) for file in files} == {
            "汇总.zip/乙局/目标表.md": 0,
            "汇总.zip/甲局/目标表.txt": 1,
        }
        assert files[1]["findings"][0]["place"]["line"] == 6
        assert "汇总.zip: 跳过 1 个不支持的文件（.png 1）" in err

    def test_in_a_folder_in_their_place_among_the_files(self, kpilint, pack, folder):
        for name in ("a.txt", "c.txt"):
            (folder / name).write_text(table(), "utf-8")
        pack("b.zip", **{"2.txt": table(), "1.txt": table()})
        _, files, _ = report(kpilint("check", ".", "--format", "json"))
        assert [file["path"] for file in files] == ["a.txt", "b.zip/1.txt", "b.zip/2.txt", "c.txt"]

    def test_extract_reads_them_too(self, kpilint, pack):
        pack("汇总.zip", **{"甲.txt": table()})
        status, files, _ = report(kpilint("extract", "汇总.zip", "--format", "json"))
        assert status == 0
        assert files[0]["path"] == "汇总.zip/甲.txt"
        assert len(files[0]["projects"][0]["indicators"]) == 2

    def test_settings_and_exclude_are_those_of_the_archives_folder(self, kpilint, pack, folder):
        (folder / "县").mkdir()
        (folder / "县" / "kpilint.toml").write_text('exclude = ["旧*"]\n[severity]\nVG001 = "error"', "utf-8")
        pack("县/汇总.zip", **{"甲.txt": table()})
        pack("县/旧.zip", **{"甲.txt": table()})
        _, files, _ = report(kpilint("check", ".", "--select", "VG001", "--format", "json"))
        assert [(file["path"], file["findings"][0]["severity"]) for file in files] == [("县/汇总.zip/甲.txt", "error")]

    def test_one_without_a_document_is_said(self, kpilint, pack):
        pack("照片.zip", **{"1.png": "x"})
        status, files, _ = report(kpilint("check", "照片.zip", "--format", "json"))
        assert status == 2
        (finding,) = files[0]["findings"]
        assert finding["code"] == "IN001"
        assert "压缩包里没有可检查的文件" in finding["message"]
        assert ".png 1" in finding["message"]

    def test_a_member_that_cannot_be_read_and_one_that_can(self, kpilint, pack):
        pack("汇总.zip", **{"内层.zip": "x", "甲.txt": table(), "坏.docx": "x"})
        status, files, _ = report(kpilint("check", "汇总.zip", "--format", "json"))
        assert status == 2
        assert [(file["path"], file["status"]) for file in files] == [
            ("汇总.zip/内层.zip", "unreadable"),
            ("汇总.zip/坏.docx", "unreadable"),
            ("汇总.zip/甲.txt", "checked"),
        ]

    def test_a_broken_one(self, kpilint, folder):
        (folder / "汇总.zip").write_bytes(b"PK\x03\x04 and no more")
        status, out, _ = kpilint("check", "汇总.zip")
        assert status == 2
        assert "压缩包损坏" in out

    def test_an_archive_by_another_name(self, kpilint, pack):
        pack("汇总.doc", **{"甲.txt": table()})
        status, out, _ = kpilint("check", "汇总.doc")
        assert status == 2
        assert "这是 zip 压缩包" in out
        assert ".zip" in out

    def test_progress_counts_the_members(self, pack, folder):
        from kpilint.app import Options, run

        pack("汇总.zip", **{"甲.txt": table(), "乙.txt": table()})
        told = []
        run(["汇总.zip", "没有.txt"], Options(), lambda *one: told.append(one))
        assert told == [(0, 3, "汇总.zip/乙.txt"), (1, 3, "汇总.zip/甲.txt"), (2, 3, "没有.txt")]


@pytest.mark.skipif(sys.platform == "win32", reason="/dev")
@pytest.mark.parametrize("is_pipe", [True, False])
def test_standard_input_by_its_path(folder, is_pipe):
    (folder / "甲.txt").write_text(table(VAGUE), "utf-8")
    shell = (
        "cat 甲.txt | {0} -m kpilint check /dev/stdin {1}"
        if is_pipe
        else "{0} -m kpilint check /dev/stdin {1} < 甲.txt"
    )
    done = subprocess.run(shell.format(sys.executable, "--format json"), shell=True, capture_output=True, cwd=folder)
    assert len(json.loads(done.stdout)["files"][0]["findings"]) > 0


def test_a_document_that_ends_the_process_that_reads_it(kpilint, folder, monkeypatch):
    for name in ("a", "aborts", "b"):
        (folder / name).write_text("x", "utf-8")
    monkeypatch.setattr("kpilint.intake.process.command", command)
    status, files, _ = report(kpilint("check", "a", "aborts", "b", "--format", "json"))
    assert status == 2
    assert [file["status"] for file in files] == ["no_table", "unreadable", "no_table"]


def test_no_process_is_started_where_there_is_nothing_to_read(kpilint, folder, monkeypatch):
    monkeypatch.setattr(Intake, "start", lambda _: pytest.fail("started"))
    assert kpilint("check", "没有.txt")[0] == 2
    assert kpilint("extract", "没有.txt")[0] == 2


@pytest.mark.parametrize("verb", ["check", "extract"])
def test_where_no_process_can_be_started_it_is_said(kpilint, document, monkeypatch, verb):
    monkeypatch.setattr("kpilint.intake.process.command", lambda: ["/nowhere/python"])
    status, out, err = kpilint(verb, document)
    assert (status, out) == (2, "")
    assert err.startswith("kpilint: ")
    assert "进程" in err
    assert "Traceback" not in err


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="needs ../shared/office/hostile beside the project")
def test_hostile_files_are_each_refused_with_a_reason(kpilint):
    status, files, _ = report(kpilint("check", HOSTILE, "--format", "json", "--isolated"))
    assert status == 2
    assert len(files) == len(list(HOSTILE.iterdir()))
    for file in files:
        assert [finding["code"] for finding in file["findings"]] == ["IN001"], file["path"]
        assert "请" in file["findings"][0]["message"]
        assert "自身出错" not in file["findings"][0]["message"]


def test_an_output_never_overwrites_the_archive_that_was_read(kpilint, folder):
    with zipfile.ZipFile(folder / "汇总.zip", "w") as archive:
        archive.writestr("甲.txt", "一级指标\t三级指标\t指标值\n产出指标\t修渠\t3公里\n")
    before = (folder / "汇总.zip").read_bytes()
    status, _, err = kpilint("check", "汇总.zip", "-o", "json=汇总.zip")
    assert status == 2
    assert "不会覆盖" in err
    assert (folder / "汇总.zip").read_bytes() == before


def test_a_provinces_wording_is_read_with_its_rule_pack(kpilint, folder):
    (folder / "表.txt").write_text("一级指标\t三级指标\t考核目标\n产出指标\t修渠\t3公里\n", "utf-8")
    (folder / "本省").mkdir()
    (folder / "本省" / "vocabulary.toml").write_text('[columns]\ntarget_value = ["考核目标"]\n', "utf-8")
    _, out, _ = kpilint("extract", "表.txt", "--format", "csv")
    assert "3公里" not in out
    _, out, _ = kpilint("extract", "表.txt", "--format", "csv", "--rules", "本省")
    assert "3公里" in out
    _, without, _ = kpilint("check", "表.txt")
    _, with_pack, _ = kpilint("check", "表.txt", "--rules", "本省")
    assert "IN004" in without  # the column of the values is missing
    assert "IN004" not in with_pack
