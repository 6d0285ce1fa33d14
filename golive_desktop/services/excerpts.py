# SPDX-License-Identifier: MIT
"""A table of the window on paper: labelled as an excerpt, unsigned, so that nobody takes it for a statement."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from golive_desktop.domain.blocks import Column, Line, Pages, Paragraph, Table, Title
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.documents import Imprint
from golive_desktop.services.spreadsheet import spreadsheet

__all__ = ["Excerpt", "Heading", "excerpt_pdf", "excerpt_table", "spelled"]

_PRINTABLE: Final = (
    (0x20, 0x24F),
    (0x370, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2190, 0x2193),
    (0x20AC, 0x20AC),
)
"""Latin, Greek, Cyrillic, dashes, quotation marks, arrows, the euro: what the shipped fonts surely hold."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A column's heading and its share of the page's width; 0 for a column that only the spreadsheet has."""

    title: str
    share: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt:
    """What is exported, in the reader's language."""

    title: str
    note: str
    """Says that it is an excerpt and not signed; on each page."""
    footer: str
    page_label: str
    """With ``{page}`` and ``{pages}``."""
    sentences: tuple[str, ...]
    """What was left out, and what was checked."""
    columns: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    language: Language
    author: str = ""


def excerpt_table(excerpt: Excerpt) -> bytes:
    """The excerpt for a spreadsheet, see `spreadsheet`."""
    return spreadsheet([column.title for column in excerpt.columns], excerpt.rows)


def excerpt_pdf(adapters: Adapters, excerpt: Excerpt, *, now: datetime) -> bytes:
    """The excerpt as PDF/A, without data inside and without a signature.

    A letter that no shipped font has is printed as its number in Unicode: a stranger's file name shall not keep anybody
    from printing the trail.

    Args:
        adapters: the parts to work with.
        excerpt: what is exported.
        now: the time of the export.

    Raises:
        KnownError: ``document.line-too-long``.
    """
    imprint = Imprint(title=excerpt.title, author=excerpt.author, identifier=adapters.new_id(), created_at=now)
    try:
        return adapters.press.print(_pages(excerpt), payload=b"", attachments=(), imprint=imprint)
    except KnownError as error:
        if error.problem.code != "document.script-unsupported":
            raise
    rows = tuple(tuple(map(spelled, row)) for row in excerpt.rows)
    title, sentences = spelled(excerpt.title), tuple(map(spelled, excerpt.sentences))
    readable = replace(excerpt, rows=rows, sentences=sentences, title=title)
    imprint = replace(imprint, title=title, author=spelled(excerpt.author))
    return adapters.press.print(_pages(readable), payload=b"", attachments=(), imprint=imprint)


def spelled(text: str) -> str:
    """`text` in letters that the shipped fonts surely hold; any other one as its number in Unicode."""
    return "".join(sign if _surely(ord(sign)) else f"[U+{ord(sign):04X}]" for sign in text)


def _pages(excerpt: Excerpt) -> Pages:
    shown = [number for number, column in enumerate(excerpt.columns) if column.share]
    columns = tuple(
        Column(title=excerpt.columns[number].title, share=excerpt.columns[number].share) for number in shown
    )
    rows = tuple(tuple((Line(text=row[number]),) if row[number] else () for number in shown) for row in excerpt.rows)
    return Pages(
        header=excerpt.title,
        note=excerpt.note,
        footer=excerpt.footer,
        page_label=excerpt.page_label,
        language=excerpt.language,
        blocks=(
            Title(text=excerpt.title, subtitle=excerpt.note),
            *(Paragraph(text=sentence) for sentence in excerpt.sentences),
            Table(columns=columns, rows=rows),
        ),
    )


def _surely(number: int) -> bool:
    return any(first <= number <= last for first, last in _PRINTABLE) and not 0x7F <= number <= 0xA0  # noqa: PLR2004
