"""What a document says about itself: its unit, its year, and the money of its projects in running text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kpilint.layout.lines import is_title, unit_line, year_line
from kpilint.layout.money import value_of
from kpilint.layout.stream import Item, text_of
from kpilint.model.document import Amount, Unit
from kpilint.model.grid import Cell, Paragraph

_BUDGET_YEAR = re.compile(
    r"(20\d\d)\s*年(?:度)?\s*(?:部门|单位|项目|财政|收支|整体|支出|专项|资金){0,4}(?:预算|绩效目标)"
)
_TITLE_YEAR = re.compile(r"[(（]\s*(20\d\d)\s*年度?\s*[)）]")
_TITLE = re.compile(r"(.{2,40}?)\s*(20\d\d)\s*年(?:度)?.{0,20}?(?:预算|绩效)")
_NO_NAME = re.compile(r"[，。；：、《》]|按照|现将|关于|附件")
_AMOUNT = re.compile(
    r"(?:项目)?(?:资金|经费|支出|预算)?(?:安排|为|共计|共|计|[:：])?((\d[\d,，]*(?:\.\d+)?)(亿元|万元|元|万))"
)
_BOUNDARY = '，、；：。;,:（(为“"是括入及和含'


def unit_of(items: Iterable[Item]) -> Unit | None:
    """The document's unit: the line ``331 某某办公室`` that stands there most often, else what the title names."""
    found: Counter[Unit] = Counter()
    titles: list[str] = []
    for item in items:
        text = text_of(item)
        if text is None or len(text) > 80:
            continue
        unit = unit_line(text)
        if unit is not None:
            found[unit] += 1
        elif (title := _TITLE.match(text)) and not _NO_NAME.search(title[1]):
            titles.append(re.sub(r"^第.{1,2}部分", "", title[1]).strip())
    if found:
        coded = [unit for unit, _ in found.most_common() if unit.code]
        shortest = sorted(coded, key=lambda unit: len(unit.code or "")) if coded else []
        return shortest[0] if shortest else found.most_common(1)[0][0]
    return Unit(None, titles[0]) if titles else None


def year_of(items: Iterable[Item]) -> int | None:
    """The budget year: a line 预算年度：2024, else the year most often named as that of a budget."""
    votes: Counter[int] = Counter()
    for item in items:
        text = text_of(item)
        if text is None or "年" not in text:
            continue
        year = year_line(text)
        if year is not None:
            votes[year] += 100
        if is_title(text) and (stated := _TITLE_YEAR.search(text)):
            votes[int(stated[1])] += 50
        for said in _BUDGET_YEAR.findall(text):
            votes[int(said)] += 10 if len(text) <= 60 else 1
    return votes.most_common(1)[0][0] if votes else None


class StatedFunds:
    """The money of projects as running text gives it directly behind their names (某某项目100.00万元)."""

    def __init__(self, paragraphs: Sequence[Paragraph], names: Iterable[str]) -> None:
        self._lines = [(squeeze(one.text), one) for one in paragraphs if "元" in one.text or "万" in one.text]
        self._names: dict[str, set[str]] = defaultdict(set)
        for name in map(squeeze, names):
            self._names[name[-2:]].add(name)

    def of(self, name: str) -> Amount | None:
        """The amount behind a project's exact name; a longer name that ends with it is another project's.

        The first place counts where the name follows a mark of punctuation, else the first place.
        """
        plain = squeeze(name)
        if len(plain) < 2:
            return None
        longer = [one for one in self._names[plain[-2:]] if one.endswith(plain) and one != plain]
        best: Amount | None = None
        for text, paragraph in self._lines:
            at = text.find(plain)
            while at >= 0:
                end = at + len(plain)
                inside = any(text.startswith(one, end - len(one)) for one in longer if end >= len(one))
                found = None if inside else _AMOUNT.match(text, end)
                if found:
                    amount = _amount(found, paragraph)
                    if at == 0 or text[at - 1] in _BOUNDARY:
                        return amount
                    best = best or amount
                at = text.find(plain, end)
        return best


def squeeze(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def _amount(found: re.Match[str], paragraph: Paragraph) -> Amount:
    return Amount(Cell(found[1], paragraph.place), value_of(found[1], "万元"))
