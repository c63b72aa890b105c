"""Check inputs: from paths to a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

from kpilint.app.excluding import targets_of
from kpilint.app.options import Options
from kpilint.app.reading import Input, Inputs
from kpilint.app.ruleset import InputPlan, Plans, SettingsDesk, chosen_words
from kpilint.app.targets import Paths
from kpilint.engine.run import check_document, preparations, unreadable
from kpilint.errors import UnreadableInput
from kpilint.intake.process import CannotStart
from kpilint.model.document import Document, Unit
from kpilint.report.report import FileReport, Report

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, and its name."""


@dataclass(frozen=True, slots=True)
class Crash:
    """A fault of kpilint itself that kept it from checking a file."""

    path: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report with what decides the exit status.

    ``failed``: there are findings at or above ``fail_on``, shown or not. ``notes`` are remarks for people about what
    was passed over.
    """

    report: Report
    failed: bool
    notes: tuple[str, ...] = ()
    crashes: tuple[Crash, ...] = ()

    @property
    def incomplete(self) -> bool:
        """Whether an input could not be checked."""
        return any(file.status == "unreadable" for file in self.report.files)


def lint(paths: Paths, options: Options | None = None) -> Report:
    """Check files, folders (recursively), glob patterns and "-" (standard input).

    An input that cannot be read is in the report with status "unreadable" and its reason; a fault of kpilint itself in
    one file does not stop the others and is reported likewise.
    Raises ConfigError: faulty options or settings files; RuleFileError: faulty rule files.
    """
    return run(paths, options or Options()).report


def run(paths: Paths, options: Options, progress: Progress | None = None) -> Outcome:
    """As ``lint``, with what the command line needs besides the report."""
    started = perf_counter()
    desk = SettingsDesk(options)
    files: list[FileReport] = []
    crashes: list[Crash] = []
    with Inputs(targets_of(paths, desk), chosen_words(options)) as inputs:
        # The first document is read while the rules are loaded.
        found = inputs.open()
        plans = Plans(options, desk).of_all(one.target.folder for one in found)
        for _ in preparations(plans[0].rules, plans[0].plan) if plans else ():
            if not inputs.is_waiting:
                break
        for number, (one, plan) in enumerate(zip(found, plans, strict=True)):
            if progress is not None:
                progress(number, len(found), one.shown)
            files.append(_checked(one, inputs, plan, crashes))
    failed = any(_fails(file, plan) for file, plan in zip(files, plans, strict=True))
    shown = tuple(_shown(file, plan) for file, plan in zip(files, plans, strict=True))
    hidden = sum(len(file.findings) for file in files) - sum(len(file.findings) for file in shown)
    report = Report(shown, seconds=perf_counter() - started, hidden=hidden)
    return Outcome(report, failed, tuple(inputs.notes), tuple(crashes))


def _checked(one: Input, inputs: Inputs, plan: InputPlan, crashes: list[Crash]) -> FileReport:
    try:
        document = _overridden(inputs.read(one), plan)
        return check_document(document, plan.rules, plan.plan)
    except UnreadableInput as error:
        return _unread(one, error.reason, plan)
    except CannotStart:
        raise
    except Exception as error:
        # One faulty file must not stop the others; the crash is told when they are done.
        crashes.append(Crash(one.shown, error))
        return _unread(one, f"kpilint 自身出错（{type(error).__name__}），这个文件没有检查完", plan)


def _unread(one: Input, reason: str, plan: InputPlan) -> FileReport:
    return unreadable(one.shown, one.kind, reason, plan.rules, plan.plan)


def _overridden(document: Document, plan: InputPlan) -> Document:
    """The document with year and unit as settings say them."""
    if plan.year is not None:
        document = replace(document, year=plan.year)
    if plan.unit is not None:
        document = replace(document, unit=Unit(None, plan.unit))
    return document


def _fails(file: FileReport, plan: InputPlan) -> bool:
    return plan.fail_on is not None and any(finding.severity >= plan.fail_on for finding in file.findings)


def _shown(file: FileReport, plan: InputPlan) -> FileReport:
    return replace(file, findings=tuple(finding for finding in file.findings if finding.severity >= plan.show))
