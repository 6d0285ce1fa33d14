# SPDX-License-Identifier: MIT
"""Lines of a pen: smooth for the eye, and few enough points for the file."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, hypot
from typing import Final

from golive_desktop.domain.drawing import HEIGHT, MOST_POINTS, WIDTH, Drawing

__all__ = ["MOST_STROKES", "Point", "drawing_of", "smoothed"]

Point = tuple[float, float]

MOST_STROKES: Final = 400
"""Far more than a signature has; a pad takes no further ones."""
_STEP: Final = 3.0
"""Pixels between two points of a curve; below this a hand's line looks round."""
_MOST_STEPS: Final = 12
_NEAR: Final = 4.0
"""Units of the box within which two points are one, at first."""


def smoothed(points: Sequence[Point]) -> tuple[Point, ...]:
    """A stroke as a curve: quadratic arcs through the middles between the points, each point pulling its arc.

    Args:
        points: as the pen was seen, in order.

    Returns:
        Points on the curve, so near to each other that straight lines between them look round; it begins and ends
        where the pen did.
    """
    if len(points) < 3:  # noqa: PLR2004 - a curve needs three points
        return tuple(points)
    curve = [points[0]]
    start = points[0]
    for pulling, following in pairwise(points[1:]):
        end = _middle(pulling, following)
        curve += _arc(start, pulling, end)
        start = end
    return (*curve, points[-1])


def drawing_of(strokes: Sequence[Sequence[Point]], *, width: float, height: float) -> Drawing | None:
    """What was drawn, in the box of `Drawing`; None when nothing was.

    The proportions stay: what is left of the box stands at both sides of the drawing, or above and below it.

    Args:
        strokes: as the pen was seen, in pixels of the pad.
        width: of the pad.
        height: of the pad.
    """
    drawn = [smoothed(stroke) for stroke in strokes[:MOST_STROKES] if stroke]
    if not drawn:
        return None
    scale = min(WIDTH / width, HEIGHT / height)
    left, top = (WIDTH - width * scale) / 2, (HEIGHT - height * scale) / 2
    placed = [[(left + x * scale, top + y * scale) for x, y in stroke] for stroke in drawn]
    near = _NEAR
    thinned = [_thinned(stroke, near) for stroke in placed]
    while sum(map(len, thinned)) > MOST_POINTS:
        near *= 1.5
        thinned = [_thinned(stroke, near) for stroke in placed]
    return Drawing(strokes=tuple(tuple(_whole(point) for point in stroke) for stroke in thinned))


def _arc(start: Point, pulling: Point, end: Point) -> list[Point]:
    length = hypot(pulling[0] - start[0], pulling[1] - start[1]) + hypot(end[0] - pulling[0], end[1] - pulling[1])
    steps = max(1, min(_MOST_STEPS, ceil(length / _STEP)))
    return [_between(start, pulling, end, step / steps) for step in range(1, steps + 1)]


def _between(start: Point, pulling: Point, end: Point, part: float) -> Point:
    """A point of the quadratic Bézier curve."""
    rest = 1 - part
    a, b, c = rest * rest, 2 * rest * part, part * part
    return (a * start[0] + b * pulling[0] + c * end[0], a * start[1] + b * pulling[1] + c * end[1])


def _middle(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def _thinned(stroke: Sequence[Point], near: float) -> list[Point]:
    """Without points that stand nearer than `near` to the one before; both ends stay."""
    kept = [stroke[0]]
    for point in stroke[1:-1]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= near:
            kept.append(point)
    return [*kept, stroke[-1]] if len(stroke) > 1 else kept


def _whole(point: Point) -> tuple[int, int]:
    return (min(max(round(point[0]), 0), WIDTH), min(max(round(point[1]), 0), HEIGHT))
