# SPDX-License-Identifier: MIT
"""Recognises, byte for byte, the one update of a file in which our signer adds a certification, and what it says.

The signature dictionary, its field, the form, the page and the catalogue stand there as `PadesSigner` writes them,
with nothing left open but numbers, names and times. Whatever else a file holds is left to the whole inspection.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, groupby
from typing import Final

from pyhanko.pdf_utils.generic import ByteStringObject, TextStringObject, pdf_string

from golive_desktop.ports.documents import Description

__all__ = ["OwnUpdate", "own_update"]

_ENTRY: Final = 20
"""Bytes of one entry of a cross-reference table (ISO 32000-2, 7.5.4)."""
_LONGEST_END: Final = 48
_LONGEST_TABLE: Final = 512
_N: Final = rb"[1-9][0-9]{0,9}"
_TEXT: Final = rb"(?:\((?:[A-Za-z0-9 ]|\\[0-3][0-7]{2}){0,4096}+\)|<(?:[0-9a-f]{2}){0,4096}+>)"
_END: Final = re.compile(rb"startxref\n([0-9]{1,10})\n%%EOF\n\Z")
_BASE: Final = re.compile(
    rb"xref\n0 (?P<count>[0-9]{1,7})\n0000000000 65535 f \n(?P<entries>(?:[0-9]{10} 00000 n \n)*+)"
    rb"trailer << /Info (?P<info>%b) 0 R /Root (?P<root>%b) 0 R /Size (?P<size>[0-9]{1,7}) "
    rb"/ID \[<[0-9a-f]{32}><[0-9a-f]{32}>\] >>\nstartxref\n(?P<start>[0-9]{1,10})\n%%%%EOF\n" % (_N, _N)
)
_CATALOGUE: Final = re.compile(
    rb"(?P<number>%(n)b) 0 obj\n<<\n/AF \[ (?:%(n)b 0 R )++\]\n/Lang \((?:de|en)\)\n/Metadata (?P<metadata>%(n)b) 0 R\n"
    rb"/Names <<\n/EmbeddedFiles <<\n/Names \[ (?:%(text)b %(n)b 0 R )++\]\n>>\n>>\n"
    rb"/OutputIntents \[ <<\n/DestOutputProfile %(n)b 0 R\n/Info \(sRGB\)\n/OutputConditionIdentifier \(sRGB\)\n"
    rb"/S /GTS_PDFA1\n/Type /OutputIntent\n>> \]\n/Pages (?P<pages>%(n)b) 0 R\n/Type /Catalog\n"
    rb"/ViewerPreferences <<\n/DisplayDocTitle true\n>>\n"
    rb"/Extensions <<\n/ESIC <<\n/Type /DeveloperExtensions\n/BaseVersion /1\.7\n/ExtensionLevel 1\n>>\n>>\n"
    rb"/AcroForm (?P<form>%(n)b) 0 R\n/Perms <<\n/DocMDP (?P<value>%(n)b) 0 R\n>>\n>>\nendobj\n"
    % {b"n": _N, b"text": _TEXT}
)
_PAGE: Final = re.compile(
    rb"(?P<number>%(n)b) 0 obj\n<<\n/Contents %(n)b 0 R\n/MediaBox \[ [0-9. ]{1,40} \]\n/Parent (?P<pages>%(n)b) 0 R\n"
    rb"/Resources %(n)b 0 R\n/Type /Page\n/Annots \[ (?P<field>%(n)b) 0 R \]\n>>\nendobj\n" % {b"n": _N}
)
_FORM: Final = b"%d 0 obj\n<<\n/Fields [ %d 0 R ]\n/SigFlags 3\n>>\nendobj\n"
_FIELD: Final = (
    b"%d 0 obj\n<<\n/FT /Sig\n/T (Signature)\n/Type /Annot\n/Subtype /Widget\n/F 132\n/Rect [ 0 0 0 0 ]\n/P %d 0 R\n"
    b"/V %d 0 R\n>>\nendobj\n"
)
_VALUE: Final = re.compile(
    rb"(?P<number>%(n)b) 0 obj\n<<\n/Contents <(?P<contents>(?:[0-9A-F]{2})++)>\n"
    rb"/ByteRange \[0 (?P<gap>%(n)b) (?P<resume>%(n)b) (?P<rest>%(n)b)\] *+\n/Type /Sig\n/Filter /Adobe\.PPKLite\n"
    rb"/SubFilter /ETSI\.CAdES\.detached\n/M (?P<time>%(text)b)\n/Name (?P<name>%(text)b)\n"
    rb"/Reason (?P<reason>%(text)b)\n"
    rb"/Reference \[ <<\n/Type /SigRef\n/TransformMethod /DocMDP\n"
    rb"/TransformParams <<\n/Type /TransformParams\n/V /1\.2\n/P 1\n>>\n>> \]\n>>\nendobj\n"
    % {b"n": _N, b"text": _TEXT}
)
_TRAILER: Final = re.compile(
    rb"trailer\n<<\n/Info (?P<info>%(n)b) 0 R\n/Root (?P<root>%(n)b) 0 R\n/Size (?P<size>%(n)b)\n"
    rb"/ID \[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]\n/Prev (?P<before>%(n)b)\n>>\nstartxref\n[0-9]{1,10}\n%%%%EOF\n"
    % {b"n": _N}
)
_STRING: Final = rb"(\((?:[^()\\\r\n]|\\[0-3][0-7]{2}|\\[()\\]){0,4096}+\)|<(?:[0-9a-f]{2}){0,4096}+>)"
_INFO: Final = re.compile(rb"<< ((?:/[A-Za-z]{1,20} %b )++)>>\nendobj\n" % _STRING)
_INFO_ENTRY: Final = re.compile(rb"(/[A-Za-z]{1,20}) %b " % _STRING)
_METADATA: Final = re.compile(rb"<< /Subtype /XML /Type /Metadata /Length ([0-9]{1,7}) >>\nstream\n")
_ESCAPED: Final = re.compile(rb"\\([0-3][0-7]{2}|[()\\])")


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnUpdate:
    """What the update says, and where its signature stands."""

    contents: bytes
    """The value of /Contents."""
    gap: int
    """The first byte that is not signed: the bracket before the digits of /Contents."""
    resume: int
    """The first byte after them that is signed, as all that follow are."""
    time: str
    """/M."""
    panel: tuple[tuple[str, str], ...]
    """As in `SignatureFacts`."""
    description: Description


def own_update(pdf: bytes) -> OwnUpdate | None:
    """What our signer added to `pdf` as the last and only update; None for everything that differs in any byte.

    The file then has one revision before, as our writer saves it, and this one after it; exactly one field with
    exactly one signature, which certifies with DocMDP P=1, is named in the catalogue, and whose ranges leave out
    nothing but its own digits. Whether it holds is not looked at.

    Args:
        pdf: any bytes.
    """
    end = _END.search(pdf, max(0, len(pdf) - _LONGEST_END))
    table = int(end[1]) if end and pdf.startswith(b"%PDF-1.7\n") else 0
    found = _TRAILER.search(pdf, table, min(len(pdf), table + _LONGEST_TABLE)) if table else None
    base = _BASE.match(pdf, int(found["before"]), table) if found else None
    if end is None or found is None or base is None or found.end() != len(pdf) or not _whole(base, found):
        return None
    parts = _parts(pdf, base, table)
    if parts is None or pdf[table : found.start()] != parts.table() or int(found["size"]) != parts.numbers[-1] + 1:
        return None
    return _said(pdf, base, parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parts:
    """The objects of the update in the order in which they stand there."""

    catalogue: re.Match[bytes]
    value: re.Match[bytes]
    numbers: tuple[int, ...]
    places: tuple[int, ...]

    def table(self) -> bytes:
        """The cross-reference table that fits (ISO 32000-2, 7.5.4)."""
        entries = [(0, b"0000000000 65535 f \n")]
        entries += sorted(zip(self.numbers, [b"%010d 00000 n \n" % place for place in self.places], strict=True))
        written = [b"xref\n"]
        order = count()
        for _, group in groupby(entries, key=lambda entry: entry[0] - next(order)):
            run = list(group)
            written += [b"%d %d\n" % (run[0][0], len(run)), *(entry for _, entry in run)]
        return b"".join(written)


def _whole(base: re.Match[bytes], last: re.Match[bytes]) -> bool:
    """Whether the tables of both revisions are about the same objects, and the first is complete."""
    entries = len(base["entries"]) // _ENTRY
    return (
        int(base["count"]) == int(base["size"]) == entries + 1
        and int(base["start"]) == base.start()
        and (base["info"], base["root"]) == (last["info"], last["root"])
    )


def _parts(pdf: bytes, base: re.Match[bytes], table: int) -> _Parts | None:
    catalogue = _CATALOGUE.match(pdf, base.end(), table)
    page = _PAGE.match(pdf, catalogue.end(), table) if catalogue else None
    if catalogue is None or page is None:
        return None
    form, field, value = int(catalogue["form"]), int(page["field"]), int(catalogue["value"])
    middle = _FORM % (form, field)
    place = page.end()
    second = place + len(middle)
    middle += _FIELD % (field, int(page["number"]), value)
    signature = _VALUE.match(pdf, place + len(middle), table)
    numbers = (int(catalogue["number"]), int(page["number"]), form, field, value)
    if (
        signature is None
        or pdf[place : signature.start()] != middle
        or signature.end() != table
        or catalogue["number"] != base["root"]
        or catalogue["pages"] != page["pages"]
        or int(signature["number"]) != value
        or not _are_new(numbers, int(base["size"]))
    ):
        return None
    places = (catalogue.start(), page.start(), place, second, signature.start())
    return _Parts(catalogue=catalogue, value=signature, numbers=numbers, places=places)


def _are_new(numbers: Sequence[int], size: int) -> bool:
    """Whether catalogue and page were there before, the others were not, and each is another object."""
    catalogue, page, form, field, value = numbers
    return catalogue != page and max(catalogue, page) < size <= form < field < value


def _said(pdf: bytes, base: re.Match[bytes], parts: _Parts) -> OwnUpdate | None:
    value = parts.value
    gap, resume, rest = int(value["gap"]), int(value["resume"]), int(value["rest"])
    if (gap, resume, resume + rest) != (value.start("contents") - 1, value.end("contents") + 1, len(pdf)):
        return None
    info, metadata = int(base["info"]), int(parts.catalogue["metadata"])
    if {info, metadata} & set(parts.numbers):
        return None
    entries, packet = _info(pdf, base, info), _metadata(pdf, base, metadata)
    if entries is None or packet is None:
        return None
    panel = (("/Name", str(_string(value["name"]))), ("/Reason", str(_string(value["reason"]))), ("/T", "Signature"))
    return OwnUpdate(
        contents=bytes.fromhex(value["contents"].decode("ascii")),
        gap=gap,
        resume=resume,
        time=str(_string(value["time"])),
        panel=panel,
        description=Description(info=entries, metadata=packet),
    )


def _place(pdf: bytes, base: re.Match[bytes], number: int) -> int | None:
    """Where the content of an object of the first revision begins."""
    if not 0 < number < int(base["size"]):
        return None
    place = int(base["entries"][_ENTRY * (number - 1) :][:10])
    head = b"%d 0 obj\n" % number
    return place + len(head) if pdf.startswith(head, place) else None


def _info(pdf: bytes, base: re.Match[bytes], number: int) -> tuple[tuple[str, bytes], ...] | None:
    place = _place(pdf, base, number)
    found = _INFO.match(pdf, place, base.start()) if place else None
    entries = _INFO_ENTRY.findall(found[1]) if found else []
    texts = {key.decode("ascii"): bytes(_string(token).original_bytes) for key, token in entries}
    return tuple(sorted(texts.items())) if texts and len(texts) == len(entries) else None


def _metadata(pdf: bytes, base: re.Match[bytes], number: int) -> bytes | None:
    place = _place(pdf, base, number)
    found = _METADATA.match(pdf, place, base.start()) if place else None
    if found is None:
        return None
    end = found.end() + int(found[1])
    return pdf[found.end() : end] if pdf.startswith(b"\nendstream\nendobj\n", end) else None


@lru_cache(maxsize=512)  # the same names and reasons stand in many files
def _string(token: bytes) -> TextStringObject | ByteStringObject:
    """The string that is written as `token`, as the library reads it (ISO 32000-2, 7.3.4)."""
    if token.startswith(b"<"):
        return pdf_string(bytes.fromhex(token[1:-1].decode("ascii")))
    return pdf_string(_ESCAPED.sub(_unescaped, token[1:-1]))


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    return escape if len(escape) == 1 else bytes((int(escape, 8) & 0xFF,))
