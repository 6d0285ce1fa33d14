# SPDX-License-Identifier: MIT
"""The path of a frame, written and recognised in one form."""

from typing import Final

__all__ = ["frame_path"]

_CORNER: Final = 2.25
"""The radius of a frame's corners."""
_ROUND: Final = 1.24
"""From a corner's end to the control point that makes a Bézier curve a quarter of a circle: 0.5523 of the radius."""


def frame_path(width: float, height: float) -> str:
    """The path operators of a rectangle with round corners, its lower left corner at the origin."""
    corner, near = _CORNER, _CORNER - _ROUND
    steps: list[tuple[str, tuple[float, ...]]] = [
        ("m", (corner, 0)),
        ("l", (width - corner, 0)),
        ("c", (width - near, 0, width, near, width, corner)),
        ("l", (width, height - corner)),
        ("c", (width, height - near, width - near, height, width - corner, height)),
        ("l", (corner, height)),
        ("c", (near, height, 0, height - near, 0, height - corner)),
        ("l", (0, corner)),
        ("c", (0, near, near, 0, corner, 0)),
    ]
    return " ".join(" ".join([*(f"{value:.2f}" for value in values), step]) for step, values in steps)
