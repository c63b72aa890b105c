"""How a child process is started. Imports little: it may be started before all else; see early."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from os.path import dirname

import kpilint
from kpilint.errors import KpilintError

_START = (
    "import gc, sys; gc.set_threshold(100_000, 20, 20); sys.argv[1] in sys.path or sys.path.insert(0, sys.argv[1]); "
    "from kpilint.intake.child import main; main()"
)
"""What the child runs. What it makes lives to the end of its answer: it need not look for cycles (see cli.main)."""
if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0
"""A console of its own, unseen: Ctrl-C is for the parent, and no window opens where the parent has none."""
_CANNOT_START = (
    "为了防备有问题的文件，kpilint 在单独的进程里读取文件，但这个进程起不来（{why}）。"
    "请确认 {program} 可以运行，系统允许程序再起一个进程"
)


class CannotStart(KpilintError):
    """This machine lets no child run."""

    def __init__(self, why: str) -> None:
        super().__init__(_CANNOT_START.format(why=why, program=sys.executable or "python"))


def command() -> list[str]:
    """How a child is started: with this interpreter and this kpilint, be it installed or not."""
    return [sys.executable, "-P", "-c", _START, dirname(dirname(kpilint.__file__))]  # noqa: PTH120 pathlib loads slowly


def start(started_by: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a child, without waiting until it is ready.

    Raises CannotStart: the system refuses.
    """
    try:
        return subprocess.Popen(
            started_by,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A session of its own does the same, and lets what the child starts be ended with it.
            start_new_session=sys.platform != "win32",
            creationflags=_NO_WINDOW,
        )
    except (OSError, ValueError) as error:
        raise CannotStart(str(error)) from None
