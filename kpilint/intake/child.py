"""The process that reads: one request after the other, until the parent goes away."""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import sleep
from types import FrameType
from typing import BinaryIO

from kpilint.errors import UnreadableInput
from kpilint.intake.confining import allow_processor_time, confine, end_all, interrupt_main_thread, is_worn
from kpilint.intake.content import content_of
from kpilint.intake.frames import receive, send
from kpilint.intake.limits import GRACE, Limits
from kpilint.intake.messages import READY, Answer, Fault, Listing, Refusal, Reply, Request
from kpilint.intake.pickling import dump
from kpilint.model.document import Document
from kpilint.readers.formats import kind_of
from kpilint.text.vocabulary import use

Read = Callable[[str, bytes], Document]
"""A document by the path its user knows and its bytes. Raises UnreadableInput."""

_MEMORY = (
    "读取时占用内存太多（上限 {limit} MB），没有读完；请用原来的软件打开后另存一份再检查，文件很大的先拆成几个小文件"
)
_TOO_LONG = "读出来的内容太多（超过 {limit} MB）；请确认选对了文件，确是绩效目标表的，先拆成几个小文件再检查"
_ZIP = "这是 zip 压缩包；请先解压再检查里面的文件，或把文件名改成以 .zip 结尾"


def main() -> None:
    """Read with our own readers."""
    from kpilint.layout import build_document
    from kpilint.readers import read

    serve(lambda shown, data: build_document(read(shown, data)))


def serve(read: Read) -> None:
    """Answer requests from standard input on standard output. Does not return."""
    # The parent decides what Ctrl-C ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    incoming, outgoing = _pipes()
    limits: Limits
    limits, words = pickle.loads(receive(incoming))
    use(words)
    confine(limits)
    requests: SimpleQueue[Request | None] = SimpleQueue()
    Thread(target=_listen, args=(incoming, requests), daemon=True).start()
    with suppress(_Leave, BrokenPipeError):
        send(outgoing, READY)
        while (request := requests.get()) is not None:
            allow_processor_time(limits.cpu)
            send(outgoing, _packed(_answer(request, read, limits), limits))
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    # Readers may have folders to remove; for the rest of its orderly end Python would need longer than for a document.
    atexit._run_exitfuncs()
    end_all()


class _Leave(BaseException):
    """The parent wants no more answers."""


def _leave(number: int, frame: FrameType | None) -> None:
    raise _Leave


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, out of reach of libraries that print and of programs started from here."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(incoming, os.O_BINARY)
        msvcrt.setmode(outgoing, os.O_BINARY)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")


def _listen(incoming: BinaryIO, requests: SimpleQueue[Request | None]) -> None:
    """Take requests while another is worked on: so the end of the parent is noticed amid a document that hangs."""
    with suppress(EOFError, OSError):
        while True:
            requests.put(pickle.loads(receive(incoming)))
    requests.put(None)
    # A reader that waits for another program gets the chance to end it and to clear up.
    interrupt_main_thread()
    sleep(GRACE)
    end_all()


def _answer(request: Request, read: Read, limits: Limits) -> Answer:
    try:
        return _listing(request) if request.task == "list" else _document(request, read)
    except UnreadableInput as error:
        return Refusal(error.reason)
    except MemoryError:
        return Refusal(_MEMORY.format(limit=limits.memory // 1_000_000))
    except _Leave:
        raise
    except BaseException as error:
        # Also what a library does to end the program: no document may.
        return Fault(type(error).__name__, str(error), "".join(traceback.format_exception(error)))


def _listing(request: Request) -> Listing:
    # Loads all compressions there are; plain files do not wait for that.
    from kpilint.intake.archives import listing

    return listing(Path(request.path))


def _document(request: Request, read: Read) -> Document:
    if request.data is not None:
        data = request.data
    elif request.member is not None:
        from kpilint.intake.archives import content_of_member

        data = content_of_member(Path(request.path), request.member)
    else:
        data = content_of(Path(request.path))
    if request.member is None and data.startswith(b"PK") and kind_of(request.shown, data) == "zip":
        raise UnreadableInput(_ZIP)
    return read(request.shown, data)


def _packed(answer: Answer, limits: Limits) -> bytes:
    try:
        data = dump(Reply(answer, is_worn(limits)))
    except MemoryError:
        return dump(Reply(Refusal(_MEMORY.format(limit=limits.memory // 1_000_000)), worn=True))
    except Exception as error:
        return dump(Reply(Fault(type(error).__name__, str(error), "".join(traceback.format_exception(error)))))
    if len(data) > limits.answer:
        return dump(Reply(Refusal(_TOO_LONG.format(limit=limits.answer // 1_000_000)), worn=True))
    return data
