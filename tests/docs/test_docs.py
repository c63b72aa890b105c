"""What README and the rule list say is what the tool does."""

import re
import shutil
from pathlib import Path

import pytest

from kpilint.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture
def output(tmp_path, monkeypatch, capsys):
    def run(*arguments):
        main([*arguments])
        return capsys.readouterr().out

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return run


def test_the_output_shown_in_the_readme_is_real(output, tmp_path):
    block = re.search(r"```text\n(.*?)```", README, re.S)[1]
    name = re.search(r"\$ kpilint check (\S+)", README)[1]
    shutil.copy(ROOT / "corpus" / "faults-values" / "document.txt", tmp_path / name)
    real = set(output("check", name, "--isolated").splitlines())
    shown = [line for line in block.splitlines() if line.strip() and line.strip() != "…"]
    assert len(shown) > 10
    assert [line for line in shown if line not in real] == []


def test_the_settings_shown_in_the_readme_are_accepted(output, tmp_path):
    settings = next(block for block in re.findall(r"```toml\n(.*?)```", README, re.S) if "fail-on" in block)
    (tmp_path / "kpilint.toml").write_text(settings, "utf-8")
    shown = output("config")
    assert '"error"' in shown
    assert "kpilint.toml:" in shown


def test_the_rule_list_is_up_to_date(output):
    assert output("rules", "--format", "markdown").strip() == (ROOT / "rules" / "README.md").read_text("utf-8").strip()


def test_the_rule_of_contributing_works(output, tmp_path):
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    block = re.search(r"```toml\n(.*?)```", text, re.S)[1]
    rule = "\n".join(line.removeprefix("   ") for line in block.splitlines())
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "hearsay-value.toml").write_text(rule, "utf-8")
    assert "hearsay-value" in output("explain", "VG901", "--rules", "rules")
