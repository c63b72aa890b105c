"""Make the office documents of this corpus: python corpus/make.py [--again] [case…]

Every corpus/sources/<case>.toml becomes corpus/<case>/document.<suffix>. Needs python-docx and openpyxl. Formats that
only LibreOffice writes are made anew where their source has changed (sources/converted.toml remembers from what they
were made), or with --again.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from pathlib import Path

from making.build import native, needs_office
from making.office import CannotConvert, converted
from making.source import SOURCES, Source, load
from making.watermark import stamped

CORPUS = Path(__file__).parent
REMEMBERED = SOURCES / "converted.toml"


def main() -> int:
    """Make the cases that are named, or all; 1 where a tool was missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--again", action="store_true", help="convert by LibreOffice even where nothing changed")
    asked = parser.parse_args()
    memory = tomllib.loads(REMEMBERED.read_text("utf-8")) if REMEMBERED.is_file() else {}
    known = sorted(path.stem for path in SOURCES.glob("*.toml") if path != REMEMBERED)
    failed = False
    for case in asked.cases or known:
        try:
            said = make(load(SOURCES / f"{case}.toml"), memory, asked.again)
        except CannotConvert as error:
            failed, said = True, f"没有做成：{error}"
        except ModuleNotFoundError as error:
            failed, said = True, f"没有做成：缺少 Python 包 {error.name}，请先 pip install python-docx openpyxl"
        print(f"{case}: {said}")
    lines = [f'{case} = "{memory[case]}"\n' for case in sorted(memory)]
    REMEMBERED.write_text("# 由 make.py 写：LibreOffice 转换前的文件的 SHA-256\n" + "".join(lines), "utf-8")
    return int(failed)


def make(source: Source, memory: dict[str, str], again: bool) -> str:
    """Write one document; what was done, in Chinese."""
    folder = CORPUS / source.case
    folder.mkdir(exist_ok=True)
    target = folder / f"document.{source.format}"
    data, suffix = native(source)
    if wanted := needs_office(source):
        watermark = source.page.get("watermark", "")
        digest = hashlib.sha256(data + watermark.encode()).hexdigest()
        if target.is_file() and memory.get(source.case) == digest and not again:
            return "没有变化"
        data = converted(data, suffix, wanted)
        if watermark:
            data = stamped(data, watermark)
        memory[source.case] = digest
    if target.is_file() and target.read_bytes() == data:
        return "没有变化"
    target.write_bytes(data)
    return f"{target.name}，{len(data) / 1024:.0f} KB"


if __name__ == "__main__":
    sys.exit(main())
