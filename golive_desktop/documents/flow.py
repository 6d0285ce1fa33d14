# SPDX-License-Identifier: MIT
"""Placing sections on pages, so that nothing is cut, overlaps or stands alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from golive_desktop.documents.drawn import DRAWING_LIFT
from golive_desktop.documents.lanes import LANE_DROP, LANE_LEFT
from golive_desktop.documents.rows import CellBox, Piece, Row, Section
from golive_desktop.documents.sections import BOX_PADDING
from golive_desktop.documents.style import BOTTOM, DARK, LEFT, RIGHT, TOP, Style
from golive_desktop.domain.blocks import PageOf, Status
from golive_desktop.domain.chart import Lane
from golive_desktop.domain.drawing import Drawing

__all__ = ["Frame", "Mark", "PlacedPage", "Rule", "Sketch", "Strip", "Text", "placed"]

_CAP_HALF: Final = 0.364
"""Half the height of a capital letter, in sizes of the text."""
_LINES_TOGETHER: Final = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""


class Text(NamedTuple):
    """A run of text on its baseline; with `right` it ends at `x`."""

    x: float
    y: float
    text: str | PageOf
    style: Style
    artifact: bool = False
    right: bool = False


class Rule(NamedTuple):
    """A horizontal line."""

    x: float
    y: float
    end: float
    width: str
    colour: str


class Frame(NamedTuple):
    """A box with rounded corners."""

    x: float
    y: float
    width: float
    height: float


class Mark(NamedTuple):
    """An icon; `x` and `y` are its lower left corner."""

    status: Status
    x: float
    y: float
    size: float


class Sketch(NamedTuple):
    """A drawn signature; `x` and `y` are its lower left corner."""

    x: float
    y: float
    drawing: Drawing


class Strip(NamedTuple):
    """A lane of a chart; `x` and `y` are its lower left corner."""

    x: float
    y: float
    lane: Lane


@dataclass(kw_only=True, slots=True)
class PlacedPage:
    """What is drawn on one page, in the order of reading."""

    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    sketches: list[Sketch] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)


def placed(sections: Iterable[Section]) -> tuple[list[PlacedPage], dict[str, int]]:
    """The pages that `sections` fill, and the page number of each title's anchor."""
    flow = _Flow()
    held: list[Section] = []
    for section in sections:
        held.append(section)
        if not section.keeps_next:
            flow.put_together(held)
            held = []
    flow.put_together(held)
    return flow.pages, flow.anchors


class _Flow:
    """The pages so far and the place on the last one where the next row begins."""

    def __init__(self) -> None:
        self.pages: list[PlacedPage] = []
        self.anchors: dict[str, int] = {}
        self._continue: Callable[[], None] | None = None
        self._leave: Callable[[], None] | None = None
        self._y = 0.0
        self._fresh = True
        self._pending = False
        """A page break waits for something that comes after it."""
        self._new_page()

    def put_together(self, sections: list[Section]) -> None:
        """Titles and headings with what they head: never the last thing on a page."""
        needed = sum([section.before + section.height for section in sections[:-1]])
        if sections and not sections[-1].starts_page:
            needed += sections[-1].before + sections[-1].head
        if not self._fresh and not self._pending and needed > self._room and needed <= _FULL:
            self._new_page()
        for section in sections:
            self._put(section)

    @property
    def _room(self) -> float:
        return self._y - BOTTOM

    def _new_page(self) -> None:
        if self._leave:
            self._leave()
        self.pages.append(PlacedPage())
        self._y = TOP
        self._fresh = True
        self._pending = False
        if self._continue:
            self._continue()

    def _put(self, section: Section) -> None:
        if section.starts_page:
            self._pending = not self._fresh
            return
        if self._pending:
            self._new_page()
        if not self._fresh:
            if section.before + section.head > self._room and section.head <= _FULL:
                self._new_page()
            else:
                self._y -= section.before
        if section.framed:
            self._put_framed(section)
        else:
            self._put_rows(section)

    def _put_rows(self, section: Section) -> None:
        header = section.header
        if header:
            self._place(header)
            self._continue = lambda: self._place(header, artifact=True)
        for row in section.rows:
            self._put_row(row)
        self._continue = None

    def _put_framed(self, section: Section) -> None:
        top = self._y

        def leave() -> None:
            bottom = self._y - BOX_PADDING + 5.0
            self.pages[-1].frames.append(Frame(LEFT, bottom, RIGHT - LEFT, top - bottom))

        def resume() -> None:
            nonlocal top
            top = self._y
            self._y -= BOX_PADDING

        self._y -= BOX_PADDING
        self._leave, self._continue = leave, resume
        for row in section.rows:
            self._put_row(row, foot=BOX_PADDING)
        leave()
        self._leave = self._continue = None
        self._y -= BOX_PADDING - 5.0

    def _put_row(self, row: Row, foot: float = 0.0) -> None:
        room = self._room - foot
        if row.height <= room:
            self._place(row)
        elif row.splits or row.height > _FULL - 2 * foot - _HEADER_ROOM:
            self._split(row, foot)
        else:
            self._new_page()
            self._place(row)

    def _place(self, row: Row, *, artifact: bool = False) -> None:
        page, baseline = self.pages[-1], self._y - row.first
        for cell in row.cells:
            self._lines(cell, cell.pieces, baseline, artifact=artifact)
        if row.anchor:
            self._anchor(row.anchor)
        for x, width in row.signatures:
            page.rules.append(Rule(LEFT + x, baseline + 14.2, LEFT + x + width, "0.75", DARK))
        for x, drawing in row.drawings:
            page.sketches.append(Sketch(LEFT + x, baseline + DRAWING_LIFT, drawing))
        if row.lane is not None and row.lane.glyphs:
            page.strips.append(Strip(LEFT + LANE_LEFT, baseline - LANE_DROP, row.lane))
        self._end(row, self._y - row.height)

    def _end(self, row: Row, bottom: float) -> None:
        self._y = bottom
        self._fresh = False
        if row.rule:
            width, colour = row.rule
            self.pages[-1].rules.append(Rule(LEFT, bottom, RIGHT, width, colour))

    def _split(self, row: Row, foot: float) -> None:
        """A row taller than a page: cell after cell, each beginning on the page where the one before ended.

        So the text stays in the order of reading; the last page shows the end of the long cell beside the cells
        that follow it.
        """
        if self._room - foot < row.first + row.tail + _LINES_TOGETHER * 14.0:
            self._new_page()
        top, lowest = self._y, self._y
        for cell in row.cells:
            pieces, baseline = cell.pieces, top - row.first
            while pieces:
                count = _fitting(pieces, baseline - row.tail - foot - BOTTOM)
                bottom = self._lines(cell, pieces[:count], baseline)
                lowest = min(lowest, bottom)
                pieces = pieces[count:]
                if pieces:
                    self._y = lowest - row.tail
                    self._new_page()
                    top = lowest = self._y
                    baseline = top - row.first
        self._end(row, lowest - row.tail)

    def _lines(self, cell: CellBox, pieces: tuple[Piece, ...], baseline: float, *, artifact: bool = False) -> float:
        """Places `pieces` below each other and says where the last baseline is."""
        page, left = self.pages[-1], LEFT + cell.x
        for index, piece in enumerate(pieces):
            style = piece.style
            if index:
                baseline -= style.leading
            if piece.status:
                middle = baseline + _CAP_HALF * style.size
                page.marks.append(Mark(piece.status, left, middle - piece.icon / 2, piece.icon))
            x = left + cell.width if cell.right else left + piece.indent
            page.texts.append(Text(x, baseline, piece.text, style, artifact, cell.right))
        return baseline

    def _anchor(self, anchor: str) -> None:
        if anchor in self.anchors:
            raise ValueError(f"two titles with the anchor {anchor!r}")
        self.anchors[anchor] = len(self.pages)


def _fitting(pieces: tuple[Piece, ...], room: float) -> int:
    """How many of `pieces` fit when `room` is left below the first baseline; at least one, no single line left over."""
    count, used = 1, 0.0
    while count < len(pieces) and used + pieces[count].style.leading <= room:
        used += pieces[count].style.leading
        count += 1
    left_over = len(pieces) - count
    if 0 < left_over < _LINES_TOGETHER and count > _LINES_TOGETHER:
        return count - 1
    return count


_FULL: Final = TOP - BOTTOM
_HEADER_ROOM: Final = 40.0
"""Kept for a repeated header when it is decided whether a row fits on a page of its own."""
