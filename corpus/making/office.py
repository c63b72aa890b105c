"""LibreOffice turns our .docx and .xlsx into the formats that Python does not write."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

FILTERS = {
    "doc": "doc:MS Word 97",
    "xls": "xls:MS Excel 97",
    "rtf": "rtf",
    "odt": "odt",
    "ods": "ods",
    "pdf": "pdf",
}
"""What to ask LibreOffice for, by suffix."""
_SECONDS = 180
_EPOCH = "1735787045"
"""The time that LibreOffice writes into a PDF (2025-01-02 03:04:05 UTC)."""


class CannotConvert(Exception):
    """LibreOffice is not there or made nothing."""


def converted(data: bytes, suffix: str, wanted: str) -> bytes:
    """A document in another format.

    Raises CannotConvert: no LibreOffice on this machine, or no output from it.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise CannotConvert("没有找到 LibreOffice（soffice），这一份需要它来转换格式")
    with TemporaryDirectory() as folder:
        here = Path(folder)
        given = here / f"document.{suffix}"
        given.write_bytes(data)
        command = [program, f"-env:UserInstallation={(here / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", FILTERS[wanted], "--outdir", str(here / "made"), str(given)]
        # It exits 0 though it made nothing: only the file tells.
        subprocess.run(
            command, env={**os.environ, "SOURCE_DATE_EPOCH": _EPOCH}, capture_output=True, timeout=_SECONDS, check=False
        )
        made = here / "made" / f"document.{wanted}"
        if not made.is_file():
            raise CannotConvert(f"LibreOffice 没有转出 .{wanted}")
        return made.read_bytes()
