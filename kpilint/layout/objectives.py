"""绩效目标: its numbered items apart, their leading numbers left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.headings import heading_of, label_of
from kpilint.layout.lines import is_furniture, is_title
from kpilint.layout.pairs import Pair, cell_of, unlabelled
from kpilint.layout.stream import Item, Row, text_of
from kpilint.model.grid import Cell, Paragraph
from kpilint.text.linebreaks import join_lines

_MARK = re.compile(
    r"(?:^|(?<=[\s。；;！!？?：:,，、”\"’'）)]))"
    r"(?:(?:绩效)?[目指]标\s*(\d{1,2}|[一二三四五六七八九十])\s*[:：.．、]\s*|(\d{1,2})\s*(?:[、．]|\.(?!\d(?!\d?月|0\d\d年))|[)）])\s*"
    r"|[(（](\d{1,2})[)）]\s*[、.．]?\s*|([一二三四五六七八九十])\s*[、．.]\s*"
    r"|[(（]([一二三四五六七八九十])[)）]\s*[、.．]?\s*|([①-⑩])\s*)"
)
_BARE = re.compile(r"(?:绩效|年度)?目标\s*(?:\d{1,2}|[一二三四五六七八九十])")
"""A cell of its own that numbers the goal beside it."""
_CHINESE = "一二三四五六七八九十"
_BETWEEN = "；;， \u3000"
"""The marks and blanks that stand between two items of a list."""


def find_objectives(pairs: Sequence[Pair], items: Sequence[Item], field: str = "objectives") -> tuple[Cell, ...] | None:
    """The objectives of a header block: behind their label, else under it, else (OCR text) above it.

    Where several labels name objectives (总体目标 over 中期目标 and 年度目标) the last with a text is the year's.
    None where there is no such label; one empty cell where there is no text.
    """
    labels = [pair for pair in pairs if pair.field == field]
    if not labels:
        return None
    pair = next((one for one in reversed(labels) if one.value.text), labels[-1])
    word = "".join(pair.label.text.split())
    repeated = [one for one in labels if one.value.text and "".join(one.label.text.split()) == word]
    if len(repeated) > 1 and len({one.at for one in repeated}) == len(repeated):
        return split_objectives(_distinct([cell for one in repeated for cell in one.values]))
    beside = [one.column for one in pairs if one.at == pair.at and one.column > pair.column]
    cells = _distinct(pair.values)
    row = items[pair.at]
    if isinstance(row, Row) and row.is_band and not cells:
        cells = _bands(items, pair.at)
    elif not cells and len([one for one in pairs if one.at == pair.at]) > 1:
        cells = _under(items, pair, min(beside, default=None))
    elif below := _below(items, pair):
        cells += below
    if not cells or _misses_first(cells):
        cells = [*_above(items, pair.at), *cells]
    return split_objectives(_led(cells) or [pair.value])


def _led(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, those that only number the next one (目标1 | 建成…) put in front of it."""
    made: list[Cell] = []
    number: Cell | None = None
    for cell in cells:
        if number is not None:
            cell = replace(cell, text=f"{number.text}：{cell.text}", raw=None)
        number = cell if _BARE.fullmatch(cell.text) else None
        if number is None:
            made.append(cell)
    return [*made, number] if number is not None else made


def of_year_and_term(
    year: tuple[Cell, ...] | None, term: tuple[Cell, ...] | None
) -> tuple[tuple[Cell, ...] | None, tuple[Cell, ...] | None]:
    """The goals of the year and those of the whole term: the only ones that a table asks for are the year's."""
    return (term, None) if year is None else (year, term)


def _misses_first(cells: Sequence[Cell]) -> bool:
    """Whether the items begin with a later number than 1: the label stands in the middle of them."""
    mark = _MARK.match(cells[0].text)
    return mark is not None and _number(mark) > 1


def _distinct(cells: Sequence[Cell]) -> list[Cell]:
    """The filled cells, a merged cell's repeated text once."""
    return list({cell.text: cell for cell in reversed(cells) if cell.text}.values())[::-1]


def _under(items: Sequence[Item], pair: Pair, end: int | None) -> list[Cell]:
    """The texts in the rows below a label that is a column's heading, up to the next labelled row."""
    cells: list[Cell] = []
    for at in range(pair.at + 1, len(items)):
        row = unlabelled(items, at)
        if row is None:
            break
        cells += _distinct(row.cells[pair.column : end])
    return cells


def _bands(items: Sequence[Item], at: int) -> list[Cell]:
    """The texts below a label that takes a whole row, each in a row of its own, up to the next label or heading."""
    cells: list[Cell] = []
    for item in items[at + 1 :]:
        if not isinstance(item, Row) or not item.is_band or label_of(item.filled[0].text) is not None:
            break
        if heading_of(item.filled[0].text) is not None:
            break
        cells.append(item.filled[0])
    return cells


def _below(items: Sequence[Item], pair: Pair) -> list[Cell]:
    """What goes on below an objective: lines, and rows empty below the label, up to the next label or title."""
    cells: list[Cell] = []
    in_row = isinstance(items[pair.at], Row)
    for at in range(pair.at + 1, len(items)):
        item = items[at]
        if isinstance(item, Paragraph):
            if label_of(item.text) is not None or heading_of(item.text) is not None or is_title(item.text):
                break
            if not is_furniture(item.text):
                cells.append(cell_of(item))
            continue
        row = unlabelled(items, at) if in_row else None
        if row is None or any(cell.text for cell in row.cells[: pair.column + 1]):
            break
        cells += _distinct(row.cells[pair.column + 1 :])
    return cells


def _above(items: Sequence[Item], at: int) -> list[Cell]:
    """Lines above the label, down from the title and the unit lines."""
    cells: list[Cell] = []
    for item in reversed(items[:at]):
        text = text_of(item)
        if text is None or is_title(text) or label_of(text) is not None:
            break
        if not is_furniture(text):
            cells.insert(0, cell_of(item) if isinstance(item, Paragraph) else item.filled[0])
    return cells


def split_objectives(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The items of 绩效目标 from the cells it stands in; one empty cell where all are empty.

    Items are numbered 1, 2, 3 … in order and in one way (``1.`` ``1、`` ``1）`` ``（1）`` ``目标1：`` ``一、``); other
    numbers stay text.
    A cell without a number goes on with the item above it. The mark between two items (；，) belongs to neither.
    """
    items: list[Cell] = []
    count = 0
    for cell in cells:
        parts, count = _parts(cell, count)
        if items and parts and not parts[0][0]:
            above = items[-1]
            items[-1] = replace(above, text=_joined(above.text, parts[0][1]), pieces=(*above.pieces, cell.place))
            parts = parts[1:]
        items.extend(replace(cell, text=text, raw=_raw(cell, text)) for _, text in parts if text)
    if not items:
        return (replace(cells[0], text="", raw=None),) if cells else ()
    parted = (replace(item, text=item.text.rstrip(_BETWEEN)) for item in items[:-1])
    return (*(item for item in parted if item.text), items[-1])


def _parts(cell: Cell, count: int) -> tuple[list[tuple[bool, str]], int]:
    """The parts of a cell, each with whether a number led it; ``count`` is the last number met so far."""
    text = _with_breaks(cell)
    cuts: list[tuple[int, int]] = []
    style: int | None = None
    for mark in _MARK.finditer(text):
        number = _number(mark)
        first = not cuts and (number == 1 or (count == 0 and mark.start() == 0))  # Word may count on from another list
        if style in (None, mark.lastindex) and (number == count + 1 or first):
            cuts.append(mark.span())
            count, style = number, mark.lastindex
    if not cuts:
        return ([(False, cell.text)] if text else []), count
    parts = [(False, join_lines(lead))] if (lead := text[: cuts[0][0]].strip()) else []
    ends = [start for start, _ in cuts[1:]]
    parts += [
        (True, join_lines(text[after:end].strip())) for (_, after), end in zip(cuts, [*ends, len(text)], strict=True)
    ]
    return parts, count


def _with_breaks(cell: Cell) -> str:
    """A cell's text with the line breaks it has in the file, which part items as blanks do, where it has no others."""
    raw = cell.original
    return raw if "\n" in raw and "".join(raw.split()) == "".join(cell.text.split()) else cell.text


def _number(mark: re.Match[str]) -> int:
    said = mark[1] or mark[2] or mark[3] or mark[4] or mark[5] or mark[6]
    if said in _CHINESE:
        return _CHINESE.index(said) + 1
    return int(unicodedata.normalize("NFKC", said))


def _joined(above: str, below: str) -> str:
    return (
        f"{above} {below}" if above[-1:].isascii() and below[:1].isascii() and above[-1:].isalnum() else above + below
    )


def _raw(cell: Cell, text: str) -> str | None:
    """What stood in the file: the whole cell where markup was resolved in it, else nothing."""
    return cell.raw if cell.raw is not None and text else None
