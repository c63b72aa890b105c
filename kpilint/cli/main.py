"""From the arguments to the exit status."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

_READ = ("check", "extract")
"""The commands that need the process in which documents are read."""
_ASK = {"--help", "-h", "--version"}
_INTERRUPTED = 130
"""What shells give a program that Ctrl-C ended (128 + SIGINT)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (by default that of the process) and give the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    # A run makes many small objects that live to its end; looking for cycles among them every 700 costs a tenth.
    gc.set_threshold(100_000, 20, 20)
    if not given or given[0] not in _READ or _ASK.intersection(given):
        return _status(given)
    # Both processes spend most of a short run on their own start: the second one begins before all else is imported.
    from kpilint.intake import early

    early.start()
    try:
        return _status(given)
    finally:
        early.end()


def _status(arguments: list[str]) -> int:
    from kpilint.cli.status import Status
    from kpilint.cli.terminal import prepare_streams, say
    from kpilint.errors import KpilintError

    prepare_streams()
    try:
        return _run(arguments)
    except KpilintError as error:
        say(*(f"kpilint: {line}" for line in _visible_lines(str(error))))
        return Status.FAULT
    except KeyboardInterrupt:
        say("已中断，结果不完整。")
        return _INTERRUPTED
    except Exception as error:
        return _fault_or_crash(error)


def _run(arguments: list[str]) -> int:
    import click

    from kpilint.cli.commands import app

    try:
        return int(app.main(arguments, prog_name="kpilint", standalone_mode=False) or 0)
    except click.Abort:
        # This is how click hands on Ctrl-C.
        raise KeyboardInterrupt from None


def _fault_or_crash(error: Exception) -> int:
    from kpilint.cli.chinese import usage_fault
    from kpilint.cli.crash import tell_crash
    from kpilint.cli.status import Status
    from kpilint.cli.terminal import say

    fault = usage_fault(error)
    if fault is None:
        return tell_crash(error)
    say(*(f"kpilint: {line}" for line in _visible_lines(fault)))
    return Status.FAULT


def _visible_lines(text: str) -> list[str]:
    from kpilint.render.visible import visible

    return [visible(line) for line in text.split("\n")]
