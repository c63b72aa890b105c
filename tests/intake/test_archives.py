"""Archives: which members are documents, by what names, and what is refused."""

import random
import struct
import zipfile

import pytest

from kpilint.errors import UnreadableInput
from kpilint.intake import archives
from kpilint.intake.archives import content_of_member, listing

MEGABYTE = 1024 * 1024


@pytest.fixture
def packed(tmp_path):
    """Pack members (name, content) into an archive of their own."""

    def pack(*members, name="汇总.zip", method=zipfile.ZIP_DEFLATED):
        with zipfile.ZipFile(tmp_path / name, "w", method) as archive:
            for member, content in members:
                archive.writestr(member, content)
        return tmp_path / name

    return pack


def names(path):
    return [member.name for member in listing(path).members]


def refusal(call, *arguments):
    with pytest.raises(UnreadableInput) as caught:
        call(*arguments)
    assert "请" in caught.value.reason
    return caught.value.reason


def named_in(path, encoding):
    """The same archive with its names in another encoding and without the flag for UTF-8."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
    for info in infos:
        raw = info.filename.encode()
        other = info.filename.encode(encoding)
        assert len(raw) >= len(other)
        padding = b"_" * (len(raw) - len(other))
        stem, dot, suffix = other.rpartition(b".")
        data = data.replace(raw, stem + padding + dot + suffix)
    with_flags = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            flags = struct.unpack_from("<H", with_flags, start + at)[0]
            struct.pack_into("<H", with_flags, start + at, flags & ~0x800)
            start = data.find(signature, start + 1)
    path.write_bytes(bytes(with_flags))
    return path


def test_documents_sorted_without_what_systems_leave_behind(packed):
    path = packed(
        ("乙局/目标表.docx", "x"),
        ("甲局/附件/目标表.txt", "x"),
        ("乙局/", ""),
        ("乙局/~$目标表.docx", "x"),
        ("__MACOSX/乙局/._目标表.docx", "x"),
        ("乙局/.DS_Store", "x"),
        (".git/a.txt", "x"),
        ("乙局/Thumbs.db", "x"),
        ("desktop.ini", "x"),
        ("照片.png", "x"),
        ("说明", "x"),
        ("盖章.PNG", "x"),
    )
    assert names(path) == ["乙局/目标表.docx", "甲局/附件/目标表.txt"]
    assert dict(listing(path).skipped) == {"png": 2, "": 1}


def test_the_content_of_each_member_also_of_two_with_one_name(packed):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = packed(("甲.txt", "一"), ("甲.txt", "二"))
    found = listing(path).members
    assert [member.name for member in found] == ["甲.txt", "甲.txt"]
    assert sorted(content_of_member(path, member.index).decode() for member in found) == ["一", "二"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_flag_are_what_windows_and_old_macos_write(packed, encoding):
    path = named_in(packed(("甲局/绩效目标表.txt", "x"), ("乙局/項目誠信.txt", "x")), encoding)
    assert [name.replace("_", "") for name in names(path)] == ["乙局/項目誠信.txt", "甲局/绩效目标表.txt"]


def test_names_with_backslashes_are_folders_too(packed):
    assert names(packed(("甲局\\目标表.txt", "x"))) == ["甲局/目标表.txt"]


def test_names_that_lead_out_of_the_archive_lead_nowhere(packed):
    path = packed(("../../etc/甲.txt", "x"), ("/etc/乙.txt", "x"), ("..", "x"))
    assert names(path) == ["etc/乙.txt", "etc/甲.txt"]


def test_a_member_with_a_password_is_told_the_others_are_read(packed):
    path = packed(("甲.txt", "一"), ("乙.txt", "二"))
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    locked, open_to_all = listing(path).members
    assert "密码" in locked.trouble
    assert "解压" in locked.trouble
    assert open_to_all.trouble == ""


def test_an_archive_in_an_archive(packed):
    (member,) = listing(packed(("内层.zip", "x"))).members
    assert "请先解压" in member.trouble


def test_a_bomb_is_not_unpacked(packed):
    (member,) = listing(packed(("甲.txt", bytes(60 * MEGABYTE)))).members
    assert "没有解压" in member.trouble


def test_a_member_over_the_limit(packed, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 5)
    (member,) = listing(packed(("甲.txt", "123456"))).members
    assert "上限" in member.trouble


def test_a_member_that_is_larger_than_it_says(packed):
    path = packed(("甲.txt", bytes(MEGABYTE)))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", MEGABYTE), struct.pack("<I", 10)))
    assert "损坏" in refusal(content_of_member, path, 0)


@pytest.mark.parametrize(("bound", "words"), [({"_MOST_MEMBERS": 1}, "超过 1 个"), ({"_MOST_BYTES": 5}, "解压后超过")])
def test_too_much_in_all(packed, monkeypatch, bound, words):
    for name, value in bound.items():
        monkeypatch.setattr(archives, name, value)
    monkeypatch.setattr(archives, "_TOO_MANY", "超过 1 个；请先解压")
    assert words in refusal(listing, packed(("甲.txt", "1234"), ("乙.txt", "1234")))


def test_pictures_do_not_count(packed, monkeypatch):
    monkeypatch.setattr(archives, "_MOST_MEMBERS", 1)
    assert names(packed(("甲.txt", "x"), ("1.png", "x"), ("2.png", "x"))) == ["甲.txt"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(packed, method):
    assert content_of_member(packed(("甲.txt", "一"), method=method), 0) == "一".encode()


def test_a_way_of_packing_that_nobody_knows(packed):
    path = packed(("甲.txt", "一" * 100))
    data = bytearray(path.read_bytes())
    for at in (data.find(b"PK\x03\x04") + 8, data.find(b"PK\x01\x02") + 10):
        struct.pack_into("<H", data, at, 9)
    path.write_bytes(bytes(data))
    assert "压缩方式" in refusal(content_of_member, path, 0)


@pytest.mark.parametrize("name", ["汇总.zip", "汇总.docx"])
def test_a_document_named_like_an_archive_is_a_document(packed, name):
    path = packed(("[Content_Types].xml", "<a/>"), ("word/document.xml", "<a/>"))
    assert listing(path).members is None


def test_a_folder_named_word_makes_no_document_of_an_archive(packed):
    assert names(packed(("word/甲.txt", "x"), ("ppt/乙.txt", "x"))) == ["ppt/乙.txt", "word/甲.txt"]


def test_an_archive_without_members(packed):
    assert listing(packed()).members == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        ("绩效目标表".encode(), "不是压缩包"),
        (b"Rar!\x1a\x07\x01\x00 and more", "RAR"),
        (b"PK\x03\x04 and more", "损坏"),
    ],
)
def test_what_is_no_archive_in_spite_of_its_name(tmp_path, content, words):
    path = tmp_path / "汇总.zip"
    path.write_bytes(content)
    assert words in refusal(listing, path)


def test_damaged_archives_are_refused_or_listed_never_more(packed):
    path = packed(("甲局/绩效目标表.txt", "一" * 300), ("乙局/绩效目标表.txt", "二" * 300))
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]))
        try:
            members = listing(path).members or ()
        except UnreadableInput:
            continue
        for member in members:
            try:
                content_of_member(path, member.index)
            except UnreadableInput as error:
                assert "请" in error.reason
