# SPDX-License-Identifier: MIT
"""Printing statements to PDF and reading them back, without trust in what is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.blocks import Pages
    from golive_desktop.domain.problem import Problem

__all__ = [
    "Attaching",
    "Attachment",
    "Description",
    "DocumentPress",
    "DocumentReader",
    "Imprint",
    "PrintedPages",
    "ReadDocument",
    "Relationship",
    "Run",
]

Relationship = Literal["Data", "Source", "Supplement"]
"""AFRelationship of ISO 32000-2, 14.13."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A file inside a PDF, byte for byte."""

    name: str
    data: bytes
    relationship: Relationship
    media_type: str
    """For example ``application/pdf``."""


class Attaching(Protocol):
    """What goes into a PDF: an `Attachment`, or a file whose bytes are read only when they are written."""

    @property
    def name(self) -> str:
        """How it is called in the PDF."""

    @property
    def data(self) -> bytes:
        """The bytes; asked for once."""

    @property
    def relationship(self) -> Relationship:
        """As of an `Attachment`."""

    @property
    def media_type(self) -> str:
        """As of an `Attachment`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imprint:
    """What the document says about itself in its metadata."""

    title: str
    author: str
    identifier: str
    """The statement's id; it also makes the PDF's /ID."""
    created_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Description:
    """What a file says about itself apart from its pages: readers show it in title bar and properties."""

    info: tuple[tuple[str, bytes], ...]
    """The entries of the Info dictionary in the order of their keys (ISO 32000-2, 14.3.3)."""
    metadata: bytes
    """The XMP packet."""


class Run(Protocol):
    """A piece of text as it stands on a page, in the order of the page's content."""

    @property
    def page(self) -> int:
        """Counted from 1."""

    @property
    def text(self) -> str:
        """The characters."""

    @property
    def artifact(self) -> bool:
        """Printed as page furniture (ISO 32000-2, 14.8.2.2): header, footer, repeated table header."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedPages:
    """The text that a reader of the pages sees."""

    runs: tuple[Run, ...]
    pages: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadDocument:
    """What stands in a PDF, with everything that our writer would not have written."""

    payload: bytes
    """The bytes of ``golive.json``; empty when there is none."""
    attachments: tuple[Attachment, ...]
    """All embedded files but ``golive.json``, in the order of their names."""
    printed: PrintedPages
    problems: tuple[Problem, ...]
    """Codes that start with ``document.``; any blocking one means that the file is not as written."""


class DocumentPress(Protocol):
    """Prints a statement."""

    def print(self, pages: Pages, *, payload: bytes, attachments: Sequence[Attaching], imprint: Imprint) -> bytes:
        """The finished, still unsigned PDF/A-3b file with ``golive.json`` and the attachments inside.

        Raises:
            KnownError: ``document.script-unsupported`` when a text needs letters that no shipped font has.
        """


class DocumentReader(Protocol):
    """Reads a PDF that came from anywhere."""

    def read(self, pdf: bytes) -> ReadDocument:
        """What stands in `pdf`, as far as it could be read.

        Raises:
            KnownError: ``document.unreadable``, ``document.encrypted`` or ``document.too-large``.
        """

    def payload(self, pdf: bytes) -> bytes:
        """The bytes of ``golive.json`` in a file that this home keeps and has read before; its pages are not looked at.

        Raises:
            KnownError: as `read`.
        """

    def compare(self, printed: PrintedPages, pages: Pages) -> tuple[Problem, ...]:
        """What differs between the pages as printed and the pages as they should be."""

    def description(self, imprint: Imprint, language: str) -> Description:
        """What our writer writes about a file with this imprint, in this language."""

    def enclosed(self, pdf: bytes) -> tuple[bytes, tuple[Attachment, ...]]:
        """What `payload` gives, with the attachments; for files that were read as a whole before.

        Raises:
            KnownError: ``document.unreadable`` or ``document.encrypted``.
        """
