"""What stands above and between goal tables: titles, rows of labels, bands that name a project, the lines of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.headings import LEADING, label_of, leading_label, without_number
from kpilint.layout.lines import is_furniture, is_title
from kpilint.layout.stream import Item, Row, is_sheet_name, text_of
from kpilint.model.grid import Cell
from kpilint.text.dimensions import dimension_of, level_of

_REACH = 80
"""How many lines a header block without a title may be long."""
_GAP = 12
"""How many lines of text may stand between two of its labels (a long objective in an OCR text)."""
_RUNNING_HEAD = 40
"""Characters of the longest running head."""
_NO_NAME = re.compile(r"\s*(?:注|备注|说明|填[报表]|合\s*计|小\s*计|总\s*计|绩效指标|年度绩效指标|续)")
"""How bands begin that name no project."""


def is_title_item(item: Item) -> bool:
    """Whether a line or a row of one text is the title of a goal table."""
    text = text_of(item)
    return text is not None and is_title(text)


def is_labelled(item: Item) -> bool:
    """Whether a row or line begins with a label of a header block."""
    if isinstance(item, Row):
        return is_head_row(item)
    label = leading_label(item.text)
    return label is not None and label[0] in LEADING


def _is_head_item(item: Item) -> bool:
    return is_labelled(item) or (not isinstance(item, Row) and is_furniture(item.text))


def is_head_row(row: Row) -> bool:
    """Whether a row belongs to a header block: it begins with a label that is no 一级 or 二级指标."""
    first = row.filled[0].text
    label = leading_label(first)
    return label is not None and bool(label[0]) and level_of(first) is None and dimension_of(first) is None


def is_page_line(item: Item) -> bool:
    """Whether a line may stand between two halves of a table: page furniture or a short running head."""
    text = text_of(item)
    if text is None or is_title(text):
        return False
    return is_furniture(text) or (
        not _is_head_item(item) and len(text) <= _RUNNING_HEAD and not text.endswith(("。", "；", "：", ":", "，"))
    )


def name_band(items: Sequence[Item]) -> Row | None:
    """The last row among them that is one merged cell with a name in it, no title, note or unit line."""
    bands = [item for item in items if isinstance(item, Row) and item.is_band and not is_title_item(item)]
    named = [row for row in bands if not is_furniture(row.filled[0].text) and not _NO_NAME.match(row.filled[0].text)]
    return named[-1] if named else None


def labelled_band(item: Item) -> Item:
    """A band that names a project as a label with its value."""
    if not isinstance(item, Row) or not item.is_band or is_labelled(item) or name_band([item]) is None:
        return item
    cell = item.filled[0]
    name = replace(cell, text=without_number(cell.text), raw=cell.original)
    return replace(item, cells=(Cell("项目名称", cell.place), name))


def parted_heads(pending: Sequence[Item]) -> tuple[list[list[Item]], list[Item], list[Item]]:
    """Part what stands above a table: bare header blocks of other tables, the table's own head, and what is left."""
    start = _start_of_head(pending)
    above = pending[:start]
    titles = [at for at, item in enumerate(above) if is_title_item(item)]
    bare: list[list[Item]] = []
    left = list(above[: titles[0]] if titles else above)
    for at, after in zip(titles, [*titles[1:], len(above)], strict=False):
        end = max((k + 1 for k in range(at, min(after, at + _REACH)) if _is_head_item(above[k])), default=at)
        if is_whole_head(above[at:end]):
            bare.append(list(above[at:end]))
            left.extend(above[end:after])
        else:
            left.extend(above[at:after])
    return bare, list(pending[start:]), left


def _start_of_head(pending: Sequence[Item]) -> int:
    """Where the header block at the end of ``pending`` begins: at its title, or at the first of its labels."""
    start = at = len(pending)
    while at > 0 and len(pending) - at < _REACH and start - at <= _GAP:
        at -= 1
        if is_title_item(pending[at]) or is_sheet_name(pending[at]):
            return at
        if _is_head_item(pending[at]):
            start = at
    return start


def is_whole_head(head: Sequence[Item]) -> bool:
    """Whether a titled block without indicator rows is a goal table nevertheless: it has a row of objectives."""
    cells = (cell for item in head if isinstance(item, Row) for cell in item.filled)
    return any(label_of(cell.text) == "objectives" for cell in cells)
