"""Standard output and standard error: encodings, colour, closed pipes, progress."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from kpilint.errors import KpilintError

_NO_TERMINAL_WIDTH = 100
"""Columns where the output goes to a file or a pipe."""
_NARROWEST = 60
_CLOSED_PIPE = (errno.EPIPE, errno.EINVAL)
"""Windows reports a closed pipe as EINVAL."""
_FEW_FILES = 5


def prepare_streams() -> None:
    """What the console's encoding lacks (• on a GBK console) is shown as ?, never a reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def is_unicode(stream: TextIO) -> bool:
    """Whether the stream can show every character."""
    return (stream.encoding or "").lower().replace("-", "").replace("_", "") in ("utf8", "utf16", "utf32")


def may_color(mode: str, stream: TextIO) -> bool:
    """Whether escape sequences may go to the stream; ``mode`` is auto, always or never.

    ``--color`` overrides FORCE_COLOR, FORCE_COLOR overrides NO_COLOR and TERM=dumb (no-color.org, force-color.org).
    """
    if mode != "auto":
        return mode == "always"
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    # Old Windows consoles print escape sequences as rubbish; the new ones name themselves.
    return sys.platform != "win32" or any(name in os.environ for name in ("WT_SESSION", "TERM_PROGRAM", "ANSICON"))


def columns(stream: TextIO) -> int:
    """How wide lines may be: the terminal's width, a fixed one where the stream is none."""
    if not stream.isatty():
        return _NO_TERMINAL_WIDTH
    import shutil  # loads all compressions there are

    return max(shutil.get_terminal_size((_NO_TERMINAL_WIDTH, 24)).columns - 1, _NARROWEST)


def write(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Write lines (to standard output by default). A reader that went away (``| head``) ends it quietly.

    Raises KpilintError: the lines cannot be written, for instance because the disk is full.
    """
    stream = stream or sys.stdout
    try:
        stream.writelines(f"{line}\n" for line in lines)
        stream.flush()
    except OSError as error:
        _close(stream)
        if error.errno not in _CLOSED_PIPE:
            raise KpilintError(f"结果写不出去: {error.strerror}") from None


def say(*lines: str) -> None:
    """Write lines to standard error."""
    write(lines, sys.stderr)


def _close(stream: TextIO) -> None:
    """Let what is left in the buffer go nowhere: Python would complain about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class ProgressLine:
    """One line on the terminal's standard error that says how far a run over several files is."""

    def __init__(self, quiet: bool) -> None:
        self._live = sys.stderr.isatty() and not quiet
        self._shown = False

    def __call__(self, done: int, total: int, path: str) -> None:
        """Show that ``path`` is next."""
        if self._live and total > _FEW_FILES:
            from kpilint.render.visible import visible
            from kpilint.render.width import clip_front

            name = clip_front(visible(path), max(columns(sys.stderr) - 24, 10), "...")
            self._show(f"正在检查 {done + 1}/{total}  {name}")

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            self._show("")

    def _show(self, text: str) -> None:
        self._shown = True
        sys.stderr.write("\r" + " " * (columns(sys.stderr) - 1) + "\r" + text)
        sys.stderr.flush()
