"""LibreOffice as a converter."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid, Paragraph
from kpilint.readers import convert, libreoffice, rtf, word97
from tests.readers.word97_files import Word97, p

PAGE = """<html><head><meta charset="utf-8"></head><body><p>一、概况</p>
<table border="1"><tr><td rowspan="2">产出指标</td><td colspan="2">修建水渠</td></tr>
<tr><td>数量</td><td>≥6个</td></tr></table><p>二、说明</p>
<table border="1"><tr><td>时效</td><td>成本</td></tr></table></body></html>""".encode()
ROWS = [[["产出指标", "修建水渠", "<"], ["^", "数量", "≥6个"]], [["时效", "成本"]]]

needs_libreoffice = pytest.mark.skipif(libreoffice.program() is None, reason="needs LibreOffice")


def order(source):
    return [block.text if isinstance(block, Paragraph) else f"[{block.number}]" for block in source.blocks]


def rows(source):
    signs = {"up": "^", "left": "<", "": ""}
    grids = [block for block in source.blocks if isinstance(block, Grid)]
    return [[[signs[cell.merged] or cell.text for cell in row] for row in grid.rows] for grid in grids]


def made(suffix):
    data = libreoffice.converted(PAGE, "html", suffix, "HTML (StarWriter)")
    assert data is not None
    return data


@pytest.mark.parametrize(
    ("kind", "why", "words"),
    [
        ("xml", "", r"没有安装 LibreOffice，读不了 .xml；请用 Word 或 WPS 打开，另存为 .docx"),
        ("doc", "旧格式", "旧格式，自带的阅读器读不了；这台电脑也没有安装 LibreOffice；请用 Word"),
    ],
)
def test_without_libreoffice_people_are_told_what_to_do(kind, why, words, monkeypatch):
    monkeypatch.setattr(convert, "program", lambda: None)
    with pytest.raises(UnreadableInput, match=words):
        convert.read("表", kind, b"", why)


@needs_libreoffice
def test_what_libreoffice_writes_our_own_readers_read():
    for source in (word97.read("表.doc", "doc", made("doc")), rtf.read("表.rtf", "rtf", made("rtf"))):
        assert order(source) == ["一、概况", "[1]", "二、说明", "[2]"]
        assert rows(source) == ROWS


@needs_libreoffice
def test_libreoffice_reads_for_us_and_the_kind_stays_the_true_one():
    source = convert.read("我的表.rtf", "rtf", made("rtf"))
    assert (source.path, source.kind) == ("我的表.rtf", "rtf")
    assert order(source) == ["一、概况", "[1]", "二、说明", "[2]"]
    assert rows(source) == ROWS


@needs_libreoffice
def test_what_libreoffice_cannot_read_is_refused():
    with pytest.raises(UnreadableInput, match=r"损坏，自带的阅读器和 LibreOffice 都没有读出来；请用 Word"):
        convert.read("表", "doc", Word97([p("正文")]).bytes()[:2048], "损坏")
    with pytest.raises(UnreadableInput):
        convert.read("表", "rtf", b"no document")


@needs_libreoffice
def test_a_conversion_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(libreoffice, "SECONDS", 0.2)
    before = libreoffice._profile()
    began = time.monotonic()
    assert libreoffice.converted(PAGE, "html", "docx", "HTML (StarWriter)") is None
    assert time.monotonic() - began < 5
    assert libreoffice._profile() != before
    while running(str(before)) and time.monotonic() - began < 10:
        time.sleep(0.05)
    assert not running(str(before))


def running(words):
    """The processes, where the system lists them as files, whose command holds these words."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if words.encode() in path.read_bytes():
                found.append(path)
    return found


@needs_libreoffice
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits address space")
def test_a_process_with_little_room_gives_libreoffice_more_and_keeps_its_own_limit():
    script = (
        "import resource, sys; from kpilint.readers import convert, libreoffice\n"
        "limit = (500_000_000, resource.getrlimit(resource.RLIMIT_AS)[1])\n"
        "resource.setrlimit(resource.RLIMIT_AS, limit)\n"
        "made = libreoffice.converted(sys.stdin.buffer.read(), 'html', 'docx', 'HTML (StarWriter)')\n"
        "print(made is not None, resource.getrlimit(resource.RLIMIT_AS) == limit, libreoffice._profile())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], input=PAGE, capture_output=True, check=True)
    converted, kept, profile = done.stdout.decode().split()
    assert (converted, kept) == ("True", "True")
    assert not Path(profile).exists()
