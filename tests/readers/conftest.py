"""Short ways to read a text and to look at what was read."""

import pytest

from kpilint.model.grid import Grid, Paragraph
from kpilint.readers import read


class Read:
    """A text as the reader sees it."""

    def __init__(self, text, name="t.txt"):
        self.source = read(name, text.encode())
        self.grids = [block for block in self.source.blocks if isinstance(block, Grid)]
        self.paragraphs = [block for block in self.source.blocks if isinstance(block, Paragraph)]

    def rows(self, number=1):
        return [[cell.text for cell in row] for row in self.grids[number - 1].rows]

    @property
    def texts(self):
        return [paragraph.text for paragraph in self.paragraphs]


@pytest.fixture
def reading():
    return Read
