"""Lines drawn on a PDF page, also by forms inside forms."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, NamedTuple

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from kpilint.readers.pdf.glyphs import Box

Handle = Any
"""What PDFium hands out for a document, page, text or object; its Python names have no types."""

_THIN = 3.5
"""Points: a filled box thinner than this is a line."""
_DEEPEST = 8
"""How many forms may lie inside one another."""
_MOST_OBJECTS = 60_000
"""Objects looked at on a page; maps and drawings have more."""
_MOST_SEGMENTS = 20_000
"""Segments looked at on a page."""


_MOST_CLIP_POINTS = 1_000
"""Points looked at of an outline that cuts something off."""


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, outer: _Matrix) -> _Matrix:
        """This matrix first, then ``outer``."""
        e, f = outer.point(self.e, self.f)
        return _Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            e,
            f,
        )


_IDENTITY = _Matrix(1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page, in the file's space (y upwards): lines as thin boxes, whether any image, and the
    addresses of the text objects that stand on the page itself, not in a form."""

    strokes: list[Box] = field(default_factory=list)
    has_image: bool = False
    texts: set[int] = field(default_factory=set)
    objects: int = 0
    segments: int = 0


def drawn_on(page: Handle) -> Drawn:
    """What is drawn on an open PDFium page."""
    drawn = Drawn()
    _walk(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _IDENTITY, drawn, 0)
    return drawn


def _walk(
    holder: Handle,
    count: Callable[[Handle], int],
    get: Callable[[Handle, int], Handle],
    matrix: _Matrix,
    drawn: Drawn,
    depth: int,
) -> None:
    for at in range(count(holder)):
        drawn.objects += 1
        if drawn.objects > _MOST_OBJECTS or drawn.segments > _MOST_SEGMENTS:
            return
        one = get(holder, at)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _path(one, matrix, drawn)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            if depth == 0:
                drawn.texts.add(ctypes.addressof(one.contents))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawn.has_image = True
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            own = _matrix_of(one).inside(matrix)
            _walk(one, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, own, drawn, depth + 1)


def clip_of(one: Handle) -> Box | None:
    """The box that a page's own object is shown in, in the file's space; None where nothing cuts it off."""
    clip = raw.FPDFPageObj_GetClipPath(one)
    boxes: list[Box] = []
    for path in range(raw.FPDFClipPath_CountPaths(clip)):
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for at in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), _MOST_CLIP_POINTS)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, at), x, y)
            points.append((x.value, y.value))
        if points:
            boxes.append(_box(points))
    if not boxes:
        return None
    shown = boxes[0]
    for box in boxes[1:]:
        shown = shown.within(box)
    return shown


def _matrix_of(one: Handle) -> _Matrix:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, own)
    return _Matrix(own.a, own.b, own.c, own.d, own.e, own.f)


def _path(one: Handle, outer: _Matrix, drawn: Drawn) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(one, fill, stroke)
    if not fill.value and not stroke.value:
        return
    matrix = _matrix_of(one).inside(outer)
    outlines = _outlines(one, matrix, drawn)
    if stroke.value:
        for points, closed in outlines:
            drawn.strokes.extend(_sides(points, closed))
    else:
        _filled([_box(points) for points, _ in outlines if len(points) >= 3], drawn)


def _outlines(one: Handle, matrix: _Matrix, drawn: Drawn) -> list[tuple[list[tuple[float, float]], bool]]:
    """The straight parts of a path: for each its points, and whether it closes. Curves end a part."""
    found: list[tuple[list[tuple[float, float]], bool]] = []
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(one)):
        drawn.segments += 1
        if drawn.segments > _MOST_SEGMENTS:
            break
        segment = raw.FPDFPath_GetPathSegment(one, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != raw.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                found.append((points, False))
            points = []
        points.append(matrix.point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            found.append((points, True))
            points = []
    if len(points) > 1:
        found.append((points, False))
    return found


def _sides(points: list[tuple[float, float]], closed: bool) -> list[Box]:
    """The sides of an outline that are upright or level."""
    ends = [*points[1:], points[0]] if closed else points[1:]
    boxes = [_box([one, other]) for one, other in zip(points, ends, strict=False)]
    return [box for box in boxes if min(box.x1 - box.x0, box.y1 - box.y0) <= 1.0]


def _filled(boxes: list[Box], drawn: Drawn) -> None:
    """Filled boxes: thin ones are lines, and so is what lies between a box and another one just inside it."""
    for box, after in zip_longest(boxes, boxes[1:]):
        if min(box.x1 - box.x0, box.y1 - box.y0) <= _THIN:
            drawn.strokes.append(box)
        elif after is not None and _is_frame(box, after):
            drawn.strokes.extend(_sides([(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)], True))


def _is_frame(box: Box, other: Box) -> bool:
    """Whether two boxes of one fill have sides nearly alike: what is filled is a frame."""
    return all(abs(side - beside) <= _THIN for side, beside in zip(box, other, strict=True))


def _box(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
