"""Which way is better: the last head noun of a name decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Polarity = Literal["higher", "lower", "depends"]

_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[)）\]】]")
_TAIL = re.compile(r"(?:情况|目标|指标|[%％‰])+$")


def head(name: str) -> str:
    """A name without brackets, white space and empty tails (情况, 指标, %)."""
    return _TAIL.sub("", _BRACKETS.sub("", re.sub(r"\s+", "", name)))


def last_noun(name: str, nouns: Iterable[str]) -> str | None:
    """The noun that ends last in ``name``; of several that end there the longest. None where none occurs.

    事故处置率 ends with 处置率, which decides, although 事故 stands before it.
    """
    plain = head(name)
    found = [(plain.rindex(noun) + len(noun), len(noun), noun) for noun in nouns if noun in plain]
    return max(found)[2] if found else None
