"""Options and paths shared by all tests."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite corpus/*/expected.txt (refused under CI)")


def pytest_configure(config):
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update is refused under CI: a golden file is rewritten and read by a person")


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The real documents beside the project, in order; skipped where they are not there."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("needs ../shared/seeds beside the project: real documents are not part of it")
    return sorted(folder.glob("*.txt"))
