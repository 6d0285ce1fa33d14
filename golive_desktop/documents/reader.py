# SPDX-License-Identifier: MIT
"""Reads a statement's PDF that came from anywhere, and says everything that our writer would not have written."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Dictionary, Object, Pdf, Stream
from pikepdf.settings import set_qpdf_limits

from golive_desktop.documents.compare import differences
from golive_desktop.documents.content import interpreted
from golive_desktop.documents.embedded import read_file, read_files
from golive_desktop.documents.findings import Findings
from golive_desktop.documents.finish import PAYLOAD_NAME, description
from golive_desktop.documents.furnishings import PageResources, Wardrobe
from golive_desktop.documents.kept import kept_files
from golive_desktop.documents.legible import look_for_illegible
from golive_desktop.documents.paper import PlacedDrawing, PlacedLane, PlacedMark, PlacedRun, ReadPages
from golive_desktop.documents.revisions import look_at_shape
from golive_desktop.documents.structure import look_at_catalog, look_at_page, page_objects, signature_widgets
from golive_desktop.documents.unpack import LARGEST_FILE, Unpacker
from golive_desktop.domain.blocks import Pages, Watermark
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.ports.documents import Attachment, Description, Imprint, PrintedPages, ReadDocument

__all__ = ["PdfReader"]

_LONGEST_CONTENT: Final = 2 * 1024 * 1024
_MOST_RUNS: Final = 1_500_000
_LARGEST_LIST: Final = 110_000
_DEEPEST: Final = 60
_WARNINGS: Final = 20


class PdfReader:
    """The `DocumentReader` that reads our PDF files with pikepdf and an interpreter of its own."""

    def read(self, pdf: bytes) -> ReadDocument:
        """What stands in `pdf`, with a blocking problem for everything that is not as our writer writes it.

        Raises:
            KnownError: ``document.unreadable``, ``document.encrypted`` or ``document.too-large``.
        """
        if len(pdf) > LARGEST_FILE:
            raise KnownError.of("document.too-large")
        findings = Findings()
        if not look_at_shape(pdf, findings):
            return _nothing(pdf, findings)
        with _opened(pdf) as document:
            if document.get_warnings():
                findings.add("document.damaged")
            return _read(document, findings)

    def payload(self, pdf: bytes) -> bytes:
        """The bytes of ``golive.json`` alone, empty when there is none; for files that were read as a whole before.

        Raises:
            KnownError: ``document.unreadable`` or ``document.encrypted``.
        """
        with _opened(pdf) as document:
            root = document.Root
            payload = read_file(root, PAYLOAD_NAME, Unpacker()) if isinstance(root, Dictionary) else None
            return payload or b""

    def enclosed(self, pdf: bytes) -> tuple[bytes, tuple[Attachment, ...]]:
        """What `payload` gives, with the attachments; for files that were read as a whole before.

        Raises:
            KnownError: ``document.unreadable`` or ``document.encrypted``.
        """
        files = kept_files(pdf)
        if files is None:
            with _opened(pdf) as document:
                root = document.Root
                files = read_files(root, Unpacker(), Findings()) if isinstance(root, Dictionary) else ()
        return _payload(files), tuple(file for file in files if file.name != PAYLOAD_NAME)

    def compare(self, printed: PrintedPages, pages: Pages) -> tuple[Problem, ...]:
        """What differs between the pages as read and the pages as they should be.

        Args:
            printed: what `read` returned.
            pages: what should stand there.

        Raises:
            TypeError: `printed` does not come from `read`.
        """
        if not isinstance(printed, ReadPages):
            raise TypeError("only pages that were read can be compared")
        return differences(printed, pages)

    def description(self, imprint: Imprint, language: str) -> Description:
        """What our writer writes about a file with this imprint, in this language."""
        return description(imprint, language)


@cache
def _limit_the_parser() -> None:
    """The limits of qpdf hold for the whole process; ours are far above what we write, so they are set once."""
    set_qpdf_limits(parser_max_container_size=_LARGEST_LIST, parser_max_nesting=_DEEPEST, doc_max_warnings=_WARNINGS)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Pdf]:
    _limit_the_parser()
    try:
        with Pdf.open(BytesIO(pdf), suppress_warnings=True, attempt_recovery=False) as document:
            if document.is_encrypted:
                raise KnownError.of("document.encrypted")
            yield document
    except pikepdf.PasswordError as error:
        raise KnownError.of("document.encrypted") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, OverflowError, RuntimeError) as error:
        raise KnownError.of("document.unreadable") from error


def _nothing(pdf: bytes, findings: Findings) -> ReadDocument:
    """What can be said of a file whose outermost shape is not ours."""
    if not pdf.startswith(b"%PDF-"):
        raise KnownError.of("document.unreadable")
    printed = ReadPages(runs=(), pages=0, marks=(), drawings=())
    return ReadDocument(payload=b"", attachments=(), printed=printed, problems=findings.problems)


def _read(document: Pdf, findings: Findings) -> ReadDocument:
    unpacker = Unpacker()
    root = document.Root
    if not isinstance(root, Dictionary):
        raise KnownError.of("document.unreadable")
    look_at_catalog(document, unpacker, findings)
    files = read_files(root, unpacker, findings)
    payload = _payload(files)
    if not payload:
        findings.add("document.payload-missing")
    printed = _read_pages(root, unpacker, findings)
    if document.get_warnings():
        findings.add("document.damaged")
    return ReadDocument(
        payload=payload,
        attachments=tuple(file for file in files if file.name != PAYLOAD_NAME),
        printed=printed,
        problems=findings.problems,
    )


def _payload(files: tuple[Attachment, ...]) -> bytes:
    return next((file.data for file in files if file.name == PAYLOAD_NAME), b"")


def _read_pages(root: Dictionary, unpacker: Unpacker, findings: Findings) -> ReadPages:
    widgets = signature_widgets(root, findings)
    wardrobe = Wardrobe(unpacker, findings)
    runs: list[PlacedRun] = []
    marks: list[PlacedMark] = []
    drawings: list[PlacedDrawing] = []
    lanes: list[PlacedLane] = []
    watermarks: list[Watermark] = []
    pages = page_objects(root, findings)
    for number, page in enumerate(pages, start=1):
        look_at_page(page, number, widgets, findings)
        resources = wardrobe.resources(page.get("/Resources"), number)
        data = _content(page.get("/Contents"), unpacker)
        if data is None:
            findings.add("document.foreign-content", f"page {number}")
            continue
        content = interpreted(data, number, resources.letterings, findings)
        _look_at_marks(content.marks, resources, number, findings)
        look_for_illegible(content, findings)
        runs += content.runs
        marks += content.marks
        drawings += content.drawings
        lanes += content.lanes
        watermarks.append(content.watermark)
        if len(runs) > _MOST_RUNS:
            raise KnownError.of("document.too-large")
    return ReadPages(
        runs=tuple(runs),
        pages=len(pages),
        marks=tuple(marks),
        drawings=tuple(drawings),
        lanes=tuple(lanes),
        watermarks=tuple(watermarks),
    )


def _content(stream: Object | None, unpacker: Unpacker) -> bytes | None:
    """The content of a page that has exactly one content stream."""
    if not isinstance(stream, Stream) or not stream.keys() <= {"/Length", "/Filter"}:
        return None
    return unpacker.bytes_of(stream, _LONGEST_CONTENT)


def _look_at_marks(marks: list[PlacedMark], resources: PageResources, number: int, findings: Findings) -> None:
    if any(mark.status not in resources.icons for mark in marks):
        findings.add("document.foreign-content", f"page {number}", found="icon")
