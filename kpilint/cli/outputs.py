"""``-o FMT=FILE``: outputs beside the terminal text, each written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kpilint.errors import ConfigError
from kpilint.text.suggest import suggest


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A format and where it goes."""

    format: str
    path: Path


def choose(option: str, value: str, known: Collection[str]) -> str:
    """The value of an option that takes one of several words.

    Raises ConfigError: it is none of them.
    """
    if value not in known:
        raise ConfigError(f"{option}: 没有 {value!r} 这个选择{suggest(value, known)}，可用: {' '.join(known)}")
    return value


def output_files(values: Iterable[str], formats: Collection[str]) -> list[OutputFile]:
    """The outputs named by ``FMT=FILE``, or by a FILE whose suffix is a format (结果.json).

    Raises ConfigError: neither form, an unknown format, or a folder that is not there.
    """
    files = []
    for value in values:
        name, sign, file = value.partition("=")
        if not sign:
            name, file = Path(value).suffix.removeprefix(".").lower(), value
        if not file or (not sign and name not in formats):
            raise ConfigError(f"-o {value}: 应写成 格式=文件，例如 -o json=结果.json；可用的格式: {' '.join(formats)}")
        path = Path(file)
        choose("-o", name, formats)
        if path.is_dir():
            raise ConfigError(f"-o {value}: {path} 是文件夹，请写文件名")
        if not path.parent.is_dir():
            raise ConfigError(f"-o {value}: 文件夹 {path.parent} 不存在")
        files.append(OutputFile(name, path))
    return files


def refuse_inputs(files: Iterable[OutputFile], inputs: Iterable[str]) -> None:
    """Raises ConfigError: an output would overwrite a document that was read, or the archive it is in."""
    read = {Path(os.path.realpath(path)) for path in inputs}
    archives = {parent for path in read for parent in path.parents if parent.suffix.lower() == ".zip"}
    for file in files:
        if Path(os.path.realpath(file.path)) in read | archives:
            raise ConfigError(f"-o {file.format}={file.path}: 这是被读的文件，不会覆盖它；请换一个文件名")


def write_file(path: Path, data: bytes) -> None:
    """Write a file's bytes into a temporary file and put it in the place of ``path`` when it is complete.

    Raises ConfigError: the file cannot be written; what stood there before is untouched.
    """
    try:
        if path.exists() and not path.is_file():
            # A device or pipe (/dev/null) is written to, never replaced.
            path.write_bytes(data)
            return
        target = path.resolve()
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError
        _replace(target, data)
    except PermissionError:
        raise ConfigError(f"写不了 {path}: 没有权限，或文件正被别的程序打开") from None
    except OSError as error:
        raise ConfigError(f"写不了 {path}: {error.strerror}") from None


def _replace(target: Path, data: bytes) -> None:
    import shutil  # loads all compressions there are

    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
