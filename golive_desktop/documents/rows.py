# SPDX-License-Identifier: MIT
"""Blocks as rows of cells with broken lines, still without a place on a page."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from golive_desktop.documents.style import Style, status_style
from golive_desktop.documents.typeset import broken
from golive_desktop.domain.blocks import PageOf, Status
from golive_desktop.domain.chart import Lane
from golive_desktop.domain.drawing import Drawing

__all__ = ["FULL_WIDTH", "CellBox", "Piece", "Row", "Section", "cell_of"]

FULL_WIDTH = 481.88
"""The width of the content: A4 less two margins of 20 mm."""
_ICON_SHARE = 1.13
_INDENT_SHARE = 1.68
"""An icon's size and the room it takes, in sizes of the text beside it."""


class Piece(NamedTuple):
    """One line of text, to be placed below the line before."""

    text: str | PageOf
    style: Style
    status: Status | None = None
    """The icon left of the line."""
    icon: float = 0.0
    """Its size."""
    indent: float = 0.0


class CellBox(NamedTuple):
    """Lines below each other at one place of a row."""

    x: float
    """From the left margin."""
    width: float
    pieces: tuple[Piece, ...]
    right: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Cells beside each other, on one first baseline."""

    cells: tuple[CellBox, ...]
    first: float
    """From the top of the row to the first baseline."""
    tail: float
    """From the last baseline to the bottom of the row."""
    rule: tuple[str, str] | None = None
    """Width and colour of the line at the bottom."""
    splits: bool = False
    """May continue on the next page although it would fit on one."""
    anchor: str = ""
    signatures: tuple[tuple[float, float], ...] = ()
    """Lines to sign on: start and width, above the first baseline."""
    drawings: tuple[tuple[float, Drawing], ...] = ()
    """What stands on those lines: start and drawing."""
    lane: Lane | None = None
    """What is drawn beside the cells."""

    height: float = field(init=False)
    """From the top of the row to its bottom."""

    def __post_init__(self) -> None:
        """Adds up the height; it is asked for again and again."""
        depth = max([_depth(cell) for cell in self.cells if len(cell.pieces) > 1], default=0.0)
        object.__setattr__(self, "height", self.first + depth + self.tail)


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A block: its rows and how they hold together."""

    rows: tuple[Row, ...] = ()
    before: float = 0.0
    """Space above, unless it starts a page."""
    header: Row | None = None
    """The first row of a table, printed again on each page that the table reaches."""
    framed: bool = False
    keeps_next: bool = False
    starts_page: bool = False
    height: float = field(default=0.0)
    """All rows together, with the header once."""

    @property
    def head(self) -> float:
        """The least height with which it may begin."""
        if self.framed:
            return self.height
        top = self.header.height if self.header else 0.0
        return top + (min(self.rows[0].height, 40.0) if self.rows and self.rows[0].splits else self._first())

    def _first(self) -> float:
        return self.rows[0].height if self.rows else 0.0


def cell_of(  # noqa: PLR0913 - each argument is one property of the cell
    text: str | PageOf,
    style: Style,
    *,
    x: float,
    width: float,
    status: Status | None = None,
    right: bool = False,
    icon: float = 0.0,
    indent: float = 0.0,
) -> CellBox:
    """The cell with one text; with a status an icon stands left of its first line, and all lines are indented."""
    return CellBox(
        x=x,
        width=width,
        pieces=pieces_of(text, style, width=width, status=status, icon=icon, indent=indent),
        right=right,
    )


@lru_cache(maxsize=32768)  # a dossier repeats its labels, and the next edition nearly all of its texts
def pieces_of(  # noqa: PLR0913 - each argument is one property of the lines
    text: str | PageOf,
    style: Style,
    *,
    width: float,
    status: Status | None = None,
    icon: float = 0.0,
    indent: float = 0.0,
) -> tuple[Piece, ...]:
    """The lines of one text."""
    if isinstance(text, PageOf):
        return (Piece(text=text, style=style),)
    if status is None:
        return tuple([Piece(text=line, style=style) for line in broken(text, style, width)])
    icon = icon or _ICON_SHARE * style.size
    indent = indent or _INDENT_SHARE * style.size
    tinted = status_style(style, status)
    lines = broken(text, tinted, width - indent)
    return tuple(
        Piece(text=line, style=tinted, status=None if index else status, icon=icon, indent=indent)
        for index, line in enumerate(lines)
    )


def _depth(cell: CellBox) -> float:
    """From the first baseline to the last."""
    return sum([piece.style.leading for piece in cell.pieces[1:]])
