"""The command line: turns arguments into one call of the application and names the exit status."""

from __future__ import annotations

from kpilint.cli.main import main

__all__ = ["main"]
