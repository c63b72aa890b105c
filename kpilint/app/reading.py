"""One input into a document."""

from __future__ import annotations

import sys
from math import ceil

from kpilint.app.targets import Target
from kpilint.errors import UnreadableInput
from kpilint.layout import build_document
from kpilint.model.document import Document
from kpilint.readers import read
from kpilint.readers.formats import kind_by_name

_MEGABYTE = 1024 * 1024
LARGEST = 64 * _MEGABYTE
"""Bytes an input may have: our own bound, so that a wrong file does not fill the memory."""
_TOO_LARGE = f"超过上限 {LARGEST // _MEGABYTE} MB；请确认选对了文件，确是绩效目标表的，先拆成几个小文件再检查"


def read_document(target: Target) -> Document:
    """Read a target and find its goal tables.

    Raises UnreadableInput: nothing there, no permission, too large, or nothing a reader could read.
    """
    return build_document(read(target.shown, _bytes_of(target)))


def kind_of(target: Target) -> str:
    """The kind of a file that was not read: its suffix."""
    return kind_by_name(target.shown)


def _bytes_of(target: Target) -> bytes:
    if target.trouble:
        raise UnreadableInput(target.trouble)
    try:
        if target.path is None:
            return _piped()
        size = target.path.stat().st_size
        if size > LARGEST:
            raise UnreadableInput(f"文件有 {ceil(size / _MEGABYTE)} MB，{_TOO_LARGE}")
        return target.path.read_bytes()
    except PermissionError:
        raise UnreadableInput("没有读取权限，请检查文件权限，或先关闭正在使用它的程序") from None
    except FileNotFoundError:
        raise UnreadableInput("文件在检查途中不见了，请再检查一遍") from None
    except OSError as error:
        raise UnreadableInput(f"读取失败（{error.strerror}），请确认文件没有损坏、磁盘可用") from None


def _piped() -> bytes:
    # The size of what comes through a pipe is not known before: one byte over the limit tells that it is passed.
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableInput(f"标准输入的内容{_TOO_LARGE}")
    return data
