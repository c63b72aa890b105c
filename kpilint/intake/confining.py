"""The limits a child puts on itself."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import main_thread
from time import process_time

from kpilint.intake.limits import Limits

_WORN = 4
"""A child that keeps a quarter of its memory is not given another document: what libraries do not give back must not
be held against that."""

if sys.platform == "win32":
    from kpilint.intake.windows import enter_job

    def confine(limits: Limits) -> None:
        """Limit the memory of this process and of those it starts, and let them end with it."""
        enter_job(limits.memory)

    def allow_processor_time(seconds: int) -> None:
        """Nothing: the parent's clock is what ends a document that takes too long."""

    def is_worn(limits: Limits) -> bool:
        """Never: Windows has to be asked through ctypes, and libraries that leak have not been seen."""
        return False

    def interrupt_main_thread() -> None:
        """Nothing: there are no signals that would."""

    def end_all() -> None:
        """End this process; the job it is in ends those it has started."""
        os._exit(0)

else:
    import resource
    import signal

    _SIZES = Path("/proc/self/statm")
    """The address space of this process in pages, and more; only Linux has it, and only Linux limits it."""

    def confine(limits: Limits) -> None:
        """Limit the memory of this process, and let it die without leaving a core file."""
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_AS, limits.memory)

    def allow_processor_time(seconds: int) -> None:
        """Let the system end this process when it has used so much more from now on."""
        _limit(resource.RLIMIT_CPU, int(process_time()) + 1 + seconds)

    def is_worn(limits: Limits) -> bool:
        """Whether this process is so large that another document should not be given to it."""
        try:
            pages = int(_SIZES.read_text().split()[0])
        except OSError:
            return False
        return pages * resource.getpagesize() > limits.memory / _WORN

    def interrupt_main_thread() -> None:
        """Send it SIGTERM, which also ends a system call it waits for."""
        signal.pthread_kill(main_thread().ident or 0, signal.SIGTERM)

    def end_all() -> None:
        """End this process and those it has started, except those it has given a group of their own."""
        if os.getpgrp() == os.getpid():
            os.killpg(os.getpgrp(), signal.SIGKILL)
        os._exit(0)

    def _limit(which: int, most: int) -> None:
        """Set the soft limit, so that a program started from here may raise its own again."""
        _, hard = resource.getrlimit(which)
        # macOS refuses a limit of address space below what a process has mapped.
        with suppress(OSError, ValueError):
            resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
