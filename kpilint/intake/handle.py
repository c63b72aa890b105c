"""A child process as the parent holds it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from time import monotonic, sleep
from typing import IO

from kpilint.intake.frames import receive, send
from kpilint.intake.limits import GRACE, Limits
from kpilint.intake.messages import Request
from kpilint.text.vocabulary import Vocabulary

_LAST_BREATH = 2.0
"""Seconds between the end of a child's pipe and its own; it only remains to the system to clear up."""
_BLINK = 0.005
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts the largest size of a process."""
_GLANCE = 0.2
"""Seconds of waiting at a time: on Windows Ctrl-C is not noticed amid a wait."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The exit status of a process, negative for a signal (POSIX), and its largest size in bytes (0: unknown)."""

    status: int
    peak: int


class Child:
    """A running child. What it says is taken by a thread: pipes on Windows know no waiting with a time limit."""

    def __init__(self, started: subprocess.Popen[bytes], limits: Limits, words: Vocabulary | None = None) -> None:
        """Take charge of a process just started, without waiting until it is ready. It reads with these words (None:
        those that come with kpilint)."""
        self._process = started
        self._said: Queue[bytes | None] = Queue(maxsize=1)
        self._silent = False
        self._listener = Thread(target=_listen, args=(self._output, self._said, limits.answer), daemon=True)
        self._listener.start()
        self._say(pickle.dumps((limits, words)))

    def ask(self, request: Request) -> None:
        """Send a request. Where the child is no more, it is told by the answer."""
        self._say(pickle.dumps(request))

    @property
    def has_said(self) -> bool:
        """Whether there is something to hear."""
        return not self._said.empty()

    def hear(self, deadline: float) -> bytes | None:
        """What the child says next; None: it has ended, or breaks the rules.

        Raises TimeoutError: nothing until the deadline (of the monotonic clock).
        """
        while True:
            try:
                said = self._said.get(timeout=max(0.0, min(deadline - monotonic(), _GLANCE)))
            except Empty:
                if monotonic() >= deadline:
                    raise TimeoutError from None
            else:
                self._silent = said is None
                return said

    def ended_by(self) -> Ending:
        """How the child ended that said nothing more."""
        until = monotonic() + _LAST_BREATH
        while monotonic() < until:
            ending = _ending(self._process)
            if ending is not None:
                return ending
            sleep(_BLINK)
        return Ending(0, 0)

    def end(self) -> None:
        """End it with all that it started, and wait until it is gone. It gets a moment to clear up."""
        with suppress(OSError):
            self._input.close()
        self._wait_for_silence(GRACE)
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._wait_for_silence(_LAST_BREATH)
        if self._silent:
            self._listener.join()
            self._output.close()

    def _wait_for_silence(self, seconds: float) -> None:
        until = monotonic() + seconds
        with suppress(Empty):
            while not self._silent and monotonic() < until:
                self._silent = self._said.get(timeout=max(0.0, until - monotonic())) is None

    def _say(self, data: bytes) -> None:
        with suppress(OSError):
            send(self._input, data)

    @property
    def _input(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _output(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout


def _ending(process: subprocess.Popen[bytes]) -> Ending | None:
    """How a process ended; None: not yet."""
    if sys.platform == "win32":
        status = process.poll()
        return None if status is None else Ending(status, 0)
    import resource

    try:
        pid, word, usage = os.wait4(process.pid, os.WNOHANG)
    except ChildProcessError:
        # The program that uses kpilint as a library collects its children itself.
        return Ending(0, 0)
    if pid == 0:
        return None
    # Popen takes what it is told here instead of waiting for a process that is no more.
    process.returncode = os.waitstatus_to_exitcode(word)
    # Linux counts what the parent had when it started the process; only more than that is the child's own.
    inherited = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Ending(process.returncode, usage.ru_maxrss * _PEAK_UNIT if usage.ru_maxrss > inherited else 0)


def _listen(output: IO[bytes], said: Queue[bytes | None], largest: int) -> None:
    with suppress(EOFError, OSError, MemoryError):
        while True:
            said.put(receive(output, largest))
    said.put(None)
