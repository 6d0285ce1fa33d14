# SPDX-License-Identifier: MIT
"""Charts: a scale that repeats, and lines of text with a lane between what happened and what that comes to."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from golive_desktop.documents.lanes import LANE_DROP, LANE_HEIGHT, LANE_LEFT, LANE_WIDTH, tick_left
from golive_desktop.documents.rows import FULL_WIDTH, CellBox, Row, Section, cell_of
from golive_desktop.documents.style import CAPTION, COLUMN_HEAD, DARK, MONO, Style
from golive_desktop.documents.texts import VALUE_STYLES
from golive_desktop.documents.typeset import measured
from golive_desktop.domain.blocks import Chart, ChartRow, Line

__all__ = ["chart_section"]

_LABEL: Final = 42.0
_GAP: Final = 8.0
_SAID: Final = LANE_LEFT + LANE_WIDTH + _GAP


def chart_section(chart: Chart) -> Section:
    """The rows of `chart` under its scale."""
    title = cell_of(chart.title, COLUMN_HEAD, x=0, width=LANE_LEFT - _GAP)
    header = Row(cells=(title, *_scale(chart)), first=11.0, tail=5.2, rule=("0.75", DARK))
    rows = tuple(_row(row) for row in chart.rows)
    height = header.height + sum([row.height for row in rows])
    return Section(rows=rows, before=9.0, header=header, height=height)


def _scale(chart: Chart) -> Iterator[CellBox]:
    for tick in chart.ticks:
        yield cell_of(tick.text, CAPTION, x=tick_left(tick), width=measured(tick.text, CAPTION) + 1)


def _row(row: ChartRow) -> Row:
    cells = (
        _cell(row.moment, x=0, width=_LABEL - 4),
        _cell(row.label, x=_LABEL, width=LANE_LEFT - _GAP - _LABEL),
        _cell(row.said, x=_SAID, width=FULL_WIDTH - _SAID),
    )
    return Row(cells=cells, first=LANE_HEIGHT - LANE_DROP, tail=LANE_DROP, lane=row.lane)


def _cell(line: Line, *, x: float, width: float) -> CellBox:
    return cell_of(line.text, _small(line), x=x, width=width, status=line.status)


def _small(line: Line) -> Style:
    """Its style in the size of a chart."""
    style = VALUE_STYLES[line.style]
    return style if style is MONO else _sized(style)


@cache
def _sized(style: Style) -> Style:
    return replace(style, size=CAPTION.size, leading=CAPTION.leading)
