"""The text of a file in whatever encoding it was saved."""

from __future__ import annotations

import codecs
import re

from kpilint.errors import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_WORDS = re.compile(
    "指标|预算|绩效|项目|单位|万元|数量|质量|成本|目标|部门|工作|资金|支出|收入|管理|情况|计划|完成|满意|年度|的|及|和"
)
"""What a budget document written in Chinese holds; wrong decodings give rare characters instead."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
_STRAY = 4
"""Control characters that even a short text may hold: field and cell marks that Word left."""
_SOFT_BREAK = re.compile("[\x0b\x85\u2028\u2029]")
"""Line breaks inside a paragraph or cell."""

_BINARY = "这不是文本文件（含有二进制内容）。请确认文件没有损坏，或用原来的软件打开后另存为 .txt（UTF-8）再检查"
_UNDECODABLE = "认不出文字编码（不是 UTF-8、GB18030 或 UTF-16）。请用记事本打开，另存为 UTF-8 编码的 .txt 再检查"
_EMPTY = "文件是空的，没有可检查的内容。请确认导出或上传是否成功"


def decode(data: bytes) -> str:
    """The text of a file.

    A byte-order mark decides; else UTF-8, then UTF-16 where the pattern of NUL bytes says so, then GB18030, which
    accepts nearly everything and is therefore held against known words.
    Raises UnreadableInput: empty, binary, or in no known encoding.
    """
    if not data.strip():
        raise UnreadableInput(_EMPTY)
    text = _decoded(data)
    if not text.strip("\ufeff \t\r\n\f\x00"):
        raise UnreadableInput(_EMPTY)
    if len(_CONTROL.findall(text[:_SAMPLE])) > max(_STRAY, len(text[:_SAMPLE]) // 1000):
        raise UnreadableInput(_BINARY)
    return _SOFT_BREAK.sub(" ", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    if b"\x00" in data:
        return _without_mark(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise UnreadableInput(_UNDECODABLE) from None
    if not _looks_chinese(text):
        raise UnreadableInput(_UNDECODABLE)
    return text


def _without_mark(data: bytes) -> str:
    """UTF-16 without a mark: line ends, digits and blanks leave a NUL in every second byte (一 in the other)."""
    even, odd = data[0:4000:2].count(0), data[1:4001:2].count(0)
    likely = ("utf-16-le", "utf-16-be") if odd > even else ("utf-16-be", "utf-16-le")
    for encoding in likely if len(data) % 2 == 0 else ():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _KNOWN_WORDS.search(text) and _looks_chinese(text):
            return text
    raise UnreadableInput(_BINARY)


def _looks_chinese(text: str) -> bool:
    """Whether known words stand in it about as often as in any Chinese text (one in a hundred characters)."""
    sample = text[:_SAMPLE]
    wide = sum(character > "\u2e7f" for character in sample)
    return wide == 0 or len(_KNOWN_WORDS.findall(sample)) * 100 >= wide
