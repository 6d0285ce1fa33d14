# SPDX-License-Identifier: MIT
"""Judges in a third of the time a file that is byte for byte as our signer leaves it and has nothing against it."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from asn1crypto import cms
from cryptography.x509 import Certificate as LoadedCertificate
from pyhanko.pdf_utils.generic import parse_pdf_date
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.status import SignatureCoverageLevel

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.ports.signing import SignatureFacts
from golive_desktop.signing.certificates import certificate_of, load_certificate, unsuitable_reason, valid_at
from golive_desktop.signing.integrity import AHEAD, integrity
from golive_desktop.signing.own_envelope import own_envelope
from golive_desktop.signing.own_update import OwnUpdate, own_update
from golive_desktop.signing.trust import anchor_of

__all__ = ["judged_briefly"]

_WHOLE = {"coverage": SignatureCoverageLevel.ENTIRE_FILE, "docmdp_ok": True, "diff_result": None}
"""What the library finds out of a file whose one signature covers it from the first byte to the last."""


def judged_briefly(pdf: bytes, *, anchors: Collection[bytes], now: datetime) -> SignatureFacts | None:
    """What the one signature of `pdf` proves when nothing at all stands against it; None leaves that open.

    The library judges the signature as ever. That it covers the whole file and certifies it follows from
    `own_update`, so that the library need not read the file a second time for it.

    Args:
        pdf: any bytes.
        anchors: DER certificates that are trusted from outside the file.
        now: the time of the check.

    Raises:
        Exception: whatever the libraries meet strange bytes with; that leaves it open, too.
    """
    update = own_update(pdf)
    if update is None:
        return None
    signed_at = parse_pdf_date(update.time)
    digest = _digest(pdf, update)
    envelope = own_envelope(update.contents, digest)
    if envelope is None:
        return None
    signer = load_certificate(envelope.signer.dump())
    if not _in_order(signer, signed_at, now):
        return None
    info = extract_signer_info(cms.ContentInfo.load(update.contents)["content"])
    if not integrity(info, envelope.signer, digest, _WHOLE).bottom_line:
        return None
    anchor = anchor_of(envelope.signer, others=(), anchors=anchors, moment=signed_at)
    return SignatureFacts(
        certificate=certificate_of(signer),
        field=dict(update.panel)["/T"],
        signed_at=signed_at,
        timestamped_at=None,
        level="B-B",
        trusted=anchor is not None,
        anchor="" if anchor is None else fingerprint_of(anchor),
        panel=update.panel,
        description=update.description,
    )


def _in_order(signer: LoadedCertificate, signed_at: datetime, now: datetime) -> bool:
    """Whether time and certificate raise no question; one of a company always raises that of its revocation."""
    return (
        signed_at.utcoffset() is not None
        and valid_at(signer, signed_at)
        and signed_at <= now + AHEAD
        and not unsuitable_reason(signer)
        and signer.issuer == signer.subject
    )


def _digest(pdf: bytes, update: OwnUpdate) -> bytes:
    view = memoryview(pdf)
    digest = hashlib.sha256(view[: update.gap])
    digest.update(view[update.resume :])
    return digest.digest()
