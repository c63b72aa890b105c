"""Exit statuses, the same for every command and output format."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """What the shell learns of a run."""

    CLEAN = 0
    """Nothing at or above ``--fail-on``."""
    FINDINGS = 1
    """Findings at or above it."""
    FAULT = 2
    """Usage, settings or rule files are faulty, an input could not be checked or an output not written."""
    CRASH = 3
    """A fault of kpilint itself."""
