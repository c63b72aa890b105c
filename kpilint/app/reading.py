"""The inputs of a run: archives opened up, each one read in a process of its own, one ahead of what is asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from kpilint.app.targets import Target, Targets, left_out, nothing_found
from kpilint.errors import UnreadableInput
from kpilint.intake.content import content_of, content_of_standard_input
from kpilint.intake.messages import Listing, Request
from kpilint.intake.names import is_archive
from kpilint.intake.process import CannotStart
from kpilint.intake.worker import Intake
from kpilint.model.document import Document
from kpilint.readers.formats import kind_by_name
from kpilint.text.vocabulary import Vocabulary

_OWN = ("/dev", "/proc")
"""Folders in which names, such as /dev/stdin or those of <(…), mean another file to each process; a pipe elsewhere
is read here as well, because who reads it may have to wait."""


@dataclass(frozen=True, slots=True)
class Input:
    """A document to be read: a target, or a member of one that is an archive.

    ``error`` says why there is nothing to read.
    """

    shown: str
    target: Target
    member: int | None = None
    error: Exception | None = None

    @property
    def kind(self) -> str:
        """The kind of a file that was not read: its suffix."""
        return kind_by_name(self.shown)


class Inputs:
    """The inputs of a run, in order. A context manager, so that no child process outlives it."""

    def __init__(self, targets: Targets, words: Vocabulary | None = None) -> None:
        """``words``: what tables are recognised by, None for the words that come with kpilint."""
        self._targets = targets.found
        self._intake = Intake(words)
        self.notes = list(targets.notes)
        """Remarks for people about what was passed over; complete after ``open``."""

    def __enter__(self) -> Self:
        """Raises CannotStart: this machine lets no child process run."""
        if any(not target.trouble for target in self._targets):
            self._intake.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._intake.end()

    def open(self) -> list[Input]:
        """Put what is in archives in their place, and begin with the first document.

        Raises CannotStart: this machine lets no child process run.
        """
        archives = [target for target in self._targets if _is_archive(target)]
        for target in archives:
            self._intake.ask(Request("list", target.shown, str(target.path)))
        # Answers come in the order of the requests: no document may be asked for before all listings are here.
        members = {target: self._members(target) for target in archives}
        found = [one for target in self._targets for one in members.get(target, [_plain(target)])]
        return [self._asked(one) for one in found]

    @property
    def is_waiting(self) -> bool:
        """Whether the next document is not there yet."""
        return self._intake.is_waiting

    def read(self, one: Input) -> Document:
        """The document of an input; to be called for each one of ``open``, in order.

        Raises UnreadableInput: nothing there, no permission, too large, or nothing a reader could read; CannotStart;
        and what stands for a fault of kpilint itself.
        """
        if one.error is not None:
            raise one.error
        document = self._intake.answer()
        assert isinstance(document, Document)
        return document

    def _members(self, target: Target) -> list[Input]:
        try:
            listing = self._intake.answer()
        except CannotStart:
            raise
        except Exception as error:
            return [Input(target.shown, target, error=error)]
        assert isinstance(listing, Listing)
        if listing.members is None:
            return [_plain(target)]
        skipped = Counter(dict(listing.skipped))
        if not listing.members:
            return [Input(target.shown, target, error=UnreadableInput(nothing_found("压缩包", skipped)))]
        if skipped:
            self.notes.append(left_out(target.shown, skipped))
        return [
            Input(
                f"{target.shown}/{one.name}", target, one.index, UnreadableInput(one.trouble) if one.trouble else None
            )
            for one in listing.members
        ]

    def _asked(self, one: Input) -> Input:
        if one.error is not None:
            return one
        try:
            self._intake.ask(_request_of(one))
        except UnreadableInput as error:
            return Input(one.shown, one.target, error=error)
        return one


def _is_archive(target: Target) -> bool:
    return not target.trouble and target.path is not None and is_archive(target.shown) and target.path.is_file()


def _plain(target: Target) -> Input:
    return Input(target.shown, target, error=UnreadableInput(target.trouble) if target.trouble else None)


def _request_of(one: Input) -> Request:
    """Raises UnreadableInput: what only this process can read cannot be read."""
    path = one.target.path
    if path is None:
        return Request("read", one.shown, data=content_of_standard_input())
    if any(map(path.is_relative_to, _OWN)) or not path.is_file():
        return Request("read", one.shown, data=content_of(path))
    return Request("read", one.shown, str(path), member=one.member)
