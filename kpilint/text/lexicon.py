"""Word lists that rules search texts with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

import regex

from kpilint.errors import PatternTimeout

TIME_LIMIT = 0.5
"""Seconds one pattern may take on one text; a table cell takes microseconds."""

_PATTERN = "re:"


def _compile(pattern: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"匹配式 {pattern!r} 写法不对：{error}") from error


class Lexicon:
    """A set of words and patterns. An entry is a literal word, or a pattern behind ``re:``.

    Matching runs under TIME_LIMIT; PatternTimeout is raised by every method that matches when it is passed.
    """

    def __init__(self, name: str, entries: Iterable[str], trusted: bool = False) -> None:
        """Take the entries, and compile them unless they are ``trusted`` (then on first use: many are never used).

        Raises ValueError: a pattern is malformed; the text names it and says what is wrong.
        """
        self.name = name
        self.entries = tuple(dict.fromkeys(entries))
        literals = (entry for entry in self.entries if not entry.startswith(_PATTERN))
        self._literals = tuple(sorted(literals, key=lambda entry: (-len(entry), entry)))
        # The same few texts (次数, 群众满意度) come up in row after row and rule after rule.
        self._spans = lru_cache(maxsize=4096)(self._find_all)
        self.whole = lru_cache(maxsize=4096)(self._is_whole)
        """Whether one entry is the whole of a text."""
        if not trusted:
            self.prepare()

    def prepare(self) -> None:
        """Compile the patterns now, not on first use.

        Raises ValueError: one is malformed; the text names it and says what is wrong.
        """
        _ = self._patterns

    @property
    def _sources(self) -> tuple[str, ...]:
        return tuple(entry.removeprefix(_PATTERN) for entry in self.entries if entry.startswith(_PATTERN))

    @cached_property
    def _patterns(self) -> list[regex.Pattern[str]]:
        return [_compile(source) for source in self._sources]

    def find(self, text: str) -> tuple[tuple[int, int], ...]:
        """Spans of all entries in ``text``, from left to right, longest first, not overlapping."""
        return self._spans(text)

    def first(self, text: str) -> tuple[int, int] | None:
        """The first span found, None where there is none."""
        return next(iter(self._spans(text)), None)

    def _find_all(self, text: str) -> tuple[tuple[int, int], ...]:
        spans: list[tuple[int, int]] = []
        for start, end in sorted(self._matches(text), key=lambda span: (span[0], -span[1])):
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
        return tuple(spans)

    def _matches(self, text: str) -> Iterator[tuple[int, int]]:
        # Looking for each word takes less than compiling a pattern of all of them.
        for word in self._literals:
            start = text.find(word)
            while start >= 0:
                yield start, start + len(word)
                start = text.find(word, start + len(word))
        for pattern in self._patterns:
            try:
                for match in pattern.finditer(text, timeout=TIME_LIMIT):
                    if match.end() > match.start():
                        yield match.span()
            except TimeoutError as error:
                raise PatternTimeout(f"词表 {self.name} 的匹配超过 {TIME_LIMIT} 秒") from error

    def _is_whole(self, text: str) -> bool:
        if text in self._literals:
            return True
        try:
            return any(pattern.fullmatch(text, timeout=TIME_LIMIT) for pattern in self._patterns)
        except TimeoutError as error:
            raise PatternTimeout(f"词表 {self.name} 的匹配超过 {TIME_LIMIT} 秒") from error

    def ends(self, text: str) -> str | None:
        """The longest literal ``text`` ends with, None where there is none."""
        return next((word for word in self._literals if text.endswith(word)), None)

    def __contains__(self, text: str) -> bool:
        return text in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.entries)
