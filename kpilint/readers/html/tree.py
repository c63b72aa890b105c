"""A web page as a tree of elements."""

from __future__ import annotations

from lxml import etree

from kpilint.errors import UnreadableInput

_MOST_TAGS = 2_000_000
_TOO_LARGE = (
    f"网页的标签超过 {_MOST_TAGS // 10_000} 万个，不像绩效目标表；"
    "请确认选对了文件，确是绩效目标表的，拆成几个文件再检查"
)
_TOO_DEEP = "网页的标签一层套一层，深得读不出来；请在浏览器里打开，全选复制到 Word 文件后再检查"
_BROKEN = "网页读不出来，可能损坏或没有下载完整；请重新下载，或在浏览器里打开后复制到 Word 文件"


def tree_of(text: str) -> etree._Element:
    """The root of a page, its faults mended as the parser does; without comments.

    Raises UnreadableInput: no page, too many tags, or more than 2,048 of them in one another.
    """
    if text.count("<") > _MOST_TAGS:
        raise UnreadableInput(_TOO_LARGE)
    # Without huge_tree libxml2 drops, silently, all that follows an element 256 deep, as unclosed <font> tags make it.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableInput(_BROKEN) from None
    if root is None:
        raise UnreadableInput(_BROKEN)
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableInput(_TOO_DEEP)
    return root
