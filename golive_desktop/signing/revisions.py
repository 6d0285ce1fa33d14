# SPDX-License-Identifier: MIT
"""Says whether what was appended after a certification is only what may be: material for long-term validation.

pyHanko's difference analysis judges first; here the changed objects are looked at a second time, with a shorter list.
"""

from collections.abc import Iterable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from golive_desktop.signing.description import description_references, keeps_description
from golive_desktop.signing.material import brings_only_material

__all__ = ["only_validation_material"]

_CATALOG = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata"})
_FORM = frozenset({"/Fields", "/SigFlags"})
_PAGE = frozenset({"/Annots"})


def only_validation_material(reader: PdfFileReader, signed_revision: int) -> bool:
    """Whether each later revision holds nothing but a DSS and document timestamps (ISO 32000-2, 12.8.4.3 and 12.8.5).

    An object of the signed revision may come again only as the catalogue with another DSS or form, as the form with
    more fields, as a page with more annotations, or as a description with another date of change; the fields that
    were added are invisible and hold timestamps.
    """
    signed = reader.get_historical_resolver(signed_revision)
    return all(
        _adds_only_material(signed, reader.get_historical_resolver(number))
        for number in range(signed_revision + 1, reader.total_revisions)
    )


def _adds_only_material(signed: HistoricalResolver, later: HistoricalResolver) -> bool:
    if later.refs_freed_in_revision() or not keeps_description(signed, later):
        return False
    lists = _growing_lists(signed) | description_references(signed)
    for reference in later.explicit_refs_in_revision():
        if signed.reader.xrefs.get_historical_ref(reference, signed.revision) is not None and not _may_come_again(
            signed, later, reference, lists
        ):
            return False
    stamps = tuple(_new_fields(signed, later))
    return all(_is_stamp_field(field.get_object()) for field in stamps) and brings_only_material(
        later, stamps, _known(signed, later)
    )


def _known(signed: HistoricalResolver, later: HistoricalResolver) -> set[str]:
    """The numbers of the objects that were there when it was signed, and of the description, which is judged apart."""
    before = {
        f"{reference.idnum} {reference.generation}"
        for reference in later.explicit_refs_in_revision()
        if signed.reader.xrefs.get_historical_ref(reference, signed.revision) is not None
    }
    return before | {f"{reference.idnum} {reference.generation}" for reference in description_references(later)}


def _may_come_again(
    signed: HistoricalResolver, later: HistoricalResolver, reference: generic.Reference, lists: set[generic.Reference]
) -> bool:
    if reference in lists:
        return True  # note: judged elsewhere; the lists only grow, as the difference analysis sees to it
    before, after = signed(reference), later(reference)
    if not isinstance(before, generic.DictionaryObject) or not isinstance(after, generic.DictionaryObject):
        return False
    if isinstance(before, generic.StreamObject) or isinstance(after, generic.StreamObject):
        return False
    if reference == signed.root_ref:
        return _equal_but(before, after, _CATALOG)
    if _value(before, "/Type") == "/Page":
        return _equal_but(before, after, _PAGE)
    return reference == _raw_reference(signed.root, "/AcroForm") and _equal_but(before, after, _FORM)


def _growing_lists(signed: HistoricalResolver) -> set[generic.Reference]:
    form = _value(signed.root, "/AcroForm")
    owners: list[object] = [form]
    owners.extend(_pages(signed.root["/Pages"]))
    found = (_raw_reference(owner, key) for owner in owners for key in ("/Fields", "/Annots"))
    return {reference for reference in found if reference is not None}


def _pages(node: generic.DictionaryObject) -> Iterable[generic.DictionaryObject]:
    for kid in node["/Kids"]:
        page = kid.get_object()
        if "/Kids" in page:
            yield from _pages(page)
        else:
            yield page


def _new_fields(signed: HistoricalResolver, later: HistoricalResolver) -> Iterable[generic.PdfObject]:
    before = {_reference_of(field) for field in _fields(signed)}
    return (field for field in _fields(later) if _reference_of(field) not in before)


def _fields(revision: HistoricalResolver) -> Iterable[generic.PdfObject]:
    form = _value(revision.root, "/AcroForm")
    fields = _value(form, "/Fields") if isinstance(form, generic.DictionaryObject) else None
    return tuple(fields) if isinstance(fields, generic.ArrayObject) else ()


def _is_stamp_field(field: generic.DictionaryObject) -> bool:
    value = _value(field, "/V")
    rectangle = [float(number) for number in field["/Rect"]]
    invisible = rectangle[0] == rectangle[2] and rectangle[1] == rectangle[3]
    return (
        _value(field, "/FT") == "/Sig"
        and invisible
        and "/AP" not in field
        and isinstance(value, generic.DictionaryObject)
        and _value(value, "/Type") == "/DocTimeStamp"
    )


def _equal_but(before: generic.DictionaryObject, after: generic.DictionaryObject, free: frozenset[str]) -> bool:
    keys = (set(before) | set(after)) - free
    return all(key in before and key in after and before.raw_get(key) == after.raw_get(key) for key in keys)


def _value(owner: generic.DictionaryObject, key: str) -> object:
    """What stands there, followed to its object; the library's `get` would stop at the reference."""
    return owner[key] if key in owner else None  # noqa: SIM401 - see above


def _raw_reference(owner: object, key: str) -> generic.Reference | None:
    if not isinstance(owner, generic.DictionaryObject) or key not in owner:
        return None
    return _reference_of(owner.raw_get(key))


def _reference_of(value: generic.PdfObject) -> generic.Reference | None:
    return value.reference if isinstance(value, generic.IndirectObject) else None
