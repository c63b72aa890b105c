"""Inputs that are too large are refused before they fill the memory."""

import io

import pytest

from kpilint.errors import UnreadableInput
from kpilint.intake import content
from kpilint.intake.content import bounded, content_of

LIMIT = 64 * 1024 * 1024


def refusal_of(path):
    with pytest.raises(UnreadableInput) as caught:
        content_of(path)
    return caught.value.reason


def test_a_file_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "台账.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(content, "bounded", lambda *_: pytest.fail("read all the same"))
    reason = refusal_of(path)
    assert "200 MB" in reason
    assert "64 MB" in reason
    assert "拆" in reason


def test_one_byte_over_the_limit_does_not_read_as_within_it(tmp_path):
    path = tmp_path / "台账.txt"
    with path.open("wb") as stream:
        stream.truncate(LIMIT + 1)
    assert "65 MB" in refusal_of(path)


def test_a_stream_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(content, "LARGEST", 10)
    assert bounded(io.BytesIO(b"x" * 10), "标准输入") == b"x" * 10
    with pytest.raises(UnreadableInput, match="标准输入"):
        bounded(io.BytesIO(b"x" * 11), "标准输入")


def test_what_is_not_there_any_more_or_is_a_folder(tmp_path):
    assert "不见了" in refusal_of(tmp_path / "甲.txt")
    assert "读取失败" in refusal_of(tmp_path)
