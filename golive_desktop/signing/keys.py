# SPDX-License-Identifier: MIT
"""Makes, opens and re-encrypts key files, so that a private key lies on disk only encrypted (PKCS#12, RFC 7292)."""

import warnings
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pkcs12 as pkcs12_asn1
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from golive_desktop.domain.certificate import Certificate, Subject
from golive_desktop.domain.problem import KnownError
from golive_desktop.signing.certificates import (
    certificate_of,
    issuers_of,
    load_certificate,
    read_certificate,
    unsuitable_reason,
)

__all__ = ["OpenKey", "Pkcs12KeyMaker", "open_key", "unlocked"]

_ROUNDS = 600_000
"""PBKDF2-HMAC-SHA256, as OWASP advises: about 150 ms for each guess at a passphrase."""
_MOST_ROUNDS = 10_000_000
"""A foreign file that asks for more would only hang the program."""
_YEARS = 3
_NAME_LENGTH = 64
"""Upper bound of common name, title and organisation name, RFC 5280 appendix A.1."""

_PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenKey:
    """A key whose passphrase was right; it may sign many documents until it is dropped."""

    private_key: _PrivateKey
    leaf: x509.Certificate
    issuers: tuple[x509.Certificate, ...]
    """Intermediate authorities of a company certificate, nearest first; empty for a self-made one."""

    def __repr__(self) -> str:
        """Says whose key it is, never the key: a log must not hold it."""
        return f"OpenKey({self.leaf.subject.rfc4514_string()!r})"

    @property
    def certificate(self) -> Certificate:
        """The facts of the key's certificate."""
        return certificate_of(self.leaf)


class Pkcs12KeyMaker:
    """Makes and opens key files; implements the port `KeyMaker`."""

    def create(self, subject: Subject, *, passphrase: str, now: datetime) -> bytes:
        """A new ECDSA P-256 key with a self-made certificate, as an encrypted PKCS#12 file.

        The certificate is valid for three years, and only for signatures (RFC 5280).

        Raises:
            KnownError: ``key.subject-unsuitable`` when a certificate cannot hold the person's details.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        return _encrypted(key, _self_made(key, subject, now), (), passphrase)

    def certificate(self, key_file: bytes, *, passphrase: str) -> Certificate:
        """The certificate in a key file, own or from the company.

        Raises:
            KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
        """
        return open_key(key_file, passphrase=passphrase).certificate

    def describe(self, der: bytes) -> Certificate:
        """What a certificate says; needs no passphrase.

        Raises:
            KnownError: ``certificate.unreadable``.
        """
        return read_certificate(der)

    def change_passphrase(self, key_file: bytes, *, old: str, new: str) -> bytes:
        """The same key and certificates under another passphrase, always in our own strong encryption.

        Raises:
            KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
        """
        key, certificate, others = _load(key_file, old)
        return _encrypted(key, certificate, others, new)

    def unlocked(self, key_file: bytes, *, passphrase: str, secret: str) -> bytes:
        """See the function `unlocked`."""
        return unlocked(key_file, passphrase=passphrase, secret=secret)


def open_key(key_file: bytes, *, passphrase: str) -> OpenKey:
    """The key in a PKCS#12 file, to sign many documents with one entry of the passphrase.

    A wrong passphrase and a flipped byte under the file's checksum look alike in this format; both are
    ``key.passphrase-wrong``. A file that is not PKCS#12 at all, or cut off, is ``key.damaged``.

    Raises:
        KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
    """
    key, certificate, others = _load(key_file, passphrase)
    return OpenKey(private_key=key, leaf=certificate, issuers=issuers_of(certificate, others))


def unlocked(key_file: bytes, *, passphrase: str, secret: str) -> bytes:
    """The same key and certificates under `secret`, which opens them at once; to hand on an open key, never to keep it.

    Args:
        key_file: own or the company's.
        passphrase: the owner's.
        secret: so much chance that nobody can guess it: it is not stretched.

    Raises:
        KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
    """
    key, certificate, others = _load(key_file, passphrase)
    return _encrypted(key, certificate, others, secret, rounds=1)


def _load(key_file: bytes, passphrase: str) -> tuple[_PrivateKey, x509.Certificate, tuple[x509.Certificate, ...]]:
    _refuse_damaged(key_file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # note: a company's file may be BER, which the library mentions each time
            bag = pkcs12.load_pkcs12(key_file, passphrase.encode())
    except UnsupportedAlgorithm:
        raise _unsuitable("encryption") from None
    except ValueError as error:
        # note: the library says so in words only; the structure was checked before
        code = "key.passphrase-wrong" if "password" in str(error) else "key.damaged"
        raise KnownError.of(code) from None
    if bag.key is None or bag.cert is None:
        raise _unsuitable("no-key" if bag.key is None else "no-certificate")
    return _checked(bag)


def _checked(
    bag: pkcs12.PKCS12KeyAndCertificates,
) -> tuple[_PrivateKey, x509.Certificate, tuple[x509.Certificate, ...]]:
    try:
        certificate = load_certificate(_der(bag.cert))
        others = tuple(load_certificate(_der(other)) for other in bag.additional_certs)
    except ValueError:
        raise KnownError.of("key.damaged") from None
    reason = unsuitable_reason(certificate)
    if reason:
        raise _unsuitable(reason)
    if not isinstance(bag.key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise _unsuitable("key-type")
    if bag.key.public_key() != certificate.public_key():
        raise _unsuitable("no-certificate")
    return bag.key, certificate, others


def _der(certificate: pkcs12.PKCS12Certificate | None) -> bytes:
    if certificate is None:
        raise ValueError("no certificate")
    return certificate.certificate.public_bytes(Encoding.DER)


def _refuse_damaged(key_file: bytes) -> None:
    try:
        container = pkcs12_asn1.Pfx.load(key_file, strict=True)
        rounds = [container["mac_data"]["iterations"].native] if container["mac_data"].native else []
        _ = container.authenticated_safe.native
    except (ValueError, TypeError, KeyError):  # asn1crypto: not the bytes of this structure
        raise KnownError.of("key.damaged") from None
    if any(count > _MOST_ROUNDS for count in rounds):
        raise _unsuitable("encryption")


def _encrypted(
    key: _PrivateKey,
    certificate: x509.Certificate,
    others: tuple[x509.Certificate, ...],
    passphrase: str,
    *,
    rounds: int = _ROUNDS,
) -> bytes:
    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(rounds)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )
    return pkcs12.serialize_key_and_certificates(None, key, certificate, others or None, encryption)


def _self_made(key: ec.EllipticCurvePrivateKey, subject: Subject, now: datetime) -> x509.Certificate:
    try:
        name = _name(subject)
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now)
            .not_valid_after(_years_after(now))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_only_signatures(), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )
        if subject.email:
            addresses = x509.SubjectAlternativeName([x509.RFC822Name(subject.email)])
            builder = builder.add_extension(addresses, critical=False)
    except ValueError:  # too long, or an address with letters that RFC 5280 does not know
        raise KnownError.of("key.subject-unsuitable", subject.name) from None
    return builder.sign(key, hashes.SHA256())


def _years_after(now: datetime) -> datetime:
    try:
        return now.replace(year=now.year + _YEARS)
    except ValueError:  # the 29th of February
        return now.replace(year=now.year + _YEARS, month=3, day=1)


def _name(subject: Subject) -> x509.Name:
    values = {
        NameOID.COMMON_NAME: " ".join(subject.name.split()),
        NameOID.TITLE: " ".join(subject.role.split()),
        NameOID.ORGANIZATION_NAME: " ".join(subject.organisation.split()),
    }
    if not values[NameOID.COMMON_NAME] or any(len(value) > _NAME_LENGTH for value in values.values()):
        raise ValueError("empty or too long")
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in values.items() if value])


def _only_signatures() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _unsuitable(reason: str) -> KnownError:
    return KnownError.of("key.unsuitable", reason=reason)
