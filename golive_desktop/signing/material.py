# SPDX-License-Identifier: MIT
"""Says whether what a later revision brings along is certificates, revocation data and time stamps, and no more.

The author's signature does not protect these parts, so nothing may be hidden among them.
"""

from collections.abc import Callable, Iterable

from asn1crypto import cms, core, crl, ocsp, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver

__all__ = ["brings_only_material"]

_LISTS: dict[str, Callable[[bytes], core.Sequence]] = {
    "/Certs": x509.Certificate.load,
    "/OCSPs": ocsp.OCSPResponse.load,
    "/CRLs": crl.CertificateList.load,
}
_RELATED = {"/Cert": "/Certs", "/OCSP": "/OCSPs", "/CRL": "/CRLs"}
"""What a VRI entry points to, and the list whose kind it is (ISO 32000-2, 12.8.4.4)."""
_STREAM = frozenset({"/Length", "/Filter"})
_FIELD = frozenset({"/Type", "/Subtype", "/FT", "/T", "/TU", "/F", "/Rect", "/P", "/V", "/Ff"})
_STAMP = frozenset({"/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/V", "/M"})
_SHORT = 64
"""Letters in a name or a date."""


class _NotMaterialError(Exception):
    """Something that does not belong into a security store or a document timestamp."""


def brings_only_material(later: HistoricalResolver, stamps: Iterable[generic.PdfObject], known: set[str]) -> bool:
    """Whether each new object of a revision is part of its DSS, its timestamps, its form or its description.

    Args:
        later: the revision.
        stamps: the fields that were added, each with a document timestamp.
        known: the numbers of objects that are not looked at here: those of the signed revision, and the description.
    """
    reached: set[str] = set()
    walk = _Walk(later=later, reached=reached)
    try:
        walk.store(walk.entry(later.root, "/DSS"))
        for stamp in stamps:
            walk.stamp(stamp)
        walk.lists(later.root)
        _extensions(walk.entry(later.root, "/Extensions"))
    except (_NotMaterialError, ValueError, TypeError, KeyError):  # the last three: asn1crypto on foreign bytes
        return False
    return {_number(reference) for reference in later.explicit_refs_in_revision()} <= reached | known


def _number(reference: generic.Reference) -> str:
    return f"{reference.idnum} {reference.generation}"


class _Walk:
    """One way through what was appended; each object on it is noted."""

    def __init__(self, *, later: HistoricalResolver, reached: set[str]) -> None:
        self._later = later
        self._reached = reached

    def entry(self, owner: generic.DictionaryObject, key: str) -> object:
        """What stands there, with its reference noted."""
        return self._value(owner.raw_get(key)) if key in owner else None

    def store(self, dss: object) -> None:
        """A DSS dictionary (ISO 32000-2, 12.8.4.3)."""
        if dss is None:
            return
        store = _dictionary(dss, {*_LISTS, "/Type", "/VRI"})
        for key, load in _LISTS.items():
            self._streams(self.entry(store, key), load)
        related = self.entry(store, "/VRI")
        if related is None:
            return
        for name, value in _dictionary(related, None).items():
            if name == "/Type":
                continue
            _short(name)
            record = _dictionary(self._value(value), {*_RELATED, "/Type", "/TU", "/TS"})
            for key, kind in _RELATED.items():
                self._streams(self.entry(record, key), _LISTS[kind])
            if "/TS" in record:
                self._stream(record.raw_get("/TS"), cms.ContentInfo.load)
            _short(self.entry(record, "/TU") or "")

    def stamp(self, field: generic.PdfObject) -> None:
        """The field of a document timestamp (ISO 32000-2, 12.8.5); its token is checked elsewhere."""
        widget = _dictionary(self._value(field), set(_FIELD))
        _short(widget["/T"])
        if "/TU" in widget and not str(widget["/T"]).startswith(str(widget["/TU"])):
            raise _NotMaterialError
        _dictionary(self.entry(widget, "/V"), set(_STAMP))

    def lists(self, root: generic.DictionaryObject) -> None:
        """The form with its list of fields, and the lists of annotations; what is in them is judged elsewhere."""
        form = self.entry(root, "/AcroForm")
        if isinstance(form, generic.DictionaryObject):
            self.entry(form, "/Fields")
        tree = root["/Pages"]
        for kid in tree["/Kids"]:
            page = kid.get_object()
            if isinstance(page, generic.DictionaryObject):
                self.entry(page, "/Annots")

    def _value(self, value: object) -> object:
        if not isinstance(value, generic.IndirectObject):
            return value
        self._reached.add(_number(value.reference))
        return self._later.get_object(value.reference)

    def _streams(self, streams: object, load: Callable[[bytes], core.Sequence]) -> None:
        if streams is None:
            return
        if not isinstance(streams, generic.ArrayObject):
            raise _NotMaterialError
        for number in range(len(streams)):
            self._stream(streams.raw_get(number), load)

    def _stream(self, value: object, load: Callable[[bytes], core.Sequence]) -> None:
        stream = self._value(value)
        if not isinstance(stream, generic.StreamObject) or not set(stream) <= _STREAM:
            raise _NotMaterialError
        parsed = load(stream.data)
        _ = parsed.native  # note: reads every part of it; foreign bytes raise
        if parsed.dump(force=False) != stream.data:
            raise _NotMaterialError


def _dictionary(value: object, keys: set[str] | None) -> generic.DictionaryObject:
    if not isinstance(value, generic.DictionaryObject) or isinstance(value, generic.StreamObject):
        raise _NotMaterialError
    if keys is not None and not set(value) <= keys:
        raise _NotMaterialError
    return value


def _extensions(value: object) -> None:
    """Which extensions of PDF are used: names and numbers (ISO 32000-2, 7.12)."""
    if isinstance(value, generic.DictionaryObject):
        for name in value:
            _short(name)
            _extensions(value[name])
    elif isinstance(value, generic.ArrayObject):
        for item in value:
            _extensions(item)
    elif value is not None and not isinstance(value, generic.NumberObject | generic.BooleanObject):
        _short(value)


def _short(value: object) -> None:
    if not isinstance(value, str) or len(value) > _SHORT:
        raise _NotMaterialError
