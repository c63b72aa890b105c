"""LibreOffice, where it is installed, as a converter: a process of its own without window, macros and network."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

SECONDS = 40
"""How long a conversion may take: the first of a process takes 2 s, a document of 60 pages 3 s, on a busy machine
several times as much."""
_ROOM = 4 * 1024**3
"""Bytes of addresses LibreOffice may take up. It needs about 1 GB; the process that reads a document is often allowed
no more, and what it starts would inherit that limit."""

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    ("/", "usr/bin/soffice"),
    ("/", "usr/lib/libreoffice/program/soffice"),
    ("/", "usr/local/bin/soffice"),
    ("/", "opt/libreoffice*/program/soffice"),
    ("/", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ("C:/", "Program Files/LibreOffice*/program/soffice.com"),
    ("C:/", "Program Files (x86)/LibreOffice*/program/soffice.com"),
)
"""Where installers put it, as a folder and a pattern below it. On Windows soffice.com waits for the end of its work,
soffice.exe does not."""

_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "0"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macros, no pictures from elsewhere, no updates of links, and a proxy that does not exist for all that remains."""
_SETTING = '<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_REGISTRY = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
_NO_WINDOW = 0x0800_0000 if sys.platform == "win32" else 0
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")


@cache
def program() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    for folder, pattern in _USUAL_PLACES:
        if places := sorted(Path(folder).glob(pattern)):
            return str(places[-1])
    return None


def converted(data: bytes, suffix: str, target: str, filter_in: str = "") -> bytes | None:
    """A document as LibreOffice saves it in another format, None where it does not get there in time.

    ``suffix`` is that of the document, ``target`` that of the other format. ``filter_in`` is the name of LibreOffice's
    filter that shall read it: left to itself LibreOffice takes a broken text format for plain text.
    """
    with tempfile.TemporaryDirectory(prefix="kpilint-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"document.{suffix}")
        source.write_bytes(data)
        command = [program() or _NAMES[0], f"-env:UserInstallation={_profile().as_uri()}", *_OPTIONS]
        command += [f"--infilter={filter_in}"] if filter_in else []
        command += ["--convert-to", target, "--outdir", folder, str(source)]
        if not _run(command):
            return None
        made = source.with_suffix(f".{target}")
        # It ends with status 0 whether it converted or not.
        return made.read_bytes() if made.is_file() else None


@cache
def _profile() -> Path:
    """The folder of LibreOffice's settings: one for this process (two at work in one get in each other's way), kept
    because a fresh one costs a second, removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="kpilint-libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items=items), "utf-8")
    return folder


def _run(command: list[str]) -> bool:
    """Run a command quietly, without window; whether it came to an end in time. All it started is ended with it."""
    try:
        with _room():
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                creationflags=_NO_WINDOW,
            )
    except OSError:
        return False
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        _profile.cache_clear()  # what was ended halfway may leave its settings locked
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, capture_output=True, creationflags=_NO_WINDOW, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def _room() -> Iterator[None]:
    """Raise this process's own limit of addresses while LibreOffice starts, which inherits it."""
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _ROOM if hard == resource.RLIM_INFINITY else min(_ROOM, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
