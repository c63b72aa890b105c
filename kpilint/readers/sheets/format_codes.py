"""Number format codes (``#,##0.00"万元";-0;"无";@``) taken apart into sections of tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import Literal, NamedTuple

_LONGEST = 500
"""Characters of a format code that is followed; Excel allows 255."""
_MOST_TEXTS = 4
"""How often a code may show a cell's text, one time a section as Excel allows it."""
_SYSTEM = (
    (re.compile(r"\[\$-(?:F800|x-sysdate)\]", re.IGNORECASE), 'yyyy"年"m"月"d"日"'),
    (re.compile(r"\[\$-(?:F400|x-systime)\]", re.IGNORECASE), "h:mm:ss"),
)
"""Marks that stand for the long date and the time of the system, whatever else the code says."""

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)(?:"|$)
    | [\\!](?P<escaped>.)
    | _(?P<blank>.)
    | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式)
    | (?P<noon>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+|aaaa?|e+|g+)
    | (?P<digit>[0#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<slash>/)
    | (?P<text>@)
    | (?P<end>;)
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*([+-]?\d+(?:\.\d+)?(?:E[+-]?\d{1,3})?)", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-\]]*)(?:-(.*))?", re.DOTALL)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CHINESE = re.compile(r"zh|[0-9a-f]*(?:[48c]|10|14)04$", re.IGNORECASE)
"""Languages of China, Taiwan, Hong Kong, Singapore and Macao: zh-CN, 804, 130404."""

TokenKind = Literal[
    "literal", "digit", "point", "comma", "percent", "exponent", "slash", "date", "elapsed", "noon", "general", "text"
]
SectionKind = Literal["empty", "literal", "number", "fraction", "date", "general", "text"]


class Token(NamedTuple):
    """A piece of a format code: what it is, and its characters."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a code. ``condition`` is a comparison and its number, ``numerals`` the kind of
    Chinese numerals asked for (0 for none), ``chinese`` whether names of months and days are Chinese."""

    kind: SectionKind
    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    numerals: int = 0
    chinese: bool = False


GENERAL = Section("general", (Token("general", "General"),))


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format code, at least one; a code that no program writes counts as General."""
    if len(code) > _LONGEST or code.count("@") > _MOST_TEXTS:
        return (GENERAL,)
    code = next((long for mark, long in _SYSTEM if mark.search(code)), code)
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "end":
            parts.append([])
        else:
            parts[-1].append(match)
    return tuple(_section(part) for part in parts)


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition, numerals, chinese = None, 0, False
    for match in matches:
        bracket = match["bracket"]
        if bracket is None:
            tokens.extend(_tokens(match))
        elif compared := _CONDITION.fullmatch(bracket.strip()):
            condition = (compared[1], Decimal(compared[2]))
        elif bracket.lower() in ("dbnum1", "dbnum2", "dbnum3"):
            numerals = int(bracket[-1])
        elif currency := _CURRENCY.fullmatch(bracket):
            tokens.append(Token("literal", currency[1]))
            chinese = chinese or _CHINESE.match(currency[2] or "") is not None
        elif _ELAPSED.fullmatch(bracket):
            tokens.append(Token("elapsed", bracket.lower()))
    kind = _kind(tokens)
    return Section(kind, tuple(_fitting(tokens, kind)), condition, numerals, chinese)


def _tokens(match: re.Match[str]) -> list[Token]:
    found = match.lastgroup
    if found in ("quoted", "escaped"):
        return [Token("literal", match[found])]
    if found == "blank":
        return [Token("literal", " ")]
    if found == "fill":
        return []
    if found == "other":
        return [Token("literal", match[0])]
    kinds: dict[str | None, TokenKind] = {
        "general": "general",
        "noon": "noon",
        "exponent": "exponent",
        "date": "date",
        "digit": "digit",
        "point": "point",
        "comma": "comma",
        "percent": "percent",
        "slash": "slash",
        "text": "text",
    }
    return [Token(kinds[found], match[0])]


def _kind(tokens: list[Token]) -> SectionKind:
    """What a section shows. Letters beside digits (an unquoted kg) make no date; zeros behind a point may be parts of
    a second."""
    kinds = [token.kind for token in tokens]
    first_digit = kinds.index("digit") if "digit" in kinds else len(kinds)
    dated = any(kind in ("date", "elapsed", "noon") for kind in kinds)
    if dated and (first_digit == len(kinds) or (first_digit > 1 and kinds[first_digit - 1] == "point")):
        return "date"
    if "digit" in kinds:
        slash = kinds.index("slash") if "slash" in kinds else -1
        return "fraction" if slash > first_digit and _denominator(tokens[slash + 1 :]) else "number"
    if "general" in kinds:
        return "general"
    if "text" in kinds:
        return "text"
    return "literal" if tokens else "empty"


def _denominator(tokens: list[Token]) -> bool:
    return any(token.kind == "digit" or token.text.isdecimal() for token in tokens[:1])


def _fitting(tokens: list[Token], kind: SectionKind) -> list[Token]:
    """The tokens as a section of this kind has them: what means nothing in it is shown as it is written."""
    meant: dict[SectionKind, tuple[TokenKind, ...]] = {
        "number": ("digit", "point", "comma", "percent", "exponent"),
        "fraction": ("digit", "slash"),
        "date": ("date", "elapsed", "noon", "point", "digit"),
        "general": ("general",),
        "text": ("text",),
    }
    kept = meant.get(kind, ())
    return [token if token.kind in kept else Token("literal", token.text) for token in tokens]


def seconds_parts(section: Section) -> int:
    """How many digits of a second a date section shows."""
    digits = [token for token in section.tokens if token.kind == "digit"]
    return len(list(takewhile(lambda token: token.text == "0", digits)))
