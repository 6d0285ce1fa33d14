# SPDX-License-Identifier: MIT
"""Finds in a blink most files that were changed after signing, before any parser reads a byte of them."""

import hashlib
import re
from collections.abc import Iterator
from itertools import islice

__all__ = ["evidently_altered"]

_NAME = b"/ByteRange"
_RANGE = re.compile(rb"/ByteRange ?\[ ?0 +(\d{1,12}) +(\d{1,12}) +(\d{1,12}) *\]")
_HEX = re.compile(rb"(?:[0-9A-F]{2})+")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d01090431220420")
"""The signed attribute message-digest with a SHA-256 value, in DER (RFC 5652, 11.2)."""
_SHA256 = 32
_MOST_RANGES = 8
"""How many are looked at: each costs a walk through the file, and the certification is the first of ours.

Those of embedded statements do not count: the places that they give are in a file of their own.
"""
_NEAR = 16
"""A signer of ours writes /ByteRange right behind the digits; between them stand a blank or two."""


def evidently_altered(pdf: bytes) -> bool:
    """Whether the bytes that the certification signature covers are not the ones that were signed.

    True is final: the digest in the signature is not the digest of the file. False says nothing, the file still
    has to be inspected: this looks only for the shape in which our own signer writes.

    Args:
        pdf: any bytes.
    """
    whole = memoryview(pdf)  # note: a dossier is large, and its ranges are only read
    for gap, resume, end in islice(_ranges(pdf), _MOST_RANGES):
        signed = _signed_digest(pdf, gap, resume)
        if signed is not None:
            digest = hashlib.sha256(whole[:gap])
            digest.update(whole[resume:end])
            return digest.digest() != signed
    return False


def _ranges(pdf: bytes) -> Iterator[tuple[int, int, int]]:
    """Where something in angle brackets is left out of the signed bytes right before, and where these end."""
    for match in _matches(pdf):
        gap, resume, rest = (int(number) for number in match.groups())
        end = resume + rest
        if (
            0 < gap < resume <= match.start() <= resume + _NEAR
            and match.end() <= end <= len(pdf)
            and (pdf[gap : gap + 1], pdf[resume - 1 : resume]) == (b"<", b">")
        ):
            yield gap, resume, end


def _matches(pdf: bytes) -> Iterator[re.Match[bytes]]:
    """As `finditer`, in a tenth of its time: a plain search goes through a file faster than a pattern."""
    place = pdf.find(_NAME)
    while place >= 0:
        match = _RANGE.match(pdf, place)
        if match:
            yield match
        place = pdf.find(_NAME, place + len(_NAME))


def _signed_digest(pdf: bytes, gap: int, resume: int) -> bytes | None:
    digits = pdf[gap + 1 : resume - 1]
    if _HEX.fullmatch(digits) is None:
        return None
    contents = bytes.fromhex(digits.decode("ascii"))
    if contents.count(_MESSAGE_DIGEST) != 1:
        return None
    start = contents.index(_MESSAGE_DIGEST) + len(_MESSAGE_DIGEST)
    return contents[start : start + _SHA256]
