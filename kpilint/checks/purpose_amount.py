"""The purpose text states another total than the project's money."""

from __future__ import annotations

import re
from decimal import Decimal

from kpilint.checks._figures import last_digit, plain, rounded
from kpilint.checks._money import Sum, money_in
from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject, Words
from kpilint.model.document import Amount, Project
from kpilint.text.lexicon import Lexicon
from kpilint.text.normalise import normalise

WORDS = {"found": "the statement", "stated": "its amount in 万元", "budget": "预算数 in 万元"}

_LINK = re.compile(r"(?:预计|计划|安排|申请|核定|合计|总计|共计?|为|约|近|是|:|人民币|达到?|大约)*+")
_CLAUSE = re.compile(r"[,。;、:()]")
_YEAR = re.compile(r"(20\d\d)年")
REACH = 60
"""Characters before a statement that are looked at."""
NEARLY = Decimal("0.005")
"""How far (of the whole) a rounded figure may be from the exact one: 299 for 299.02, not 5 for 5.3."""


class Params(Parameters):
    """``totals`` are words after which the whole money stands; ``claims`` (申请资金) those after which it stands if the
    text names no other sum. Not if the clause before them holds one of ``unless`` or another year."""

    totals: Words
    claims: Words
    unless: Words
    tolerance: Decimal = Decimal("0.01")


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a purpose; roundings pass, and so does a text of which any statement is right."""
    project = subject.project
    if project is None or project.funds_total is None or project.funds_total.value is None or not subject.text:
        return NOT_APPLICABLE
    total = project.funds_total.value
    clean = normalise(subject.text)
    sums = list(money_in(clean.text))
    stated = _stated(clean.text, params.totals, sums, subject, params)
    if not stated and len(sums) == 1:
        stated = _stated(clean.text, params.claims, sums, subject, params)
        if any(_same(one, part.value, params) for _, one in stated for part in _parts(project)):
            return []
    if not stated or any(_same(one, total, params) for _, one in stated):
        return []
    amounts = [one.amount for _, one in stated]
    if len(amounts) > 1 and abs(sum(amounts) - total) <= params.tolerance:
        return []
    start, one = stated[0]
    span = clean.span(start, one.span[1])
    words = {"found": subject.text[slice(*span)], "stated": plain(one.amount), "budget": plain(total)}
    return [Hit(words=words, span=span, related=(Spot("budget", project.funds_total.cell),))]


def _stated(text: str, names: Lexicon, sums: list[Sum], subject: Subject, params: Params) -> list[tuple[int, Sum]]:
    """The sums that stand right behind one of the names, each with where the statement begins."""
    found = []
    for start, end in names.find(text):
        link = _LINK.match(text, end)
        one = next((one for one in sums if link is not None and one.span[0] == link.end()), None)
        before = _CLAUSE.split(text[max(start - REACH, 0) : start])[-1]
        years = {int(year) for year in _YEAR.findall(before)}
        other_year = subject.document.year is not None and bool(years) and subject.document.year not in years
        if one is not None and not other_year and not params.unless.first(before):
            found.append((start, one))
    return found


def _parts(project: Project) -> list[Amount]:
    return [part for part in (project.fiscal_funds, project.other_funds, project.carryover) if part is not None]


def _same(one: Sum, total: Decimal | None, params: Params) -> bool:
    """Whether two amounts are equal, or one is the other rounded (or said to be about it)."""
    if total is None:
        return False
    gap = abs(one.amount - total)
    if gap <= params.tolerance or (one.about and gap <= one.step):
        return True
    rounds = rounded(total, one.step) == one.amount or rounded(one.amount, last_digit(total)) == total
    return rounds and gap <= NEARLY * abs(total)
