# SPDX-License-Identifier: MIT
"""Whether what stands on a page can be read: nothing off the paper, over, under or through a text."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from golive_desktop.documents.content import PageContent, Stroke
from golive_desktop.documents.drawn import DRAWING_HEIGHT, DRAWING_WIDTH
from golive_desktop.documents.findings import Findings
from golive_desktop.documents.lanes import LANE_HEIGHT, LANE_WIDTH
from golive_desktop.documents.paper import PlacedDrawing, PlacedLane, PlacedMark, PlacedRun
from golive_desktop.documents.style import FOOTER_RULE, HEADER_RULE, LEFT, PAPER_HEIGHT, RIGHT, SLOT_GAP

__all__ = ["look_for_illegible"]

_SLACK: Final = 1.0
_EDGE: Final = 4.0
_BELOW: Final = 0.2
_ABOVE: Final = 0.66
"""From a baseline down and up to where a text is counted as taken, in sizes of it."""
_TOUCH: Final = 0.05
_LEAST_GAP: Final = 4.0
_HALF: Final = (RIGHT - LEFT - SLOT_GAP) / 2
_LINES: Final = ((LEFT, RIGHT), (LEFT, LEFT + _HALF), (RIGHT - _HALF, RIGHT))
"""From where to where a horizontal line may go: a rule or the edge of a frame, or one of two to sign on."""


class _Area(NamedTuple):
    """The part of the paper that something takes."""

    top: float
    bottom: float
    left: float
    right: float
    text: str


def look_for_illegible(content: PageContent, findings: Findings) -> None:
    """Notes texts off the page or over each other, and lines or icons that run through a text."""
    where = f"page {content.page}"
    visible = [run for run in content.runs if run.right > run.x]
    for run in visible:
        if not _on_paper(run):
            findings.add("document.text-off-page", where, found=run.text)
    if not all(map(_is_ours, content.strokes)) or _too_close(content.strokes):
        findings.add("document.foreign-content", where, found="lines")
    texts = sorted(map(_area_of_run, visible), reverse=True)
    sketches = [*map(_area_of_drawing, content.drawings), *map(_area_of_lane, content.lanes)]
    drawn = sorted(
        [*map(_area_of_stroke, content.strokes), *map(_area_of_mark, content.marks), *sketches], reverse=True
    )
    for sketch in sketches:
        if not (sketch.left >= LEFT - _SLACK and sketch.right <= RIGHT and sketch.bottom > FOOTER_RULE):
            findings.add("document.text-off-page", where, found="drawing")
    for text in _meeting(texts, texts):
        findings.add("document.text-overlaps", where, found=text)
    for text in _meeting(texts, drawn):
        findings.add("document.text-crossed", where, found=text)


def _is_ours(stroke: Stroke) -> bool:
    """Whether a line is as long as ours: across the page, or half of it to sign on; shorter ones could draw letters."""
    left, right = sorted((stroke.x, stroke.end_x))
    if stroke.y != stroke.end_y:  # note: the side of a frame, whose top and bottom go across the page
        return min(abs(left - LEFT), abs(left - RIGHT)) < _TOUCH
    return any(abs(left - start) < _TOUCH and abs(right - end) < _TOUCH for start, end in _LINES)


def _too_close(strokes: list[Stroke]) -> bool:
    """Whether lines above each other grow into an area, or into a pattern."""
    places = sorted({(stroke.y, stroke.x) for stroke in strokes if stroke.y == stroke.end_y})
    return any(0 < upper - lower < _LEAST_GAP for (lower, _), (upper, _) in pairwise(places))


def _on_paper(run: PlacedRun) -> bool:
    if not LEFT - _SLACK <= run.x <= run.right <= RIGHT + _SLACK:
        return False
    if run.artifact:
        return _EDGE <= run.y <= PAPER_HEIGHT - _EDGE - _ABOVE * run.size
    return FOOTER_RULE < run.y < HEADER_RULE - _ABOVE * run.size


def _meeting(texts: list[_Area], others: list[_Area]) -> Iterator[str]:
    """The texts that share room with one of `others`; both lists from top to bottom, walked once."""
    position, near = 0, list[_Area]()
    for text in texts:
        while position < len(others) and others[position].top > text.bottom:
            near.append(others[position])
            position += 1
        near = [other for other in near if other.bottom < text.top]
        for other in near:
            beside = other.left >= text.right - _TOUCH or text.left >= other.right - _TOUCH
            if not beside and other.top > text.bottom and other is not text:
                yield text.text
                break


def _area_of_run(run: PlacedRun) -> _Area:
    return _Area(run.y + _ABOVE * run.size, run.y - _BELOW * run.size, run.x, run.right, run.text)


def _area_of_stroke(stroke: Stroke) -> _Area:
    low, high = sorted((stroke.y, stroke.end_y))
    left, right = sorted((stroke.x, stroke.end_x))
    return _Area(high + _TOUCH, low - _TOUCH, left - 2 * _TOUCH, right + 2 * _TOUCH, "")


def _area_of_mark(mark: PlacedMark) -> _Area:
    return _Area(mark.y + mark.size, mark.y, mark.x, mark.x + mark.size, "")


def _area_of_drawing(drawing: PlacedDrawing) -> _Area:
    return _Area(drawing.y + DRAWING_HEIGHT, drawing.y, drawing.x, drawing.x + DRAWING_WIDTH, "")


def _area_of_lane(lane: PlacedLane) -> _Area:
    return _Area(lane.y + LANE_HEIGHT, lane.y, lane.x, lane.x + LANE_WIDTH, "")
