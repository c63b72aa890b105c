"""一级 and 二级指标 of merged cells, filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kpilint.layout.drafts import Draft
from kpilint.layout.repair import SHORT
from kpilint.model.document import Level
from kpilint.model.grid import Cell
from kpilint.text.dimensions import LEVEL_OF_DIMENSION, dimension_of, level_of

_USUAL_LABELS: dict[Level, str] = {"output": "产出指标", "benefit": "效益指标", "satisfaction": "满意度指标"}
"""What the 一级指标 is called where the table itself has lost the word."""


def fill_levels(drafts: Sequence[Draft]) -> None:
    """Fill merged cells from above. Where the first row has no 一级指标, the labels stand in the middle of their groups
    (recognised text); then a row gets the label that its 二级指标 belongs to."""
    if not drafts:
        return
    _fill_down(drafts, "level2", stop="level1")
    if "level1" not in drafts[0].cells:
        return
    if drafts[0].text("level1"):
        _fill_down(drafts, "level1")
        _by_finer_level(drafts)
    else:
        _fill_by_dimension(drafts)


def _fill_down(drafts: Sequence[Draft], name: str, stop: str | None = None) -> None:
    above: Cell | None = None
    for draft in drafts:
        if name not in draft.cells:
            return
        if draft.cells[name].text:
            above = draft.cells[name]
        elif above is not None and not (stop and draft.text(stop)):
            draft.cells[name] = replace(above)


def _by_finer_level(drafts: Sequence[Draft]) -> None:
    """Correct 一级指标 filled in from above that contradict the row's own 二级指标: a page break lost their words."""
    own = {level: draft.cells["level1"] for draft in drafts if (level := level_of(draft.text("level1")))}
    above: Cell | None = None
    for draft in drafts:
        cell = draft.cells["level1"]
        # What was filled in has the place of the cell that it was taken from.
        inherited, above = above is not None and cell.place == above.place, cell
        dimension, level = dimension_of(draft.text("level2")), level_of(cell.text)
        fitting = LEVEL_OF_DIMENSION[dimension] if dimension and dimension != "cost" else None
        if inherited and level in _USUAL_LABELS and fitting not in (None, level):
            place = cell.place
            draft.cells["level1"] = own.get(fitting) or Cell(_USUAL_LABELS[fitting], place, raw="")


def _fill_by_dimension(drafts: Sequence[Draft]) -> None:
    labels: dict[Level, Cell] = {}
    for draft in drafts:
        level = level_of(draft.text("level1"))
        if level is not None:
            labels.setdefault(level, draft.cells["level1"])
    if SHORT in drafts[0].reasons:  # the label was left out of the table together with its merged cell
        place = drafts[0].place
        labels = {level: Cell(word, place, raw="") for level, word in _USUAL_LABELS.items()} | labels
    above: Cell | None = None
    for draft in drafts:
        if level_of(draft.text("level1")) is not None:
            above = draft.cells["level1"]
            continue
        dimension = dimension_of(draft.text("level2"))
        fitting = labels.get(LEVEL_OF_DIMENSION[dimension]) if dimension else None
        if fitting := fitting or above:
            draft.cells["level1"] = replace(fitting)
