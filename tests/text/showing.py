"""Quantities as lines, for tables of expected readings."""

from kpilint.model.quantity import Quantity
from kpilint.text.numbers import parse_value


def show(quantity: Quantity) -> str:
    """A quantity in a line: kind, operator, number or date or grade, unit, class."""
    parts: list[str] = [quantity.kind, quantity.operator or ""]
    if quantity.number is not None:
        high = "" if quantity.high is None else f"..{quantity.high}"
        parts.append(f"{quantity.number}{high}" + (f"±{quantity.tolerance}" if quantity.tolerance else ""))
    if quantity.date:
        parts.append(f"{quantity.date_from}/{quantity.date}" if quantity.date_from else quantity.date)
    parts += [quantity.grade or "", quantity.unit or "", quantity.unit_class or ""]
    return " ".join(part for part in parts if part)


def shown(text: str) -> list[str]:
    return [show(quantity) for quantity in parse_value(text).quantities]
