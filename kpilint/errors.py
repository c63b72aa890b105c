"""Errors shown to users as one clear message, never as a traceback."""

from __future__ import annotations


class KpilintError(Exception):
    """Base of all errors whose text is written for the user (in Chinese)."""


class ConfigError(KpilintError):
    """A fault in settings or options: names the key or value, its place and what was probably meant."""


class RuleFileError(KpilintError):
    """One or several faults in rule files, each line ``file: key: what is wrong``."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class UnreadableInput(KpilintError):
    """An input that could not be read; ``reason`` says why and what to do instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PatternTimeout(KpilintError):
    """A rule's pattern took longer than the time limit on one text."""
