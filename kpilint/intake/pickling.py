"""Answers as bytes and back.

Pickle is quick, and the other process is our own code. But it feeds documents to native libraries: one that took them
over could send any pickle. So the parent builds nothing but the classes named here, all of them plain data; whatever
else a pickle asks for is refused before it is called.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from copyreg import dispatch_table
from dataclasses import fields, is_dataclass
from decimal import Decimal
from io import BytesIO
from operator import attrgetter
from typing import Any

from kpilint.intake import messages
from kpilint.intake.messages import Reply
from kpilint.model import document, grid, place, quantity

_PROTOCOL = 5
_RECORDS: frozenset[type[Any]] = frozenset(
    one
    for module in (document, grid, place, quantity, messages)
    for one in vars(module).values()
    if isinstance(one, type) and is_dataclass(one)
)
"""The dataclasses of the model and of our own messages."""
_KNOWN = {(one.__module__, one.__qualname__): one for one in (*_RECORDS, Decimal)}


class RefusedAnswer(Exception):
    """Bytes that are no answer of ours."""


def dump(reply: Reply) -> bytes:
    """Raises whatever pickle raises for an object that cannot be pickled."""
    into = BytesIO()
    pickler = pickle.Pickler(into, _PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(reply)
    return into.getvalue()


def load(data: bytes) -> Reply:
    """Raises RefusedAnswer: the bytes are damaged, or ask for a class that no answer has."""
    try:
        reply = _Unpickler(BytesIO(data)).load()
    except Exception as error:
        # Damaged bytes make pickle raise nearly anything, and the classes TypeError.
        raise RefusedAnswer from error
    if not isinstance(reply, Reply):
        raise RefusedAnswer
    return reply


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 the signature of pickle
        known = _KNOWN.get((module, name))
        if known is None:
            raise RefusedAnswer(f"{module}.{name}")
        return known


def _reducer(record: type[Any]) -> Callable[[Any], tuple[type[Any], tuple[Any, ...]]]:
    """A record as a call of its class: half the time that pickle needs for frozen dataclasses with slots."""
    names = [field.name for field in fields(record)]
    values = attrgetter(*names)
    if len(names) == 1:
        return lambda one: (record, (values(one),))
    return lambda one: (record, values(one))


_REDUCERS: Mapping[type[Any], Callable[[Any], Any]] = {
    **dispatch_table,
    **{record: _reducer(record) for record in _RECORDS},
}
