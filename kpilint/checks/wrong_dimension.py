"""Name and unit of an indicator belong to another 二级指标."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Subject, Words
from kpilint.model.document import Dimension, Indicator
from kpilint.text.dimensions import DIMENSION_TITLES, dimension_of
from kpilint.text.normalise import squash
from kpilint.text.polarity import head, last_noun

WORDS = {
    "name": "the indicator's name",
    "level2": "the 二级指标 it stands under",
    "right": "the 二级指标 it belongs to",
    "noun": "the word that shows it",
}
CASES = ("rate_as_quantity",)


class Params(Parameters):
    """Nouns by the dimension they belong to.

    ``satisfaction``, ``timeliness``, ``quality``, ``cost``, ``count`` are endings of names; ``anywhere`` endings that
    belong to no dimension of their own (总投资额). ``ecological`` words make a name ecological, ``economic`` words
    economic or social; ``gains`` turn a cost into a result (减免, 追缴)."""

    satisfaction: Words
    timeliness: Words
    quality: Words
    cost: Words
    count: Words
    anywhere: Words
    ecological: Words
    economic: Words
    gains: Words


def _by_noun(row: Indicator, name: str, params: Params) -> tuple[Dimension, str] | None:
    """The dimension a name's last noun belongs to, and the noun."""
    groups: dict[Dimension, Words] = {
        "satisfaction": params.satisfaction,
        "timeliness": params.timeliness,
        "quality": params.quality,
        "quantity": params.count,
    }
    nouns = {noun: dimension for dimension, words in groups.items() for noun in words.entries}
    spent = row.value.main is not None and row.value.main.unit_class in ("money", "unit_price")
    if spent and not params.gains.first(squash(name)) and last_noun(name, params.anywhere.entries) is None:
        noun = last_noun(name, params.cost.entries, counted=True) or ("成本" if "成本" in name else None)
        if noun is not None:
            return "cost", noun
    noun = last_noun(name, (*nouns, *params.anywhere.entries))
    if noun is None or noun not in nouns or not head(name).endswith(noun):
        return None
    return nouns[noun], noun


_ALLOWED: dict[Dimension, frozenset[str]] = {
    "satisfaction": frozenset({"satisfaction"}),
    "timeliness": frozenset({"timeliness"}),
    "quality": frozenset({"quality", "social", "ecological", "economic", "sustainability"}),
    "cost": frozenset({"cost"}),
    "quantity": frozenset({"quantity", "economic", "social", "ecological", "sustainability", "satisfaction"}),
}
"""Where a noun's dimension may stand without a word: results of quality and counts also show as effects."""


def _misplaced(row: Indicator, params: Params) -> tuple[Dimension, str, str | None] | None:
    """(right dimension, noun, case) of a row that stands under the wrong 二级指标."""
    name = row.name.text if row.name else ""
    named = dimension_of(name)
    if named is not None and name.endswith("指标") and named != row.dimension:
        return named, name, None
    found = _by_noun(row, name, params)
    if found is not None:
        return None if row.dimension in _ALLOWED[found[0]] else (*found, None)
    main = row.value.main
    plain = head(name)
    if (
        row.dimension == "quantity"
        and main is not None
        and main.unit_class == "share"
        and plain.endswith(("率", "比例"))
    ):
        return "quality", plain[-3:], "rate_as_quantity"
    if row.dimension == "ecological" and not params.ecological.first(squash(name)):
        economic = params.economic.first(squash(name))
        if economic is not None:
            return "economic", squash(name)[slice(*economic)], None
    return None


def check(subject: Subject, params: Params) -> Outcome:
    """One hit a row."""
    row = subject.indicator
    if (
        row is None
        or row.dimension is None
        or row.name is None
        or not row.name.text
        or row.filler
        or row.level == "cost"
    ):
        return NOT_APPLICABLE
    found = _misplaced(row, params)
    if found is None:
        return []
    right, noun, case = found
    level2 = row.level2.text if row.level2 else ""
    words = {"name": row.name.text, "level2": level2, "right": DIMENSION_TITLES[right], "noun": noun}
    return [Hit(words=words, case=case)]
