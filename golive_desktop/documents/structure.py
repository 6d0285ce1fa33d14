# SPDX-License-Identifier: MIT
"""Whether the objects around the pages are those that our writer and a signature put there, and nothing else."""

import zlib
from decimal import Decimal
from functools import cache
from typing import Final, cast

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from golive_desktop.documents.findings import Findings
from golive_desktop.documents.style import PAPER_HEIGHT, PAPER_WIDTH
from golive_desktop.documents.unpack import Unpacker
from golive_desktop.resources import resource_bytes

__all__ = ["look_at_catalog", "look_at_page", "page_objects", "signature_widgets"]

_TRAILER: Final = frozenset({"/Size", "/Root", "/Info", "/ID", "/Prev"})
_NEEDED: Final = frozenset({"/Type", "/Pages", "/Lang", "/Metadata", "/AF", "/Names", "/OutputIntents"})
_CATALOG: Final = _NEEDED | {"/ViewerPreferences", "/AcroForm", "/Perms", "/DSS", "/Extensions", "/Version"}
_INFO: Final = frozenset({"/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"})
_FORM: Final = frozenset({"/Fields", "/SigFlags"})
_WIDGET: Final = frozenset({"/Type", "/Subtype", "/FT", "/T", "/F", "/Rect", "/P", "/TU", "/V", "/Ff", "/Lock", "/SV"})
_DSS: Final = frozenset({"/Type", "/Certs", "/OCSPs", "/CRLs", "/VRI"})
_PERMISSIONS: Final = frozenset({"/DocMDP"})
_PAGE: Final = frozenset({"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"})
_INTENT: Final = frozenset({"/Type", "/S", "/OutputConditionIdentifier", "/Info", "/DestOutputProfile"})
_MOST_PAGES: Final = 20_000
_MOST_FIELDS: Final = 200
_LONGEST_METADATA: Final = 1_048_576

_CODES: Final = {
    "/OpenAction": "document.script",
    "/AA": "document.script",
    "/JavaScript": "document.script",
    "/XFA": "document.script",
    "/OCProperties": "document.optional-content",
    "/Rotate": "document.page-box",
    "/UserUnit": "document.page-box",
    "/CropBox": "document.page-box",
    "/BleedBox": "document.page-box",
    "/TrimBox": "document.page-box",
    "/ArtBox": "document.page-box",
    "/Group": "document.transparency",
}


def look_at_catalog(pdf: Pdf, unpacker: Unpacker, findings: Findings) -> None:
    """Notes everything in trailer and catalog that does not belong there (ISO 32000-2, 7.5.5 and 7.7.2)."""
    root = pdf.Root
    _only(pdf.trailer, _TRAILER, "trailer", findings)
    _only(root, _CATALOG, "catalog", findings)
    if not root.keys() >= _NEEDED or root.get("/Lang") not in ("de", "en"):
        findings.add("document.foreign-content", "catalog")
    info = pdf.trailer.get("/Info")
    if isinstance(info, Dictionary):
        _only(info, _INFO, "Info", findings)
    preferences = root.get("/ViewerPreferences")
    if not isinstance(preferences, Dictionary) or dict(preferences.items()) != {"/DisplayDocTitle": True}:
        findings.add("document.foreign-content", "ViewerPreferences")
    metadata = root.get("/Metadata")
    if not isinstance(metadata, Stream) or unpacker.bytes_of(metadata, _LONGEST_METADATA) is None:
        findings.add("document.foreign-content", "Metadata")
    _look_at_intents(root.get("/OutputIntents"), unpacker, findings)
    _optional(root, "/Perms", _PERMISSIONS, findings)
    _optional(root, "/DSS", _DSS, findings)
    _optional(root, "/AcroForm", _FORM, findings)


def signature_widgets(root: Dictionary, findings: Findings) -> frozenset[tuple[int, int]]:
    """The object numbers of the signature fields; each must be invisible and of size zero."""
    form = root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return frozenset()
    fields = form.get("/Fields")
    if not isinstance(fields, Array) or len(fields) > _MOST_FIELDS:
        findings.add("document.annotation", "fields")
        return frozenset()
    numbers = set()
    for field in list(fields):
        if _is_signature_field(field):
            numbers.add(field.objgen)
        else:
            findings.add("document.annotation", "fields")
    return frozenset(numbers)


def page_objects(root: Dictionary, findings: Findings) -> list[Dictionary]:
    """The pages of a flat page tree, each with that tree as its parent.

    A tree that is not flat, or with more pages than anybody prints, gives no pages and a finding.
    """
    tree = root.get("/Pages")
    kids = tree.get("/Kids") if isinstance(tree, Dictionary) else None
    if not isinstance(tree, Dictionary) or not isinstance(kids, Array) or len(kids) > _MOST_PAGES:
        findings.add("document.foreign-content", "Pages")
        return []
    pages = [page for page in list(kids) if isinstance(page, Dictionary) and page.get("/Type") == Name.Page]
    numbers = {page.objgen for page in pages}
    # note: readers inherit a box or a turn along /Parent, wherever that leads
    if any(_number(page.get("/Parent")) != tree.objgen for page in pages) or tree.objgen == (0, 0):
        findings.add("document.page-box", "Pages")
    whole = len(pages) == len(numbers) == len(kids) and (0, 0) not in numbers and tree.get("/Count") == len(kids)
    if not whole or tree.keys() != {"/Type", "/Kids", "/Count"}:
        findings.add("document.foreign-content", "Pages")
        return []
    return pages


def look_at_page(page: Dictionary, number: int, widgets: frozenset[tuple[int, int]], findings: Findings) -> None:
    """Notes what is wrong around the content of one page: its entries, its size, its annotations."""
    where = f"page {number}"
    keys = page.keys()
    if keys != _PAGE:
        _only(page, _PAGE | {"/Annots"}, where, findings)
        if not keys >= _PAGE:
            findings.add("document.foreign-content", where)
    if [float(side) for side in _numbers(page.get("/MediaBox"))] != [0.0, 0.0, PAPER_WIDTH, PAPER_HEIGHT]:
        findings.add("document.page-box", where)
    if "/Annots" in keys:
        annotations = page["/Annots"]
        known = isinstance(annotations, Array) and all(
            _number(item) in widgets for item in list(annotations)[: _MOST_FIELDS + 1]
        )
        if not known or len(annotations) > _MOST_FIELDS:
            findings.add("document.annotation", where)


def _only(entries: Object, known: frozenset[str], where: str, findings: Findings) -> None:
    for key in entries.keys() - known:
        findings.add(_CODES.get(key, "document.foreign-content"), where, found=key)


def _optional(root: Object, key: str, known: frozenset[str], findings: Findings) -> None:
    if key in root:
        value = root[key]
        if isinstance(value, Dictionary):
            _only(value, known, key[1:], findings)
        else:
            findings.add("document.foreign-content", key[1:])


def _look_at_intents(intents: Object | None, unpacker: Unpacker, findings: Findings) -> None:
    if isinstance(intents, Array) and len(intents) == 1:
        intent = intents[0]
        ours = isinstance(intent, Dictionary) and intent.keys() == _INTENT
        if ours and unpacker.bytes_of(intent["/DestOutputProfile"], known=_packed()) == _srgb():
            return
    findings.add("document.foreign-content", "OutputIntents")


@cache
def _srgb() -> bytes:
    return resource_bytes("colour/sRGB.icc")


@cache
def _packed() -> dict[bytes, bytes]:
    """The profile as our writer compresses it, with what that decodes to."""
    return {zlib.compress(_srgb(), 6): _srgb()}


def _is_signature_field(field: object) -> bool:
    if not isinstance(field, Dictionary) or not field.keys() <= _WIDGET or field.objgen == (0, 0):
        return False
    shape = (field.get("/FT"), field.get("/Type"), field.get("/Subtype"))
    return shape == (Name.Sig, Name.Annot, Name.Widget) and _numbers(field.get("/Rect")) == [0, 0, 0, 0]


def _numbers(value: object) -> list[float]:
    """The numbers of an array; empty for anything else."""
    if not isinstance(value, Array) or len(value) != 4:  # noqa: PLR2004 - a rectangle
        return []
    sides = cast("list[object]", list(value))
    return [float(side) for side in sides if isinstance(side, int | Decimal)]


def _number(value: object) -> tuple[int, int]:
    """The object number of an indirect object."""
    return value.objgen if isinstance(value, Object) else (0, 0)
