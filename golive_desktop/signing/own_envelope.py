# SPDX-License-Identifier: MIT
"""Takes apart a signature of the plainest of our forms without a parser: it is put together again and compared."""

from typing import Final

from asn1crypto import x509

from golive_desktop.signing.envelope import Envelope, has_low_s, signed_attributes

__all__ = ["own_envelope"]

_BEFORE: Final = bytes.fromhex("300b06092a864886f70d010701a0")
"""The content is plain data and stands elsewhere; the certificates follow (RFC 5652, 5.1)."""
_LONG: Final = 0x80
_OCTETS: Final = 0x04
_MOST: Final = 2


def own_envelope(contents: bytes, digest: bytes) -> Envelope | None:
    """The CMS object in the value of /Contents when it is one of ours and each of its bytes is as it must be.

    One certificate, SHA-256, no time stamp; anything else is left to `sound_envelope`. Whether the key made the
    signature is not looked at. The parts are found by their places alone: wherever that was wrong, the object that
    follows from them is another one.

    Args:
        contents: the object with its padding of zeros.
        digest: SHA-256 of the signed bytes.
    """
    try:
        certificate, after = _value(contents, contents.index(_BEFORE) + len(_BEFORE))
        attributes = signed_attributes(digest, [certificate])
        _, start = _value(contents, contents.index(attributes[1:], after) - 1 + len(attributes), skip=True)
        signature, end = _value(contents, start + 1)
        envelope = Envelope(
            signer=x509.Certificate.load(certificate, strict=True), attributes=attributes, signature=signature
        )
        sound = contents[:end] == envelope.der() and not any(contents[end:]) and has_low_s(envelope)
    except (ValueError, TypeError, KeyError, IndexError):  # asn1crypto: not the bytes of this structure
        return None
    return envelope if sound else None


def _value(data: bytes, at: int, *, skip: bool = False) -> tuple[bytes, int]:
    """The content of a DER value and where it ends (X.690, 8.1); `at` is the place of its length, or of its tag."""
    at += skip
    size, at = data[at], at + 1
    if size >= _LONG:
        octets = size - _LONG
        if octets > _MOST:
            raise ValueError("longer than ours")
        size, at = int.from_bytes(data[at : at + octets], "big"), at + octets
    return data[at : at + size], at + size
