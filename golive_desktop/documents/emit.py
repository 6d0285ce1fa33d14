# SPDX-License-Identifier: MIT
"""Placed pages as a ReportLab document: on each page lines and icons first, then text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, groupby
from threading import Lock
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFPage, PDFStream, PDFZCompress
from reportlab.pdfbase.pdfdoc import PDFResourceDictionary as Resources
from reportlab.pdfbase.ttfonts import TTFont

from golive_desktop.documents.characters import PRINTED_AS_SPACE, as_printed
from golive_desktop.documents.drawn import DRAWING_SCALE, drawing_path
from golive_desktop.documents.flow import Frame, Mark, PlacedPage, Rule, Sketch, Strip, Text
from golive_desktop.documents.frame import frame_path
from golive_desktop.documents.furniture import furniture_lines, furniture_rules
from golive_desktop.documents.icons import ICON_GRID, icon_drawing, icon_name
from golive_desktop.documents.lanes import lane_path
from golive_desktop.documents.sfnt import face, faces_in_order
from golive_desktop.documents.style import DARK, PAPER_HEIGHT, PAPER_WIDTH, Style
from golive_desktop.documents.typeset import measured
from golive_desktop.documents.watermark import watermark_drawing
from golive_desktop.domain.blocks import PageOf, Pages, Status
from golive_desktop.resources import resource_path

__all__ = ["emitted"]

_ONE_AT_A_TIME = Lock()
"""ReportLab's fonts keep a reading position, so that two documents cannot use one at the same time."""


def emitted(pages: Pages, placed: Sequence[PlacedPage], anchors: dict[str, int]) -> bytes:
    """The drawn pages as a PDF file, still without metadata and attachments.

    Raises:
        KeyError: a `PageOf` names an anchor that no title has.
    """
    with _ONE_AT_A_TIME:
        return _drawn(pages, placed, anchors)


def _drawn(pages: Pages, placed: Sequence[PlacedPage], anchors: dict[str, int]) -> bytes:
    document: Any = PDFDocument(compression=1, invariant=1, lang=pages.language, pdfVersion=(1, 7))
    ink = _Ink(document)
    resources: Any = Resources()
    resources.basicFonts()
    resources.XObject = PDFDictionary({})
    shared = document.Reference(resources, "Resources")
    around = [furniture_lines(pages, number, len(placed)) for number in range(1, len(placed) + 1)]
    ink.prepare(
        chain.from_iterable(
            (*header, *page.texts, *footer) for (header, footer), page in zip(around, placed, strict=True)
        ),
        anchors,
    )
    for (header, footer), page in zip(around, placed, strict=True):
        lines = [*_behind(pages), *_graphics(page), *ink.texts([*header, *page.texts, *footer], anchors)]
        for status in {mark.status: None for mark in page.marks}:
            resources.XObject[icon_name(status)] = ink.icon(status)
        document.addPage(_page("\n".join(lines) + "\n", shared))
    return bytes(document.GetPDFData(None))


class _Ink:
    """The fonts and icons of one document, as far as its pages need them."""

    def __init__(self, document: PDFDocument) -> None:
        self._document: Any = document
        self._codes: dict[str, tuple[str, dict[str, str]]] = {}
        """The resource name of each face's first subset, and its codes in hexadecimal digits."""
        self._known: dict[Style, tuple[str, dict[str, str]]] = {}
        """How the run of a style begins, and the codes of texts that were drawn in it: many stand on every page."""
        self._icons: dict[Status, object] = {}

    def prepare(self, texts: Iterable[Text], anchors: dict[str, int]) -> None:
        """Gives each character its code before the first is drawn, in the order of the characters.

        Statements with the same characters then carry the same fonts, which their reader has to compare but once.
        """
        needed: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            needed[text.style.face].add(_words(text, anchors))
        for name, words in sorted(needed.items()):
            for character in sorted(set(as_printed("".join(words)))):
                _font(_face_with(name, character)).splitString(character, self._document)

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
                words = _words(text, anchors)
                yield self._known_run(text, words) or "\n".join(self._first_runs(text, as_printed(words)))
            if artifact:
                yield "EMC"

    def _known_run(self, text: Text, words: str) -> str:
        """The run of a text whose characters all stand in the document already; else empty."""
        style = text.style
        begin, known = self._known.get(style) or ("", {})
        digits = known.get(words)
        if digits is None:
            font, codes = self._codes.setdefault(style.face, ("", {}))
            try:
                digits = "".join(map(codes.__getitem__, words))
            except KeyError:
                return ""
            begin, known = self._known.setdefault(style, (_begin(font, style), known))
            known[words] = digits
        return f"{begin} {_start(text, words):.2f} {text.y:.2f} Tm <{digits}> Tj ET"

    def _first_runs(self, text: Text, words: str) -> Iterator[str]:
        """The runs of a text with characters that are new to the document, or that need more than one subset."""
        style, x = text.style, _start(text, words)
        for name, group in groupby(words, key=partial(_face_with, style.face)):
            part = "".join(group)
            for subset, data in _font(name).splitString(part, self._document):
                font = _font(name).getSubsetInternalName(subset, self._document)
                shown, part = part[: len(data)], part[len(data) :]
                if subset == 0 and name == style.face:
                    _, codes = self._codes[name]
                    codes.update(zip(shown, (f"{code:02x}" for code in data), strict=True))
                    codes.update((space, codes[" "]) for space in PRINTED_AS_SPACE if " " in codes)
                    self._codes[name] = (font, codes)
                yield f"{_begin(font, style)} {x:.2f} {text.y:.2f} Tm <{data.hex()}> Tj ET"
                x += sum([face(name).widths[character] for character in shown]) * style.size / 1000


def _words(text: Text, anchors: dict[str, int]) -> str:
    return str(anchors[text.text.anchor]) if isinstance(text.text, PageOf) else text.text


def _is_artifact(text: Text) -> bool:
    return text.artifact


def _start(text: Text, words: str) -> float:
    return text.x - measured(as_printed(words), text.style) if text.right else text.x


def _begin(font: str, style: Style) -> str:
    return f"BT {font} {style.size} Tf {style.colour} rg 1 0 0 1"


@cache
def _face_with(name: str, character: str) -> str:
    return next(candidate.name for candidate in faces_in_order(name) if character in candidate.glyph_of)


@cache
def _font(name: str) -> TTFont:
    return TTFont(name, str(resource_path(f"fonts/{name}.ttf")), asciiReadable=0, shapable=False)


def _page(operators: str, resources: object) -> PDFPage:
    page = PDFPage()
    page.MediaBox = PDFArray([0, 0, PAPER_WIDTH, PAPER_HEIGHT])
    page.Contents = PDFStream(content=operators.encode("ascii"), filters=[PDFZCompress])
    page.Resources = resources
    return page


def _behind(pages: Pages) -> Iterator[str]:
    if pages.watermark:
        yield watermark_drawing(pages.watermark)


def _graphics(page: PlacedPage) -> Iterator[str]:
    for rule in (*furniture_rules(), *page.rules):
        yield _rule(rule)
    for frame in page.frames:
        yield _frame(frame)
    for strip in page.strips:
        yield _strip(strip)
    for mark in page.marks:
        yield _mark(mark)
    for sketch in page.sketches:
        yield _sketch(sketch)


def _rule(rule: Rule) -> str:
    return f"{rule.width} w {rule.colour} RG {rule.x:.2f} {rule.y:.2f} m {rule.end:.2f} {rule.y:.2f} l S"


def _mark(mark: Mark) -> str:
    scale = f"{mark.size / ICON_GRID:.4f}"
    return f"q {scale} 0 0 {scale} {mark.x:.2f} {mark.y:.2f} cm /{icon_name(mark.status)} Do Q"


def _sketch(sketch: Sketch) -> str:
    scale = f"{DRAWING_SCALE:.4f}"
    place = f"q {scale} 0 0 {scale} {sketch.x:.2f} {sketch.y:.2f} cm"
    return f"{place} 40 w 1 J 1 j {DARK} RG {drawing_path(sketch.drawing)} S Q"


def _strip(strip: Strip) -> str:
    return f"q 1 0 0 1 {strip.x:.2f} {strip.y:.2f} cm {lane_path(strip.lane)} Q"


def _frame(frame: Frame) -> str:
    """A rectangle with round corners, counted from its lower left corner."""
    origin = f"q 1 0 0 1 {frame.x:.2f} {frame.y:.2f} cm"
    return f"{origin} 0.75 w {DARK} RG {frame_path(round(frame.width, 2), round(frame.height, 2))} h S Q"
