"""A wire model as JSON text."""

from __future__ import annotations

import json

from kpilint.render.style import Style
from kpilint.render.wire import Wire


def to_json(model: Wire, style: Style) -> str:
    """Indented JSON of the fields that were given, in ASCII alone where the style asks for it."""
    text = model.model_dump_json(indent=2, by_alias=True, exclude_unset=True)
    return json.dumps(json.loads(text), indent=2) if style.ascii else text
