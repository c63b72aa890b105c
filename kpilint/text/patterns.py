"""Patterns that most documents never need."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def late(pattern: str) -> Callable[[], re.Pattern[str]]:
    """A pattern that is compiled when it is first asked for.

    Every process compiles its patterns anew, and a class of Chinese characters alone takes re 0.1 ms, their whole
    range 0.7 ms. Use this where most documents hold nothing that the pattern would be tried on.
    """
    return cache(lambda: re.compile(pattern))
