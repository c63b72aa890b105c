"""The process that reads is started before all else, where one will be needed, and never left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kpilint.intake import process as starting

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture
def started(monkeypatch):
    """The processes that were started to read."""
    found = []
    start = starting.start

    def remember(command):
        found.append(start(command))
        return found[-1]

    monkeypatch.setattr(starting, "start", remember)
    return found


@pytest.mark.parametrize("verb", ["check", "extract"])
def test_a_run_reads_with_the_process_started_early(kpilint, document, started, verb):
    assert kpilint(verb, document)[0] in (0, 1)
    assert len(started) == 1
    assert started[0].returncode is not None


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--no-such-option"],
        ["check", "--format", "ful"],
        ["check", "没有.txt"],
        ["extract", "--color"],
        ["check", "--config", "没有.toml"],
    ],
)
def test_where_nothing_is_read_the_process_is_ended_without_waiting_for_it(
    kpilint, folder, started, monkeypatch, arguments
):
    monkeypatch.setattr(starting, "command", lambda: SLEEPER)
    monkeypatch.setattr("kpilint.intake.handle.GRACE", 60)
    begun = time.monotonic()
    assert kpilint(*arguments)[0] == 2
    assert time.monotonic() - begun < 10
    assert [one.returncode is not None for one in started] == [True]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--version"],
        ["--help"],
        ["check", "--help"],
        ["extract", "a.txt", "-h"],
        ["rules"],
        ["explain", "check"],
        ["config"],
        ["chek"],
    ],
)
def test_what_reads_no_document_starts_no_process(kpilint, folder, started, arguments):
    kpilint(*arguments)
    assert started == []


def run(script, *arguments):
    return subprocess.run([sys.executable, "-c", script, *map(str, arguments)], capture_output=True, text=True)


def test_the_process_is_started_before_the_rest_is_loaded(document):
    script = (
        "import sys; from kpilint.cli import main; from kpilint.intake import process; start = process.start\n"
        "def told(command):\n"
        "    print(*[name for name in sys.modules if name in ('click', 'kpilint.app', 'kpilint.model', 'pathlib')])\n"
        "    return start(command)\n"
        "process.start = told; main(sys.argv[1:])"
    )
    done = run(script, "check", document)
    assert done.stdout.startswith("\n"), done.stdout
    assert "VG001" in done.stdout


@pytest.mark.parametrize("command", ["check", "extract", "config"])
def test_the_help_of_a_command_loads_no_rules_and_no_readers(command):
    script = (
        "import sys; from kpilint.cli import main; main(sys.argv[1:]); "
        "print(*[name for name in sys.modules if name.startswith(('kpilint.readers', 'kpilint.ruleset', 'kpilint.app', "
        "'kpilint.intake', 'kpilint.layout', 'kpilint.checks', 'pydantic'))], file=sys.stderr)"
    )
    done = run(script, command, "--help")
    assert done.stdout.startswith(f"用法: kpilint {command}")
    assert done.stderr.strip() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals and named pipes of POSIX")
def test_ctrl_c(folder):
    os.mkfifo("管道.txt")
    running = subprocess.Popen([sys.executable, "-m", "kpilint", "check", "管道.txt"], stderr=subprocess.PIPE)
    with Path("管道.txt").open("wb"):  # opens when kpilint waits for what is written
        running.send_signal(signal.SIGINT)
        err = running.communicate(timeout=20)[1].decode()
    assert running.returncode == 130
    assert err.strip() == "已中断，结果不完整。"
