"""Real documents turned into every format, beside the project, against their references; and hostile files."""

import json
import subprocess
import sys

import pytest

from kpilint.app import extract
from kpilint.render.extract_json import render
from kpilint.render.style import Style

from .test_references import SHARED, score

OFFICE = SHARED / "office"
REFERENCES = sorted(OFFICE.glob("*/*.gold.json"))
if not REFERENCES:
    pytest.skip("needs ../shared/office beside the project", allow_module_level=True)
LOOSE = ("_pdftotext.txt", "_fromxlsx.pdf", "t_borderless.pdf")
"""Documents whose rows and columns can only be guessed."""
HOSTILE = {
    "empty.docx": "空的",
    "empty.pdf": "空的",
    "encrypted.docx": "加密",
    "encrypted.xlsx": "加密",
    "garbage.pdf": "PDF 结构",
    "laughs.docx": "DTD",
    "notzip.docx": "内容却不是",
    "trunc.docx": "没有下载完整",
    "trunc.pdf": "没有下载完整",
    "trunc.xls": "没有下载完整",
    "xxe.docx": "DTD",
}


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_a_document_of_any_format_is_read_whole(reference):
    document = reference.with_name(reference.name.removesuffix(".gold.json"))
    read = extract([document])
    assert not read.incomplete, read.files
    counts, wrong = score.score_extract(
        json.loads(reference.read_text("utf-8")), json.loads("\n".join(render(read.files, Style())))
    )
    cells, header = (0.95, 0.95) if document.name.endswith(LOOSE) else (0.99, 0.98)
    assert counts["rows_made_up"] == 0, wrong
    assert counts["cells_ok"] >= cells * counts["cells"], wrong
    assert counts["head_ok"] >= header * counts["head"], wrong


def test_hostile_files_are_named_with_their_reason_and_the_others_are_read():
    good = OFFICE / "d0_000" / "d0_000.docx"
    paths = [*(OFFICE / "hostile" / name for name in HOSTILE), good]
    command = [sys.executable, "-m", "kpilint", "check", *map(str, paths), "--format", "json", "--isolated"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    files = json.loads(done.stdout)["files"]
    assert done.returncode == 2
    assert [file["status"] for file in files] == ["unreadable"] * len(HOSTILE) + ["checked"]
    for file, word in zip(files, HOSTILE.values(), strict=False):
        assert word in file["reason"], file
        assert file["findings"][0]["code"] == "IN001"
