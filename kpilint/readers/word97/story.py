"""From the text with its marks to paragraphs and tables in their order."""

from __future__ import annotations

import re
from functools import partial

from kpilint.readers.flow import Table
from kpilint.readers.nesting import Nesting
from kpilint.readers.refused import Refused
from kpilint.readers.word97.lists import Item, Lists
from kpilint.readers.word97.looks import GONE, HIDDEN
from kpilint.readers.word97.paragraphs import Mark, Marks
from kpilint.readers.word97.shown import Screen, readable

_CELL_END = "\x07"
_PARAGRAPH = re.compile("[^\r\x07]*[\r\x07]|[^\r\x07]+")


def story(part: range, screen: Screen, marks: Marks, lists: Lists) -> list[str | Table]:
    """The paragraphs of a part of the text (the main one, the text boxes) and its outermost tables.

    Raises Refused: marks and formats contradict each other; UnreadableInput: a table is too large or too deep.
    """
    characters, seen = screen.text.characters, screen.shown(part)
    nesting = Nesting(lists.numbered)
    for match in _PARAGRAPH.finditer(characters, part.start, part.stop):
        end = match.end() - 1
        mark = marks.at(end)
        masked, mask = "".join(seen[match.start() - part.start : end - part.start]), seen[end - part.start]
        nesting.at(mark.depth)
        nesting.look(bool((masked + mask).strip(GONE + HIDDEN)), HIDDEN in masked)
        ends_cell = _ends_cell(mark, characters[end])
        if mark.row is not None:
            nesting.end_row(mark.row)
        elif mask in (GONE, HIDDEN) and not ends_cell:
            nesting.carry(readable(masked))
        else:
            nesting.paragraph(readable(masked), partial(Item.of, style=mark.style))
            if ends_cell:
                nesting.end_cell()
    return nesting.finished()


def _ends_cell(mark: Mark, character: str) -> bool:
    if character == _CELL_END and mark.depth == 0:
        raise Refused("有单元格不在表格里")
    return mark.ends_cell if mark.depth > 1 else character == _CELL_END
