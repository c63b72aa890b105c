"""Goal tables of the whole term (长期, 中期, 实施期) stacked with those of the year, which count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kpilint.layout.headings import EXTRA
from kpilint.layout.lines import is_title
from kpilint.layout.pairs import pairs_of
from kpilint.layout.regions import Region
from kpilint.layout.segments import Segment
from kpilint.layout.stream import text_of
from kpilint.text.dimensions import level_of

_TERM = re.compile(r"(?:中?长期|中期|实施期|三年).{0,6}(?:指标|目标)")
_CAPTION = 20
"""Characters of the longest line above a table that says which term it is for."""
_OWN_TABLE = ("name", "code", "funds_total")
"""Labels with which a table of its own begins."""


def of_the_year(regions: Iterable[Region]) -> list[Region]:
    """The tables with those of the whole term put aside, and header blocks that both share put together."""
    made: list[Region] = []
    for whole in regions:
        for region in _without_restart(_by_label(whole)):
            both = _one_project(made[-1], region) if made else None
            if both is not None:
                made[-1] = both
            else:
                made.append(region)
    return made


def _by_label(region: Region) -> Region:
    """Put aside the parts of a table whose label beside the headings says 长期绩效指标, where another part has none."""
    aside = [segment for segment in region.segments if _is_of_term(segment)]
    if not aside or len(aside) == len(region.segments):
        return region
    return replace(region, segments=[one for one in region.segments if one not in aside], aside=aside)


def _is_of_term(segment: Segment) -> bool:
    first = min(at for at, field in segment.columns.items() if not field.startswith(EXTRA))
    label = segment.heading.cells[:first]
    caption = segment.caption if len(segment.caption) <= _CAPTION else ""
    return any(_TERM.search("".join(text.split())) for text in (*(cell.text for cell in label), caption))


def _without_restart(region: Region) -> list[Region]:
    """Part a region where a heading is followed by 产出 or 成本 although 满意度 was there: another table, untitled."""
    regions = [replace(region, segments=[])]
    satisfied = False
    for segment in region.segments:
        if satisfied and _levels(segment, first=True) & {"output", "cost"}:
            regions.append(Region([], []))
            satisfied = False
        regions[-1].segments.append(segment)
        satisfied = satisfied or "satisfaction" in _levels(segment)
    return regions


def _levels(segment: Segment, first: bool = False) -> set[str | None]:
    at = next((at for at, field in segment.columns.items() if field == "level1"), None)
    rows = segment.rows[:1] if first else segment.rows
    return {level_of(row.cells[at].text) for row in rows if at is not None and at < len(row.cells)}


def _one_project(above: Region, below: Region) -> Region | None:
    """Two tables, one with the goals of the term and one with those of the year, as one; None if they are two."""
    if not above.segments or not below.segments or any(is_title(text_of(item) or "") for item in below.head):
        return None
    upper, lower = ({pair.field for pair in pairs_of(region.head)} for region in (above, below))
    if lower & set(_OWN_TABLE):
        return None
    goals = {"objectives", "midterm_objectives"}
    head = [*above.head, *below.head]
    if upper & goals == {"midterm_objectives"} and lower & goals == {"objectives"}:
        return Region(head, below.segments, [*above.aside, *above.segments])
    if upper & goals == {"objectives"} and lower & goals == {"midterm_objectives"}:
        return Region(head, above.segments, [*above.aside, *below.segments])
    return None
