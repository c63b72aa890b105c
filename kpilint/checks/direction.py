"""The operator contradicts which way is better for what is measured."""

from __future__ import annotations

import re

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.model.document import Indicator
from kpilint.report.finding import Fix
from kpilint.text.normalise import squash
from kpilint.text.polarity import Polarity, last_noun

WORDS = {"name": "the indicator's name", "operator": "the operator as written", "right": "the operator that fits"}
CASES = ("cost_floor", "harm_floor", "unknown_noun")

_COUNTS = ("person", "event", "case", "object", "document", "organisation", "area", "length")
_BARE_WAN = re.compile(r"\d\s*[万亿]\s*$")
_SIGN = {">=": "≥", ">": "＞", "<=": "≤", "<": "＜"}
_FLIP = {">=": "≤", ">": "≤", "<=": "≥", "<": "≥"}


class Params(Parameters):
    """``higher``, ``lower``: nouns for which more (less) is better; ``depends``: nouns for which either may be meant;
    ``harm``: those of ``lower`` that speak of accidents and faults; ``produced``: verbs that make a counted thing an
    output; ``limits``: words of a name that say a ceiling is meant (控制, 上限); ``gains``: words that turn a cost into
    a gain (减免, 追缴, 节约); ``standards``: what is paid to people, where a floor may be meant (补助标准)."""

    higher: Words
    lower: Words
    depends: Words
    harm: Words
    produced: Words
    limits: Words
    gains: Words
    standards: Words


def _polarity(row: Indicator, params: Params) -> tuple[Polarity | None, str | None]:
    """The polarity of the row and the noun it was read from."""
    groups: dict[Polarity, Words] = {"depends": params.depends, "higher": params.higher, "lower": params.lower}
    nouns: dict[str, Polarity] = {
        noun: polarity for polarity, words in groups.items() for noun in words.entries if not noun.startswith("re:")
    }
    name = row.name.text if row.name else ""
    main = row.value.main
    told = row.target_value.text[: main.span[0]] if main is not None and row.target_value else ""
    noun = last_noun(told, nouns) or last_noun(name, nouns)
    if noun is None or re.search(f"[未无不非零]{re.escape(noun)}", told + name):
        return None, None  # 未复吸率 turns the noun around
    return nouns[noun], noun


def check(subject: Subject, params: Params) -> Outcome:
    """One hit if the main quantity's operator points the wrong way."""
    row = subject.indicator
    main = row.value.main if row is not None else None
    if row is None or main is None or main.operator not in _FLIP or main.number is None or main.unit_class == "rank":
        return NOT_APPLICABLE
    name = row.name.text if row.name else ""
    ceiling = main.operator in ("<=", "<")
    polarity, noun = _polarity(row, params)
    case = None
    if ceiling:
        if params.limits.first(squash(name)):
            return []
        if polarity is None and row.dimension in ("quantity", "quality") and main.unit_class in _COUNTS:
            case = None if params.produced.first(squash(name)) else "unknown_noun"
        elif polarity != "higher" or main.unit_class == "money":
            return []
    else:
        if params.gains.first(squash(name)):
            return []
        money = main.unit_class in ("money", "unit_price") or _BARE_WAN.search(subject.text) is not None
        if row.dimension == "cost" and money and polarity != "higher" and not params.standards.first(squash(name)):
            case = "cost_floor"
        elif polarity != "lower" or (row.dimension == "cost" and not money):
            return []
        elif noun is not None and noun in params.harm:
            case = "harm_floor"
    right = _FLIP[main.operator]
    written = subject.text[slice(*main.operator_span)] if main.operator_span else _SIGN[main.operator]
    if written == "前":
        return []  # 全省前五名 is a place in a ranking
    fix = Fix(subject.text.replace(written, right, 1), safe=False) if main.operator_span else None
    return [Hit(span=main.span, words={"name": name, "operator": written, "right": right}, case=case, fix=fix)]
