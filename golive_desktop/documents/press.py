# SPDX-License-Identifier: MIT
"""Prints a statement: pages that people read, with the data and files that they stand for inside."""

from collections.abc import Iterator, Sequence

from golive_desktop.documents.characters import unsupported_characters
from golive_desktop.documents.emit import emitted
from golive_desktop.documents.finish import finished
from golive_desktop.documents.flow import placed
from golive_desktop.documents.sections import sections
from golive_desktop.domain.blocks import Pages, printed_text
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import named_characters
from golive_desktop.ports.documents import Attaching, Imprint

__all__ = ["PdfPress"]


class PdfPress:
    """The `DocumentPress` that writes PDF/A-3b with ReportLab and pikepdf."""

    def print(self, pages: Pages, *, payload: bytes, attachments: Sequence[Attaching], imprint: Imprint) -> bytes:
        """The finished, still unsigned PDF/A-3b file (ISO 19005-3, level B) of `pages`.

        The same arguments give the same bytes.

        Args:
            pages: what is printed; each text in Unicode normalisation form C.
            payload: the content of ``golive.json``; empty for a print that states nothing and carries none.
            attachments: further files, of different names.
            imprint: title, author, identifier and time for the metadata.

        Raises:
            KnownError: ``document.script-unsupported`` when a text needs characters that no shipped font has or
                that nobody would see; ``document.line-too-long`` when header or footer do not fit in the margin.
        """
        _refuse_unprintable(pages)
        return finished(_drawn(pages), payload=payload, attachments=attachments, imprint=imprint)


def _drawn(pages: Pages) -> bytes:
    drawn, anchors = placed(sections(pages.blocks))
    return emitted(pages, drawn, anchors)


def _refuse_unprintable(pages: Pages) -> None:
    everything = set("".join(_texts(pages)))
    missing = unsupported_characters("".join(sorted(everything)))
    if missing:
        culprit = next(text for text in _texts(pages) if not set(missing).isdisjoint(text))
        raise KnownError.of("document.script-unsupported", culprit[:80], characters=named_characters(missing))


def _texts(pages: Pages) -> Iterator[str]:
    yield from (pages.header, pages.note, pages.footer, pages.page_label)
    yield from (text for text in printed_text(pages.blocks) if isinstance(text, str))
