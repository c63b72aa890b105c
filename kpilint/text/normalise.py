r"""One form for characters that look or mean the same, with the way back to the original text.

Extracted tables mix full-width and half-width forms, a dozen dashes, signs typed as two characters, LaTeX and white
space in the middle of words. Patterns are looked up in the normalised text; findings are shown in the original one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kpilint.text.patterns import late

_FORMS = {
    "≥": "≧⩾≮",
    "≤": "≦⩽≯",
    "≈": "≒≅",
    "-": "—–‒―−‐‑─━",
    "~": "∼〜",
    ":": "∶",
    "·": "・‧∙⋅•",
}
_LATEX = {
    "≥": r"\geqslant \geq \ge",
    "≤": r"\leqslant \leq \le",
    ">": r"\gt",
    "<": r"\lt",
    "≈": r"\approx",
    "~": r"\sim",
    "±": r"\pm",
    "×": r"\times",
    "·": r"\cdot",
    "%": r"\%",
    "°": r"^{\circ} ^\circ",
    " ": r"\, \; \quad",
}
_TOKEN = late(
    "|".join(
        re.escape(command) + ("(?![A-Za-z])" if command[-1].isalpha() else "")
        for commands in _LATEX.values()
        for command in commands.split()
    )
    + "|(?s:.)"
)
_SIMPLE = re.compile(r"[\s!-#%-<>-\[\]-~一-鿿≥≤≈±×“”‘’、。《》〈〉【】〔〕…·！-＃％-；？-～]*")
"""Texts in which only white space goes and full-width forms become half-width ones, each character for one."""
_CHANGED = re.compile(r"[\s！-～]")
"""What of such texts changes. Most cells hold none of it, and the walk over the characters is saved."""
_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}

_OR_EQUAL = {">": "≥", "<": "≤", "≥": "≥", "≤": "≤"}
_WORD = re.compile(r"(?:[^\W_]|[≥≤<>=≈±×+%‰°]|(?<=[0-9])\.(?=[0-9]))+")


class Normalised(NamedTuple):
    """A normalised text: where each character came from.

    ``offsets`` holds for each character the index of the original character it came from, and at its end the length
    of the original text; ``ends`` holds for each character the end of what it came from.
    """

    text: str
    offsets: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text from which ``text[start:end]`` came; white space at its ends is left out."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.ends[end - 1]


class _Table(dict[str, str]):
    """The form of each character, worked out when first met; "" for what is dropped, " " for white space."""

    def __missing__(self, char: str) -> str:
        self[char] = form = _form(char)
        return form


def _form(char: str) -> str:
    if char.isspace() or char == "$":
        return " "
    if unicodedata.category(char) in ("Cc", "Cf"):
        return ""
    # An enumerator is no figure: ① must not become 1, nor ⒈ 1.
    if "①" <= char <= "⓿" or "❶" <= char <= "➓" or "㈠" <= char <= "㊰":
        return char
    form = unicodedata.normalize("NFKC", char)
    # ㎡, ℃ and Ⅲ are spelt out; … and ½ would turn into marks and figures that were not written.
    return form if len(form) == 1 or (form.isalnum() and form[0].isalpha()) or form[0] == "°" else char


_TABLE = _Table({char: form for form, chars in _FORMS.items() for char in chars})
_TABLE |= {command: form for form, commands in _LATEX.items() for command in commands.split()}


def _parts_figures(before: str, after: str) -> bool:
    """Whether white space between these two characters may part two figures, or a word and a figure."""
    return after.isascii() and after.isalnum() and before.isascii() and (before.isalnum() or before in ".,")


def _walk(text: str, tokens: Iterable[tuple[int, str]], gaps: bool) -> Normalised:
    forms: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    gap = -1
    last = ""
    for index, token in tokens:
        form = _TABLE[token]
        if form == " ":
            gap = index
            continue
        if form == "":
            continue
        if form == "=" and last in _OR_EQUAL:
            last = forms[-1] = _OR_EQUAL[last]
            ends[-1] = index + 1
            continue
        if form != token and token.isdigit() and not token.isdecimal():
            gap = -1
            form = form if last == "m" else token  # m² is m2, but 10² is not 102
        if gaps and gap >= 0 and last and _parts_figures(last, form[0]):
            forms.append(" ")
            offsets.append(gap)
            ends.append(gap + 1)
        gap = -1
        for char in form:
            forms.append(char)
            offsets.append(index)
            ends.append(index + len(token))
        last = form[-1]
    return Normalised("".join(forms), (*offsets, len(text)), tuple(ends))


def _normalise(text: str, gaps: bool) -> Normalised:
    simple = _SIMPLE.fullmatch(text) is not None
    if simple and _CHANGED.search(text) is None:
        return Normalised(text, range(len(text) + 1), range(1, len(text) + 1))
    if simple and not gaps:
        kept = [index for index, char in enumerate(text) if not char.isspace()]
        plain = "".join(text.split()).translate(_HALF_WIDTH)
        return Normalised(plain, [*kept, len(text)], [index + 1 for index in kept])
    if "\\" in text:
        return _walk(text, ((match.start(), match[0]) for match in _TOKEN().finditer(text)), gaps)
    return _walk(text, enumerate(text), gaps)


@lru_cache(maxsize=4096)
def normalise(text: str) -> Normalised:
    r"""NFKC, character by character, without white space, with one form for each operator sign and dash.

    ≥ ≤ “ ” stay as they are, ≧ and >= become ≥, every dash becomes -, LaTeX signs (``\geq``, ``\%``) what they mean.
    Enumerators (①) and characters that NFKC would spell out into marks or figures (…, ½) stay. 《 and 》 stay too,
    although some people type them for < and >: only a parser can tell them from title marks.
    """
    return _normalise(text, gaps=False)


def normalise_spaced(text: str) -> Normalised:
    """As :func:`normalise`, but one space stays where white space parts two figures or a Latin word and a figure.

    "966.5 7" and "GB 50016" would otherwise grow together into numbers that nobody wrote.
    """
    return _normalise(text, gaps=True)


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of a normalised text that hold letters, figures, operators or %, i.e. no punctuation."""
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]


@lru_cache(maxsize=8192)
def squash(text: str) -> str:
    """A text for comparison: normalised, without white space and punctuation.

    Operators, % and decimal points are kept.
    """
    return "".join(_WORD.findall(normalise(text).text))
