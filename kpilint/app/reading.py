"""One input into a document."""

from __future__ import annotations

import sys

from kpilint.app.targets import Target
from kpilint.errors import UnreadableInput
from kpilint.layout import build_document
from kpilint.model.document import Document
from kpilint.readers import read, suffix_of


def read_document(target: Target) -> Document:
    """Read a target and find its goal tables.

    Raises UnreadableInput: nothing there, no permission, or nothing a reader could read.
    """
    return build_document(read(target.shown, _bytes_of(target)))


def kind_of(target: Target) -> str:
    """The kind of a file that was not read: its suffix."""
    return "txt" if target.path is None else suffix_of(target.shown)


def _bytes_of(target: Target) -> bytes:
    if target.trouble:
        raise UnreadableInput(target.trouble)
    try:
        return sys.stdin.buffer.read() if target.path is None else target.path.read_bytes()
    except PermissionError:
        raise UnreadableInput("没有读取权限，请检查文件权限，或先关闭正在使用它的程序") from None
    except FileNotFoundError:
        raise UnreadableInput("文件在检查途中不见了，请再检查一遍") from None
    except OSError as error:
        raise UnreadableInput(f"读取失败（{error.strerror}），请确认文件没有损坏、磁盘可用") from None
