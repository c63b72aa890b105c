"""How a text for people is dressed: colour, ASCII only, how wide."""

from __future__ import annotations

from dataclasses import dataclass

from kpilint.report.severity import Severity

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_MARKED = {Severity.ERROR: "4;31", Severity.WARNING: "4;33", Severity.INFO: "4;36"}


@dataclass(frozen=True, slots=True)
class Style:
    """``color`` allows escape sequences, ``ascii`` forbids decorations outside ASCII (the Chinese words stay),
    ``width`` is the number of columns long lines are cut to."""

    color: bool = False
    ascii: bool = False
    width: int = 100

    @property
    def ellipsis(self) -> str:
        """The sign for what was cut off."""
        return "..." if self.ascii else "…"

    def quote(self, text: str) -> str:
        """A word of ours in quotation marks."""
        return f'"{text}"' if self.ascii else f"“{text}”"

    def bracket(self, text: str) -> str:
        """The marked part of a text where no colour and no line below can mark it."""
        return f"[[{text}]]" if self.ascii else f"【{text}】"

    def severity(self, severity: Severity, text: str) -> str:
        """A text in the colour of a severity."""
        return self._paint(text, _COLOURS[severity])

    def mark(self, severity: Severity, text: str) -> str:
        """The marked part of a text, in colour."""
        return self._paint(text, _MARKED[severity])

    def strong(self, text: str) -> str:
        """A text to be seen first."""
        return self._paint(text, "1")

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text
