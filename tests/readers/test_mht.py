"""Web pages saved in a single file."""

from base64 import b64encode
from quopri import encodestring

import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid, Paragraph
from kpilint.readers import mht

TABLE = "<table><tr><td>{}</td><td>≥6个</td></tr></table>"


def part(page, kind="text/html", charset="utf-8", packing="quoted-printable", tell=True):
    content = page.encode(charset) if isinstance(page, str) else page
    packed = encodestring(content) if packing == "quoted-printable" else b64encode(content)
    told = f'; charset="{charset}"' if tell else ""
    head = (
        f"Content-Type: {kind}{told}\r\nContent-Transfer-Encoding: {packing}\r\nContent-Location: file:///a.htm\r\n\r\n"
    )
    return head.encode() + packed


def file_of(*parts):
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_x"\r\n\r\n'
    return head + b"".join(b"--=_x\r\n" + one + b"\r\n" for one in parts) + b"--=_x--\r\n"


def seen(data):
    return mht.read("表.mht", "mht", data)


@pytest.mark.parametrize("packing", ["quoted-printable", "base64"])
@pytest.mark.parametrize(("charset", "tell"), [("utf-8", True), ("gb2312", True), ("gb18030", False), ("utf-16", True)])
def test_the_page_is_read_in_whatever_encoding(charset, tell, packing):
    page = f"<html><body><p>绩效目标表</p>{TABLE.format('数量指标').replace('≥', '')}</body></html>"
    source = seen(file_of(part(page, charset=charset, packing=packing, tell=tell), part(b"\x89PNG", "image/png")))
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == ["绩效目标表"]
    (grid,) = (block for block in source.blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.rows[0]] == ["数量指标", "6个"]
    assert (source.path, source.kind) == ("表.mht", "mht")


def test_a_page_alone_is_a_file_too():
    data = b"MIME-Version: 1.0\r\n" + part(f"<html>{TABLE.format('数量')}</html>")
    assert seen(data).blocks[0].rows[0][0].text == "数量"


def test_the_sheets_that_excel_saves_are_read_one_after_the_other():
    frames = part('<html><frameset><frame src="sheet001.htm"></frameset></html>')
    sheets = [part(f"<html><body>{TABLE.format(name)}</body></html>") for name in ("甲", "乙")]
    grids = [block for block in seen(file_of(frames, *sheets)).blocks if isinstance(block, Grid)]
    assert [(grid.number, grid.rows[0][0].text) for grid in grids] == [(1, "甲"), (2, "乙")]


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\n",
        file_of(part(b"\x89PNG", "image/png")),
        file_of(part("<html>x</html>"))[:150],
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\n" * 200_000,
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(5_000)
        ),
    ],
)  # fmt: skip
def test_files_without_a_page_are_refused_with_what_to_do(data):
    with pytest.raises(UnreadableInput, match="另存为"):
        seen(data)
