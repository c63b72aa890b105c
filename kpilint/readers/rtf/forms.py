"""Form fields (tick boxes, drop-down lists), which Word draws itself: no text stands for them in the file."""

from __future__ import annotations

_TICK_BOX, _LIST = 1, 2
_AS_BEFORE = 25
"""The answer where nobody has answered: what the form says itself holds."""


class Form:
    """A form field while its words come."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self._numbers: dict[str, int] = {}

    def take(self, word: str, number: int) -> None:
        """A word on the field."""
        self._numbers[word] = number

    @property
    def shown(self) -> str:
        """What the field shows, "" for one that holds its text."""
        kind, answer = self._numbers.get("fftype", 0), self._numbers.get("ffres", _AS_BEFORE)
        if answer == _AS_BEFORE:
            answer = self._numbers.get("ffdefres", 0)
        if kind == _TICK_BOX:
            return "☑" if answer else "□"
        return self.entries[answer] if kind == _LIST and 0 <= answer < len(self.entries) else ""
