"""Markup residue in text: what people read, and what stood there."""

from __future__ import annotations

import re

from kpilint.text.linebreaks import join_lines
from kpilint.text.radicals import without_radicals

_TRACE = re.compile(r"[<$&\[*\\\u00ad\u200b-\u200f\u2060\ufeff\u2e80-\u2fdf]")
"""A text without any of these holds no residue (the last are radicals)."""
_BREAK = re.compile(r"<(?:br|/p|/div|/li) ?/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|b|i|u|s|em|strong|font|sup|sub|td|th|tr|table|tbody|thead|ul|ol|li|a|mark)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_BOOKMARK = re.compile(r"\[bookmark:[^\[\]]{0,100}\]", re.IGNORECASE)
_BOLD = re.compile(
    r"(?:(?<=^)|(?<=[\s、，。；：（(.．\d“]))(\*\*|__)(?=[^\s*_])([^*|\n]{1,200}?)(?<=[^\s*_])\1(?=$|[\s、，。；：:,）)”])"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MATH = re.compile(r"\$([^$\n]{1,200}\\[^$\n]{0,200})\$")
_COMMAND = re.compile(r"\\([a-zA-Z]+|.)")
_SIGNS = {
    **dict.fromkeys(("geq", "ge", "geqslant", "geqq"), "≥"),
    **dict.fromkeys(("leq", "le", "leqslant", "leqq"), "≤"),
    "neq": "≠",
    "times": "×",
    "div": "÷",
    "pm": "±",
    "sim": "~",
    "approx": "≈",
    "circ": "°",
    "cdot": "·",
    "rightarrow": "→",
    "gt": ">",
    "lt": "<",
    "quad": " ",
    "%": "%",
    "$": "$",
    "&": "&",
    "#": "#",
    "_": "_",
    ",": "",
    ";": "",
    "!": "",
    " ": " ",
}


def clean(raw: str) -> str:
    """What people read: tags, bookmarks, LaTeX signs, bold marks, entities and invisible characters resolved.

    Line breaks are joined (see ``join_lines``) and blanks at both ends dropped. Everything else is kept as it is.
    """
    text = raw
    if _TRACE.search(text):
        text = _INVISIBLE.sub("", without_radicals(text))
        text = _BOOKMARK.sub("", text)
        if "<" in text:
            text = _TAG.sub("", _BREAK.sub("\n", text))
        if "$" in text:
            text = _MATH.sub(lambda match: _formula(match[1]), text)
        if "&" in text:
            text = _ENTITY.sub(_character, text).replace("\xa0", " ")
        if "**" in text or "__" in text:
            text = _BOLD.sub(r"\2", text)
    return join_lines(text.strip())


def _character(entity: re.Match[str]) -> str:
    # Few documents hold any; the others do not wait for the names of two thousand characters.
    from html import unescape

    return unescape(entity[0])


def _formula(source: str) -> str:
    """A short LaTeX formula as plain characters: ``\\geq 90\\%`` is ≥90%."""

    def plain(match: re.Match[str]) -> str:
        return _SIGNS.get(match[1], "")

    text = _COMMAND.sub(plain, source)
    text = re.sub(r"[{}]", "", text).strip()
    return re.sub(r"(?<=[≥≤=<>≠≈~])\s+|\s+(?=%)", "", text)
