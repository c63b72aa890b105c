"""A document may do what it likes to the process that reads it: the others are read all the same."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kpilint.errors import KpilintError, UnreadableInput
from kpilint.intake.limits import Limits
from kpilint.intake.messages import Request
from kpilint.intake.process import CannotStart
from kpilint.intake.worker import Intake

from .children import ROOT, command

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's address space")
LIMITS = Limits(wall=20, cpu=1, memory=500_000_000, answer=5_000_000)


@pytest.fixture
def intake():
    made = Intake(None, LIMITS, command())
    yield made
    made.end()


@pytest.fixture
def impatient():
    made = Intake(None, Limits(wall=0.5), command())
    yield made
    made.end()


def ask(intake, *names, data=b"txt"):
    for name in names:
        intake.ask(Request("read", name, data=data))


def refusal(intake):
    with pytest.raises(UnreadableInput) as caught:
        intake.answer()
    return caught.value.reason


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("computes", "太久（超过 1 秒）", marks=POSIX),
        pytest.param("takes memory", "内存太多（上限 500 MB）", marks=LINUX),
        pytest.param("takes memory bit by bit", "内存太多（上限 500 MB）", marks=LINUX),
        pytest.param("takes memory and aborts", "内存太多，中途被终止", marks=LINUX),
        pytest.param("is killed", "内存太多，中途被终止", marks=POSIX),
        ("aborts", "崩溃"),
        ("crashes", "崩溃"),
        ("ends the program", "崩溃"),
        ("gives a foreign object", "内容异常"),
        ("gives too much", "超过 5 MB"),
        ("is refused", "加密了"),
    ],
)
def test_each_has_its_own_reason_and_what_to_do_and_harms_no_other(intake, name, words):
    ask(intake, "first", name, "second", "third")
    assert intake.answer().path == "first"
    reason = refusal(intake)
    assert words in reason
    assert name == "is refused" or "请" in reason
    assert [intake.answer().path for _ in range(2)] == ["second", "third"]


def test_one_that_hangs_is_ended_at_its_time(impatient):
    ask(impatient, "first", "hangs", "second")
    assert impatient.answer().path == "first"
    begun = time.monotonic()
    reason = refusal(impatient)
    assert "超过 0.5 秒" in reason
    assert "另存" in reason
    assert impatient.answer().path == "second"
    assert time.monotonic() - begun < 5


def test_the_time_the_caller_takes_is_not_the_documents(impatient):
    ask(impatient, "first", "second")
    impatient.answer()
    time.sleep(0.8)
    assert impatient.answer().path == "second"


@pytest.mark.parametrize(("name", "kind"), [("fails", "IndexError"), ("exits", "SystemExit")])
def test_a_fault_of_kpilint_is_no_fault_of_the_document(intake, name, kind):
    ask(intake, name, "second")
    with pytest.raises(Exception) as caught:
        intake.answer()
    assert not isinstance(caught.value, KpilintError)
    assert type(caught.value).__name__ == kind
    assert any("Traceback" in note for note in caught.value.__notes__)
    assert intake.answer().path == "second"


def test_what_cannot_be_sent_is_a_fault_of_kpilint(intake):
    ask(intake, "gives what cannot be sent", "second")
    with pytest.raises(Exception, match="pickle") as caught:
        intake.answer()
    assert not isinstance(caught.value, KpilintError)
    assert intake.answer().path == "second"


def test_output_and_input_of_libraries_do_not_reach_the_pipe(intake, capfd):
    ask(intake, "prints", "asks", "second")
    assert [intake.answer().path for _ in range(3)] == ["prints", "asks", "second"]
    assert capfd.readouterr() == ("", "")


def test_one_child_reads_all_while_nothing_happens(intake):
    ask(intake, *"abcde")
    assert len({intake.answer().unit.name for _ in range(5)}) == 1


@POSIX
def test_a_child_that_has_grown_is_replaced(intake):
    ask(intake, "first", "grows", "second")
    first, grown, second = (intake.answer().unit.name for _ in range(3))
    assert first == grown != second


def test_large_content_goes_both_ways(intake):
    ask(intake, "first", data=b"x" * 4_000_000)
    assert len(intake.answer().kind) == 4_000_000


@POSIX
def test_what_the_child_started_ends_with_it(tmp_path):
    pids = tmp_path / "pids"
    intake = Intake(None, Limits(wall=2), command())
    ask(intake, "starts another", data=bytes(pids))
    refusal(intake)
    intake.end()
    wait_for(lambda: not any(map(is_alive, pids.read_text().split())))


@POSIX
def test_a_reader_that_waits_for_another_program_can_clear_up(tmp_path):
    intake = Intake(None, Limits(wall=2), command())
    ask(intake, "starts another and clears up", data=bytes(tmp_path))
    assert "太久" in refusal(intake)
    pids = tmp_path / "pids"
    wait_for(lambda: not any(map(is_alive, pids.read_text().split())))
    assert list(tmp_path.iterdir()) == [pids]
    intake.end()


def test_what_readers_keep_to_the_end_is_removed(tmp_path, intake):
    ask(intake, "keeps a folder", "second", data=bytes(tmp_path))
    intake.answer()
    intake.answer()
    assert len(list(tmp_path.iterdir())) == 1
    intake.end()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_child_outlives_the_parent(tmp_path, sign):
    pids = tmp_path / "pids"
    script = (
        f"import sys; sys.path.insert(0, {ROOT!r})\n"
        "from kpilint.intake.worker import Intake\n"
        "from kpilint.intake.messages import Request\n"
        "intake = Intake(command=sys.argv[2:])\n"
        "intake.ask(Request('read', 'starts another', data=sys.argv[1].encode()))\n"
        "try:\n    intake.answer()\nfinally:\n    intake.end()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(pids), *command()], stderr=subprocess.DEVNULL, start_new_session=True
    )
    wait_for(lambda: pids.is_file() and len(pids.read_text().split()) == 2)
    os.killpg(parent.pid, sign)
    assert parent.wait(10) != 0
    wait_for(lambda: not any(map(is_alive, pids.read_text().split())))


@pytest.mark.parametrize(
    "started_by",
    [["/nowhere/python"], [sys.executable, "-c", "pass"], [sys.executable, "-c", "import nowhere.at.all"]],
)
@pytest.mark.parametrize("data", [None, b"x" * 1_000_000])
def test_a_machine_that_lets_no_child_run_is_told(started_by, data, capfd):
    intake = Intake(None, LIMITS, started_by)
    with pytest.raises(CannotStart, match="起不来"):
        intake.ask(Request("read", "a.txt", "a.txt", data))
        intake.answer()
    intake.end()


def test_a_child_that_never_gets_ready_is_given_up():
    intake = Intake(None, Limits(start=0.3), [sys.executable, "-c", "import time; time.sleep(60)"])
    intake.ask(Request("read", "a.txt", "a.txt"))
    with pytest.raises(CannotStart, match="没有动静"):
        intake.answer()
    intake.end()


def test_no_reader_is_imported_that_the_document_does_not_need():
    code = """
from kpilint.intake.child import serve
from kpilint.layout import build_document
from kpilint.model.document import Document
from kpilint.readers import read

def names(shown, data):
    build_document(read(shown, data))
    return Document(shown, " ".join(sys.modules))

serve(names)
"""
    intake = Intake(command=command(code))
    intake.ask(Request("read", "a.txt", data="一级指标\t二级指标\n产出指标\t数量指标\n".encode()))
    loaded = {name.partition(".")[0] for name in intake.answer().kind.split()}
    intake.end()
    assert "kpilint" in loaded
    assert not loaded & {"lxml", "openpyxl", "olefile", "pypdfium2", "xlrd", "click", "pydantic", "ctypes", "jieba"}
