# SPDX-License-Identifier: MIT
"""Tables: how wide each column becomes, and the rows under a header that repeats."""

from collections.abc import Sequence
from typing import Final

from golive_desktop.documents.rows import FULL_WIDTH, CellBox, Piece, Row, Section, pieces_of
from golive_desktop.documents.style import BODY, COLUMN_HEAD, DARK, LIGHT, status_style
from golive_desktop.documents.texts import VALUE_STYLES
from golive_desktop.documents.typeset import longest_part
from golive_desktop.domain.blocks import Cell, Column, Line, PageOf, Table

__all__ = ["column_widths", "table_section"]

_GAP: Final = 6.0
"""Between two columns."""
_ICON_ROOM: Final = 15.7
_SHORT: Final = (26, 18, 14)
"""Texts up to such a length stay on one line if the table has room for all of them; the longest first."""
_WIDEST: Final = 0.45
"""No column asks for more than this share of the table to keep its words whole."""


def table_section(table: Table) -> Section:
    """The rows of `table`, with its header."""
    widths = column_widths(table)
    lefts = [sum(widths[:index]) for index in range(len(widths))]
    places = [
        (left, width - (_GAP if index + 1 < len(widths) else 0.0), table.columns[index].align == "right")
        for index, (left, width) in enumerate(zip(lefts, widths, strict=True))
    ]
    titles = [((column.title,), place) for column, place in zip(table.columns, places, strict=True)]
    header = Row(
        cells=tuple(
            CellBox(
                x=x,
                width=width,
                right=right,
                pieces=pieces_of(title, COLUMN_HEAD, width=width) if title else (),
            )
            for (title,), (x, width, right) in titles
        ),
        first=11.0,
        tail=6.0,
        rule=("0.75", DARK),
    )
    # note: a row that says nothing is left out: alone on a page, nothing would tell why the header stands there again
    rows = tuple(
        [row for row in (_body_row(cells, places) for cells in table.rows) if any(c.pieces for c in row.cells)]
    )
    height = header.height + sum([row.height for row in rows])
    return Section(rows=rows, before=0.0, header=header, height=height)


def column_widths(table: Table) -> list[float]:
    """The widths of the columns: by share, but wide enough for short texts and whole words while others have room."""
    total = sum(column.share for column in table.columns)
    widths = [FULL_WIDTH * column.share / total for column in table.columns]
    gaps = [_GAP] * (len(widths) - 1) + [0.0]
    needs, lack, spare = widths, 0.0, 0.0
    for unbroken in (*_SHORT, 0):
        needs = [
            min(_need(column, [row[index] for row in table.rows], unbroken) + gap, _WIDEST * FULL_WIDTH)
            for index, (column, gap) in enumerate(zip(table.columns, gaps, strict=True))
        ]
        lack = sum([max(0.0, need - width) for need, width in zip(needs, widths, strict=True)])
        spare = sum([max(0.0, width - need) for need, width in zip(needs, widths, strict=True)])
        if lack <= spare:
            return _shifted(widths, needs, 1.0, lack / spare if lack else 0.0)
    return _shifted(widths, needs, spare / lack, 1.0)


def _shifted(widths: Sequence[float], needs: Sequence[float], filled: float, given: float) -> list[float]:
    """Takes the share `given` of what columns have to spare and fills the share `filled` of what others lack."""
    return [
        width + filled * (need - width) if need > width else width - given * (width - need)
        for need, width in zip(needs, widths, strict=True)
    ]


def _need(column: Column, cells: Sequence[Cell], unbroken: int) -> float:
    widest = longest_part(column.title, COLUMN_HEAD, unbroken)
    for cell in cells:
        for line in cell:
            if isinstance(line, Line):
                widest = max(widest, _line_need(line, unbroken))
    return widest + 0.5


def _line_need(line: Line, unbroken: int) -> float:
    style = VALUE_STYLES[line.style]
    if line.status is None:
        return longest_part(line.text, style, unbroken)
    return longest_part(line.text, status_style(style, line.status), unbroken) + _ICON_ROOM


def _body_row(row: tuple[Cell, ...], places: Sequence[tuple[float, float, bool]]) -> Row:
    cells = [
        CellBox(x=x, width=width, right=right, pieces=_pieces(cell, width))
        for cell, (x, width, right) in zip(row, places, strict=True)
    ]
    return Row(cells=tuple(cells), first=12.6, tail=6.4, rule=("0.5", LIGHT))


def _pieces(cell: Cell, width: float) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for line in cell:
        if isinstance(line, PageOf):
            found += pieces_of(line, BODY, width=width)
        elif line.text:
            found += pieces_of(line.text, VALUE_STYLES[line.style], width=width, status=line.status)
    return tuple(found)
