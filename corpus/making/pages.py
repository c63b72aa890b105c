"""Web pages and CSV, written by hand so that they are as untidy as those of real systems."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from html import escape
from io import StringIO

from .forms import Block, Table, Text
from .marks import lines
from .source import Source

_TAGS = {"heading": "h1", "subheading": "h2", "title": "h3"}
_PLAIN = "<html>\n<head>\n"
_WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" '
    'xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n<meta name=ProgId content=Word.Document>\n'
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\n"
)
"""The head of a page that a system hands out as .doc."""


def web_page(source: Source, blocks: Iterable[Block]) -> bytes:
    """A page in the encoding of the source, though it may declare another one."""
    page = source.page
    body = "".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in blocks)
    if page.get("layout-table"):
        body = (
            '<table width="960" align="center" border="0"><tr><td colspan="2"><a href="/">首页</a> &gt; 预决算公开</td>'
            f'</tr>\n<tr><td width="20" bgcolor="#f0f0f0">&nbsp;</td><td>\n{body}</td></tr>\n'
            "<tr><td colspan=2>版权所有 网站标识码：3100000000</td></tr></table>\n"
        )
    declared = page["declared"]
    start = _WORD if page.get("word-head") else _PLAIN
    whole = (
        f'{start}<meta http-equiv="Content-Type" content="text/html; charset={declared}">\n'
        "<style>\n.kpi td {font-family:宋体; border:1px solid #000}\n</style>\n"
        f"<title>{escape(page['title'])}</title>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
    return whole.encode(page["encoding"])


def _paragraph(block: Text) -> str:
    tag = _TAGS.get(block.style, "p")
    return f"<{tag}>{_lines(block.text) or '&nbsp;'}</{tag}>\n"


def _table(table: Table) -> str:
    rows = "".join(_row(table, number) for number in range(len(table.rows)))
    return f"<table class=kpi cellspacing=0>\n{rows}</table>\n"


def _row(table: Table, number: int) -> str:
    cells = "".join(
        _cell(table, number, column) for column in range(len(table.rows[number])) if not table.covered(number, column)
    )
    return f"<tr>{cells}\n"


def _cell(table: Table, row: int, column: int) -> str:
    down, across = table.span(row, column)
    spans = (f" rowspan={down}" if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
    return f"<td{spans}>{_lines(table.cell(row, column)) or '&nbsp;'}</td>"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in lines(text))


def separated(source: Source, blocks: Iterable[Block]) -> bytes:
    """Values parted by commas; merged cells are empty, as a program writes them that knows no merging."""
    saved = StringIO()
    writer = csv.writer(saved, lineterminator="\r\n")
    for block in blocks:
        if isinstance(block, Text):
            writer.writerow(["\n".join(lines(block.text))] if block.text else [])
            continue
        for row, cells in enumerate(block.rows):
            writer.writerow(
                ["" if block.covered(row, column) else "\n".join(lines(text)) for column, text in enumerate(cells)]
            )
    return saved.getvalue().encode(source.page["encoding"])
