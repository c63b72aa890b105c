"""A value whose operator and unit stand in columns of their own."""

from __future__ import annotations

from dataclasses import replace

from kpilint.model.quantity import ParsedValue
from kpilint.text.numbers import parse_value
from kpilint.text.units import is_unit, unit_class


def with_columns(value: ParsedValue, direction: str, unit: str) -> ParsedValue:
    """The value with what 指标性质 (≥ ≤ = …) and 度量单位 say, where the value itself says nothing of it.

    Only the main number is completed; spans stay those of the value's own text. Words such as 定性 and 正向 in the
    direction column are no operator.
    """
    main = value.main
    if main is None or main.kind not in ("number", "range", "duration"):
        return value
    sign = parse_value(f"{direction.strip()}1").main if direction.strip() else None
    changes = replace(
        main,
        operator=main.operator or (sign.operator if sign is not None else None),
        unit=main.unit or (unit.strip() if is_unit(unit) else None),
        unit_class=main.unit_class or (unit_class(unit.strip()) if is_unit(unit) else None),
    )
    if changes == main:
        return value
    quantities = tuple(changes if one is main else one for one in value.quantities)
    return replace(value, quantities=quantities)
