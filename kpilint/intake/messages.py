"""What the two processes say to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kpilint.model.document import Document

READY = b"ready"
"""What the child says when it has started."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to do: read a document, or list the documents in an archive.

    ``shown`` is the path as its user names it. The content is that of the file at ``path``, or of its ``member`` (its
    index in the archive), or it is given as ``data``.
    """

    task: Literal["read", "list"]
    shown: str
    path: str = ""
    data: bytes | None = None
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive. ``trouble`` says in Chinese why it will not be read."""

    index: int
    name: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents in an archive, sorted by name, and how many files of which suffix are none.

    ``members`` is None where the content is a document in spite of the archive's suffix.
    """

    members: tuple[Member, ...] | None
    skipped: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that cannot be read: the reason in Chinese, with what to do."""

    reason: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of kpilint itself: the exception's class, its text, its traceback."""

    kind: str
    text: str
    trace: str

    def error(self) -> Exception:
        """An exception that is shown as the one in the child would be."""
        # The name comes from the other process: anything but a word could be an escape sequence.
        name = self.kind if self.kind.isidentifier() else "Exception"
        error: Exception = type(name, (Exception,), {"__module__": "builtins"})(self.text)
        error.add_note(self.trace)
        return error


Answer = Document | Listing | Refusal | Fault


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. ``worn``: the child has grown so large that the next document is better read by a new one."""

    answer: Answer
    worn: bool = False
