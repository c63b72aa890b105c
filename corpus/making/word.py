"""Word documents: paragraphs and tables with what only Word has (tracked changes, content controls, fields)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm

from .fixed import MOMENT, fixed
from .forms import LEFT, UP, Block, Table, Text, prose
from .marks import row_mark, runs
from .source import Source

_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_BY = f'w:id="1" w:author="预算科" w:date="{MOMENT}"'
_TWIPS_A_CM = 567
_PAPER = (21.0, 29.7)
_MARGIN = 1.9
_FONT = "宋体"
_SIZES = {"heading": 32, "subheading": 26, "title": 36, "": 21, "right": 21, "box": 21}
"""Half points by style."""
_TAG = 'w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chmetcnv"'
_CLOSE = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
_KEPT_STYLES = ("Normal", "Default", "No List", "Header", "Footer", "header", "footer")
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def document(source: Source, blocks: Iterable[Block]) -> bytes:
    """A .docx of paragraphs and tables."""
    made = docx.Document()
    body = made.element.body
    writer = _Writer(source)
    for block in [*blocks, Text("")]:
        xml = writer.table(block) if isinstance(block, Table) else writer.paragraph(block)
        body.insert(len(body) - 1, parse_xml(xml))
    _set_page(made, source.page)
    _set_styles(made, source.page.get("font", _FONT))
    made.core_properties.author = made.core_properties.last_modified_by = ""
    made.core_properties.title = ""
    made.core_properties.comments = ""
    saved = BytesIO()
    made.save(saved)
    return fixed(saved.getvalue())


class _Writer:
    """Turns blocks into WordprocessingML."""

    def __init__(self, source: Source) -> None:
        self._page = source.page
        self._nested: Mapping[str, str] = source.raw.get("nested", {})
        long, short = _PAPER[1], _PAPER[0]
        self._width = (long if self._page.get("landscape") else short) - 2 * _MARGIN

    def paragraph(self, block: Text) -> str:
        if block.style == "box":
            return f"<w:p {_SPACES}><w:r>{_text_box(block.text)}</w:r></w:p>"
        look = {"title": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}.get(block.style, "")
        bold = "<w:b/>" if block.style in ("title", "heading", "subheading") else ""
        content = "".join(_run(kind, text, _SIZES[block.style], bold) for kind, text in runs(block.text))
        return f"<w:p {_SPACES}><w:pPr>{_CLOSE}{look}</w:pPr>{content}</w:p>"

    def table(self, table: Table, width: float | None = None) -> str:
        widths = self._widths(table.width, width or self._width)
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        line = "nil" if self._page.get("borderless") else "single"
        edges = "".join(f'<w:{edge} w:val="{line}" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES)
        rows = "".join(self._row(table, number, widths) for number in range(len(table.rows)))
        return (
            f'<w:tbl {_SPACES}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        )

    def _widths(self, columns: int, width: float) -> list[int]:
        shares = self._page.get("widths", {}).get(str(columns), [1] * columns)
        return [round(width * _TWIPS_A_CM * share / sum(shares)) for share in shares]

    def _row(self, table: Table, number: int, widths: list[int]) -> str:
        cells = table.rows[number]
        mark = row_mark(cells)
        tracked = {"deleted": "del", "inserted": "ins"}.get(mark)
        settings = "<w:tblHeader/>" if number in table.heads else ""
        settings += f"<w:{tracked} {_BY}/>" if tracked else ""
        inner = "".join(
            self._cell(table, number, column, widths, mark) for column, text in enumerate(cells) if text != LEFT
        )
        row = f"<w:tr><w:trPr>{settings}</w:trPr>{inner}</w:tr>"
        if mark != "control":
            return row
        return f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{row}</w:sdtContent></w:sdt>'

    def _cell(self, table: Table, row: int, column: int, widths: list[int], mark: str) -> str:
        text = table.rows[row][column]
        across = table.span(row, column)[1]
        width = sum(widths[column : column + across])
        look = f'<w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{across}"/>' if across > 1 else "")
        if text.startswith(UP):
            look += "<w:vMerge/>"
        elif table.cell(row + 1, column).startswith(UP):
            look += '<w:vMerge w:val="restart"/>'
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{self._content(text.removeprefix(UP), width, mark)}</w:tc>"

    def _content(self, text: str, width: int, mark: str) -> str:
        text, nested, key = text.partition("[nest:")
        inner = ""
        if nested:
            (table,) = (block for block in prose(self._nested[key.rstrip("]")]) if isinstance(block, Table))
            inner = self.table(table, width / _TWIPS_A_CM - 0.5) + "<w:p/>"
        size = self._page.get("size", _SIZES[""])
        paragraphs = [""]
        for kind, part in runs(text):
            if kind == "paragraph":
                paragraphs.append("")
            else:
                paragraphs[-1] += _run(mark if mark in ("deleted", "inserted") else kind, part, size)
        return "".join(f"<w:p><w:pPr>{_CLOSE}</w:pPr>{content}</w:p>" for content in paragraphs) + inner


def _run(kind: str, text: str, size: int, look: str = "") -> str:
    hidden = "<w:vanish/>" if kind == "hidden" else ""
    start = f'<w:r><w:rPr>{look}{hidden}<w:sz w:val="{size}"/></w:rPr>'
    if kind == "break":
        return f"{start}<w:br/></w:r>"
    letters = f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    if kind == "deleted":
        return f"<w:del {_BY}>{start}{letters.replace('w:t', 'w:delText')}</w:del>"
    if kind == "inserted":
        return f"<w:ins {_BY}>{start}{letters}</w:ins>"
    if kind == "tag":
        return f"<w:smartTag {_TAG}>{start}{letters}</w:smartTag>"
    if kind == "field":
        sign = f'{start}<w:fldChar w:fldCharType="{{}}"/></w:r>'
        code = f'{start}<w:instrText xml:space="preserve"> = {text} \\# "0.0" </w:instrText></w:r>'
        return sign.format("begin") + code + sign.format("separate") + start + letters + sign.format("end")
    return start + letters


def _text_box(text: str) -> str:
    """A text box as Word writes it: as a shape, and once more as VML for older versions."""
    inner = f"<w:txbxContent><w:p>{_run('', text, _SIZES[''])}</w:p></w:txbxContent>"
    extent = 'cx="2160000" cy="360000"'
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:wrapTopAndBottom/><wp:docPr id="1" name="文本框 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        '</mc:Choice><mc:Fallback><w:pict><v:shape style="width:170pt;height:28pt">'
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def _set_page(made: Document, page: Mapping[str, Any]) -> None:
    section = made.sections[0]
    short, long = (Cm(one) for one in _PAPER)
    landscape = page.get("landscape")
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    if head := page.get("running-head"):
        section.header.paragraphs[0].text = head
    if numbers := page.get("page-numbers"):
        paragraph = section.footer.paragraphs[0]._p
        before, _, after = numbers.partition("{}")
        for xml in (
            _plain_run(f'<w:t xml:space="preserve">{before}</w:t>'),
            f'<w:fldSimple {_SPACES} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
            _plain_run(f'<w:t xml:space="preserve">{after}</w:t>'),
        ):
            paragraph.append(parse_xml(xml))


def _set_styles(made: Document, name: str) -> None:
    """One font for all; without the hundreds of styles of python-docx's own template."""
    for style in list(made.styles):
        if not style.name.startswith(_KEPT_STYLES):
            style.delete()
    fonts = made.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for letters in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{letters}"), name)


def _plain_run(inner: str) -> str:
    return f"<w:r {_SPACES}>{inner}</w:r>"
