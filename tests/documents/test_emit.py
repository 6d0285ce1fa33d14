# SPDX-License-Identifier: MIT
"""Statements with the same characters carry the same fonts, whatever they say first."""

from collections.abc import Callable
from io import BytesIO

from pikepdf import Pdf

from golive_desktop.documents.press import PdfPress
from golive_desktop.domain.blocks import Pages, Paragraph
from golive_desktop.ports.documents import Imprint


def _fonts(pages: Pages, imprint: Imprint) -> dict[str, tuple[bytes, bytes]]:
    printed = PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint)
    with Pdf.open(BytesIO(printed)) as pdf:
        fonts = pdf.pages[0].Resources.Font.items()
        return {
            str(font.BaseFont): (font.ToUnicode.read_bytes(), font.FontDescriptor.FontFile2.read_bytes())
            for _, font in fonts
        }


def test_the_order_of_texts_does_not_change_a_font(make_pages: Callable[..., Pages], imprint: Imprint) -> None:
    texts = ("Łukasz approves 2 items.", "Ελένη: «не»", "Line\u00a0two\nand three")
    pages = [make_pages(*(Paragraph(text=text) for text in order)) for order in (texts, texts[::-1])]
    one, other = (_fonts(item, imprint) for item in pages)
    assert one == other
    assert one != _fonts(make_pages(Paragraph(text="Zebra")), imprint)
