"""A project has the same indicator twice."""

from __future__ import annotations

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject
from kpilint.model.document import Indicator
from kpilint.text.fillers import is_filler
from kpilint.text.normalise import squash

WORDS = {
    "name": "the indicator's name",
    "value": "the later row's value",
    "earlier": "the number of the earlier row",
    "earlier_value": "its value",
    "level2": "the later row's 二级指标",
    "earlier_level2": "the earlier row's 二级指标",
}
CASES = ("two_levels", "described")
_COMPARED = 20
"""Earlier rows of one name that a row is compared with; more only repeat what is told."""


class Params(Parameters):
    """No parameters."""


def check(subject: Subject, params: Params) -> Outcome:
    """A hit on the later row for a name and value, or a name under two 二级指标 (case ``two_levels``), that an earlier
    row has; case ``described`` where the descriptions tell the two apart."""
    if subject.project is None:
        return NOT_APPLICABLE
    rows = [row for row in subject.project.indicators if not _is_hollow(row)]
    hits = []
    seen: dict[str, list[Indicator]] = {}
    for row in rows:
        namesakes = seen.setdefault(_key(row, "name"), [])
        namesakes.append(row)
        for earlier in namesakes[:-1][:_COMPARED]:
            case = _case(row, earlier)
            if case is None:
                continue
            words = {
                "name": _text(row, "name"),
                "value": _text(row, "target_value"),
                "earlier": str(earlier.no),
                "earlier_value": _text(earlier, "target_value"),
                "level2": _text(row, "level2"),
                "earlier_level2": _text(earlier, "level2"),
            }
            related = (Spot(f"indicator:{earlier.no}", earlier.name),) if earlier.name is not None else ()
            at = f"indicator:{row.no}"
            hits.append(Hit(words=words, cell=row.name, at=at, field="name", case=case or None, related=related))
            break
    return hits


def _is_hollow(row: Indicator) -> bool:
    return row.filler or is_filler(_text(row, "target_value")) or not _key(row, "name")


def _case(row: Indicator, earlier: Indicator) -> str | None:
    """ "" for the default case, None if the two rows may stand side by side."""
    value = _key(row, "target_value") + _key(row, "unit")
    same = bool(value) and value == _key(earlier, "target_value") + _key(earlier, "unit")
    levels = row.dimension != earlier.dimension or (
        row.dimension is None and _key(row, "level2") != _key(earlier, "level2")
    )
    if not same and not levels:
        return None
    mine, other = _key(row, "description"), _key(earlier, "description")
    if mine and other and mine != other:
        return "described"
    return "two_levels" if levels and not same else ""


def _text(row: Indicator, field: str) -> str:
    cell = row.cell(field)
    return cell.text if cell is not None else ""


def _key(row: Indicator, field: str) -> str:
    return squash(_text(row, field))
