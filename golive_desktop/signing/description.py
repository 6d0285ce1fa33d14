# SPDX-License-Identifier: MIT
"""Reads what a file says about itself, title, author, conformance, and whether a later revision left it alone.

Programs that append a timestamp note their own name and the date there; nothing else may differ.
"""

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.metadata.model import PDF_PRODUCER, XMP_MODDATE, ExpandedName, XmpValue
from pyhanko.pdf_utils.metadata.xmp_xml import parse_xmp
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from golive_desktop.ports.documents import Description

__all__ = ["description_of", "description_references", "keeps_description"]

_TEXTS = (generic.TextStringObject, generic.ByteStringObject)
_FREE_INFO = frozenset({"/ModDate", "/Producer"})
_FREE_XMP = frozenset({XMP_MODDATE, PDF_PRODUCER, ExpandedName(XMP_MODDATE.ns, "MetadataDate")})


def description_of(reader: PdfFileReader, revision: int) -> Description | None:
    """What the file said about itself in a revision, byte for byte; None when it says nothing that can be read."""
    last = revision + 1 == reader.total_revisions
    view = reader if last else reader.get_historical_resolver(revision)
    info = _entry(view, view.trailer_view, "/Info")
    stream = _entry(view, view.root, "/Metadata")
    if not isinstance(info, generic.DictionaryObject) or not isinstance(stream, generic.StreamObject):
        return None
    entries = ((key, info[key]) for key in sorted(info))
    texts = tuple((str(key), bytes(value.original_bytes)) for key, value in entries if isinstance(value, _TEXTS))
    return Description(info=texts, metadata=stream.data) if len(texts) == len(info) else None


def _entry(view: PdfFileReader | HistoricalResolver, owner: generic.DictionaryObject, key: str) -> object:
    """What stands there in this revision.

    The trailer of an old revision hands out the objects of the newest one, so the reference is followed here.
    """
    value = owner.raw_get(key) if key in owner else None
    return view.get_object(value.reference) if isinstance(value, generic.IndirectObject) else value


def keeps_description(signed: HistoricalResolver, later: HistoricalResolver) -> bool:
    """Whether /Info and the XMP metadata say the same in both revisions (ISO 32000-2, 14.3)."""
    return _info(signed) == _info(later) and _xmp(signed) == _xmp(later)


def description_references(revision: HistoricalResolver) -> set[generic.Reference]:
    """The objects that hold the description."""
    places = ((revision.trailer_view, "/Info"), (revision.root, "/Metadata"))
    raw = [owner.raw_get(key) for owner, key in places if key in owner]
    return {value.reference for value in raw if isinstance(value, generic.IndirectObject)}


def _info(revision: HistoricalResolver) -> dict[str, generic.PdfObject]:
    info = _entry(revision, revision.trailer_view, "/Info")
    if not isinstance(info, generic.DictionaryObject):
        return {}
    return {key: info.raw_get(key) for key in info if key not in _FREE_INFO}


def _xmp(revision: HistoricalResolver) -> dict[ExpandedName, XmpValue] | None:
    stream = _entry(revision, revision.root, "/Metadata")
    if not isinstance(stream, generic.StreamObject):
        return None
    fields = {name: value for structure in parse_xmp(BytesIO(stream.data)) for name, value in structure}
    return {name: value for name, value in fields.items() if name not in _FREE_XMP}
