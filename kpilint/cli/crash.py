"""What is said when kpilint itself fails."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpilint.cli.status import Status
from kpilint.cli.terminal import say
from kpilint.render.visible import visible

if TYPE_CHECKING:
    from kpilint.app import Crash

TRACEBACK_SWITCH = "KPILINT_TRACEBACK"


def tell_crash(error: BaseException, path: str = "") -> Status:
    """Say that kpilint failed, and where to report it; the traceback only where it is asked for."""
    where = f"检查 {visible(path)} 时" if path else ""
    say(
        f"kpilint {where}自身出错（{type(error).__name__}: {visible(str(error))}）。",
        "这是 kpilint 的毛病，不是文件的问题。请到项目的问题页（issues）报告，附上这段话；能公开的话也附上出错的文件。",
    )
    if os.environ.get(TRACEBACK_SWITCH, "0") not in ("", "0"):
        import traceback

        say(*"".join(traceback.format_exception(error)).splitlines())
    else:
        say(f"设置环境变量 {TRACEBACK_SWITCH}=1 再运行一次，可以看到出错的细节。")
    return Status.CRASH


def tell_crashes(crashes: Sequence[Crash]) -> Status:
    """Tell each crash, after everything else has been reported."""
    for crash in crashes:
        tell_crash(crash.error, crash.path)
    return Status.CRASH
