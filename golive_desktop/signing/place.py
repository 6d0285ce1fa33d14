# SPDX-License-Identifier: MIT
"""Says whether a signature covers every byte of a file but its own hexadecimal digits, and these in one spelling."""

import re
from dataclasses import dataclass

from golive_desktop.domain.problem import Problem

__all__ = ["Place", "ends_cleanly", "place_of", "starts_cleanly"]

_HEADER = re.compile(rb"%PDF-[12]\.[0-9][\r\n]")
_END = re.compile(rb"[\r\n]%%EOF(?:\r\n|\r|\n)?\Z")
_UPPER = re.compile(rb"(?:[0-9A-F]{2})+")
_TAIL = 16
_RANGES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a signature stands in its file."""

    contents: bytes
    """The value of /Contents with its padding."""
    end: int
    """The first byte that the signature does not cover; the size of the file when it covers all."""


def place_of(pdf: bytes, byte_range: object, contents: bytes) -> Place | Problem:
    """Where the signature stands, or what is wrong with /ByteRange and /Contents (ISO 32000-2, 12.8.1).

    The ranges begin at the first byte and leave out exactly the digits of /Contents with their angle brackets. The
    digits are spelled in upper case without blanks, as they are written here: nothing else protects their spelling.

    Args:
        pdf: the file.
        byte_range: the value of /ByteRange as the reader found it.
        contents: the value of /Contents as the reader found it.
    """
    if not isinstance(byte_range, list) or len(byte_range) != _RANGES:
        return Problem(code="signature.byte-range")
    if not all(isinstance(number, int) and number >= 0 for number in byte_range):
        return Problem(code="signature.byte-range")
    start, gap, resume, rest = (int(number) for number in byte_range)
    end = resume + rest
    if start != 0 or not 0 < gap < resume < end <= len(pdf):
        return Problem(code="signature.byte-range")
    if pdf[gap : gap + 1] != b"<" or pdf[resume - 1 : resume] != b">":
        return Problem(code="signature.byte-range")
    digits = pdf[gap + 1 : resume - 1]
    if _UPPER.fullmatch(digits) is None or bytes.fromhex(digits.decode("ascii")) != contents:
        return Problem(code="signature.contents")
    return Place(contents=contents, end=end)


def starts_cleanly(pdf: bytes) -> bool:
    """Whether `pdf` begins with a PDF header and nothing before it (ISO 32000-2, 7.5.2)."""
    return _HEADER.match(pdf) is not None


def ends_cleanly(pdf: bytes, end: int) -> bool:
    """Whether the revision that ends at `end` closes with ``%%EOF`` and at most one end of line."""
    return _END.search(pdf[max(0, end - _TAIL) : end]) is not None
