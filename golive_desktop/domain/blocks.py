# SPDX-License-Identifier: MIT
"""The pages of a statement as values: what is printed, in reading order, without positions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from golive_desktop.domain.chart import Lane
from golive_desktop.domain.drawing import Drawing

__all__ = [
    "Block",
    "Box",
    "Cell",
    "Chart",
    "ChartRow",
    "Column",
    "Fact",
    "Facts",
    "Heading",
    "Line",
    "PageBreak",
    "PageOf",
    "Pages",
    "Paragraph",
    "Signatures",
    "Slot",
    "Status",
    "Table",
    "Tick",
    "Title",
    "Verdict",
    "Watermark",
    "printed_text",
]

Status = Literal[
    "approved",
    "conditional",
    "rejected",
    "withdrawn",
    "not-competent",
    "not-requested",
    "requested",
    "overdue",
    "identity-open",
    "inform-only",
    "yes",
    "no",
    "not-applicable",
    "genuine",
    "changed",
    "unknown-signer",
    "not-checkable",
]
"""Names an icon and its colour; the word always stands beside it."""

Watermark = Literal["", "DRAFT", "REHEARSAL", "VOID"]

LineStyle = Literal["body", "strong", "muted", "mono", "caption"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One paragraph inside a table cell or a list of facts."""

    text: str
    style: LineStyle = "body"
    status: Status | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOf:
    """Prints the number of the page on which the `Title` with this anchor stands."""

    anchor: str


Cell = tuple[Line | PageOf, ...]
"""The content of a table cell: paragraphs below each other; empty for an empty cell."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """The title of a record, with an optional muted line below and an anchor for `PageOf`."""

    text: str
    subtitle: str = ""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """The heading of a section; never left alone at the foot of a page."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """A result in large letters with its icon."""

    text: str
    status: Status
    size: Literal["page", "record"] = "record"


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """Running text; line feeds in it start a new line."""

    text: str
    style: Literal["lead", "body", "muted", "caption", "mono"] = "body"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A label with its value."""

    label: str
    value: Line | PageOf


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """Labels with values, in one or two columns, filled row by row."""

    rows: tuple[Fact, ...]
    columns: Literal[1, 2] = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A table column: its title, its share of the width, its alignment."""

    title: str
    share: int
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows under a header that repeats on each page; each row has one cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A place on the scale of a chart, with what stands above it."""

    at: int
    """From 0 to `golive_desktop.domain.chart.SCALE`."""
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartRow:
    """A line of a chart: when, what, its lane, and what the lane shows in words."""

    moment: Line
    label: Line
    lane: Lane
    said: Line


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """Lanes under a scale that repeats on each page."""

    title: str
    """Left of the scale."""
    ticks: tuple[Tick, ...]
    """From left to right, far enough from each other for their texts."""
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A framed note: an icon, a title, facts; never split unless longer than a page."""

    title: str
    facts: tuple[Fact, ...]
    status: Status | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """A signature line with the name below it and a caption."""

    name: str
    caption: str
    drawing: Drawing | None = None
    """What was drawn above the line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signatures:
    """One or two signature lines beside each other; never split."""

    slots: tuple[Slot, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageBreak:
    """The next block starts on a new page."""


Block = Title | Heading | Verdict | Paragraph | Facts | Table | Chart | Box | Signatures | PageBreak


@dataclass(frozen=True, kw_only=True, slots=True)
class Pages:
    """Everything that is printed for one statement."""

    header: str
    """Left in the header of each page."""
    note: str
    """Right in the header of each page, for example "Confidential"."""
    footer: str
    """Left in the footer of each page."""
    page_label: str
    """Right in the footer, with ``{page}`` and ``{pages}``, for example "Page {page} of {pages}"."""
    language: Literal["de", "en"]
    blocks: tuple[Block, ...]
    watermark: Watermark = ""
    """Stands as a pale diagonal behind the content of each page; the header says it too."""


def printed_text(blocks: tuple[Block, ...]) -> Iterator[str | PageOf]:
    """Each text of `blocks` in the order in which it is printed, and so extracted.

    A table yields its column titles once, a chart its scale, then row by row, cell by cell; empty texts are left out.
    """
    return (text for block in blocks for text in _texts(block) if text != "")


def _texts(block: Block) -> tuple[str | PageOf, ...]:
    match block:
        case Title():
            return (block.text, block.subtitle)
        case Heading() | Verdict() | Paragraph():
            return (block.text,)
        case Facts() | Box():
            return _fact_texts(block)
        case Table() | Chart():
            return _table_texts(block)
        case Signatures():
            return tuple(text for slot in block.slots for text in (slot.name, slot.caption))
        case PageBreak():
            return ()


def _fact_texts(block: Facts | Box) -> tuple[str | PageOf, ...]:
    title, facts = (block.title, block.facts) if isinstance(block, Box) else ("", block.rows)
    return (title, *(text for fact in facts for text in (fact.label, _value(fact.value))))


def _table_texts(block: Table | Chart) -> tuple[str | PageOf, ...]:
    if isinstance(block, Chart):
        lines = (line.text for row in block.rows for line in (row.moment, row.label, row.said))
        return (block.title, *(tick.text for tick in block.ticks), *lines)
    titles = tuple(column.title for column in block.columns)
    return (*titles, *(_value(line) for row in block.rows for cell in row for line in cell))


def _value(line: Line | PageOf) -> str | PageOf:
    return line if isinstance(line, PageOf) else line.text
