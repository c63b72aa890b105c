import random
import struct
import warnings
import zipfile
from copy import deepcopy
from io import BytesIO

import pytest
from lxml import etree

from kpilint.errors import UnreadableInput
from kpilint.readers.docx import read as read_docx
from kpilint.readers.odf import read as read_odf
from kpilint.readers.ooxml import Package
from tests.readers.office_files import docx, odf, p, tbl, tc, tr, zipped

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relation(target, kind="styles", more=""):
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Type="x/{kind}" Target="{target}" {more}/></Relationships>'
    )


def refused(data, words, what=lambda package: package.xml("a.xml")):
    with pytest.raises(UnreadableInput, match=words):
        what(Package(data))


def test_members_are_found_whatever_their_case():
    package = Package(zipped({"Word/Document.XML": "<x>字</x>"}))
    assert "word/document.xml" in package
    assert package.xml("word/document.xml").text == "字"


def test_what_is_no_sound_zip_is_refused():
    whole = zipped({"a.xml": "<x>" + "字" * 1000 + "</x>"}, zipfile.ZIP_STORED)
    refused(b"PK\x03\x04", "没有下载完整")
    refused(whole[: len(whole) // 2], "没有下载完整")
    refused(whole.replace("字".encode(), "子".encode(), 1), "a.xml 解不开")
    refused(zipped({"b.xml": "<x/>"}), "缺少 a.xml")


@pytest.mark.parametrize(
    "data", ["", "<x>", "<x></y>", "\x00\x01", "<x>&nbsp;</x>", "<?xml version='1.0' encoding='no'?><x/>"]
)
def test_what_is_no_whole_xml_is_refused(data):
    refused(zipped({"a.xml": data}), "不是完整的 XML")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_a_dtd_is_refused_in_every_encoding(encoding):
    text = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    refused(zipped({"a.xml": text.encode(encoding)}), "DTD")


def test_an_encrypted_member_is_told_as_encrypted():
    data = bytearray(zipped({"a.xml": "<x/>"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # bit 0 of the flags in both headers
        data[data.index(mark) + at] |= 1
    refused(bytes(data), "加密文件")


def test_packings_that_unpack_without_bound_are_refused():
    refused(zipped({"a.xml": "<x/>"}, zipfile.ZIP_BZIP2), "压缩方式")


def test_bombs_are_refused_before_they_are_unpacked():
    refused(zipped({"a.xml": "<x>" + " " * 9_000_000 + "</x>"}), "压缩得不正常")
    many = BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for at in range(20_001):
            archive.writestr(str(at), "")
    refused(many.getvalue(), "20001 个部件")


@pytest.mark.parametrize(("said", "words"), [(65 << 20, "a.xml 有 65 MB"), (300 << 20, "256 MB")])
def test_members_that_say_they_are_too_large_are_refused(said, words):
    refused(with_size(said), words)


def test_a_member_larger_than_it_says_is_not_unpacked_further():
    refused(with_size(100), "解不开")


def with_size(said):
    """A package whose member says that it has so many bytes."""
    data = bytearray(zipped({"a.xml": "<x>" + "字" * 1_000_000 + "</x>"}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.rindex(mark) + at, said)
    return bytes(data)


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("s.xml", "word/s.xml"),
        ("/word/s.xml", "word/s.xml"),
        ("../top.xml", "top.xml"),
        ("../../../top.xml", "top.xml"),
    ],
)
def test_parts_are_found_by_relation(target, found):
    members = {"word/_rels/d.xml.rels": relation(target), "word/s.xml": "<x/>", "top.xml": "<x/>"}
    assert Package(zipped(members)).related("word/d.xml", "styles") == found


def test_parts_that_are_not_there_are_none():
    package = Package(
        zipped({"_rels/.rels": relation("gone.xml"), "b/_rels/c.rels": relation("d", more='TargetMode="External"')})
    )
    assert package.related("", "styles") is None
    assert package.related("", "numbering") is None
    assert package.related("b/c", "styles") is None
    assert package.related("other.xml", "styles") is None


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
BOX = f"<w:r><w:pict><w:txbxContent>{p('框')}{tbl(tr('内', '表'))}</w:txbxContent></w:pict></w:r>"
ROW = "<table:table-row{}><table:table-cell{}><text:p>甲</text:p></table:table-cell></table:table-row>"
SPANNED = ' table:number-rows-spanned="2" table:number-columns-spanned="2"'
REPEATED = ' table:number-rows-repeated="3" table:visibility="visible"'
ODF_TABLE = f'<table:table table:name="表">{ROW.format("", SPANNED)}{ROW.format(REPEATED, "")}</table:table>'
SMALL = {
    (read_docx, "docx"): docx(
        p("一、概况", FIELD, BOX, properties=NUMBERED)
        + tbl(
            tr(tc("产出", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), "6个"),
            tr(tc("", '<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>'), "100%"),
            widths=(1000, 1000, 1000),
        ),
        numbering=f'<w:abstractNum w:abstractNumId="0">{LEVEL}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        styles='<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="b"/></w:style>',
    ),
    (read_odf, "odt"): odf(
        "text",
        '<text:list text:style-name="L"><text:list-item text:start-value="2"><text:p>一<text:s text:c="2"/></text:p>'
        f"</text:list-item></text:list>{ODF_TABLE}",
        styles='<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        "</text:list-style>",
    ),
    (read_odf, "ods"): odf("spreadsheet", ODF_TABLE * 2),
}


@pytest.mark.parametrize(("reader", "kind"), SMALL)
def test_broken_files_are_read_or_refused_and_never_crash(reader, kind):
    random_ = random.Random(kind)
    whole = SMALL[reader, kind]
    broken = [whole[:at] for at in range(0, len(whole), 7)]
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(random_.choice((1, 1, 2, 8))):
            data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
        broken.append(bytes(data))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for data in broken:
            read_or_refuse(reader, kind, data)


@pytest.mark.parametrize(("reader", "kind"), SMALL)
def test_elements_lost_moved_doubled_and_renamed_are_read_or_refused(reader, kind):
    random_ = random.Random(kind)
    with zipfile.ZipFile(BytesIO(SMALL[reader, kind])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(1000):
        name = random_.choice([name for name in members if name != "mimetype"])
        root = etree.fromstring(members[name])
        for _ in range(random_.randint(1, 4)):
            disturb(root, random_)
        read_or_refuse(reader, kind, zipped({**members, name: etree.tostring(root)}))


def disturb(root, random_):
    """Do something to one element of a tree that leaves it well-formed."""
    elements = list(root.iter())
    one, other = random_.choice(elements), random_.choice(elements)
    what = random_.choice(("lose", "move", "double", "rename", "say"))
    if what == "rename":
        one.tag = other.tag
    elif what == "say" and one.attrib:
        one.set(random_.choice(one.attrib.keys()), random_.choice(("", "-1", "999999999999", "x", "1", "continue")))
    elif what == "lose" and one is not root:
        one.getparent().remove(one)
    elif what == "double":
        other.append(deepcopy(one))
    elif what == "move" and one not in (root, other) and one not in other.iterancestors():
        other.append(one)


def read_or_refuse(reader, kind, data):
    try:
        reader(f"表.{kind}", kind, data)
    except UnreadableInput as refusal:
        assert refusal.reason
