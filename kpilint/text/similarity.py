"""How alike two short texts are."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from kpilint.text.normalise import squash


def is_subsequence(short: str, long: str) -> bool:
    """Whether all characters of ``short`` stand in ``long`` in their order."""
    rest = iter(long)
    return all(char in rest for char in short)


@lru_cache(maxsize=8192)
def alike(first: str, second: str, least: float = 0.5) -> float:
    """0 to 1: how far two texts are the same, white space and punctuation aside; 0 where it is below ``least``.

    1 means equal; the ratio is that of the longest common blocks (Ratcliff and Obershelp). Cheap upper bounds are
    tested first, so that unlike texts cost little.
    """
    a, b = squash(first), squash(second)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def echoes(text: str, other: str, threshold: float) -> bool:
    """Whether ``text`` only repeats ``other``: alike by ``threshold`` (0 to 1), one contained in the other, or one the
    other with words left out, as long as the shorter makes up most of the longer."""
    a, b = squash(text), squash(other)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and short in long and (short == a or len(short) >= 0.6 * len(long)):
        return True
    if is_subsequence(short, long) and len(short) >= (0.5 if len(short) >= 6 else 0.6) * len(long) >= 2:
        return True
    return alike(text, other, threshold) >= threshold
