"""The operator contradicts which way is better for what is measured."""

from __future__ import annotations

import re

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.model.document import Indicator
from kpilint.model.quantity import Quantity
from kpilint.report.finding import Fix
from kpilint.text.normalise import squash
from kpilint.text.polarity import Polarity, last_noun

WORDS = {
    "name": "the indicator's name",
    "operator": "the operator as written",
    "rewritten": "the quantity with the operator that fits",
}
CASES = ("output_ceiling", "unknown_noun", "cost_floor", "harm_floor", "limit_floor")

_COUNTS = ("person", "event", "case", "object", "document", "organisation", "area", "length")
_BARE_WAN = re.compile(r"\d\s*[万亿]\s*$")
_SIGN = {">=": "≥", ">": "＞", "<=": "≤", "<": "＜"}
_FLIP = {">=": "≤", ">": "≤", "<=": "≥", "<": "≥"}


class Params(Parameters):
    """``higher``, ``lower``: nouns for which more (less) is better; ``depends``: nouns for which either may be meant;
    ``harm``: those of ``lower`` that speak of accidents and faults; ``produced``: verbs that make a counted thing an
    output; ``limits``: words of a name that say a ceiling is meant (控制, 上限); ``better_few``: things
    of which there should be few anyway (公务用车, 会议); ``gains``: words that turn a cost into
    a gain (减免, 追缴, 节约); ``standards``: what is paid to people, where a floor may be meant (补助标准)."""

    higher: Words
    lower: Words
    depends: Words
    harm: Words
    produced: Words
    limits: Words
    better_few: Words
    gains: Words
    standards: Words


def _polarity(row: Indicator, params: Params) -> tuple[Polarity | None, str | None]:
    """The polarity of the row and the noun it was read from: in the value itself, else in the name."""
    groups: dict[Polarity, Words] = {"depends": params.depends, "higher": params.higher, "lower": params.lower}
    nouns = {noun: polarity for polarity, words in groups.items() for noun in words.entries}
    main = row.value.main
    told = row.target_value.text[: main.span[0]] if main is not None and row.target_value else ""
    for text in (told, row.name.text if row.name else ""):
        noun = last_noun(text, nouns) or last_noun(text, params.lower.entries, counted=True)
        if noun is not None:
            return nouns[noun], noun
    return None, None


def _ceiling_fault(row: Indicator, main: Quantity, params: Params) -> str | None:
    """The case of a ≤ where more is wanted, None where it is right."""
    name = squash(row.name.text) if row.name else ""
    polarity, _ = _polarity(row, params)
    if params.limits.first(name):
        return None
    if polarity is None and row.dimension in ("quantity", "quality") and main.unit_class in _COUNTS:
        if params.better_few.first(name):
            return None
        return "output_ceiling" if params.produced.first(name) else "unknown_noun"
    return "output_ceiling" if polarity == "higher" and main.unit_class != "money" else None


def _floor_fault(row: Indicator, main: Quantity, params: Params) -> str | None:
    """The case of a ≥ where less is wanted, None where it is right."""
    name = squash(row.name.text) if row.name else ""
    polarity, noun = _polarity(row, params)
    if params.gains.first(name):
        return None
    if row.dimension == "cost":
        value = row.target_value.text if row.target_value else ""
        money = main.unit_class in ("money", "unit_price") or _BARE_WAN.search(value) is not None
        return "cost_floor" if money and polarity != "higher" and not params.standards.first(name) else None
    if polarity != "lower":
        return None
    return "harm_floor" if noun is not None and noun in params.harm else "limit_floor"


def check(subject: Subject, params: Params) -> Outcome:
    """One hit if the main quantity's operator points the wrong way."""
    row = subject.indicator
    main = row.value.main if row is not None else None
    if row is None or main is None or main.operator not in _FLIP or main.number is None or main.unit_class == "rank":
        return NOT_APPLICABLE
    case = (_ceiling_fault if main.operator in ("<=", "<") else _floor_fault)(row, main, params)
    if case is None:
        return []
    right = _FLIP[main.operator]
    written = subject.text[slice(*main.operator_span)] if main.operator_span else _SIGN[main.operator]
    rewritten = right
    fix = None
    if main.operator_span:
        (low, high), (start, end) = main.operator_span, main.span
        rewritten = right + (subject.text[start:low] + subject.text[high:end]).strip()
        fix = Fix(subject.text[:start] + rewritten + subject.text[end:], safe=False)
    words = {"name": row.name.text if row.name else "", "operator": written, "rewritten": rewritten}
    return [Hit(span=main.span, words=words, case=case, fix=fix)]
