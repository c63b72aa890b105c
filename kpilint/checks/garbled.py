"""Text that did not survive extraction: mojibake, private-use characters, markup residue, broken figures."""

from __future__ import annotations

import re

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject

WORDS = {"found": "the garbled characters"}
CASES = ("markup",)

_BROKEN = re.compile(
    "[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]+"  # replacement and private-use characters
    "|[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+"
    "|(?:[锟斤拷烫屯]{3,})"  # what UTF-8 read as GBK leaves
    "|(?:[ÃÂÄÅÆÇÈÉÊËÐÑÒÓÔÕÖ][\x80-\xbf¡-¿]){2,}"  # what it leaves read as Latin-1
    r"|\d\.\d (?=\d(?!\d))|\d \.\d|\d\. \d"  # a figure cut in two
)
_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>]{0,80}>|\[bookmark:[^\]]*\]|\$[^$]*\\[a-zA-Z]+[^$]*\$|&(?:[a-z]{2,8}|#\d{1,6});|\*\*"
)


class Params(Parameters):
    """No parameters."""


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a cell; case ``markup`` where the residue could be resolved and the text is readable."""
    if subject.cell is None or not subject.cell.original:
        return NOT_APPLICABLE
    broken = _BROKEN.search(subject.cell.text)
    if broken:
        return [Hit(span=broken.span(), words={"found": broken[0].strip()})]
    markup = _MARKUP.search(subject.cell.original)
    if markup:
        return [Hit(words={"found": markup[0]}, case="markup")]
    return []
