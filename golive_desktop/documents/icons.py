# SPDX-License-Identifier: MIT
"""The status icons as PDF drawing operators, tinted with the palette of paper."""

import re
from functools import cache
from typing import Final

from golive_desktop.documents.style import ICON_COLOUR
from golive_desktop.domain.blocks import Status
from golive_desktop.resources import resource_text

__all__ = ["ICON_GRID", "icon_drawing", "icon_name", "icons"]

ICON_GRID: Final = 24
"""Width and height of an icon before it is scaled."""

_PATH = re.compile(r'<path d="([^"]+)"/>')
_STEP = re.compile(r"([MLCZ])((?: ?-?[0-9.]+)*)")
_OPERATOR: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@cache
def icons() -> dict[str, Status]:
    """The status of each icon by the name of its form XObject."""
    return {icon_name(status): status for status in ICON_COLOUR}


def icon_name(status: Status) -> str:
    """The name of the form XObject that draws `status`, for example ``Icon.approved``."""
    return f"Icon.{status}"


@cache
def icon_drawing(status: Status) -> bytes:
    """The content stream of an icon: strokes of width 2 with round ends on a grid of 24, y upwards."""
    lines = [f"2 w 1 J 1 j {ICON_COLOUR[status]} RG"]
    for path in _PATH.findall(resource_text(f"icons/{status}.svg")):
        lines += [_operation(letter, numbers) for letter, numbers in _STEP.findall(path)]
        lines.append("S")
    return ("\n".join(lines) + "\n").encode("ascii")


def _operation(letter: str, numbers: str) -> str:
    """One path command; SVG counts y downwards, PDF upwards."""
    values = [float(number) for number in numbers.split()]
    points = [value if index % 2 == 0 else ICON_GRID - value for index, value in enumerate(values)]
    return " ".join([*(f"{point:.2f}" for point in points), _OPERATOR[letter]])
