"""PDF files drawn by hand, with what office programs and printers put into them."""

from kpilint.model.grid import Grid, Paragraph
from kpilint.readers.pdf import read

A4 = (595, 842)
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 5>>"
    "/DW 1000/W[1[{half}]]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
    "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>"
)
HALF = " ".join(["500"] * 95)
READABLE = FONT.format(encoding="UniGB-UCS2-H", ordering="GB1", half=HALF)
UNREADABLE = FONT.format(encoding="Identity-H", ordering="Identity", half=HALF)


class Drawing:
    """What is drawn on a page or in a form; y counts downwards from its upper edge."""

    def __init__(self, size=A4):
        self.size = size
        self.parts = []

    def put(self, code):
        self.parts.append(code)
        return self

    def text(self, x, y, words, size=10, matrix=None, mode=0, colour="0 g"):
        """Words whose baseline begins at x, y; ``matrix`` turns them."""
        turn = matrix or f"1 0 0 1 {x} {self.size[1] - y}"
        code = words.encode("utf-16-be").hex()
        return self.put(f"BT {colour} /F {size} Tf {mode} Tr {turn} Tm <{code}> Tj ET 0 g")

    def line(self, x0, y0, x1, y1, width=0.5):
        height = self.size[1]
        return self.put(f"{width} w {x0} {height - y0} m {x1} {height - y1} l S")

    def bar(self, x0, y0, x1, y1, width=0.6):
        """A line as a thin filled box, as Word draws it."""
        half, height = width / 2, self.size[1]
        box = (x0 - half, height - y1 - half, x1 - x0 + width, y1 - y0 + width)
        return self.put("{:.2f} {:.2f} {:.2f} {:.2f} re f".format(*box))

    def table(self, xs, ys, rows, draw=None, size=10):
        """Rows of texts with all rules; a text of None belongs to the cell above, lines are parted by newlines."""
        draw = draw or self.line
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                left, right, top, bottom = xs[column], xs[column + 1], ys[at], ys[at + 1]
                if words is not None:
                    draw(left, top, right, top)
                if at + 1 == len(rows) or rows[at + 1][column] is not None:
                    draw(left, bottom, right, bottom)
                draw(left, top, left, bottom)
                draw(right, top, right, bottom)
                for number, words_of_line in enumerate((words or "").split("\n")):
                    if words_of_line:
                        self.text(left + 3, top + 3 + size * (1 + 1.2 * number), words_of_line, size)
        return self

    @property
    def code(self):
        return "\n".join(self.parts).encode()


def document(*pages, forms=(), rotate=0, font=READABLE, images=()):
    """A file of pages (Drawing); ``forms`` are drawings that pages draw with /X0 Do, /X1 Do …; ``images`` the numbers
    of the pages that show a scan."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", font, IMAGE]
    names = " ".join(f"/X{number} {5 + number} 0 R" for number in range(len(forms)))
    resources = f"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R {names}>>>>"
    for form in forms:
        width, height = form.size
        objects.append(stream(form.code, f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]{resources}"))
    kids = []
    for number, page in enumerate(pages, 1):
        width, height = page.size
        code = page.code + (b"\nq 500 0 0 700 40 60 cm /I Do Q" if number in images else b"")
        objects.append(stream(code))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {rotate}"
            f"/Contents {len(objects)} 0 R{resources}>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return written(objects)


def stream(code, entries=""):
    return f"<<{entries}/Length {len(code)}>>stream\n".encode() + code + b"\nendstream"


IMAGE = stream(b"\xff", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")


def written(objects, trailer=""):
    """A file of objects, the first one being its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R{trailer}>>"
    return data + f"{end}\nstartxref\n{len(data)}\n%%EOF\n".encode()


class Reading:
    """A file as the reader sees it."""

    def __init__(self, data):
        self.source = read("t.pdf", "pdf", data)
        self.grids = [block for block in self.source.blocks if isinstance(block, Grid)]
        self.texts = [block.text for block in self.source.blocks if isinstance(block, Paragraph)]

    def rows(self, number=1):
        """The texts of a table; what belongs to a merged cell is its mark."""
        return [[cell.text or cell.merged for cell in row] for row in self.grids[number - 1].rows]
