# SPDX-License-Identifier: MIT
"""A company that issues certificates to its people: real authorities, real keys, some of them as they must not be."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from golive_desktop.services.identities import import_identity
from golive_desktop.services.issue import SigningKey
from golive_desktop.signing.keys import OpenKey
from tests.office import PASSPHRASE, START, Laptop

__all__ = [
    "ROOT_NAME",
    "Entity",
    "authority",
    "company_laptop",
    "employee",
    "key_file",
    "no_mail_of",
    "only_mail_of",
    "only_net",
]

ROOT_NAME = "Zebra Root CA"
_ISSUING = ("key_cert_sign", "crl_sign")
_SIGNING = ("digital_signature", "content_commitment")


@dataclass(frozen=True, kw_only=True)
class Entity:
    """Somebody with a key and a certificate, and the authorities above, nearest first."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def opened(self, *planted: "Entity") -> OpenKey:
        """The key, open; `planted` certificates travel in each file that it signs."""
        issuers = (*self.above, *(entity.certificate for entity in planted))
        return OpenKey(private_key=self.key, leaf=self.certificate, issuers=issuers)


def only_mail_of(host: str) -> x509.NameConstraints:
    """Certificates for the addresses of one host alone."""
    return x509.NameConstraints([x509.RFC822Name(host)], None)


def no_mail_of(host: str) -> x509.NameConstraints:
    """Certificates for all addresses but those of one host."""
    return x509.NameConstraints(None, [x509.RFC822Name(host)])


def only_net(network: str) -> x509.NameConstraints:
    """Certificates for the computers of one network alone, as many companies limit their authorities."""
    return x509.NameConstraints([x509.IPAddress(ipaddress.ip_network(network))], None)


@cache
def authority(  # noqa: PLR0913 - each argument is one fact of the certificate
    name: str = ROOT_NAME,
    issuer: Entity | None = None,
    *,
    serial: int = 1,
    usage: tuple[str, ...] = _ISSUING,
    path_length: int | None = None,
    names: x509.NameConstraints | None = None,
    days: tuple[int, int] = (-4000, 4000),
    odd: bool = False,
    policy: str = "",
) -> Entity:
    """An authority of its own, or one below `issuer`; another `serial` has another key under the same name."""
    key = ec.generate_private_key(ec.SECP256K1() if odd else ec.SECP256R1())
    extensions: list[x509.ExtensionType] = [x509.BasicConstraints(ca=True, path_length=path_length)]
    extensions += [names] if names else []
    if policy:
        told = x509.PolicyInformation(x509.ObjectIdentifier(policy), None)
        extensions.append(x509.CertificatePolicies([told]))
    return _issued(name, key, issuer, usage, extensions, days, serial=serial)


@cache
def employee(  # noqa: PLR0913 - as `authority`
    issuer: Entity,
    name: str = "Katrin Albers",
    *,
    email: str = "katrin@example.com",
    computer: str = "",
    usage: tuple[str, ...] = _SIGNING,
    title: str = "Chief of Everything",
) -> Entity:
    """Somebody of the company with a signing certificate."""
    names: list[x509.GeneralName] = [x509.RFC822Name(email)]
    names += [x509.IPAddress(ipaddress.ip_address(computer))] if computer else []
    named = [x509.SubjectAlternativeName(names), x509.BasicConstraints(ca=False, path_length=None)]
    key = ec.generate_private_key(ec.SECP256R1())
    return _issued(name, key, issuer, usage, named, (-3000, 3000), serial=x509.random_serial_number(), title=title)


def key_file(entity: Entity, *more: Entity) -> bytes:
    """The PKCS#12 file that the company hands to one of its people, with the whole chain."""
    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(1000)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(PASSPHRASE.encode())
    )
    chain = [*entity.above, *(other.certificate for other in more)]
    return pkcs12.serialize_key_and_certificates(b"company", entity.key, entity.certificate, chain, encryption)


def company_laptop(laptop: Laptop, entity: Entity) -> Laptop:
    """The laptop with the company's certificate as its key."""
    now = START - timedelta(hours=1)
    identity = import_identity(laptop.adapters, "company", key_file(entity), passphrase=PASSPHRASE, now=now)
    return replace(laptop, key=SigningKey(identity=identity, passphrase=PASSPHRASE))


def _issued(  # noqa: PLR0913, PLR0917 - each argument is one fact of the certificate
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: Entity | None,
    usage: tuple[str, ...],
    extensions: Sequence[x509.ExtensionType],
    days: tuple[int, int],
    *,
    serial: int,
    title: str = "",
) -> Entity:
    subject = _name(name, title)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(_day(days[0]))
        .not_valid_after(_day(days[1]))
    )
    for extension in [*extensions, *([_usage(*usage)] if usage else [])]:
        builder = builder.add_extension(extension, critical=not isinstance(extension, x509.SubjectAlternativeName))
    certificate = builder.sign(issuer.key if issuer else key, hashes.SHA256())
    above = (issuer.certificate, *issuer.above) if issuer else ()
    # note: a root travels in no file of ours; tests that want one inside plant it
    return Entity(key=key, certificate=certificate, above=tuple(item for item in above if item.issuer != item.subject))


def _day(days: int) -> datetime:
    return START + timedelta(days=days)


def _name(common_name: str, title: str) -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Zebra"),
        x509.NameAttribute(NameOID.COMMON_NAME, common_name),
    ]
    return x509.Name([*parts, *([x509.NameAttribute(NameOID.TITLE, title)] if title else [])])


def _usage(*allowed: str) -> x509.KeyUsage:
    names = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"]
    names += ["key_cert_sign", "crl_sign", "encipher_only", "decipher_only"]
    return x509.KeyUsage(**{name: name in allowed for name in names})
