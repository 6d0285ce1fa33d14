# SPDX-License-Identifier: MIT
"""What our work is compared with: the libraries alone, called as their manuals show, on the same content."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from asn1crypto import keys as keys_asn1
from asn1crypto import x509 as x509_asn1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from golive_desktop.documents.characters import as_printed
from golive_desktop.documents.flow import placed
from golive_desktop.documents.furniture import furniture_lines, furniture_rules
from golive_desktop.documents.sections import sections
from golive_desktop.documents.style import PAPER_HEIGHT, PAPER_WIDTH
from golive_desktop.domain.blocks import PageOf, Pages
from golive_desktop.resources import resource_path
from golive_desktop.signing.keys import OpenKey

__all__ = ["bare_signature", "bare_validation", "drawing", "saved"]

_FACES = ("Inter-Bold", "Inter-Regular", "Inter-SemiBold", "NotoSansMono-Regular")
_Colour = tuple[float, float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """One string at its place."""

    x: float
    y: float
    text: str
    face: str
    size: float
    colour: _Colour
    right: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sheet:
    """One page as a canvas is told to draw it."""

    words: tuple[_Words, ...]
    lines: tuple[tuple[float, float, float], ...]


def drawing(pages: Pages) -> Callable[[], bytes]:
    """ReportLab's plain canvas drawing the same strings and lines as our pages, at the same places.

    Where each line of text breaks and stands is worked out before and costs the floor nothing; ReportLab's own
    layout (platypus) would take several times as long. Our own drawing step would be no floor: it would
    grow slower together with what it is compared with.
    """
    sheets = _sheets(pages)
    _register_fonts()

    def draw() -> bytes:
        target = BytesIO()
        canvas = Canvas(target, pagesize=(PAPER_WIDTH, PAPER_HEIGHT), pageCompression=1, invariant=1)
        for sheet in sheets:
            _draw(canvas, sheet)
        canvas.save()
        return target.getvalue()

    return draw


def saved(drawn: bytes, files: Sequence[tuple[str, bytes]]) -> bytes:
    """`drawn` with `files` inside as they are, written once by pikepdf."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        names = []
        for name, data in files:
            stream = Stream(pdf, data, Type=Name.EmbeddedFile)
            names += [name, pdf.make_indirect(Dictionary(Type=Name.Filespec, F=name, EF=Dictionary(F=stream)))]
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
        target = BytesIO()
        pdf.save(
            target,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
            object_stream_mode=ObjectStreamMode.disable,
        )
    return target.getvalue()


def bare_signature(key: OpenKey, pdf: bytes) -> Callable[[], bytes]:
    """A certification of `pdf` by pyHanko's own signer, nothing added; the key is open already."""
    signer = SimpleSigner(
        signing_cert=x509_asn1.Certificate.load(key.leaf.public_bytes(Encoding.DER)),
        signing_key=keys_asn1.PrivateKeyInfo.load(
            key.private_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        ),
        cert_registry=SimpleCertificateStore(),
    )
    metadata = PdfSignatureMetadata(
        field_name="Signature",
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )

    def sign() -> bytes:
        output = PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=BytesIO())
        return bytes(output.getvalue())

    return sign


def bare_validation(pdf: bytes) -> None:
    """Validation of the one signature in `pdf` by pyHanko alone, trusting its certificate.

    Raises:
        ValueError: it is not valid.
    """
    signature = PdfFileReader(BytesIO(pdf)).embedded_signatures[0]
    context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    if not validate_pdf_signature(signature, context).bottom_line:
        raise ValueError("the floor measures valid signatures only")


@cache
def _register_fonts() -> None:
    for face in _FACES:
        registerFont(TTFont(face, str(resource_path(f"fonts/{face}.ttf"))))


def _sheets(pages: Pages) -> list[_Sheet]:
    drawn, anchors = placed(sections(pages.blocks))
    sheets = []
    for number, page in enumerate(drawn, start=1):
        header, footer = furniture_lines(pages, number, len(drawn))
        words = tuple(
            _Words(
                x=text.x,
                y=text.y,
                text=as_printed(str(anchors[text.text.anchor]) if isinstance(text.text, PageOf) else text.text),
                face=text.style.face,
                size=text.style.size,
                colour=_colour(text.style.colour),
                right=text.right,
            )
            for text in (*header, *page.texts, *footer)
        )
        rules = (*furniture_rules(), *page.rules)
        sheets.append(_Sheet(words=words, lines=tuple((rule.x, rule.y, rule.end) for rule in rules)))
    return sheets


def _colour(operands: str) -> _Colour:
    red, green, blue = map(float, operands.split())
    return red, green, blue


def _draw(canvas: Canvas, sheet: _Sheet) -> None:
    canvas.setLineWidth(0.5)
    for x, y, end in sheet.lines:
        canvas.line(x, y, end, y)
    for words in sheet.words:
        canvas.setFont(words.face, words.size)
        canvas.setFillColorRGB(*words.colour)
        put = canvas.drawRightString if words.right else canvas.drawString
        put(words.x, words.y, words.text)
    canvas.showPage()
