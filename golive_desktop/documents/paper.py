# SPDX-License-Identifier: MIT
"""Pages as a reader sees them: each run of text with its place, each icon, each line."""

from dataclasses import dataclass
from typing import NamedTuple

from golive_desktop.domain.blocks import Status, Watermark
from golive_desktop.ports.documents import PrintedPages

__all__ = ["PlacedDrawing", "PlacedLane", "PlacedMark", "PlacedRun", "ReadPages"]


class PlacedRun(NamedTuple):
    """The `Run` of text and where it stands, in points from the lower left corner."""

    # note: a large dossier has a hundred thousand of them, and a tuple is made in a fifth of the time
    page: int
    text: str
    artifact: bool
    x: float
    y: float
    """The baseline."""
    end: float
    """Where the next character would begin."""
    right: float
    """The right end of what is visible."""
    size: float


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedMark:
    """A status icon and its square."""

    page: int
    status: Status
    x: float
    y: float
    size: float


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedDrawing:
    """A drawn signature and the lower left corner of its box."""

    page: int
    path: str
    """As `golive_desktop.documents.drawn.drawing_path` writes it."""
    x: float
    y: float


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedLane:
    """A lane of a chart and its lower left corner."""

    page: int
    path: str
    """As `golive_desktop.documents.lanes.lane_path` writes it."""
    x: float
    y: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPages(PrintedPages):
    """Printed pages with the icons, drawings and lanes on them."""

    marks: tuple[PlacedMark, ...]
    drawings: tuple[PlacedDrawing, ...]
    lanes: tuple[PlacedLane, ...] = ()
    watermarks: tuple[Watermark, ...] = ()
    """What stands behind the content, page by page."""
