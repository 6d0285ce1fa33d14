# SPDX-License-Identifier: MIT
"""Says whether a later revision left alone what a file says about itself: title, author, conformance.

Programs that append a timestamp note their own name and the date there; nothing else may differ.
"""

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.metadata.model import PDF_PRODUCER, XMP_MODDATE, ExpandedName, XmpValue
from pyhanko.pdf_utils.metadata.xmp_xml import parse_xmp
from pyhanko.pdf_utils.reader import HistoricalResolver

__all__ = ["description_references", "keeps_description"]

_FREE_INFO = frozenset({"/ModDate", "/Producer"})
_FREE_XMP = frozenset({XMP_MODDATE, PDF_PRODUCER, ExpandedName(XMP_MODDATE.ns, "MetadataDate")})


def keeps_description(signed: HistoricalResolver, later: HistoricalResolver) -> bool:
    """Whether /Info and the XMP metadata say the same in both revisions (ISO 32000-2, 14.3)."""
    return _info(signed) == _info(later) and _xmp(signed) == _xmp(later)


def description_references(revision: HistoricalResolver) -> set[generic.Reference]:
    """The objects that hold the description."""
    places = ((revision.trailer_view, "/Info"), (revision.root, "/Metadata"))
    raw = [owner.raw_get(key) for owner, key in places if key in owner]
    return {value.reference for value in raw if isinstance(value, generic.IndirectObject)}


def _info(revision: HistoricalResolver) -> dict[str, generic.PdfObject]:
    trailer = revision.trailer_view
    info = trailer["/Info"] if "/Info" in trailer else {}  # noqa: SIM401 - `get` would stop at the reference
    return {key: info[key] for key in info if key not in _FREE_INFO}


def _xmp(revision: HistoricalResolver) -> dict[ExpandedName, XmpValue] | None:
    root = revision.root
    stream = root["/Metadata"] if "/Metadata" in root else None  # noqa: SIM401 - `get` would stop at the reference
    if not isinstance(stream, generic.StreamObject):
        return None
    fields = {name: value for structure in parse_xmp(BytesIO(stream.data)) for name, value in structure}
    return {name: value for name, value in fields.items() if name not in _FREE_XMP}
