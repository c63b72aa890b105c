"""Where something stands in a document, as its user finds it again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document. All numbers count from 1; what the format does not have is None.

    ``line`` and ``column`` are the line and the character column in a text file, ``sheet`` and ``cell``
    (A1 notation) those of a workbook, ``page`` that of a paginated document; ``table`` is the number of the
    table in document order and ``row`` the row inside it, in every format.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    table: int | None = None
    row: int | None = None


NOWHERE = Place()
