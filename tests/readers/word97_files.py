"""Small Word 97 files, built byte by byte as the format has them."""

import struct
from dataclasses import dataclass, field

SECTOR = 512
TEXT_AT = 1024

IN_TABLE = struct.pack("<HB", 0x2416, 1)
ROW_END = IN_TABLE + struct.pack("<HB", 0x2417, 1)
HIDDEN = struct.pack("<HB", 0x083C, 1)
NOT_AS_STYLE = struct.pack("<HB", 0x083C, 0x81)
DELETED = struct.pack("<HB", 0x0800, 1)
FIRST_ACROSS, ACROSS, FIRST_DOWN, DOWN = 0x01, 0x02, 0x60, 0x20


def deep(depth):
    return IN_TABLE + struct.pack("<Hi", 0x6649, depth)


def columns(edges, flags=()):
    """The sprm that defines the columns of a row."""
    cells = [*flags, *[0] * (len(edges) - 1 - len(flags))]
    body = struct.pack(f"<B{len(edges)}h", len(edges) - 1, *edges) + b"".join(
        struct.pack("<H18x", flag) for flag in cells
    )
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


def symbol(font, code):
    return struct.pack("<HHH", 0x6A09, font, code)


def in_list(use, level=0):
    return struct.pack("<HHHB", 0x460B, use, 0x260A, level)


@dataclass
class Paragraph:
    """Runs of text with their formats, ended by ``mark``."""

    runs: list
    formats: bytes = b""
    mark: str = "\r"
    mark_formats: bytes = b""
    style: int = 0


def p(*runs, formats=b"", mark="\r", mark_formats=b"", style=0):
    return Paragraph(
        [run if isinstance(run, tuple) else (run, b"") for run in runs], formats, mark, mark_formats, style
    )


def row(*texts, edges=None, flags=(), more=b"", hidden=b""):
    """The paragraphs of a row of a table, its mark last."""
    edges = edges if edges is not None else [1000 * at for at in range(len(texts) + 1)]
    cells = [p((text, hidden), formats=IN_TABLE, mark="\x07", mark_formats=hidden) for text in texts]
    return [*cells, p(formats=ROW_END + columns(edges, flags) + more, mark="\x07", mark_formats=hidden)]


def inner_row(*texts, depth=2):
    """The paragraphs of a row of a table in a table."""
    cells = [p(text, formats=deep(depth) + struct.pack("<HB", 0x244B, 1)) for text in texts]
    end = deep(depth) + struct.pack("<HB", 0x244C, 1) + columns([500 * at for at in range(len(texts) + 1)])
    return [*cells, p(formats=end)]


@dataclass
class Word97:
    """A document in the making; ``boxes`` and ``footnotes`` are further parts of the text."""

    paragraphs: list
    footnotes: list = field(default_factory=list)
    boxes: list = field(default_factory=list)
    fonts: tuple = ()
    styles: bytes = b""
    lists: tuple = (b"", b"")
    data: bytes = b""
    version: int = 0x00C1
    flags: int = 0x0200
    width: int = 2
    piece_change: int = 0

    def bytes(self):
        parts = [[*self.paragraphs], [*self.footnotes], [*self.boxes]]
        whole = [one for part in parts for one in part]
        text = "".join(one.runs_text + one.mark for one in map(_with_text, whole))
        encoded = text.encode("utf-16-le") if self.width == 2 else text.encode("cp1252")
        body = bytearray(TEXT_AT) + encoded
        papx, chpx = self._runs(whole)
        paragraph_pages = [_page(body, chunk, 13, _papx) for chunk in _chunks(papx, 3)]
        character_pages = [_page(body, chunk, 1, _chpx) for chunk in _chunks(chpx, 8)]
        body += bytes(-len(body) % SECTOR)
        table = bytearray()
        places = {}

        def put(number, content, behind=b""):
            places[number] = (len(table), len(content))
            table.extend(content + behind)

        offset = TEXT_AT if self.width == 2 else TEXT_AT * 2 | 0x40000000
        pieces = struct.pack("<IIHIH", 0, units(text), 0, offset, self.piece_change)
        put(33, b"\x02" + struct.pack("<I", len(pieces)) + pieces)
        put(13, _plc(papx, paragraph_pages))
        put(12, _plc(chpx, character_pages))
        put(1, self.styles)
        put(15, _fonts(self.fonts))
        if self.lists[0]:
            put(73, *self.lists[0])
            put(74, *self.lists[1])
        lengths = [sum(units(_with_text(one).runs_text) + 1 for one in part) for part in parts]
        fib = self._fib(lengths, places)
        body[: len(fib)] = fib
        return compound({"WordDocument": bytes(body), "1Table": bytes(table), "Data": self.data})

    def _runs(self, whole):
        at, papx, chpx = TEXT_AT, [], []
        for one in whole:
            start = at
            for text, formats in [*one.runs, (one.mark, one.mark_formats)]:
                end = at + units(text) * self.width
                if end > at:
                    chpx.append((at, end, formats))
                at = end
            papx.append((start, at, struct.pack("<H", one.style) + self._stored(one.formats)))
        return papx, chpx

    def _stored(self, formats):
        """Formats too long for a page stand in the stream Data."""
        if len(formats) < 400:
            return formats
        offset = len(self.data)
        self.data += struct.pack("<H", len(formats)) + formats
        return struct.pack("<HI", 0x6646, offset)

    def _fib(self, lengths, places):
        main, footnotes, boxes = lengths
        head = struct.pack("<6H", 0xA5EC, self.version, 0, 0x0804, 0, self.flags) + bytes(20)
        longs = [0] * 22
        longs[3], longs[4], longs[9] = main, footnotes, boxes
        list_of = b"".join(struct.pack("<II", *places.get(number, (0, 0))) for number in range(93))
        return (
            head
            + struct.pack("<H", 14)
            + bytes(28)
            + struct.pack("<H22i", 22, *longs)
            + struct.pack("<H", 93)
            + list_of
        )


def _with_text(one):
    one.runs_text = "".join(text for text, _ in one.runs)
    return one


def units(text):
    """How many characters Word counts: those outside the first plane are two."""
    return len(text.encode("utf-16-le")) // 2


def _chunks(items, size):
    return [items[at : at + size] for at in range(0, len(items), size)]


def _papx(formats):
    padded = formats + bytes(len(formats) % 2 == 0)
    return bytes([(len(padded) + 1) // 2]) + padded


def _chpx(formats):
    return bytes([len(formats)]) + formats if formats else b""


def _page(body, runs, entry, packed):
    """Append a page of formats; its number."""
    body += bytes(-len(body) % SECTOR)
    page = bytearray(SECTOR)
    page[-1] = len(runs)
    borders = [start for start, _, _ in runs] + [runs[-1][1]]
    struct.pack_into(f"<{len(borders)}I", page, 0, *borders)
    free = SECTOR - 1
    for at, (_, _, formats) in enumerate(runs):
        content = packed(formats)
        if content:
            free = (free - len(content)) // 2 * 2
            page[free : free + len(content)] = content
            page[4 * len(borders) + entry * at] = free // 2
    assert free > 4 * len(borders) + entry * len(runs)
    body += page
    return len(body) // SECTOR - 1


def _plc(runs, pages):
    firsts = [runs[0][0]] * len(pages) + [runs[-1][1]]
    return struct.pack(f"<{len(firsts)}I", *firsts) + struct.pack(f"<{len(pages)}I", *pages)


def _fonts(names):
    entries = [bytes(39) + (name + "\0").encode("utf-16-le") for name in names]
    return struct.pack("<HH", len(names), 0) + b"".join(bytes([len(entry)]) + entry for entry in entries)


def style_sheet(*styles):
    """The paragraph styles 0 and on, each by the formats of its characters and of its paragraphs."""
    made = struct.pack("<HHHH", 4, len(styles), 10, 0)[:6]
    for number, (characters, paragraphs) in enumerate(styles):
        first = struct.pack("<H", number) + paragraphs
        sets = b"".join(struct.pack("<H", len(one)) + one + bytes(len(one) % 2) for one in (first, characters))
        style = struct.pack("<HHHHHHH", 0, 0xFFF1, 2, 0, 0, 0, 0) + sets
        made += struct.pack("<H", len(style)) + style
    return made


def list_tables(levels, starts=()):
    """The tables of one list with up to nine levels (text, number format, start), used by itself and, where ``starts``
    are given (level to number), by a second use that begins there."""
    head = struct.pack("<H", 1) + struct.pack("<ii18xBx", 7, 0, 0)
    behind = b""
    for at in range(9):
        text, code, start = levels[at] if at < len(levels) else ("", 0, 1)
        behind += struct.pack("<iBB9xB8xBBBB", start, code, 0, 0, 0, 0, 0, 0)
        behind += struct.pack("<H", len(text)) + text.encode("utf-16-le")
    uses = [(), tuple(starts)]
    head_of_uses = struct.pack("<I", 2) + b"".join(struct.pack("<i8xBxxx", 7, len(use)) for use in uses)
    more = b"".join(
        b"\xff\xff\xff\xff" + b"".join(struct.pack("<iI", start, level | 0x10) for level, start in use) for use in uses
    )
    return ((head, behind), (head_of_uses, more))


def compound(streams):
    """An OLE file with these streams, each filled up to the 4,096 bytes from which on a stream has its own sectors."""
    contents = [(name, content + bytes(max(0, 4096 - len(content)))) for name, content in streams.items() if content]
    sectors, starts = [], []
    for _, content in contents:
        starts.append(len(sectors))
        parts = [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
        sectors += [(part + bytes(SECTOR - len(part)), at + 1 < len(parts)) for at, part in enumerate(parts)]
    entries = [_entry("Root Entry", 5, 1 if contents else -1, -2, 0)]
    for at, ((name, content), start) in enumerate(zip(contents, starts, strict=True)):
        right = at + 2 if at + 1 < len(contents) else -1
        entries.append(_entry(name, 2, -1, start, len(content), right))
    directory = b"".join(entries) + _entry("", 0, -1, 0, 0) * (-len(entries) % 4)
    folder_at = len(sectors)
    folders = [directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR)]
    sectors += [(part, at + 1 < len(folders)) for at, part in enumerate(folders)]
    tables = 1
    while tables * 128 < len(sectors) + tables:
        tables += 1
    fat = [at + 1 if more else -2 for at, (_, more) in enumerate(sectors)] + [-3] * tables
    fat += [-1] * (tables * 128 - len(fat))
    where = [len(sectors) + at for at in range(tables)]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIiIIiIiI", 0, tables, folder_at, 0, 4096, -2, 0, -2, 0)
    head += struct.pack("<109i", *where, *[-1] * (109 - tables))
    return head + b"".join(part for part, _ in sectors) + struct.pack(f"<{len(fat)}i", *fat)


def _entry(name, kind, child, start, size, right=-1):
    letters = (name + "\0").encode("utf-16-le") if name else b""
    head = letters.ljust(64, b"\0") + struct.pack("<HBBiii", len(letters), kind, 1, -1, right, child)
    return head + bytes(36) + struct.pack("<iII", start, size, 0)
