# SPDX-License-Identifier: MIT
"""Whether what stands on every page, or again on the next one, is there and where it was: header, footer, scales."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from golive_desktop.documents.characters import as_printed
from golive_desktop.documents.furniture import page_label
from golive_desktop.documents.lanes import LANE_LEFT, tick_left
from golive_desktop.documents.paper import PlacedRun, ReadPages
from golive_desktop.documents.style import FOOTER_RULE, HEADER_RULE, LEFT
from golive_desktop.domain.blocks import Pages, Tick
from golive_desktop.domain.problem import Problem

__all__ = ["DiffersError", "compare_furniture", "compare_scales", "compare_watermarks", "over_its_place"]

_LONGEST: Final = 80
_CLOSE: Final = 0.06


class DiffersError(Exception):
    """Carries the first difference between the pages as read and as they should be."""

    def __init__(self, page: int, expected: str, found: str) -> None:
        super().__init__(expected)
        details = {"page": str(page), "expected": expected[:_LONGEST], "found": found[:_LONGEST]}
        self.problem = Problem(code="document.text-differs", subject=f"page {page}", details=details)


def over_its_place(run: PlacedRun, tick: Tick) -> None:
    """A time stands over its place on the scale of a chart.

    Raises:
        DiffersError: it does not.
    """
    if abs(run.x - LEFT - tick_left(tick)) > _CLOSE:
        raise DiffersError(run.page, tick.text, f"{run.text} ({run.x:.0f}, {run.y:.0f})")


def compare_watermarks(printed: ReadPages, pages: Pages) -> None:
    """The same word stands behind each page, or none.

    Raises:
        DiffersError: it does not.
    """
    for page in range(1, printed.pages + 1):
        found = printed.watermarks[page - 1] if page <= len(printed.watermarks) else ""
        if found != pages.watermark:
            raise DiffersError(page, pages.watermark, found)


def compare_furniture(printed: ReadPages, pages: Pages, repeats: dict[int, tuple[str, ...]]) -> None:
    """Header, footer and repeated column titles are there on every page, and no other furniture.

    Args:
        printed: the pages as read.
        pages: as they should be.
        repeats: the column titles that stand again on a page, by page.

    Raises:
        DiffersError: something is missing, or too much.
    """
    zones: dict[tuple[int, int], str] = defaultdict(str)
    tops: dict[int, float] = {}
    for run in _placed(printed):
        if run.artifact:
            zones[(run.page, _zone(run.y))] += run.text
        else:
            tops[run.page] = max(run.y, tops.get(run.page, 0.0))
    for run in _placed(printed):
        if run.artifact and _zone(run.y) == 1 and run.y <= tops.get(run.page, 0.0):
            raise DiffersError(run.page, "", run.text)
    for page in range(1, printed.pages + 1):
        expected = (
            as_printed(pages.header + pages.note),
            as_printed("".join(repeats.get(page, ()))),
            as_printed(pages.footer + page_label(pages, page, printed.pages)),
        )
        for zone, text in enumerate(expected):
            if zones[(page, zone)] != text:
                raise DiffersError(page, text, zones[(page, zone)])


def compare_scales(printed: ReadPages, scales: dict[int, tuple[Tick, ...]]) -> None:
    """A scale that is repeated has its times where they stood before.

    Args:
        printed: the pages as read.
        scales: what stands over a place of it, by page.

    Raises:
        DiffersError: a time stands elsewhere.
    """
    waiting = {page: list(ticks) for page, ticks in scales.items()}
    for run in _placed(printed):
        ticks = waiting.get(run.page)
        if ticks and run.artifact and _zone(run.y) == 1 and run.x > LEFT + LANE_LEFT - _CLOSE:
            over_its_place(run, ticks.pop(0))
    for page, ticks in waiting.items():
        if ticks:
            raise DiffersError(page, ticks[0].text, "")


def _placed(printed: ReadPages) -> Iterator[PlacedRun]:
    return (run for run in printed.runs if isinstance(run, PlacedRun))


def _zone(y: float) -> int:
    """0 above the header's rule, 1 in the content, 2 below the footer's rule."""
    return 0 if y > HEADER_RULE else 2 if y < FOOTER_RULE else 1
