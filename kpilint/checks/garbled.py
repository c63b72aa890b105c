"""Text that did not survive extraction: mojibake, private-use characters, markup residue, broken figures."""

from __future__ import annotations

import re

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject

WORDS = {"found": "the garbled characters"}
CASES = ("broken", "cut_figure", "markup")

_BROKEN = re.compile(
    "[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]+"  # replacement and private-use characters
    "|[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+"
    "|(?:[锟斤拷烫屯]{3,})"  # what UTF-8 read as GBK leaves
    "|(?:[ÃÂÄÅÆÇÈÉÊËÐÑÒÓÔÕÖ][\x80-\xbf¡-¿]){2,}"  # what it leaves read as Latin-1
)
_CUT_DECIMAL = re.compile(r"(?<!\d)\d+\.\d \d(?!\d)|(?<!\d)\d+ \.\d+")
_CUT_FIGURE = re.compile(r"(?<![\d.,])(?!\d{1,3}(?: \d{3})+(?!\d))\d{1,4} \d{2,3}(?![\d.])")
"""320 00 is a figure cut in two, 32 000 one with its thousands apart."""
_MARKUP = re.compile(
    r"</?(?!br\b)[a-zA-Z][^<>]{0,80}>|\[bookmark:[^\]]*\]|\$[^$]*\\[a-zA-Z%]+[^$]*\$|&(?:[a-z]{2,8}|#\d{1,6});|\*\*"
)


class Params(Parameters):
    """No parameters."""


def _told_before(subject: Subject) -> bool:
    """Whether an earlier goal was split out of the same cell."""
    goals = subject.project.objectives if subject.project is not None else None
    if subject.field != "objectives" or not goals or subject.cell is None:
        return False
    earlier = goals[: int(subject.at.removeprefix("objective:")) - 1]
    return subject.cell.raw in {cell.raw for cell in earlier}


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a cell; case ``broken`` where characters are lost, ``cut_figure`` where a figure was parted, ``markup``
    where a residue could be resolved."""
    if subject.cell is None or not subject.cell.original:
        return NOT_APPLICABLE
    broken = _BROKEN.search(subject.cell.text)
    if broken:
        return [Hit(span=broken.span(), words={"found": broken[0].strip()}, case="broken")]
    cut = _CUT_DECIMAL.search(subject.cell.text)
    if cut is None and subject.field == "target_value":
        cut = _CUT_FIGURE.search(subject.cell.text)
    if cut:
        return [Hit(span=cut.span(), words={"found": cut[0]}, case="cut_figure")]
    markup = _MARKUP.search(subject.cell.original)
    if markup and not _told_before(subject):
        return [Hit(words={"found": markup[0]}, case="markup")]
    return []
