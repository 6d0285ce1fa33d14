# SPDX-License-Identifier: MIT
"""A lane of a drawn timeline as path operators, written and recognised in one form."""

from functools import lru_cache
from typing import Final

from golive_desktop.documents.style import CAPTION, CONTROL, DARK, ICON_COLOUR, LIGHT, PALE
from golive_desktop.documents.typeset import measured
from golive_desktop.domain.blocks import Tick
from golive_desktop.domain.chart import SCALE, Glyph, GlyphKind, Lane

__all__ = ["LANE_DROP", "LANE_HEIGHT", "LANE_LEFT", "LANE_WIDTH", "lane_path", "tick_left"]

LANE_LEFT: Final = 200.0
"""From the left margin."""
LANE_WIDTH: Final = 179.0
LANE_HEIGHT: Final = 17.0
"""Of a line of text with what is above and below it, so that the lanes of such lines touch."""
LANE_DROP: Final = 5.6
"""From the baseline of the text down to the lower edge of the lane."""

_BAR: Final = 4.4
_PLANNED: Final = 9.4
_ACTUAL: Final = 3.2
"""From the lower edge of the lane to that of a bar: what was planned stands above what became of it."""
_LEAST: Final = 2.2
"""Points of a bar that lasts no time at all."""
_MARK: Final = 4.0
"""From the middle of a mark to its corners."""
_MIDDLE: Final = LANE_HEIGHT / 2
_ARROW: Final = 6.0
_LINES: Final[dict[GlyphKind, tuple[str, str]]] = {"grid": ("0.50", LIGHT), "t0": ("1.00", DARK)}
_BARS: Final[dict[GlyphKind, str]] = {"actual": DARK, "late": ICON_COLOUR["conditional"]}
_ARROWS: Final[dict[GlyphKind, tuple[float, float]]] = {
    "before": (_ARROW, 0.0),
    "after": (LANE_WIDTH - _ARROW, LANE_WIDTH),
}


@lru_cache(maxsize=4096)
def lane_path(lane: Lane) -> str:
    """The operators of everything in `lane`, y upwards from its lower left corner; nothing for an empty one."""
    return " ".join(_glyph(glyph) for glyph in lane.glyphs)


def tick_left(tick: Tick) -> float:
    """Where the text over a tick begins, from the left margin: in the middle over it, as far as there is room."""
    width = measured(tick.text, CAPTION)
    middle = LANE_LEFT + tick.at * LANE_WIDTH / SCALE
    return min(max(middle - width / 2, LANE_LEFT), LANE_LEFT + LANE_WIDTH - width)


def _glyph(glyph: Glyph) -> str:
    left = glyph.start * LANE_WIDTH / SCALE
    width = (glyph.end - glyph.start) * LANE_WIDTH / SCALE
    if glyph.kind == "hold":
        return _hold(left, width)
    if glyph.kind in _LINES:
        thick, colour = _LINES[glyph.kind]
        return f"{thick} w {colour} RG {_line(left)}"
    if glyph.kind == "plan":
        return f"0.75 w {CONTROL} RG {_bar(left, width, _PLANNED)} S"
    if glyph.kind in _BARS:
        return f"{_BARS[glyph.kind]} rg {_bar(left, width, _ACTUAL)} f"
    area = _diamond(left) if glyph.kind == "mark" else _arrow(*_ARROWS[glyph.kind])
    return f"{DARK} rg {area}"


def _line(x: float) -> str:
    return f"{x:.2f} 0.00 m {x:.2f} {LANE_HEIGHT:.2f} l S"


def _bar(left: float, width: float, low: float) -> str:
    wide = max(width, _LEAST)
    start = min(left, LANE_WIDTH - wide)
    return f"{start:.2f} {low:.2f} {wide:.2f} {_BAR:.2f} re"


def _hold(left: float, width: float) -> str:
    """A pale band from lane to lane, between two lines, so that it is a gap in grey print too."""
    wide = max(width, _LEAST)
    start = min(left, LANE_WIDTH - wide)
    area = f"{PALE} rg {start:.2f} 0.00 {wide:.2f} {LANE_HEIGHT:.2f} re f"
    return f"{area} 0.50 w {CONTROL} RG {_line(start)} {_line(start + wide)}"


def _diamond(x: float) -> str:
    x = min(max(x, _MARK), LANE_WIDTH - _MARK)
    corners = ((x - _MARK, _MIDDLE), (x, _MIDDLE + _MARK), (x + _MARK, _MIDDLE), (x, _MIDDLE - _MARK))
    return _area(corners)


def _arrow(base: float, tip: float) -> str:
    middle = _ACTUAL + _BAR / 2
    return _area(((base, middle - _ARROW / 2), (tip, middle), (base, middle + _ARROW / 2)))


def _area(corners: tuple[tuple[float, float], ...]) -> str:
    (x, y), *others = corners
    return " ".join([f"{x:.2f} {y:.2f} m", *(f"{x:.2f} {y:.2f} l" for x, y in others), "h f"])
