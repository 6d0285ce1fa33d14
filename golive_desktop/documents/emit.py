# SPDX-License-Identifier: MIT
"""Placed pages as a ReportLab document: on each page lines and icons first, then text."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFPage, PDFStream, PDFZCompress
from reportlab.pdfbase.pdfdoc import PDFResourceDictionary as Resources
from reportlab.pdfbase.ttfonts import TTFont

from golive_desktop.documents.characters import as_printed
from golive_desktop.documents.flow import Frame, Mark, PlacedPage, Rule, Text
from golive_desktop.documents.frame import frame_path
from golive_desktop.documents.furniture import furniture_lines, furniture_rules
from golive_desktop.documents.icons import ICON_GRID, icon_drawing, icon_name
from golive_desktop.documents.sfnt import face, faces_in_order
from golive_desktop.documents.style import DARK, PAPER_HEIGHT, PAPER_WIDTH
from golive_desktop.documents.typeset import measured
from golive_desktop.domain.blocks import PageOf, Pages, Status
from golive_desktop.resources import resource_path

__all__ = ["emitted"]


def emitted(pages: Pages, placed: Sequence[PlacedPage], anchors: dict[str, int]) -> bytes:
    """The drawn pages as a PDF file, still without metadata and attachments.

    Raises:
        KeyError: a `PageOf` names an anchor that no title has.
    """
    document: Any = PDFDocument(compression=1, invariant=1, lang=pages.language, pdfVersion=(1, 7))
    ink = _Ink(document)
    resources: Any = Resources()
    resources.basicFonts()
    resources.XObject = PDFDictionary({})
    shared = document.Reference(resources, "Resources")
    for number, page in enumerate(placed, start=1):
        header, footer = furniture_lines(pages, number, len(placed))
        lines = [*_graphics(page), *ink.texts([*header, *page.texts, *footer], anchors)]
        for status in {mark.status: None for mark in page.marks}:
            resources.XObject[icon_name(status)] = ink.icon(status)
        document.addPage(_page("\n".join(lines) + "\n", shared))
    return bytes(document.GetPDFData(None))


class _Ink:
    """The fonts and icons of one document, as far as its pages need them."""

    def __init__(self, document: PDFDocument) -> None:
        self._document: Any = document
        self._codes: dict[str, dict[str, tuple[str, str]]] = {}
        self._icons: dict[Status, object] = {}

    def icon(self, status: Status) -> object:
        """The form XObject that draws `status`."""
        if status not in self._icons:
            stream = PDFStream(content=icon_drawing(status), filters=[PDFZCompress])
            stream.dictionary["Type"] = PDFName("XObject")
            stream.dictionary["Subtype"] = PDFName("Form")
            stream.dictionary["BBox"] = PDFArray([0, 0, ICON_GRID, ICON_GRID])
            stream.dictionary["Resources"] = PDFDictionary({})
            self._icons[status] = self._document.Reference(stream, icon_name(status))
        return self._icons[status]

    def texts(self, texts: Sequence[Text], anchors: dict[str, int]) -> Iterator[str]:
        """The operators of `texts`; furniture is marked as artifact (ISO 32000-2, 14.8.2.2)."""
        for artifact, group in groupby(texts, key=_is_artifact):
            if artifact:
                yield "/Artifact BMC"
            for text in group:
                words = str(anchors[text.text.anchor]) if isinstance(text.text, PageOf) else text.text
                yield from self._runs(text, as_printed(words))
            if artifact:
                yield "EMC"

    def _runs(self, text: Text, words: str) -> Iterator[str]:
        style = text.style
        x = text.x - measured(words, style) if text.right else text.x
        codes = self._codes_of(style.face)
        pieces = [codes.get(character) or self._assign(style.face, character) for character in words]
        fonts = {font for font, _ in pieces}
        if len(fonts) == 1:
            yield _run(fonts.pop(), text, x, "".join([code for _, code in pieces]))
            return
        for font, group in groupby(zip(pieces, words, strict=True), key=_font_of_piece):
            part = list(group)
            yield _run(font, text, x, "".join([code for (_, code), _ in part]))
            advances = [_advance(style.face, character) for _, character in part]
            x += sum(advances) * style.size / 1000

    def _codes_of(self, name: str) -> dict[str, tuple[str, str]]:
        return self._codes.setdefault(name, {})

    def _assign(self, name: str, character: str) -> tuple[str, str]:
        """The font resource and the hexadecimal code of `character`, from ReportLab's subsets."""
        font = _font(_face_with(name, character))
        ((subset, code),) = font.splitString(character, self._document)
        found = (font.getSubsetInternalName(subset, self._document), code.hex())
        self._codes_of(name)[character] = found
        return found


def _is_artifact(text: Text) -> bool:
    return text.artifact


def _font_of_piece(item: tuple[tuple[str, str], str]) -> str:
    return item[0][0]


def _run(font: str, text: Text, x: float, codes: str) -> str:
    style = text.style
    return f"BT {font} {style.size} Tf {style.colour} rg 1 0 0 1 {x:.2f} {text.y:.2f} Tm <{codes}> Tj ET"


@cache
def _face_with(name: str, character: str) -> str:
    return next(candidate.name for candidate in faces_in_order(name) if character in candidate.glyph_of)


def _advance(name: str, character: str) -> float:
    return face(_face_with(name, character)).widths[character]


@cache
def _font(name: str) -> TTFont:
    return TTFont(name, str(resource_path(f"fonts/{name}.ttf")), asciiReadable=0, shapable=False)


def _page(operators: str, resources: object) -> PDFPage:
    page = PDFPage()
    page.MediaBox = PDFArray([0, 0, PAPER_WIDTH, PAPER_HEIGHT])
    page.Contents = PDFStream(content=operators.encode("ascii"), filters=[PDFZCompress])
    page.Resources = resources
    return page


def _graphics(page: PlacedPage) -> Iterator[str]:
    for rule in (*furniture_rules(), *page.rules):
        yield _rule(rule)
    for frame in page.frames:
        yield _frame(frame)
    for mark in page.marks:
        yield _mark(mark)


def _rule(rule: Rule) -> str:
    return f"{rule.width} w {rule.colour} RG {rule.x:.2f} {rule.y:.2f} m {rule.end:.2f} {rule.y:.2f} l S"


def _mark(mark: Mark) -> str:
    scale = f"{mark.size / ICON_GRID:.4f}"
    return f"q {scale} 0 0 {scale} {mark.x:.2f} {mark.y:.2f} cm /{icon_name(mark.status)} Do Q"


def _frame(frame: Frame) -> str:
    """A rectangle with round corners, counted from its lower left corner."""
    origin = f"q 1 0 0 1 {frame.x:.2f} {frame.y:.2f} cm"
    return f"{origin} 0.75 w {DARK} RG {frame_path(round(frame.width, 2), round(frame.height, 2))} h S Q"
