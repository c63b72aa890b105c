"""Inputs that are too large are refused before they fill the memory."""

import io
import sys
from types import SimpleNamespace

import pytest

from kpilint.app.reading import read_document
from kpilint.app.targets import Target
from kpilint.errors import UnreadableInput

LIMIT = 64 * 1024 * 1024


def refusal_of(target):
    with pytest.raises(UnreadableInput) as caught:
        read_document(target)
    return caught.value.reason


def test_a_file_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "台账.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(type(path), "read_bytes", lambda _: pytest.fail("read all the same"))
    reason = refusal_of(Target("台账.txt", path))
    assert "200 MB" in reason
    assert "64 MB" in reason
    assert "拆" in reason


def test_one_byte_over_the_limit_does_not_read_as_within_it(tmp_path):
    path = tmp_path / "台账.txt"
    with path.open("wb") as stream:
        stream.truncate(LIMIT + 1)
    assert "65 MB" in refusal_of(Target("台账.txt", path))


def test_standard_input_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr("kpilint.app.reading.LARGEST", 10)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 11)))
    assert "标准输入" in refusal_of(Target("标准输入", None))


def test_a_file_of_just_the_limit_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("kpilint.app.reading.LARGEST", 12)
    (tmp_path / "甲.txt").write_text("项目名称", "utf-8")
    assert read_document(Target("甲.txt", tmp_path / "甲.txt")).path == "甲.txt"
