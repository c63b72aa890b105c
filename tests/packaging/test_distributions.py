"""Wheel, sdist and sdist → wheel all carry the rules, and what is installed from them finds them."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULES = sum(1 for _ in (ROOT / "rules").glob("*/*.toml"))


def build(source: Path, out: Path, what: str) -> Path:
    """Build ``wheel`` or ``sdist`` without network, with the hatchling of this environment."""
    command = [sys.executable, "-m", "build", "--no-isolation", f"--{what}", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return next(out.glob("*.whl" if what == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    return build(ROOT, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


def install(wheel: Path, folder: Path) -> dict[str, str]:
    """Unpack a wheel into an empty folder and give the environment in which Python finds only that copy."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}


def rules_listed(environment: dict[str, str], folder: Path) -> list[str]:
    script = (
        "import kpilint, sys; from kpilint.ruleset.loading import load_rules; "
        "from kpilint.text.vocabulary import bundled_rules; "
        "print(kpilint.__file__); print(len(load_rules([bundled_rules()]).rules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")


def test_wheel_finds_its_rules(wheel, tmp_path):
    where, count, *_ = rules_listed(install(wheel, tmp_path), tmp_path)
    assert where.startswith(str(tmp_path))
    assert int(count) == RULES


def test_wheel_from_sdist_finds_its_rules(sdist, tmp_path):
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    source = next((tmp_path / "source").iterdir())
    again = build(source, tmp_path / "dist", "wheel")
    where, count, *_ = rules_listed(install(again, tmp_path / "site"), tmp_path)
    assert where.startswith(str(tmp_path / "site"))
    assert int(count) == RULES


def test_wheel_carries_no_second_copy_of_the_rules(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops - {name for name in tops if name.endswith(".dist-info")} == {"kpilint"}


def test_editable_install_finds_the_rules_of_the_checkout():
    from kpilint.text.vocabulary import bundled_rules

    assert bundled_rules() == ROOT / "rules"
