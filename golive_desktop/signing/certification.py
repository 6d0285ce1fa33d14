# SPDX-License-Identifier: MIT
"""Says whether a signature is the author's certification of the whole document: nothing may change after it."""

from collections.abc import Iterable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

__all__ = ["is_certification", "is_document_stamp"]

_KEYS = frozenset({"/Type", "/Filter", "/SubFilter", "/M", "/Name", "/Reason", "/Contents", "/ByteRange", "/Reference"})
"""What is written here; /Cert, /Changes or /Prop_Build could mislead another reader."""
_FIELD_KEYS = frozenset(
    {"/FT", "/T", "/V", "/F", "/Type", "/Subtype", "/Rect", "/P", "/Ff", "/Parent", "/Border", "/DA"}
)
_NO_CHANGES = 1


def is_document_stamp(signature: EmbeddedPdfSignature) -> bool:
    """Whether it is a document timestamp and so nobody's statement (ISO 32000-2, 12.8.5)."""
    value = signature.sig_object
    return value.get("/Type") == "/DocTimeStamp" and value.get("/SubFilter") == "/ETSI.RFC3161"


def is_certification(reader: PdfFileReader, signature: EmbeddedPdfSignature) -> bool:
    """Whether the signature certifies the document with DocMDP P=1, in the form that is written here.

    ISO 32000-2, 12.8.2.2 (DocMDP) and 12.8.6 (/Perms); ETSI EN 319 142-1, 6.3 (sub-filter).
    """
    value = signature.sig_object
    return (
        set(value) <= _KEYS
        and set(signature.sig_field) <= _FIELD_KEYS
        and value.get("/Type") == "/Sig"
        and value.get("/Filter") == "/Adobe.PPKLite"
        and value.get("/SubFilter") == "/ETSI.CAdES.detached"
        and isinstance(value.raw_get("/Contents"), generic.ByteStringObject | generic.TextStringObject)
        and _forbids_changes(value.get("/Reference"))
        and _is_named_in_catalogue(reader, signature)
    )


def _forbids_changes(references: object) -> bool:
    if not isinstance(references, generic.ArrayObject) or len(references) != 1:
        return False
    reference = references[0]
    if not isinstance(reference, generic.DictionaryObject):
        return False
    parameters = reference.get("/TransformParams")
    return (
        _has(reference, {"/Type": "/SigRef", "/TransformMethod": "/DocMDP"}, ("/TransformParams",))
        and isinstance(parameters, generic.DictionaryObject)
        and _has(parameters, {"/Type": "/TransformParams", "/V": "/1.2"}, ("/P",))
        and parameters.get("/P") == _NO_CHANGES
    )


def _has(value: generic.DictionaryObject, fixed: dict[str, str], others: Iterable[str]) -> bool:
    return set(value) == {*fixed, *others} and all(value.get(key) == wanted for key, wanted in fixed.items())


def _is_named_in_catalogue(reader: PdfFileReader, signature: EmbeddedPdfSignature) -> bool:
    permissions = reader.root.get("/Perms")
    if not isinstance(permissions, generic.DictionaryObject) or set(permissions) != {"/DocMDP"}:
        return False
    named, own = permissions.raw_get("/DocMDP"), signature.sig_field.raw_get("/V")
    return isinstance(named, generic.IndirectObject) and named == own
