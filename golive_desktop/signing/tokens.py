# SPDX-License-Identifier: MIT
"""Says whether a time stamp in a signature is whole, stamps this very signature, and whose clock it was."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from golive_desktop.signing.certificates import load_certificate, valid_at
from golive_desktop.signing.envelope import has_low_s, read_envelope
from golive_desktop.signing.timestamps import verify_token
from golive_desktop.signing.trust import is_trusted

__all__ = ["Stamp", "read_stamp"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """A signature time stamp that holds."""

    time: datetime
    authority: x509.Certificate
    trusted: bool


def read_stamp(token: bytes, *, signature: bytes, anchors: Collection[bytes]) -> Stamp | None:
    """The time stamp in `token` (RFC 3161), or None when it is broken or not in the one shape that is accepted.

    Args:
        token: DER bytes of the unsigned attribute's value.
        signature: the signature value that it must stamp.
        anchors: DER certificates that are trusted from outside the file.
    """
    try:
        parts = read_envelope(cms.ContentInfo.load(token, strict=True)["content"])
        if parts.der() != token or not has_low_s(parts):
            return None
        time = verify_token(parts, signature)
        authority = load_certificate(parts.signer.dump())
    except (ValueError, TypeError, KeyError, InvalidSignature, UnsupportedAlgorithm):  # asn1crypto, cryptography
        return None
    usage = parts.signer.extended_key_usage_value
    if usage is None or usage.native != ["time_stamping"] or not valid_at(authority, time):
        return None
    trusted = is_trusted(
        parts.signer, others=parts.issuers, anchors=anchors, moment=time, extended_usage={"time_stamping"}
    )
    return Stamp(time=time, authority=parts.signer, trusted=trusted)
