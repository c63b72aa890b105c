"""The command as a process: consoles, pipes, colour, start-up and what lies in the current folder."""

import io
import json
import subprocess
import sys

import pytest

from kpilint.cli.terminal import may_color

from .documents import VAGUE, table


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("mode", "environment", "expected"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"TERM": "dumb"}, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "0", "NO_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(folder, monkeypatch, mode, environment, expected):
    for name, value in {"WT_SESSION": "1", **environment}.items():
        monkeypatch.setenv(name, value)
    assert may_color(mode, Terminal()) is expected


@pytest.mark.parametrize(
    ("options", "environment", "escapes"),
    [([], {}, False), (["--color", "always"], {"NO_COLOR": "1"}, True), ([], {"FORCE_COLOR": "1"}, True)],
)
def test_escape_sequences_in_a_pipe(process, document, options, environment, escapes):
    done = process("check", document, *options, **environment)
    assert (b"\x1b[" in done.stdout) is escapes


def test_gbk_console(process, folder):
    (folder / "a.txt").write_text(table(VAGUE.replace("大幅提升", "大幅提升•𠮷")), "utf-8")
    done = process("check", "a.txt", "--select", "VG001", PYTHONIOENCODING="gbk:strict")
    assert done.returncode == 1, done.stderr.decode("gbk")
    assert "大幅提升??" in done.stdout.decode("gbk")


def test_json_is_readable_whatever_the_console(process, document):
    done = process("check", document, "--format", "json", PYTHONIOENCODING="gbk:strict")
    assert json.loads(done.stdout.decode("ascii"))["files"][0]["path"] == "预算.txt"
    plain = process("check", document, "--format", "json", PYTHONIOENCODING="utf-8").stdout
    assert "预算.txt".encode() in plain
    assert b"\x1b" not in process("check", document, "--format", "json", "--color", "always").stdout


def test_reader_that_goes_away(process, folder):
    (folder / "a.txt").write_text(table(*[VAGUE] * 3000), "utf-8")
    command = [sys.executable, "-m", "kpilint", "check", "a.txt", "--select", "VG001"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder)
    running.stdout.readline()
    running.stdout.close()
    err = running.stderr.read().decode()
    running.wait()
    running.stderr.close()
    assert "Traceback" not in err
    assert "BrokenPipe" not in err
    assert running.returncode == 1


@pytest.mark.parametrize(("arguments", "status"), [(["check", "预算.txt"], 1), (["check", "无.txt"], 2), (["--x"], 2)])
def test_exit_status_reaches_the_shell(process, document, arguments, status):
    assert process(*arguments).returncode == status


def test_standard_input(process, document):
    done = process("check", "-", "--select", "VG001", "--format", "concise", stdin=document.read_bytes())
    assert done.stdout.decode().startswith("标准输入:6:")


def test_module_in_the_current_folder_is_not_run(process, folder):
    for name in ("click", "re", "regex", "pydantic"):
        (folder / f"{name}.py").write_text("import sys; sys.exit('planted')", "utf-8")
    done = process("--version")
    assert b"planted" not in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_no_rules_and_no_readers(option):
    script = (
        "import sys; from kpilint.cli import main; main(sys.argv[1:]); "
        "print(*[name for name in sys.modules if name.split('.')[0] in ('pydantic', 'rich', 'regex', 'jieba') "
        "or name.startswith(('kpilint.readers', 'kpilint.layout', 'kpilint.ruleset', 'kpilint.checks', "
        "'kpilint.engine', 'kpilint.app'))], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, option], capture_output=True, text=True)
    assert done.stderr.strip() == ""
