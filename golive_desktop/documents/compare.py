# SPDX-License-Identifier: MIT
"""Whether the pages say what they should say: every text, in order, at a place where it reads in that order."""

from collections import defaultdict
from typing import Final

from golive_desktop.documents.characters import as_printed
from golive_desktop.documents.drawn import DRAWING_LIFT, drawing_path
from golive_desktop.documents.lanes import LANE_DROP, LANE_LEFT, lane_path
from golive_desktop.documents.outline import Item, OutlineRow, outline
from golive_desktop.documents.paper import PlacedLane, PlacedMark, PlacedRun, ReadPages
from golive_desktop.documents.repeating import (
    DiffersError,
    compare_furniture,
    compare_scales,
    compare_watermarks,
    over_its_place,
)
from golive_desktop.documents.style import LEFT
from golive_desktop.domain.blocks import PageOf, Pages, Tick
from golive_desktop.domain.chart import Lane
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.problem import Problem

__all__ = ["differences"]

_CLOSE: Final = 0.06
_ICON_REACH: Final = 20.0
_DRAWN: Final = "(drawing)"
_LANE: Final = "(lane of a chart)"
_CAP_HALF: Final = 0.364


def differences(printed: ReadPages, pages: Pages) -> tuple[Problem, ...]:
    """The first difference between the pages as read and as they should be, or nothing."""
    try:
        walk = _Walk(printed)
        for row in outline(pages.blocks):
            walk.row(row)
        walk.end()
        compare_watermarks(printed, pages)
        compare_furniture(printed, pages, walk.repeats)
        compare_scales(printed, walk.scales)
    except DiffersError as found:
        return (found.problem,)
    return ()


class _Row:
    """How far a row has been read: where its cells begin and end on each page that it touches."""

    def __init__(self) -> None:
        self.tops: dict[int, float] = {}
        self.rights: dict[int, float] = defaultdict(float)
        self.lowest: dict[int, float] = {}

    def take(self, run: PlacedRun) -> None:
        """Notes a run of this row."""
        self.tops.setdefault(run.page, run.y)
        self.lowest[run.page] = min(run.y, self.lowest.get(run.page, run.y))


class _Walk:
    """Goes through the body runs and the expected rows side by side."""

    def __init__(self, printed: ReadPages) -> None:
        self._runs = [run for run in printed.runs if not run.artifact and isinstance(run, PlacedRun)]
        self._next = 0
        self._marks: dict[int, list[PlacedMark]] = defaultdict(list)
        for mark in printed.marks:
            self._marks[mark.page].append(mark)
        self._drawings = list(printed.drawings)
        self._lanes: dict[int, list[PlacedLane]] = defaultdict(list)
        for lane in printed.lanes:
            self._lanes[lane.page].append(lane)
        self._floor = (1, float("inf"))
        self._anchors: dict[str, int] = {}
        self._pointers: list[tuple[str, PlacedRun]] = []
        self.repeats: dict[int, tuple[str, ...]] = {}
        """The column titles that stand again on a page, by page."""
        self.scales: dict[int, tuple[Tick, ...]] = {}
        """What of them stands over a place on a scale."""

    def row(self, expected: OutlineRow) -> None:
        """Reads one row: its cells begin on one line, from left to right, below everything before.

        Raises:
            DiffersError: it is not there.
        """
        row = _Row()
        for cell in expected.cells:
            right: dict[int, float] = dict(row.rights)
            for index, item in enumerate(cell):
                self._item(item, row, right, first=index == 0)
        if not row.tops:
            return
        first = min(row.tops)
        if expected.anchor:
            self._anchors[expected.anchor] = first
        if expected.repeated:
            for page in set(row.tops) - {self._floor[0]}:
                self.repeats[page] = expected.repeated
                self.scales[page] = expected.scale
        if expected.lane is not None and expected.lane.glyphs:
            self._take_lane(first, row.tops[first], expected.lane)
        last = max(row.tops)
        self._floor = (last, row.lowest[last])

    def end(self) -> None:
        """Checks that nothing is left over and that each page number names the page of its title.

        Raises:
            DiffersError: it does not.
        """
        if self._next < len(self._runs):
            run = self._runs[self._next]
            raise DiffersError(run.page, "", run.text)
        for anchor, run in self._pointers:
            if str(self._anchors.get(anchor, 0)) != run.text:
                raise DiffersError(run.page, f"{self._anchors.get(anchor, 0)}", run.text)
        if self._drawings:
            raise DiffersError(self._drawings[0].page, "", _DRAWN)
        foreign = [page for page, lanes in self._lanes.items() if lanes]
        if foreign:
            raise DiffersError(foreign[0], "", _LANE)
        left = [page for page, marks in self._marks.items() if marks]
        if left:
            raise DiffersError(left[0], "", self._marks[left[0]][0].status)

    def _item(self, item: Item, row: _Row, right: dict[int, float], *, first: bool) -> None:
        start = self._peek(item)
        self._begin(start, item, row, right, first=first)
        if item.status:
            self._take_mark(start, item)
        if item.drawing:
            self._take_drawing(start, item.drawing)
        if item.tick is not None:
            over_its_place(start, item.tick)
        if isinstance(item.text, PageOf):
            self._page_number(item.text, row)
            return
        remaining = as_printed(item.text)
        previous = start
        while remaining:
            run = self._peek(item, remaining)
            if not remaining.startswith(run.text):
                raise DiffersError(run.page, remaining, run.text)
            if run is not start:
                self._follow(previous, run, right, item)
            remaining = remaining[len(run.text) :]
            self._take(run, row)
            previous = run

    def _page_number(self, pointer: PageOf, row: _Row) -> None:
        run = self._runs[self._next]
        self._take(run, row)
        whole = run
        while self._next < len(self._runs) and _continues(whole, self._runs[self._next]):
            more = self._runs[self._next]
            self._take(more, row)
            whole = _joined(whole, more)
        self._pointers.append((pointer.anchor, whole))

    def _peek(self, item: Item, remaining: str | None = None) -> PlacedRun:
        if self._next >= len(self._runs):
            page = self._runs[-1].page if self._runs else 1
            expected = item.text if isinstance(item.text, str) else item.text.anchor
            raise DiffersError(page, remaining or expected, "")
        return self._runs[self._next]

    def _take(self, run: PlacedRun, row: _Row) -> None:
        row.take(run)
        row.rights[run.page] = max(row.rights[run.page], run.right)
        self._next += 1

    def _begin(self, run: PlacedRun, item: Item, row: _Row, right: dict[int, float], *, first: bool) -> None:
        """A cell begins on the first line of its row, right of the cells before; a row below the rows before."""
        if not row.tops:
            page, y = self._floor
            fits = run.page > page or (run.page == page and run.y < y - 1)
        elif first:
            page = max(row.tops)
            fits = run.page == page and abs(run.y - row.tops[page]) < _CLOSE and run.x >= right.get(page, 0.0) - _CLOSE
        else:
            fits = self._below(run, right)
        if not fits:
            expected = item.text if isinstance(item.text, str) else item.text.anchor
            raise DiffersError(run.page, expected, f"{run.text} ({run.x:.0f}, {run.y:.0f})")

    def _follow(self, previous: PlacedRun, run: PlacedRun, right: dict[int, float], item: Item) -> None:
        """A text goes on directly behind what was read, or on a line below it."""
        if not _continues(previous, run) and not self._below(run, right):
            expected = item.text if isinstance(item.text, str) else item.text.anchor
            raise DiffersError(run.page, expected, f"{run.text} ({run.x:.0f}, {run.y:.0f})")

    def _below(self, run: PlacedRun, right: dict[int, float]) -> bool:
        last = self._runs[self._next - 1]
        lower = run.page > last.page or (run.page == last.page and run.y < last.y - 1)
        return lower and run.x >= right.get(run.page, 0.0) - _CLOSE

    def _take_mark(self, run: PlacedRun, item: Item) -> None:
        """The icon of a status stands left of its first line."""
        middle = run.y + _CAP_HALF * run.size
        for mark in self._marks[run.page]:
            beside = 0 <= run.x - mark.x - mark.size < _ICON_REACH
            if mark.status == item.status and beside and abs(mark.y + mark.size / 2 - middle) < 1:
                self._marks[run.page].remove(mark)
                return
        raise DiffersError(run.page, str(item.status), run.text)

    def _take_drawing(self, run: PlacedRun, expected: Drawing) -> None:
        """What was drawn stands above the name, stroke by stroke."""
        path = drawing_path(expected)
        for drawing in self._drawings:
            above = abs(drawing.x - run.x) < _CLOSE and abs(drawing.y - run.y - DRAWING_LIFT) < _CLOSE
            if (drawing.page, drawing.path) == (run.page, path) and above:
                self._drawings.remove(drawing)
                return
        raise DiffersError(run.page, _DRAWN, run.text)

    def _take_lane(self, page: int, top: float, expected: Lane) -> None:
        """What is drawn stands beside its line, mark by mark."""
        path = lane_path(expected)
        for lane in self._lanes[page]:
            beside = abs(lane.x - LEFT - LANE_LEFT) < _CLOSE and abs(lane.y - top + LANE_DROP) < _CLOSE
            if lane.path == path and beside:
                self._lanes[page].remove(lane)
                return
        raise DiffersError(page, _LANE, "")


def _continues(before: PlacedRun, run: PlacedRun) -> bool:
    return run.page == before.page and abs(run.y - before.y) < _CLOSE and abs(run.x - before.end) < _CLOSE


def _joined(one: PlacedRun, other: PlacedRun) -> PlacedRun:
    return PlacedRun(
        page=one.page,
        text=one.text + other.text,
        artifact=one.artifact,
        x=one.x,
        y=one.y,
        end=other.end,
        right=other.right,
        size=one.size,
    )
