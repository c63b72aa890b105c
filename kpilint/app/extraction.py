"""Read inputs without checking them."""

from __future__ import annotations

from dataclasses import dataclass

from kpilint.app.excluding import targets_of
from kpilint.app.options import Options
from kpilint.app.reading import Input, Inputs
from kpilint.app.ruleset import SettingsDesk, chosen_words
from kpilint.app.run import Crash
from kpilint.app.targets import Paths
from kpilint.errors import UnreadableInput
from kpilint.intake.process import CannotStart
from kpilint.model.document import Document
from kpilint.report.report import FileReport


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read, in the order of the inputs: documents, and for inputs that could not be read a FileReport with
    the reason."""

    files: tuple[Document | FileReport, ...]
    notes: tuple[str, ...] = ()
    crashes: tuple[Crash, ...] = ()

    @property
    def documents(self) -> list[Document]:
        """The documents that could be read."""
        return [file for file in self.files if isinstance(file, Document)]

    @property
    def incomplete(self) -> bool:
        """Whether an input could not be read."""
        return any(isinstance(file, FileReport) for file in self.files)


def extract(paths: Paths, options: Options | None = None) -> Extraction:
    """Read files, folders (recursively), glob patterns and "-". Of the settings only ``exclude``
    matters here, of the options also ``rules`` for their vocabulary.

    Raises ConfigError: faulty options or settings files; RuleFileError: a faulty vocabulary.
    """
    crashes: list[Crash] = []
    options = options or Options()
    with Inputs(targets_of(paths, SettingsDesk(options)), chosen_words(options)) as inputs:
        files = tuple(_read(one, inputs, crashes) for one in inputs.open())
    return Extraction(files, tuple(inputs.notes), tuple(crashes))


def _read(one: Input, inputs: Inputs, crashes: list[Crash]) -> Document | FileReport:
    try:
        return inputs.read(one)
    except UnreadableInput as error:
        reason = error.reason
    except CannotStart:
        raise
    except Exception as error:
        crashes.append(Crash(one.shown, error))
        reason = f"kpilint 自身出错（{type(error).__name__}），这个文件没有读完"
    return FileReport(one.shown, one.kind, "unreadable", reason=reason)
