"""How much one document may cost."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
GRACE = 1.5
"""Seconds a child has to clear up when its parent wants no more; one in which a library hangs will not use them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one document, our own: the slowest of the real ones (a long .doc converted by LibreOffice) takes
    some seconds and a tenth of the memory."""

    wall: float = 50.0
    """Seconds from the request to the answer."""
    cpu: int = 40
    """Seconds of processor time; the system ends the child itself. Not on Windows, where ``wall`` does."""
    memory: int = 1_000_000_000
    """Bytes of address space (Linux) or of committed memory (Windows). macOS takes no notice of such a limit."""
    answer: int = 256 * MEGABYTE
    """Bytes of what is handed back."""
    start: float = 60.0
    """Seconds the child may take to start: a cold disk and a virus scanner are slow, not broken."""
