"""Web pages: running text and tables as a browser shows them, also pages that Word, Excel and old systems wrote."""

from __future__ import annotations

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source, SourceNote
from kpilint.model.place import NOWHERE
from kpilint.readers.html.blocks import Blocks
from kpilint.readers.html.decoding import page_text
from kpilint.readers.html.look import Look
from kpilint.readers.html.tables import Reading
from kpilint.readers.html.tree import tree_of

_EMPTY = "网页里没有文字，内容可能要靠脚本另外加载；请在浏览器里打开，全选复制到 Word 文件后再检查"
_ELSEWHERE = "网页是框架，内容在别的文件里（{names}）；请检查那些文件，或在浏览器里打开后复制到 Word 文件"
_HIDDEN_ROWS = "网页的表格里有 {count} 行是隐藏的，没有检查"
_HIDDEN_TABLES = "网页里有 {count} 处表格是隐藏的（可能在没有点开的页签里），没有检查；请复制到 Word 文件后再检查"


def read(path: str, kind: str, data: bytes) -> Source:
    """Read a page: a paragraph a line of text, a grid a table; tables that only lay out the page are taken apart.

    Raises UnreadableInput: in no known encoding, without any text, or nested or large beyond the bounds.
    """
    root = tree_of(page_text(data))
    reading = Reading(Look(root))
    blocks = Blocks()
    blocks.add(reading.parts(root))
    frames = [frame.get("src", "") for frame in root.iter("frame", "iframe") if frame.get("src")]
    notes = []
    if reading.hidden_rows:
        notes.append(SourceNote("hidden", NOWHERE, _HIDDEN_ROWS.format(count=reading.hidden_rows)))
    if reading.hidden_tables:
        notes.append(SourceNote("hidden", NOWHERE, _HIDDEN_TABLES.format(count=reading.hidden_tables)))
    if not blocks.made:
        if not frames:
            raise UnreadableInput(_EMPTY)
        notes.append(SourceNote("unread", NOWHERE, _ELSEWHERE.format(names="、".join(frames[:3]))))
    return Source(path, kind, tuple(blocks.made), tuple(notes))
