"""From the arguments to the exit status."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from kpilint.cli.status import Status
from kpilint.cli.terminal import prepare_streams, say
from kpilint.errors import KpilintError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (by default that of the process) and give the exit status."""
    prepare_streams()
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except KpilintError as error:
        say(*(f"kpilint: {line}" for line in _visible_lines(str(error))))
        return Status.FAULT
    except Exception as error:
        return _fault_or_crash(error)


def _run(arguments: list[str]) -> int:
    import typer

    # A run makes many small objects that live to its end; looking for cycles among them every 700 costs a tenth.
    gc.set_threshold(100_000, 20, 20)

    from kpilint.cli.commands import app

    try:
        status = typer.main.get_command(app).main(arguments, prog_name="kpilint", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        status = _INTERRUPTED
    if status == _INTERRUPTED:
        say("已中断，结果不完整。")
    return int(status or Status.CLEAN)


_INTERRUPTED = 130
"""What shells give a program that Ctrl-C ended (128 + SIGINT)."""


def _fault_or_crash(error: Exception) -> int:
    from kpilint.cli.chinese import usage_fault
    from kpilint.cli.crash import tell_crash

    fault = usage_fault(error)
    if fault is None:
        return tell_crash(error)
    say(*(f"kpilint: {line}" for line in _visible_lines(fault)))
    return Status.FAULT


def _visible_lines(text: str) -> list[str]:
    from kpilint.render.visible import visible

    return [visible(line) for line in text.split("\n")]
