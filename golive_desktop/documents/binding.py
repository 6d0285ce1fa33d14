# SPDX-License-Identifier: MIT
"""Puts files into a PDF that has a place for each, reading one after the other: a thousand take little memory.

qpdf alone would copy every file before it writes the first, and digest all of them once more.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from pikepdf import Dictionary, Pdf, Stream

__all__ = ["Filling", "bound", "place_for"]

_PLACE: Final = re.compile(rb"([0-9]+) 0 obj\n<< /Length 13 >>\nstream\ngolive:([0-9]{6})\nendstream\nendobj\n")
_START: Final = re.compile(rb"startxref\n([0-9]+)\n%%EOF\n\Z")
_TABLE: Final = re.compile(
    rb"xref\n0 ([0-9]+)\n0000000000 65535 f \n((?:[0-9]{10} 00000 n \n)*)(trailer .*\n)", re.DOTALL
)
_IDENTITY: Final = re.compile(rb"(/ID \[<[0-9a-f]{32}><)([0-9a-f]{32})(>\] >>\n)\Z")
_LONGEST_END: Final = 64
_ENTRY: Final = 20
"""Bytes of one entry of a cross-reference table (ISO 32000-2, 7.5.4)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filling:
    """What comes into a place."""

    entries: Dictionary
    """The stream's dictionary without its length."""
    data: bytes
    """As it is written, filtered already."""


def place_for(pdf: Pdf, number: int) -> Stream:
    """A stream in `pdf` that `bound` replaces by the filling with this number."""
    return Stream(pdf, b"golive:%06d" % number)


def bound(pdf: bytes, count: int, filling: Callable[[int], Filling], *, stated: bytes = b"") -> bytes:
    """`pdf` with its places filled, each object where the cross-reference table says.

    The second part of its /ID then follows from what is stated about the fillings too (ISO 32000-2, 14.4).

    Args:
        pdf: as qpdf writes it, with a classic cross-reference table and a deterministic ID.
        count: how many places it has.
        filling: gives what comes into a place; called once for each.
        stated: what names each filling by its digest, so that it stands for all of them.

    Raises:
        ValueError: `pdf` is not of that form, or has another number of places.
    """
    table, offsets, trailer, identity = _tail(pdf)
    view, file, done = memoryview(pdf), BytesIO(), 0
    digest = hashlib.sha256(identity[2] + stated)
    moved: dict[int, int] = {}
    for offset in sorted(offsets):
        place = _PLACE.match(pdf, offset)
        if place:
            file.write(view[done:offset])
            done = place.end()
        moved[offset] = file.tell() + (0 if place else offset - done)
        if place:
            count -= 1
            digest.update(_write(file, place[1], filling(int(place[2]))))
    if count:
        raise ValueError("another number of places")
    file.write(view[done:table])
    start = file.tell()
    entries = b"".join([b"%010d 00000 n \n" % moved[offset] for offset in offsets])
    file.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(offsets) + 1, entries))
    file.write(trailer[: identity.start(2)] + digest.hexdigest()[:32].encode() + trailer[identity.end(2) :])
    file.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return file.getvalue()


def _tail(pdf: bytes) -> tuple[int, list[int], bytes, re.Match[bytes]]:
    """Where the cross-reference table begins, the place of each object in order, the trailer and the /ID in it."""
    start = _START.search(pdf, max(0, len(pdf) - _LONGEST_END))
    table = _TABLE.match(pdf, int(start[1]), start.start()) if start else None
    identity = _IDENTITY.search(table[3]) if table else None
    if start is None or table is None or identity is None or len(table[2]) != _ENTRY * (int(table[1]) - 1):
        raise ValueError("not as qpdf writes it")
    offsets = [int(table[2][at : at + 10]) for at in range(0, len(table[2]), _ENTRY)]
    return int(start[1]), offsets, table[3], identity


def _write(file: BytesIO, number: bytes, filling: Filling) -> bytes:
    """Writes one object as qpdf does, and gives its dictionary."""
    entries = filling.entries.unparse().removesuffix(b">>") + b"/Length %d >>" % len(filling.data)
    file.write(number + b" 0 obj\n" + entries + b"\nstream\n")
    file.write(filling.data)
    file.write(b"\nendstream\nendobj\n")
    return entries
