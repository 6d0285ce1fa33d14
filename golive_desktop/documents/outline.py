# SPDX-License-Identifier: MIT
"""Blocks as rows of cells, independent of any layout: what has to stand beside what, and what below."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from golive_desktop.domain.blocks import (
    Block,
    Box,
    Chart,
    Facts,
    Heading,
    Line,
    PageOf,
    Paragraph,
    Signatures,
    Slot,
    Status,
    Table,
    Tick,
    Title,
    Verdict,
)
from golive_desktop.domain.chart import Lane
from golive_desktop.domain.drawing import Drawing

__all__ = ["Item", "OutlineRow", "outline"]


class Item(NamedTuple):
    """One text, with the icon that belongs to it."""

    text: str | PageOf
    status: Status | None = None
    drawing: Drawing | None = None
    """What was drawn above the text."""
    tick: Tick | None = None
    """The place on a scale over which it stands."""


class OutlineRow(NamedTuple):
    """Texts below each other in cells beside each other; empty texts and cells are left out."""

    cells: tuple[tuple[Item, ...], ...]
    anchor: str = ""
    repeated: tuple[str, ...] = ()
    """The column titles that stand again when this row is the first on its page."""
    lane: Lane | None = None
    """What is drawn beside the texts."""
    scale: tuple[Tick, ...] = ()
    """Of what is repeated, what stands over a place on a scale."""


def outline(blocks: Sequence[Block]) -> Iterator[OutlineRow]:
    """The rows of all blocks, in the order in which `printed_text` yields their texts."""
    for block in blocks:
        for row in _rows(block):
            if row.cells:
                yield row


def _rows(block: Block) -> Iterator[OutlineRow]:
    match block:
        case Title():
            yield OutlineRow(cells=_cells([_item(block.text), _item(block.subtitle)]), anchor=block.anchor)
        case Heading() | Paragraph():
            yield OutlineRow(cells=_cells([_item(block.text)]))
        case Verdict():
            yield OutlineRow(cells=_cells([_item(block.text, block.status)]))
        case Facts():
            yield from _fact_rows(block, block.columns)
        case Box():
            yield OutlineRow(cells=_cells([_item(block.title, block.status)]))
            yield from _fact_rows(block, 1)
        case Table():
            titles = tuple([column.title for column in block.columns if column.title])
            yield OutlineRow(cells=_cells(*([_item(title)] for title in titles)))
            for row in block.rows:
                yield OutlineRow(cells=_cells(*([_line(line) for line in cell] for cell in row)), repeated=titles)
        case Chart():
            yield from _chart_rows(block)
        case Signatures():
            yield OutlineRow(cells=_cells(*([_name(slot), _item(slot.caption)] for slot in block.slots)))


def _fact_rows(block: Facts | Box, columns: int) -> Iterator[OutlineRow]:
    for start in range(0, len(block.rows if isinstance(block, Facts) else block.facts), columns):
        facts = (block.rows if isinstance(block, Facts) else block.facts)[start : start + columns]
        cells = [cell for fact in facts for cell in ([_item(fact.label)], [_line(fact.value)])]
        yield OutlineRow(cells=_cells(*cells))


def _chart_rows(chart: Chart) -> Iterator[OutlineRow]:
    titles = tuple([text for text in (chart.title, *(tick.text for tick in chart.ticks)) if text])
    scale = ([Item(text=tick.text, tick=tick)] for tick in chart.ticks)
    yield OutlineRow(cells=_cells([_item(chart.title)], *scale))
    for row in chart.rows:
        cells = _cells([_line(row.moment)], [_line(row.label)], [_line(row.said)])
        yield OutlineRow(cells=cells, repeated=titles, lane=row.lane, scale=chart.ticks)


def _cells(*cells: list[Item]) -> tuple[tuple[Item, ...], ...]:
    kept = [tuple([item for item in cell if item.text != ""]) for cell in cells]
    return tuple([cell for cell in kept if cell])


def _name(slot: Slot) -> Item:
    return Item(text=slot.name, drawing=slot.drawing)


def _item(text: str, status: Status | None = None) -> Item:
    return Item(text=text, status=status)


def _line(line: Line | PageOf) -> Item:
    return Item(text=line) if isinstance(line, PageOf) else Item(text=line.text, status=line.status)
