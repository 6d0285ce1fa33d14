# SPDX-License-Identifier: MIT
"""A drawn signature as path operators, written and recognised in one form."""

from typing import Final

from golive_desktop.domain.drawing import HEIGHT, WIDTH, Drawing

__all__ = ["DRAWING_HEIGHT", "DRAWING_LIFT", "DRAWING_SCALE", "DRAWING_WIDTH", "drawing_path"]

DRAWING_SCALE: Final = 0.0400
"""Points for each unit of a drawing."""
DRAWING_WIDTH: Final = WIDTH * DRAWING_SCALE
DRAWING_HEIGHT: Final = HEIGHT * DRAWING_SCALE
DRAWING_LIFT: Final = 16.2
"""From the baseline of the name to the lower edge of the drawing above it."""


def drawing_path(drawing: Drawing) -> str:
    """The path operators of all strokes, y upwards; a dot is a line to where it began, round at its ends.

    Args:
        drawing: inside its box, with at least one point in each stroke.
    """
    steps: list[str] = []
    for stroke in drawing.strokes:
        (x, y), *following = stroke
        steps.append(f"{x} {HEIGHT - y} m")
        steps += [f"{x} {HEIGHT - y} l" for x, y in following or [(x, y)]]
    return " ".join(steps)
