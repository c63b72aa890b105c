"""The command called as the shell would call it, in an empty folder or beside a small document."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kpilint.cli import main

from .documents import table


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty current folder, far from any settings file."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "KPILINT_TRACEBACK", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def document(folder):
    """A document with one plain fault."""
    path = Path("预算.txt")
    path.write_text(table(), "utf-8")
    return path


@pytest.fixture
def kpilint(folder, capsys):
    """Call the command in this process: exit status, standard output, standard error."""

    def call(*arguments):
        status = main([str(one) for one in arguments])
        out = capsys.readouterr()
        return int(status), out.out, out.err

    return call


@pytest.fixture
def process(folder):
    """Run ``python -m kpilint`` as a process of its own; bytes in, bytes out."""

    def call(*arguments, stdin=b"", **environment):
        clean = {
            key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "NO_COLOR", "FORCE_COLOR")
        }
        command = [sys.executable, "-m", "kpilint", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, cwd=folder, env={**clean, **environment})

    return call
