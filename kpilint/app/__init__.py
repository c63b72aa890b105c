"""The public Python interface: ``lint``, ``extract`` and ``load_ruleset``.

>>> from kpilint.app import Options, lint
>>> report = lint(["预算公开.txt"], Options(select=["SC", "PH004"]))  # doctest: +SKIP
"""

from __future__ import annotations

from kpilint.app.extraction import Extraction, extract
from kpilint.app.options import Options
from kpilint.app.ruleset import current_rules, load_ruleset, settings_of
from kpilint.app.run import Crash, Outcome, lint, run

__all__ = [
    "Crash",
    "Extraction",
    "Options",
    "Outcome",
    "current_rules",
    "extract",
    "lint",
    "load_ruleset",
    "run",
    "settings_of",
]
