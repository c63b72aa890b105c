"""Two projects have the same indicator rows."""

from __future__ import annotations

from collections import Counter

from kpilint.checks.kind import NOT_APPLICABLE, Hit, Outcome, Parameters, Spot, Subject, Words
from kpilint.model.document import Project
from kpilint.text.fillers import is_filler
from kpilint.text.normalise import squash

WORDS = {
    "earlier": "the number of the earlier project",
    "earlier_name": "its name",
    "shared": "rows in common",
    "total": "rows of the later project",
    "rows": "the names of the first common rows",
}

Row = tuple[str, str]


class Params(Parameters):
    """``least`` rows, and ``share`` (0 to 1) of the longer table's, must agree in name and value. Rows whose name or
    value is wholly one of ``placeholders`` do not count."""

    least: int = 3
    share: float = 0.8
    placeholders: Words


def check(subject: Subject, params: Params) -> Outcome:
    """One hit for every project that is like an earlier one, naming the one it is most like."""
    projects = subject.document.projects
    if len(projects) < 2:
        return NOT_APPLICABLE
    tables = [_rows(project, params) for project in projects]
    hits = []
    for place, later in enumerate(projects):
        alike = [(_shared(tables[place], tables[other]), other) for other in range(place)]
        shared, other = max(alike, key=lambda one: (one[0], -one[1]), default=(0, 0))
        longer = max(tables[place].total(), tables[other].total())
        if shared < params.least or shared < params.share * longer:
            continue
        earlier = projects[other]
        common = {name for name, _ in tables[place] & tables[other]}
        names = [row.name.text for row in later.indicators if row.name and _key(row.name.text) in common]
        words = {
            "earlier": str(earlier.no),
            "earlier_name": earlier.name.text,
            "shared": str(shared),
            "total": str(tables[place].total()),
            "rows": "、".join(dict.fromkeys(names[:3])),
        }
        related = (Spot("project", earlier.name),)
        hits.append(Hit(words=words, project=later.no, at="project", related=related))
    return hits


def _rows(project: Project, params: Params) -> Counter[Row]:
    rows: Counter[Row] = Counter()
    for row in project.indicators:
        name = row.name.text if row.name else ""
        value = row.target_value.text if row.target_value else ""
        key = _key(name), _key(value) + _key(row.unit.text if row.unit else "")
        hollow = row.filler or is_filler(value) or not key[0] or any(map(params.placeholders.whole, key))
        if not hollow:
            rows[key] += 1
    return rows


def _shared(first: Counter[Row], second: Counter[Row]) -> int:
    return (first & second).total()


def _key(text: str) -> str:
    return squash(text)
