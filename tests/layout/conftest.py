"""Short ways to build a document from a text and to look at its projects."""

import pytest

from kpilint.layout import build_document
from kpilint.readers import read

FIELDS = ("level1", "level2", "name", "description", "target_value", "basis")


def table(indicator, fields=FIELDS):
    """The cells of an indicator the layout has, in the order of ``fields``."""
    cells = (indicator.cell(field) for field in fields)
    return [cell.text for cell in cells if cell is not None]


@pytest.fixture
def document():
    """Build a document from a text, tabs written as ``→`` so that they can be seen."""

    def build(text, name="t.txt"):
        return build_document(read(name, text.replace("→", "\t").encode()))

    return build
