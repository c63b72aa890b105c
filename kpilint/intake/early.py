"""A child started before it is known what it will read: it loads the readers while its parent loads itself."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from contextlib import suppress

from kpilint.intake import process

_waiting: list[tuple[Sequence[str], subprocess.Popen[bytes]]] = []
"""The one child that nobody has taken yet, if there is one, and how it was started."""


def start() -> None:
    """Start a child of the usual kind. Where this machine lets none run, whoever needs one will say so."""
    command = process.command()
    with suppress(process.CannotStart):
        _waiting.append((command, process.start(command)))


def take(command: Sequence[str]) -> subprocess.Popen[bytes] | None:
    """The child, if there is one that was started so; its taker must end it."""
    return _waiting.pop()[1] if _waiting and _waiting[-1][0] == command else None


def end() -> None:
    """End the child if nobody took it. It has done nothing that it would have to clear up."""
    while _waiting:
        with _waiting.pop()[1] as child:
            child.kill()
