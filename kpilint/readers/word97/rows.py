"""What Word knows of a table row, out of the formats at its end."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from kpilint.readers.drafts import WIDEST_ROW, Row
from kpilint.readers.word97 import sprms as code

_ACROSS, _DOWN_SHIFT, _DOWN = 0b11, 5, 0b11
"""Word's bits for merged cells. Descriptions contradict each other on which of those across marks the first cell."""
_CELL_SIZE = 20


def row_of(formats: Iterable[tuple[int, bytes]]) -> Row:
    """The row by the formats at its end; those of other things are passed over. Raises struct.error and IndexError."""
    row = Row()
    for opcode, operand in formats:
        change = _CHANGES.get(opcode)
        if change is not None:
            change(row, operand)
    return row


def _define(row: Row, operand: bytes) -> None:
    count = min(operand[2], WIDEST_ROW)
    row.edges = list(struct.unpack_from(f"<{count + 1}h", operand, 3))
    cells = operand[3 + 2 * (operand[2] + 1) :]
    bits = [int.from_bytes(cells[_CELL_SIZE * column : _CELL_SIZE * column + 2], "little") for column in range(count)]
    row.across = [one & _ACROSS for one in bits]
    row.down = [one >> _DOWN_SHIFT & _DOWN for one in bits]


def _insert(row: Row, operand: bytes) -> None:
    first, count, width = struct.unpack("<BBh", operand)
    first = min(first, row.columns)
    for _ in range(min(count, WIDEST_ROW - row.columns)):
        row.edges[first + 1 :] = [edge + width for edge in row.edges[first:]]
        row.across.insert(first, 0)
        row.down.insert(first, 0)


def _delete(row: Row, operand: bytes) -> None:
    first, end = operand[0], min(operand[1], row.columns)
    if first < end:
        width = row.edges[end] - row.edges[first]
        row.edges[first + 1 :] = [edge - width for edge in row.edges[end + 1 :]]
        del row.across[first:end]
        del row.down[first:end]


def _widen(row: Row, operand: bytes) -> None:
    first, end, width = struct.unpack("<BBh", operand)
    for column in range(first, min(end, row.columns)):
        more = width - (row.edges[column + 1] - row.edges[column])
        row.edges[column + 1 :] = [edge + more for edge in row.edges[column + 1 :]]


def _merge(row: Row, operand: bytes) -> None:
    first, end = operand[0], min(operand[1], row.columns)
    if first < end:
        row.across[first:end] = [1, *[2] * (end - first - 1)]


def _split(row: Row, operand: bytes) -> None:
    first, end = operand[0], min(operand[1], row.columns)
    row.across[first:end] = [0] * max(0, end - first)


def _merge_down(row: Row, operand: bytes) -> None:
    if operand[1] < row.columns:
        row.down[operand[1]] = operand[2] & _DOWN


_CHANGES = {
    code.COLUMNS: _define,
    code.COLUMNS_INSERTED: _insert,
    code.COLUMNS_DELETED: _delete,
    code.COLUMN_WIDTH: _widen,
    code.MERGED: _merge,
    code.SPLIT: _split,
    code.MERGED_DOWN: _merge_down,
}
