# SPDX-License-Identifier: MIT
"""Signs a finished document once and for all: certified, no change allowed afterwards (PAdES B-B or B-T)."""

from datetime import datetime
from io import BytesIO

from asn1crypto import x509 as x509_asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from golive_desktop.domain.problem import KnownError
from golive_desktop.signing.certificates import valid_at
from golive_desktop.signing.envelope import Envelope, low_s, signed_attributes
from golive_desktop.signing.keys import OpenKey, open_key
from golive_desktop.signing.timestamps import request_token, unavailable

__all__ = ["PadesSigner", "certify_with"]

FIELD = "Signature"
_DIGEST = "sha256"
_LOOSE = 256
"""Bytes to spare for a time stamp token: its size changes a little from one to the next."""


class PadesSigner:
    """Signs finished documents; implements the port `Signer`."""

    def certify(  # noqa: PLR0913 - each argument is one fact of the signature
        self,
        pdf: bytes,
        *,
        key_file: bytes,
        passphrase: str,
        meaning: str,
        signed_at: datetime,
        timestamp_url: str | None,
    ) -> bytes:
        """`pdf` with one certification signature over the whole file (DocMDP P=1, PAdES B-B or B-T).

        Raises:
            KnownError: as `certify_with`, and ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
        """
        key = open_key(key_file, passphrase=passphrase)
        file = BytesIO(pdf)
        del pdf  # see `_certified`
        return _certified_at(key, file, meaning, signed_at, timestamp_url)


def certify_with(
    key: OpenKey, pdf: bytes, *, meaning: str, signed_at: datetime, timestamp_url: str | None = None
) -> bytes:
    """`pdf` with one certification signature, by a key that is already open.

    Args:
        key: the signer's.
        pdf: the finished document, not yet signed.
        meaning: what the signature stands for; printed by PDF readers as the reason.
        signed_at: the signer's clock, with its offset to UTC; kept to the second.
        timestamp_url: asks for PAdES B-T (ETSI EN 319 142-1, 6); None for B-B.

    Raises:
        KnownError: ``key.expired``; ``signing.timestamp-unavailable`` (then nothing was signed);
            ``signing.not-signable`` when `pdf` is no PDF, is encrypted or is signed already.
        ValueError: `signed_at` has no offset.
    """
    return _certified_at(key, BytesIO(pdf), meaning, signed_at, timestamp_url)


def _certified_at(key: OpenKey, file: BytesIO, meaning: str, signed_at: datetime, timestamp_url: str | None) -> bytes:
    if signed_at.utcoffset() is None:
        raise ValueError("signed_at needs its offset to UTC")
    if not valid_at(key.leaf, signed_at):
        raise _expired(key)
    try:
        return _certified(key, file, meaning, signed_at.replace(microsecond=0), timestamp_url)
    except PdfError:
        raise KnownError.of("signing.not-signable") from None


class _PlainWriter(IncrementalPdfFileWriter):
    """Adds the signature and nothing else."""

    def _update_meta(self) -> None:
        """Leaves the document's own description alone; the base class would write its name and the clock into it."""


def _reserved(key: OpenKey, timestamp_url: str | None) -> int:
    """Bytes for /Contents: of a trial, because the ranges must be fixed before they can be signed."""
    token = None if timestamp_url is None else request_token(timestamp_url, b"how large is a token?")
    trial = _enveloped(key, b"\0" * 32, b"\0" * _largest_signature(key), token)
    return len(trial) + (0 if token is None else _LOOSE)


def _largest_signature(key: OpenKey) -> int:
    size = (key.private_key.key_size + 7) // 8
    if isinstance(key.private_key, ec.EllipticCurvePrivateKey):
        return 2 * (size + 3) + 3
    return size


def _certified(key: OpenKey, file: BytesIO, meaning: str, signed_at: datetime, timestamp_url: str | None) -> bytes:
    """The document in `file` with its signature appended there.

    A large document is not copied for it, so long as nobody else holds the bytes from which `file` was made: then the
    same memory grows, and its content is handed out.
    """
    reserved = _reserved(key, timestamp_url)
    writer = _PlainWriter(file)
    _refuse_unsuitable(writer)
    writer.register_extension(ESIC_EXTENSION_1)
    steps = PdfCMSEmbedder(new_field_spec=SigFieldSpec(FIELD)).write_cms(FIELD, writer)
    next(steps)
    placeholder = SignatureObject(
        timestamp=signed_at,
        subfilter=SigSeedSubFilter.PADES,
        name=key.certificate.subject.name or None,
        reason=meaning,
        bytes_reserved=2 * reserved,
    )
    rights = SigMDPSetup(md_algorithm=_DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    steps.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=rights))
    prepared, _ = steps.send(SigIOSetup(md_algorithm=_DIGEST, in_place=True))
    digest = prepared.document_digest
    signature = _sign(key, signed_attributes(digest, _ders(key)))
    token = None if timestamp_url is None else request_token(timestamp_url, signature)
    contents = _enveloped(key, digest, signature, token)
    if len(contents) > reserved:  # the authority answers in ever larger tokens
        raise unavailable(timestamp_url or "", "bad-answer")
    steps.send(contents)
    return file.getvalue()


def _refuse_unsuitable(writer: IncrementalPdfFileWriter) -> None:
    if writer.prev.encrypted or "/Perms" in writer.root or "/AcroForm" in writer.root:
        raise KnownError.of("signing.not-signable")


def _enveloped(key: OpenKey, digest: bytes, signature: bytes, token: bytes | None) -> bytes:
    ders = _ders(key)
    signer, *issuers = (x509_asn1.Certificate.load(der) for der in ders)
    return Envelope(
        signer=signer,
        issuers=tuple(issuers),
        digest_algorithm=_DIGEST,
        attributes=signed_attributes(digest, ders),
        signature=signature,
        token=token,
    ).der()


def _sign(key: OpenKey, data: bytes) -> bytes:
    private_key = key.private_key
    if isinstance(private_key, ec.EllipticCurvePrivateKey):
        return low_s(private_key.sign(data, ec.ECDSA(hashes.SHA256())), private_key.curve.name)
    return private_key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def _ders(key: OpenKey) -> list[bytes]:
    return [certificate.public_bytes(Encoding.DER) for certificate in (key.leaf, *key.issuers)]


def _expired(key: OpenKey) -> KnownError:
    leaf = key.leaf
    return KnownError.of(
        "key.expired",
        key.certificate.subject.name,
        not_before=leaf.not_valid_before_utc.isoformat(),
        not_after=leaf.not_valid_after_utc.isoformat(),
    )
