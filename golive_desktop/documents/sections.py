# SPDX-License-Identifier: MIT
"""Each kind of block as a section of rows: how titles, facts, tables, boxes and signature lines are built."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from golive_desktop.documents.charts import chart_section
from golive_desktop.documents.columns import table_section
from golive_desktop.documents.drawn import DRAWING_HEIGHT, DRAWING_LIFT
from golive_desktop.documents.rows import FULL_WIDTH, CellBox, Row, Section, cell_of
from golive_desktop.documents.style import (
    BODY,
    BOX_TITLE,
    CAPTION,
    HEADING,
    LEAD,
    MONO,
    MUTED,
    OVERLINE,
    PAGE_VERDICT,
    RECORD_VERDICT,
    SLOT_GAP,
    STRONG,
    SUBTITLE,
    TITLE,
    Style,
)
from golive_desktop.documents.texts import VALUE_STYLES
from golive_desktop.documents.typeset import measured
from golive_desktop.domain.blocks import (
    Block,
    Box,
    Chart,
    Fact,
    Facts,
    Heading,
    PageOf,
    Paragraph,
    Signatures,
    Table,
    Title,
    Verdict,
)

__all__ = ["BOX_PADDING", "sections"]

BOX_PADDING: Final = 12.75
_PARAGRAPH: Final[dict[str, Style]] = {
    "lead": LEAD,
    "body": BODY,
    "muted": MUTED,
    "caption": CAPTION,
    "mono": MONO,
}
_ABOVE: Final = {"lead": 4.0, "body": 8.0, "muted": 8.0, "caption": 3.0, "mono": 8.0}
_LABEL_GAP: Final = 14.0
_COLUMN_GAP: Final = 18.0
_SIGNING_ROOM: Final = 22.0


def sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """The sections of `blocks`, one for each."""
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        yield _section(block, following)


def _section(block: Block, following: Block | None) -> Section:
    match block:
        case Title():
            section = _title(block, over=isinstance(following, Verdict) and following.size == "page")
        case Heading():
            section = _section_of([_row(block.text, HEADING, first=10.0, tail=4.0)], before=17.0, keeps_next=True)
        case Verdict():
            section = _verdict(block)
        case Paragraph():
            section = _paragraph(block)
        case Facts():
            section = _section_of(_fact_rows(block.rows, block.columns), before=11.0)
        case Table():
            section = table_section(block)
        case Chart():
            section = chart_section(block)
        case Box():
            section = _box(block)
        case Signatures():
            section = _signatures(block)
        case _:
            section = Section(starts_page=True)
    return section


def _section_of(rows: Sequence[Row], *, before: float, keeps_next: bool = False, framed: bool = False) -> Section:
    height = sum([row.height for row in rows]) + (2 * BOX_PADDING if framed else 0.0)
    return Section(rows=tuple(rows), before=before, keeps_next=keeps_next, framed=framed, height=height)


def _row(text: str, style: Style, *, first: float, tail: float, splits: bool = False) -> Row:
    return Row(cells=(cell_of(text, style, x=0, width=FULL_WIDTH),), first=first, tail=tail, splits=splits)


def _title(block: Title, *, over: bool) -> Section:
    style = OVERLINE if over else TITLE
    cell = cell_of(block.text, style, x=0, width=FULL_WIDTH)
    if block.subtitle:
        below = cell_of(block.subtitle, MUTED if over else SUBTITLE, x=0, width=FULL_WIDTH)
        cell = CellBox(x=0, width=FULL_WIDTH, pieces=cell.pieces + below.pieces)
    row = Row(cells=(cell,), first=style.size * 0.8, tail=4.0, anchor=block.anchor)
    return _section_of([row], before=26.0, keeps_next=True)


def _paragraph(block: Paragraph) -> Section:
    style = _PARAGRAPH[block.style]
    row = _row(block.text, style, first=style.leading * 0.75, tail=style.leading * 0.25, splits=True)
    return _section_of([row], before=_ABOVE[block.style])


def _verdict(block: Verdict) -> Section:
    style, icon, indent = (PAGE_VERDICT, 31.5, 46.0) if block.size == "page" else (RECORD_VERDICT, 22.5, 33.0)
    cell = cell_of(block.text, style, x=0, width=FULL_WIDTH, status=block.status, icon=icon, indent=indent)
    row = Row(cells=(cell,), first=style.size * 0.84, tail=style.size * 0.16)
    return _section_of([row], before=8.0 if block.size == "page" else 12.0, keeps_next=True)


def _fact_rows(
    facts: Sequence[Fact], columns: Literal[1, 2], *, x: float = 0.0, width: float = FULL_WIDTH, tail: float = 6.0
) -> list[Row]:
    each = width if columns == 1 else (width - _COLUMN_GAP) / 2
    labels = [_label_width(facts[column::columns], each) for column in range(columns)]
    rows = []
    for start in range(0, len(facts), columns):
        cells: list[CellBox] = []
        for column, fact in enumerate(facts[start : start + columns]):
            left = x + column * (each + _COLUMN_GAP)
            cells += _fact_cells(fact, x=left, label=labels[column], width=each)
        rows.append(Row(cells=tuple(cells), first=9.6, tail=tail))
    return rows


def _label_width(facts: Sequence[Fact], width: float) -> float:
    widest = max((measured(fact.label, MUTED) for fact in facts), default=0.0)
    return min(max(widest + _LABEL_GAP, 78.0), 0.42 * width)


def _fact_cells(fact: Fact, *, x: float, label: float, width: float) -> list[CellBox]:
    cells = [cell_of(fact.label, MUTED, x=x, width=label - 6)]
    value = fact.value
    left, room = x + label, width - label
    if isinstance(value, PageOf):
        return [*cells, cell_of(value, BODY, x=left, width=room)]
    return [*cells, cell_of(value.text, VALUE_STYLES[value.style], x=left, width=room, status=value.status)]


def _box(block: Box) -> Section:
    inner = FULL_WIDTH - 2 * BOX_PADDING
    title = cell_of(block.title, BOX_TITLE, x=BOX_PADDING, width=inner, status=block.status, icon=12.6, indent=18.5)
    rows = [Row(cells=(title,), first=6.6, tail=6.6)]
    rows += _fact_rows(block.facts, 1, x=BOX_PADDING, width=inner, tail=5.0)
    return _section_of(rows, before=16.0, framed=True)


def _signatures(block: Signatures) -> Section:
    each = (FULL_WIDTH - SLOT_GAP) / 2
    cells, lines, drawings = [], [], []
    for index, slot in enumerate(block.slots):
        x = index * (each + SLOT_GAP)
        name = cell_of(slot.name, STRONG, x=x, width=each)
        caption = cell_of(slot.caption, CAPTION, x=x, width=each)
        cells.append(CellBox(x=x, width=each, pieces=name.pieces + caption.pieces))
        lines.append((x, each))
        if slot.drawing is not None:
            drawings.append((x, slot.drawing))
    room = DRAWING_LIFT + DRAWING_HEIGHT if drawings else _SIGNING_ROOM + 14.2
    row = Row(cells=tuple(cells), first=room, tail=4.0, signatures=tuple(lines), drawings=tuple(drawings))
    return _section_of([row], before=4.0)
