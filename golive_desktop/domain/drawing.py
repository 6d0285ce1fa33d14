# SPDX-License-Identifier: MIT
"""A signature as it was drawn: strokes of a pen in a box, for people to recognise; it proves nothing by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from golive_desktop.domain.problem import Problem

__all__ = ["HEIGHT", "MOST_POINTS", "WIDTH", "Drawing", "drawing_problems"]

WIDTH: Final = 4000
HEIGHT: Final = 1400
"""The box in units of its own; x to the right, y downward."""
MOST_POINTS: Final = 4000
"""Far above what a hand draws in a signature."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """What a pen left in the box."""

    strokes: tuple[tuple[tuple[int, int], ...], ...]
    """Each from touching down to lifting off, as points (x, y) joined by straight lines; a dot is one point."""


def drawing_problems(drawing: Drawing) -> Iterator[Problem]:
    """Whatever makes `drawing` no drawing of a signature: nothing in it, too much, or points outside the box."""
    points = [point for stroke in drawing.strokes for point in stroke]
    if not points or not all(drawing.strokes):
        yield Problem(code="drawing.empty")
    if len(points) > MOST_POINTS:
        yield Problem(code="drawing.too-long", details={"limit": str(MOST_POINTS)})
    if any(not (0 <= x <= WIDTH and 0 <= y <= HEIGHT) for x, y in points):
        yield Problem(code="drawing.outside")
