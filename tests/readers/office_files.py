"""Small Word and OpenDocument files out of XML strings, and short ways to look at what was read from them."""

import zipfile
from io import BytesIO

from kpilint.model.grid import Grid, Paragraph
from kpilint.readers import read

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": WORD,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": TYPES,
}
ODF_NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"
    for name, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("svg", "svg-compatible"),
    )
}


def zipped(members, packing=zipfile.ZIP_DEFLATED):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def _relations(targets):
    rows = (f'<Relationship Id="r{at}" Type="{TYPES}/{kind}" Target="{to}"/>' for at, (kind, to) in enumerate(targets))
    return f'<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'


def _names(names):
    return " ".join(f'xmlns:{short}="{long}"' for short, long in names.items())


def docx(body, numbering="", styles="", main="word/document.xml", prolog="", names=NAMES):
    """The bytes of a Word document with this body."""
    folder, _, file = main.rpartition("/")
    return zipped(
        {
            "_rels/.rels": _relations([("officeDocument", main)]),
            f"{folder}/_rels/{file}.rels": _relations([("numbering", "numbering.xml"), ("styles", "styles.xml")]),
            main: f"{prolog}<w:document {_names(names)}><w:body>{body}</w:body></w:document>",
            f"{folder}/numbering.xml": f"<w:numbering {_names(names)}>{numbering}</w:numbering>",
            f"{folder}/styles.xml": f"<w:styles {_names(names)}>{styles}</w:styles>",
        }
    )


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content, properties=""):
    """A paragraph; plain texts become runs."""
    runs = (one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def tc(content="", properties=""):
    """A cell; plain text becomes its paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells, properties=""):
    """A row; plain texts become cells."""
    inner = (one if one.startswith("<") else tc(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(inner)}</w:tr>"


def tbl(*rows, widths=()):
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def odf(kind, body, automatic="", styles="", extra=None):
    """The bytes of an OpenDocument file: kind "text" or "spreadsheet"."""
    names = _names(ODF_NAMES)
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {names}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {names}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
            **(extra or {}),
        }
    )


class Shown:
    """A file as the reader sees it."""

    def __init__(self, data, path="表.docx"):
        self.source = read(path, data)
        self.grids = [block for block in self.source.blocks if isinstance(block, Grid)]

    @property
    def texts(self):
        return [block.text for block in self.source.blocks if isinstance(block, Paragraph)]

    @property
    def order(self):
        """The texts of paragraphs and the first cells of tables in document order."""
        return [
            block.text if isinstance(block, Paragraph) else f"[{block.rows[0][0].text}]" for block in self.source.blocks
        ]

    def rows(self, number=1):
        """A table's texts; ^ and < stand in cells that only belong to a merged one above or to the left."""
        signs = {"up": "^", "left": "<", "": ""}
        return [[signs[cell.merged] or cell.text for cell in row] for row in self.grids[number - 1].rows]

    @property
    def notes(self):
        return [(note.kind, note.why) for note in self.source.notes]
