"""Check kinds by name."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import kpilint.checks
from kpilint.checks.kind import Kind

_PROTOCOL = {"kind", "scopes"}


@cache
def kind_names() -> tuple[str, ...]:
    """The names of all kinds: the modules of kpilint.checks."""
    found = (module.name for module in pkgutil.iter_modules(kpilint.checks.__path__))
    return tuple(sorted(name for name in found if name not in _PROTOCOL and not name.startswith("_")))


@cache
def load_kind(name: str) -> Kind:
    """The kind of that name.

    Raises KeyError: there is none.
    """
    if name not in kind_names():
        raise KeyError(name)
    module = importlib.import_module(f"kpilint.checks.{name}")
    return Kind(
        name=name,
        params=module.Params,
        words=frozenset(module.WORDS),
        cases=frozenset(getattr(module, "CASES", ())),
        check=module.check,
    )
