# SPDX-License-Identifier: MIT
"""Reads the certificate of an authority, and says why it is none that a home may believe from now on."""

from datetime import datetime
from typing import Final

from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from golive_desktop.domain.authority import AuthorityFacts
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line
from golive_desktop.signing.certificates import key_weakness, load_certificate, valid_at
from golive_desktop.signing.trust import vouches

__all__ = ["X509AuthorityReader"]

_SHOWN: Final = (NameOID.COMMON_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.ORGANIZATION_NAME, NameOID.COUNTRY_NAME)
"""What of a name is shown, in this order; the rest is left out."""
_CURVES: Final = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}


class X509AuthorityReader:
    """Implements the port `AuthorityReader`."""

    def describe(self, der: bytes) -> AuthorityFacts:
        """What the certificate of an authority says, whether or not it is still valid.

        Raises:
            KnownError: ``certificate.unreadable``.
        """
        try:
            return _facts(load_certificate(der))
        except ValueError:
            raise KnownError.of("certificate.unreadable") from None

    def read(self, data: bytes, *, now: datetime) -> AuthorityFacts:
        """The authority in a file, when it may be believed from now on.

        Its certificate has to say that it may issue others (RFC 5280, 4.2.1.9 and 4.2.1.3), has to be valid now, and
        its key as strong as each signer's.

        Args:
            data: one certificate as DER bytes or PEM text.
            now: the time.

        Raises:
            KnownError: ``certificate.unreadable``, ``authority.several``, ``authority.no-authority``,
                ``authority.not-valid``, ``authority.unsuitable``.
        """
        facts = self.describe(_der(data))
        certificate = load_certificate(facts.der)
        if not _says_what_for(certificate) or not vouches(facts.der):
            raise KnownError.of("authority.no-authority", facts.subject)
        if not valid_at(certificate, now):
            dates = {"not_before": facts.not_before.isoformat(), "not_after": facts.not_after.isoformat()}
            raise KnownError.of("authority.not-valid", facts.subject, **dates)
        reason = key_weakness(certificate)
        if reason:
            raise KnownError.of("authority.unsuitable", facts.subject, reason=reason)
        return facts


def _der(data: bytes) -> bytes:
    if not pem.detect(data):
        return data
    try:
        found: list[bytes] = [der for _name, _headers, der in pem.unarmor(data, multiple=True)]
    except ValueError:
        raise KnownError.of("certificate.unreadable") from None
    if len(found) > 1:
        # note: taking the first one silently would let somebody compare one number and believe another
        raise KnownError.of("authority.several", count=str(len(found)))
    return found[0]


def _says_what_for(certificate: x509.Certificate) -> bool:
    """Whether it names what its key is for; each authority has to (RFC 5280, 4.2.1.3), and an old one may not."""
    return any(isinstance(extension.value, x509.KeyUsage) for extension in certificate.extensions)


def _facts(certificate: x509.Certificate) -> AuthorityFacts:
    return AuthorityFacts(
        der=certificate.public_bytes(Encoding.DER),
        subject=_line(certificate.subject),
        issuer=_line(certificate.issuer),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        key=_key(certificate),
    )


def _line(name: x509.Name) -> str:
    found = [str(part.value) for oid in _SHOWN for part in name.get_attributes_for_oid(oid)]
    return in_one_line(", ".join(found) or name.rfc4514_string())


def _key(certificate: x509.Certificate) -> str:
    match key := certificate.public_key():
        case ec.EllipticCurvePublicKey():
            return f"ECDSA {_CURVES.get(key.curve.name, key.curve.name)}"
        case rsa.RSAPublicKey():
            return f"RSA {key.key_size}"
        case _:
            return type(key).__name__.removesuffix("PublicKey")
