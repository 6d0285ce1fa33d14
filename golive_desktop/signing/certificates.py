# SPDX-License-Identifier: MIT
"""Reads X.509 certificates into the facts that a person compares, and says which keys may sign."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from asn1crypto import pem
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from golive_desktop.domain.certificate import Certificate, Subject
from golive_desktop.domain.problem import KnownError

__all__ = [
    "SigningPublicKey",
    "certificate_of",
    "issuers_of",
    "key_weakness",
    "load_certificate",
    "may_sign",
    "public_key_of",
    "read_certificate",
    "unsuitable_reason",
    "valid_at",
]

SigningPublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey

_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_RSA_BITS = 2048
_RSA_BITS_MAX = 8192
"""A larger modulus only slows the check down; no company issues one."""
_LONGEST_CHAIN = 8


def read_certificate(data: bytes) -> Certificate:
    """The certificate in `data`.

    Args:
        data: one X.509 certificate as DER bytes or as PEM text.

    Raises:
        KnownError: ``certificate.unreadable``.
    """
    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else data
        return certificate_of(load_certificate(der))
    except ValueError:  # asn1crypto and cryptography: damaged text, damaged bytes, or not a certificate at all
        raise KnownError.of("certificate.unreadable") from None


@lru_cache(maxsize=256)  # the same few people sign a dossier's statements
def load_certificate(der: bytes) -> x509.Certificate:
    """The certificate as `cryptography` sees it, read far enough that its facts can be asked for.

    Raises:
        ValueError: not one well-formed DER certificate.
    """
    certificate = x509.load_der_x509_certificate(der)
    try:
        # note: cryptography reads lazily; a damaged name or extension must show here, not later
        _ = (certificate.subject, certificate.issuer, certificate.extensions, certificate.public_key())
    except (UnsupportedAlgorithm, x509.DuplicateExtension) as error:
        raise ValueError("unsupported certificate") from error
    if certificate.public_bytes(Encoding.DER) != der:
        raise ValueError("not DER")
    return certificate


@lru_cache(maxsize=256)
def certificate_of(certificate: x509.Certificate) -> Certificate:
    """The facts of `certificate`; what it does not name is empty."""
    subject = certificate.subject
    return Certificate(
        der=certificate.public_bytes(Encoding.DER),
        subject=Subject(
            name=_first(subject, NameOID.COMMON_NAME),
            role=_first(subject, NameOID.TITLE),
            organisation=_first(subject, NameOID.ORGANIZATION_NAME),
            email=_email(certificate),
        ),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        self_signed=certificate.issuer == subject,
    )


def unsuitable_reason(certificate: x509.Certificate) -> str:
    """Why `certificate` may not sign statements: ``key-type``, ``key-size`` or ``key-usage``; empty when it may."""
    return key_weakness(certificate) or ("" if may_sign(certificate) else "key-usage")


def key_weakness(certificate: x509.Certificate) -> str:
    """Why the key in `certificate` does for nothing here: ``key-type`` or ``key-size``; empty when it does."""
    key = certificate.public_key()
    match key:
        case ec.EllipticCurvePublicKey():
            if key.curve.name not in _CURVES:
                return "key-type"
        case rsa.RSAPublicKey():
            if not _RSA_BITS <= key.key_size <= _RSA_BITS_MAX:
                return "key-size"
        case _:
            return "key-type"
    return ""


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether keyUsage, RFC 5280 4.2.1.3, allows signatures; a certificate without it may do everything."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def public_key_of(certificate: x509.Certificate) -> SigningPublicKey:
    """The public key of a certificate that passed `unsuitable_reason`.

    Raises:
        ValueError: neither elliptic curve nor RSA.
    """
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        raise ValueError("neither elliptic curve nor RSA")  # noqa: TRY004 - it is the file's fault, not the caller's
    return key


def issuers_of(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """The intermediate authorities above `certificate`, nearest first.

    The root is left out: a root inside a file proves nothing.

    Args:
        certificate: where the chain begins.
        others: where its issuers are looked for.
    """
    chain: list[x509.Certificate] = []
    current = certificate
    while len(chain) < _LONGEST_CHAIN and current.issuer != current.subject:
        above = next((other for other in others if _issued(current, other)), None)
        if above is None or above.issuer == above.subject or above in chain:
            break
        chain.append(above)
        current = above
    return tuple(chain)


def valid_at(certificate: x509.Certificate, moment: datetime) -> bool:
    """Whether `moment` lies in the certificate's period of validity, RFC 5280 4.1.2.5."""
    return certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _first(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    values = [attribute.value for attribute in name.get_attributes_for_oid(oid)]
    # note: a line feed in a name would begin a line of its own on pages and in lists, which anybody could word
    return next((" ".join(value.split()) for value in values if isinstance(value, str)), "")


def _email(certificate: x509.Certificate) -> str:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return _first(certificate.subject, NameOID.EMAIL_ADDRESS)
    addresses = names.get_values_for_type(x509.RFC822Name)
    return addresses[0] if addresses else _first(certificate.subject, NameOID.EMAIL_ADDRESS)
