import pytest

from kpilint.errors import UnreadableInput
from kpilint.readers import read
from kpilint.readers.encoding import decode

TEXT = "水务局2025年部门预算\n一级指标\t指标值\n产出指标\t≥3座\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_people_save_texts_in_is_read(encoding):
    assert decode(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


def test_a_byte_order_mark_goes_before_everything_else():
    assert decode(b"\xff\xfe" + "数".encode("utf-16-le")) == "数"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空"),
        (b" \r\n\t", "空"),
        (b"PK\x03\x04\x00\x00\x08\x00\x00\x00!\x00", "二进制"),
        (bytes(range(256)) * 4, "二进制"),
        ("数量指标".encode() + b"\xff\xfe\xfa" * 5, "编码"),
        ("ことし予算".encode("euc-jp") * 9 + b"\xff", "编码"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_in_chinese(data, word):
    with pytest.raises(UnreadableInput, match=word):
        decode(data)


@pytest.mark.parametrize(
    ("path", "kind"), [("-", "txt"), ("预算公开", "txt"), ("a/b.TXT", "txt"), ("x.md", "md"), ("x.Markdown", "md")]
)
def test_the_suffix_names_the_kind(path, kind):
    source = read(path, TEXT.encode())
    assert (source.kind, source.path) == (kind, path)
