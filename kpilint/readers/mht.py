"""Web pages saved in a single file (.mht), as browsers, Word and Excel write them."""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes
from email.message import Message

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Source
from kpilint.readers import html
from kpilint.readers.html.decoding import page_text

_NO_PAGE = "文件里没有网页，可能损坏或没有下载完整；请重新下载，或在浏览器、Word 里打开后另存为 .docx 再检查"
_MOST_PARTS = 10_000
"""Parts a file may have; a page with pictures has a hundred."""
_FRAMES = "<frameset"
"""What a page has that only arranges others: Excel writes one, and a page a sheet."""
_SHELL = re.compile(r"</?(?:html|body)\b[^>]*>", re.IGNORECASE)
"""Without these, pages can stand one after the other in one."""


def read(path: str, kind: str, data: bytes) -> Source:
    """Read the pages of such a file, one after the other, as one.

    Raises UnreadableInput: no page in it, or as the reader of web pages.
    """
    if data.count(b"\n--") > _MOST_PARTS:
        raise UnreadableInput(_NO_PAGE)
    try:
        parts = [part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html"]
        pages = [page for part in parts if (page := _page(part)).strip()]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise UnreadableInput(_NO_PAGE) from None
    pages = [page for page in pages if _FRAMES not in page.lower()] or pages
    if not pages:
        raise UnreadableInput(_NO_PAGE)
    whole = pages[0] if len(pages) == 1 else "\n".join(_SHELL.sub("", page) for page in pages)
    return html.read(path, kind, whole.encode("utf-8-sig", "replace"))


def _page(part: Message) -> str:
    """The text of a page, by the encoding that the file tells, else by what the page itself says or looks like."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_content_charset("")
    with suppress(LookupError):
        if charset and not charset.startswith("gb"):
            return content.decode(charset, "replace")
    return page_text(content) if content.strip() else ""
