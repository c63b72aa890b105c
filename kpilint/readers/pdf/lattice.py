"""The lines of one table: those that belong together, and what programs draw a little off or leave out put right."""

from __future__ import annotations

from collections.abc import Sequence

from kpilint.readers.pdf.rules import Ruling, Rulings

TOUCH = 3.5
"""Points by which lines that meet may miss each other."""
OPEN = 5.0
"""Points that lines must stick out for the table to be open there."""
_LOWEST = 0.8
"""Times the size of the text that a row is high, at least."""

Lines = tuple[list[Ruling], list[Ruling]]
"""The level and the upright lines of one table."""


def connected(rulings: Rulings) -> list[Lines]:
    """Lines that touch one another, by groups, with the lone upright lines that close a merged cell at their side."""
    groups = _touching(rulings)
    tables = [(level, upright) for level, upright in groups if level and upright]
    for lone in (upright[0] for level, upright in groups if not level and len(upright) == 1):
        beside = [table for table in tables if _is_as_high(lone, table)]
        if beside:
            nearest = min(beside, key=lambda table: min(abs(line.at - lone.at) for line in table[1]))
            nearest[1].append(lone)
    return tables


def _is_as_high(line: Ruling, table: Lines) -> bool:
    """Whether an upright line reaches from a table's top to its foot."""
    top, foot = min(one.at for one in table[0]), max(one.at for one in table[0])
    return abs(line.start - top) <= OPEN and abs(line.end - foot) <= OPEN


def _touching(rulings: Rulings) -> list[Lines]:
    """Lines that touch one another, by groups."""
    level, upright = rulings.level, rulings.upright
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for at, row in enumerate(level):
        for beside, column in enumerate(upright, len(level)):
            across = row.start - TOUCH <= column.at <= row.end + TOUCH
            if across and column.start - TOUCH <= row.at <= column.end + TOUCH:
                parent[root(at)] = root(beside)
    groups: dict[int, Lines] = {}
    for at in range(len(parent)):
        rows, columns = groups.setdefault(root(at), ([], []))
        if at < len(level):
            rows.append(level[at])
        else:
            columns.append(upright[at - len(level)])
    return list(groups.values())


def aligned(lines: list[Ruling], size: float) -> list[Ruling]:
    """Level lines with those moved to their middle that lie side by side, nearer to each other than any text is high:
    some programs draw the cells of one row a little apart."""
    rows: list[list[Ruling]] = []
    for line in sorted(lines):
        row = rows[-1] if rows else []
        beside = all(line.end <= other.start + TOUCH or other.end <= line.start + TOUCH for other in row)
        if row and (line.at == row[-1].at or (beside and line.at - row[0].at < _LOWEST * size)):
            row.append(line)
        else:
            rows.append([line])
    return [line._replace(at=(row[0].at + row[-1].at) / 2) for row in rows for line in row]


def closing(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Ruling]:
    """The sides of the table that are not drawn: where neighbouring level lines, and none between them further out,
    begin or end alike."""
    made: list[Ruling] = []
    lines = sorted(level)
    for at, above in enumerate(lines):
        for below in lines[at + 1 :]:
            if below.at == above.at:
                continue
            between = [line for line in lines if above.at <= line.at <= below.at]
            left, right = min(line.start for line in between), max(line.end for line in between)
            for x, one, other in ((left, above.start, below.start), (right, above.end, below.end)):
                if max(abs(one - x), abs(other - x)) > TOUCH:
                    continue
                near = [line for line in upright if abs(line.at - x) <= OPEN]
                if not any(line.covers(above.at, below.at) for line in near):
                    made.append(Ruling(near[0].at if near else x, above.at, below.at))
            break
    return made
