"""The text and tables of a Word document in the order in which people read them."""

from __future__ import annotations

from lxml import etree

from kpilint.model.grid import SourceNote
from kpilint.model.place import NOWHERE
from kpilint.readers.docx.line import Line
from kpilint.readers.docx.names import (
    DELETED,
    MOVED_AWAY,
    NUMBER,
    OTHER_FILE,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    RUN_PROPERTIES,
    TABLE,
    VANISH,
    by_name,
    children,
    first,
    is_on,
    value_of,
)
from kpilint.readers.docx.numbering import Numbering
from kpilint.readers.docx.styles import Styles
from kpilint.readers.docx.table import Parts, table_of
from kpilint.readers.flow import check_depth

_SHEETS = ("excel.", "et.", "ket.")
"""How the names of spreadsheet programs begin in embedded objects: Excel.Sheet.12, ET.Xlsx.6."""
_OBJECT = "文档里嵌入了 {count} 个 Excel 表格对象，里面的内容没有读取；请把它们改成 Word 表格，或另存为 .xlsx 单独检查"
_OTHER_FILE = "文档里插入了 {count} 个外部文件（altChunk），里面的内容没有读取；请用 Word 打开后另存一份再检查"


class Story:
    """A walk over a document; it counts numbered paragraphs and what it could not read."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._sheets = 0
        self._files = 0

    @property
    def notes(self) -> tuple[SourceNote, ...]:
        """What could not be read so far."""
        told = ((_OBJECT, self._sheets), (_OTHER_FILE, self._files))
        return tuple(SourceNote("unread", NOWHERE, why.format(count=count)) for why, count in told if count)

    def parts(self, container: etree._Element, depth: int = 0) -> Parts:
        """What a body, cell or text box holds; ``depth`` is the number of tables round it.

        Raises UnreadableInput: tables too deep in one another, or too large.
        """
        found: Parts = []
        carried = ""
        for child in children(container):
            if child.tag == PARAGRAPH:
                carried = self._paragraph(child, carried, found, depth)
            elif child.tag == TABLE:
                if carried:
                    found.append(carried)
                    carried = ""
                check_depth(depth + 1)
                found.append(table_of(child, lambda cell: self.parts(cell, depth + 1)))
            elif child.tag == OTHER_FILE:
                self._files += 1
        return [*found, carried] if carried else found

    def _paragraph(self, element: etree._Element, carried: str, found: Parts, depth: int) -> str:
        """Add a paragraph behind what was ``carried`` into it, then its text boxes. Returns what is carried into the
        next one: all text of a paragraph that does not end, for people see both as one."""
        properties = by_name(first(element, PARAGRAPH_PROPERTIES))
        named = value_of(properties.get(PARAGRAPH_STYLE)) or self._styles.default
        line = Line(element, self._styles, self._styles.of(named).hidden is True)
        for name in line.objects:
            self._sheets += name.lower().startswith(_SHEETS)
        text = carried + line.text
        if _ends(properties.get(RUN_PROPERTIES)):
            if text := (self._numbering.mark(properties.get(NUMBER), named) + text).strip():
                found.append(text)
            text = ""
        for box in line.boxes:
            found.extend(self.parts(box, depth))
        return text


def _ends(mark: etree._Element | None) -> bool:
    """Whether the mark at a paragraph's end is there to see: neither hidden nor, as a tracked change, deleted."""
    if mark is None:
        return True
    said = by_name(mark)
    return DELETED not in said and MOVED_AWAY not in said and not is_on(said.get(VANISH))
