"""Messages on a pipe: eight bytes that say how long, then so many bytes."""

from __future__ import annotations

from typing import IO

_LENGTH = 8


def send(stream: IO[bytes], data: bytes) -> None:
    """Raises OSError: nobody reads any more."""
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], largest: int | None = None) -> bytes:
    """The next message, of at most ``largest`` bytes.

    Raises EOFError: the other side has ended, amid a message or not, or sends more than that.
    """
    length = int.from_bytes(_exactly(stream, _LENGTH), "big")
    if largest is not None and length > largest:
        raise EOFError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
