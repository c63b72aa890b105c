"""A target so slack that it means little."""

from __future__ import annotations

from decimal import Decimal

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.text.normalise import squash
from kpilint.text.polarity import last_noun

CASES = ("ceiling",)
WORDS = {"name": "the indicator's name", "value": "the target as written", "limit": "the usual bar in per cent"}


class Params(Parameters):
    """``floors``: nouns of shares that should reach ``floor`` per cent; ``ceilings``: nouns of failures that should
    stay below ``ceiling`` per cent; ``unless``: nouns that look alike and have other scales (治愈率). ``changes``:
    words of change, with which the figure is no level."""

    floors: Words
    ceilings: Words
    unless: Words
    changes: Words
    floor: Decimal = Decimal(80)
    ceiling: Decimal = Decimal(20)


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for the main quantity, if it is a share."""
    row = subject.indicator
    main = row.value.main if row is not None else None
    if row is None or main is None or main.number is None:
        return NOT_APPLICABLE
    name = row.name.text if row.name else ""
    if params.changes.first(squash(subject.text)):
        return []
    share = main.unit_class == "share" or (main.unit is None and row.dimension == "satisfaction" and main.number > 1)
    noun = last_noun(name, (*params.floors.entries, *params.ceilings.entries, *params.unless.entries))
    if not share or noun is None:
        return []
    words = {"name": name, "value": subject.text[slice(*main.span)]}
    if noun in params.floors and main.operator not in ("<=", "<") and main.number < params.floor:
        return [Hit(span=main.span, words={**words, "limit": f"{params.floor}%"})]
    if noun in params.ceilings and main.operator not in (">=", ">") and main.number >= params.ceiling:
        return [Hit(span=main.span, words={**words, "limit": f"{params.ceiling}%"}, case="ceiling")]
    return []
