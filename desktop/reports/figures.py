"""Draw what the font has no letters for: the glyph and the pattern of each status. Units are points, y runs up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import floor

from reportlab.pdfgen.canvas import Canvas

from desktop.reports.palette import StatusRole, rgb

Segment = tuple[float, float, float, float]
STEP = 2.4
"""Distance between the lines of a pattern."""


def draw_glyph(canvas: Canvas, role: StatusRole, x: float, y: float, side: float) -> None:
    """Draw the glyph of a status in the square whose lower left corner is (x, y)."""
    canvas.setStrokeColor(rgb(role.ink))
    canvas.setFillColor(rgb(role.ink))
    canvas.setLineWidth(side * 0.13)
    canvas.setLineCap(1)
    _GLYPHS[role.glyph](canvas, x, y, side)
    canvas.setLineCap(0)


def draw_pattern(canvas: Canvas, role: StatusRole, x: float, y: float, width: float, height: float) -> None:
    """Fill a rectangle with the pattern of a status on its tint."""
    solid = role.pattern == "solid"
    canvas.setFillColor(rgb(role.ink if solid else role.tint))
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setStrokeColor(rgb(role.ink))
    if not solid:
        canvas.setLineWidth(0.55)
        segments = list(_PATTERNS[role.pattern](x, y, width, height))
        if segments:
            canvas.lines(segments)
    canvas.setLineWidth(0.4)
    canvas.rect(x, y, width, height, stroke=1, fill=0)


def _diagonal(x: float, y: float, width: float, height: float) -> Iterator[Segment]:
    """Yield lines that rise to the right, cut at the rectangle."""
    for place in range(1, floor((width + height) / STEP) + 1):
        reach = place * STEP
        x0, x1 = max(0.0, reach - height), min(reach, width)
        yield x + x0, y + height - (reach - x0), x + x1, y + height - (reach - x1)


def _falling(x: float, y: float, width: float, height: float) -> Iterator[Segment]:
    for x0, y0, x1, y1 in _diagonal(x, y, width, height):
        yield x0, 2 * y + height - y0, x1, 2 * y + height - y1


def _cross(x: float, y: float, width: float, height: float) -> Iterator[Segment]:
    yield from _diagonal(x, y, width, height)
    yield from _falling(x, y, width, height)


def _horizontal(x: float, y: float, width: float, height: float) -> Iterator[Segment]:
    for place in range(1, floor(height / STEP) + 1):
        yield x, y + place * STEP, x + width, y + place * STEP


def _vertical(x: float, y: float, width: float, height: float) -> Iterator[Segment]:
    for place in range(1, floor(width / STEP) + 1):
        yield x + place * STEP, y, x + place * STEP, y + height


def _dots(x: float, y: float, width: float, height: float) -> Iterator[Segment]:
    for row in range(floor(height / STEP)):
        for place in range(floor(width / STEP) or 1):
            left, low = x + (place + 0.4) * min(STEP, width), y + (row + 0.5) * STEP
            yield left, low, left + 0.5, low


def _nothing(x: float, y: float, width: float, height: float) -> Iterator[Segment]:
    return iter(())


_PATTERNS: dict[str, Callable[[float, float, float, float], Iterator[Segment]]] = {
    "diagonal": _diagonal,
    "horizontal": _horizontal,
    "vertical": _vertical,
    "cross": _cross,
    "dots": _dots,
    "empty": _nothing,
}


def _tick(canvas: Canvas, x: float, y: float, side: float) -> None:
    points = ((0.14, 0.46), (0.4, 0.2), (0.88, 0.8))
    _polyline(canvas, x, y, side, points)


def _half_disc(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.circle(x + side / 2, y + side / 2, side * 0.4, stroke=1, fill=0)
    canvas.wedge(x + side * 0.1, y + side * 0.1, x + side * 0.9, y + side * 0.9, 90, 180, stroke=0, fill=1)


def _x(canvas: Canvas, x: float, y: float, side: float) -> None:
    low, high = side * 0.18, side * 0.82
    canvas.lines([(x + low, y + low, x + high, y + high), (x + low, y + high, x + high, y + low)])


def _warning(canvas: Canvas, x: float, y: float, side: float) -> None:
    _polyline(canvas, x, y, side, ((0.5, 0.92), (0.96, 0.1), (0.04, 0.1), (0.5, 0.92)))
    canvas.line(x + side * 0.5, y + side * 0.62, x + side * 0.5, y + side * 0.4)
    canvas.circle(x + side * 0.5, y + side * 0.235, side * 0.07, stroke=0, fill=1)


def _lozenge(canvas: Canvas, x: float, y: float, side: float) -> None:
    _polyline(canvas, x, y, side, ((0.5, 0.94), (0.94, 0.5), (0.5, 0.06), (0.06, 0.5), (0.5, 0.94)))


def _bar(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.line(x + side * 0.16, y + side * 0.5, x + side * 0.84, y + side * 0.5)


def _ring(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.circle(x + side / 2, y + side / 2, side * 0.36, stroke=1, fill=0)


def _polyline(canvas: Canvas, x: float, y: float, side: float, points: tuple[tuple[float, float], ...]) -> None:
    path = canvas.beginPath()
    (first_x, first_y), *rest = points
    path.moveTo(x + first_x * side, y + first_y * side)
    for place_x, place_y in rest:
        path.lineTo(x + place_x * side, y + place_y * side)
    canvas.drawPath(path, stroke=1, fill=0)


_GLYPHS: dict[str, Callable[[Canvas, float, float, float], None]] = {
    "✓": _tick,
    "◐": _half_disc,
    "✕": _x,
    "⚠": _warning,
    "◇": _lozenge,
    "–": _bar,
    "○": _ring,
}
