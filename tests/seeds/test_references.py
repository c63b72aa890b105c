"""The real documents beside the project against their hand-made references, as the score program counts."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
REFERENCES = sorted((SHARED / "gold").glob("*.json"))
if not REFERENCES:
    pytest.skip("needs ../shared/gold and ../shared/seeds beside the project", allow_module_level=True)

spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)


def run(verb, gold):
    document = next((SHARED / "seeds").glob(f"{gold['source']}*"))
    command = [sys.executable, "-m", "kpilint", verb, str(document), "--format", "json", "--isolated"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


@pytest.fixture(params=REFERENCES, ids=lambda path: path.stem)
def gold(request):
    return json.loads(request.param.read_text("utf-8"))


def test_every_row_is_read_and_nearly_every_cell(gold):
    counts, wrong = score.score_extract(gold, run("extract", gold))
    assert counts["rows_missing"] == counts["rows_made_up"] == 0, wrong
    assert counts["cells_ok"] >= 0.995 * counts["cells"], wrong
    assert counts["head_ok"] >= 0.98 * counts["head"], wrong


def test_findings_agree_with_the_reference(gold):
    hit, miss, false, _, wrong = score.score_lint(gold, run("check", gold))
    hits = sum(hit.values())
    assert hits >= 0.9 * (hits + sum(miss.values())), wrong
    assert hits >= 0.9 * (hits + sum(false.values())), wrong
    assert {code for code in false if hit[code] < 0.8 * (hit[code] + false[code])} == set(), wrong
