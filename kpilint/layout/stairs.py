"""Tables whose levels stand like stairs: 一级 and 二级指标 each in a row of their own, above the rows they hold for."""

from __future__ import annotations

from collections.abc import Sequence

from kpilint.layout.drafts import Draft
from kpilint.layout.headings import EXTRA
from kpilint.model.grid import Cell
from kpilint.text.dimensions import dimension_of, level_of

_LEVELS = {"level1": level_of, "level2": dimension_of}


def unstair(parts: Sequence[Draft]) -> list[Draft]:
    """The rows with the levels that stand above them written in; other tables are handed on unchanged."""
    steps = [_step(part) for part in parts]
    bare = [part for part, step in zip(parts, steps, strict=True) if step is None and not part.names_project]
    if not {"level1", "level2"} <= set(steps) or any(part.text(name) for part in bare for name in _LEVELS):
        return list(parts)
    made: list[Draft] = []
    above: dict[str, Cell] = {}
    for part, step in zip(parts, steps, strict=True):
        if step is not None:
            above = {**above, step: part.cells[step]} if step == "level2" else {step: part.cells[step]}
            continue
        if not part.names_project:
            part.cells.update(above)
        made.append(part)
    return made


def _step(part: Draft) -> str | None:
    """The level that is all a row holds, None for any other row."""
    filled = [name for name, cell in part.cells.items() if cell.text and not name.startswith(EXTRA)]
    name = filled[0] if len(filled) == 1 else ""
    return name if name in _LEVELS and _LEVELS[name](part.text(name)) is not None else None
