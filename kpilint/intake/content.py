"""The bytes of an input, up to a bound."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from typing import IO

from kpilint.errors import UnreadableInput
from kpilint.intake.limits import MEGABYTE

LARGEST = 64 * MEGABYTE
"""Bytes an input may have: our own bound, so that a wrong file does not fill the memory."""
_TOO_LARGE = f"超过上限 {LARGEST // MEGABYTE} MB；请确认选对了文件，确是绩效目标表的，先拆成几个小文件再检查"


def content_of(path: Path) -> bytes:
    """Raises UnreadableInput: not there, no permission, too large."""
    with errors_told():
        size = path.stat().st_size
        if size > LARGEST:
            raise too_large(size)
        with path.open("rb") as stream:
            return bounded(stream, "文件")


def content_of_standard_input() -> bytes:
    """Raises UnreadableInput: there is none, or too much of it."""
    if sys.stdin is None:
        raise UnreadableInput("没有标准输入；请写出文件名，或用 | 把内容送进来")
    with errors_told():
        return bounded(sys.stdin.buffer, "标准输入")


def bounded(stream: IO[bytes], what: str) -> bytes:
    """All that a stream of unknown length gives; ``what`` names it for people.

    Raises UnreadableInput: more than LARGEST bytes.
    """
    # One byte over the limit tells that it is passed.
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableInput(f"{what}的内容{_TOO_LARGE}")
    return data


def too_large(size: int) -> UnreadableInput:
    """The refusal of a file of ``size`` bytes."""
    return UnreadableInput(f"文件有 {ceil(size / MEGABYTE)} MB，{_TOO_LARGE}")


@contextmanager
def errors_told() -> Iterator[None]:
    """Raises UnreadableInput: for errors of the file system."""
    try:
        yield
    except PermissionError:
        raise UnreadableInput("没有读取权限，请检查文件权限，或先关闭正在使用它的程序") from None
    except FileNotFoundError:
        raise UnreadableInput("文件在检查途中不见了，请再检查一遍") from None
    except OSError as error:
        raise UnreadableInput(f"读取失败（{error.strerror}），请确认文件没有损坏、磁盘可用") from None
