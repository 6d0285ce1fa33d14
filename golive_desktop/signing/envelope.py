# SPDX-License-Identifier: MIT
"""The one shape of a CMS signature that is written and accepted here, so that no byte of it can be changed unseen.

Much of a CMS object (RFC 5652) lies outside its signature: the set of certificates, version numbers, the name of the
signer, unsigned attributes. Here the object is laid out again from the few parts that count, and must equal the bytes
in the file. Signer and inspector use the same function.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from asn1crypto import cms, core, tsp, x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

__all__ = ["Envelope", "has_low_s", "low_s", "read_envelope", "signed_attributes", "sound_envelope"]

_DATA = "data"
_DIGESTS = {
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}
_ECDSA = {"sha256": "1.2.840.10045.4.3.2", "sha384": "1.2.840.10045.4.3.3", "sha512": "1.2.840.10045.4.3.4"}
_RSA = {"sha256": "1.2.840.113549.1.1.11", "sha384": "1.2.840.113549.1.1.12", "sha512": "1.2.840.113549.1.1.13"}
_SIGNED_DATA = "1.2.840.113549.1.7.2"
_CONTENT_TYPES = {_DATA: "1.2.840.113549.1.7.1", "tst_info": "1.2.840.113549.1.9.16.1.4"}
_SIGNATURE_TIME_STAMP = "1.2.840.113549.1.9.16.2.14"
_NULL = b"\x05\x00"
_SEQUENCE, _SET, _OCTETS = 0x30, 0x31, 0x04
_CURVE_ORDERS = {
    "secp256r1": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "secp384r1": int("F" * 48 + "C7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16),
    "secp521r1": int("1F" + "F" * 64 + "A51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409", 16),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """The parts of a signature from which all of its bytes follow."""

    signer: x509.Certificate
    issuers: tuple[x509.Certificate, ...] = ()
    digest_algorithm: str = "sha256"
    attributes: bytes
    """The signed attributes as one DER SET; these bytes are what the key signed (RFC 5652, 5.4)."""
    signature: bytes
    content: bytes | None = None
    """The TSTInfo when this is a time stamp token (RFC 3161); a document's signature stands beside its content."""
    token: bytes | None = None
    """The signature time stamp (RFC 3161), the only unsigned attribute."""

    def der(self) -> bytes:
        """All bytes of the CMS ContentInfo.

        Raises:
            ValueError: the key or the digest is none that statements use.
        """
        digest = _sequence(_oid(_DIGESTS, self.digest_algorithm))
        content_type = "tst_info" if self.content is not None else _DATA
        encapsulated = _sequence(
            _oid(_CONTENT_TYPES, content_type),
            b"" if self.content is None else _tlv(0xA0, _tlv(_OCTETS, self.content)),
        )
        signed_data = _sequence(
            _integer(1 if self.content is None else 3),
            _tlv(_SET, digest),
            encapsulated,
            _tlv(0xA0, *sorted({self.signer.dump(), *(issuer.dump() for issuer in self.issuers)})),
            _tlv(_SET, self._signer_info(digest)),
        )
        return _sequence(_identifier(_SIGNED_DATA), _tlv(0xA0, signed_data))

    def _signer_info(self, digest: bytes) -> bytes:
        unsigned = b""
        if self.token is not None:
            stamp = _sequence(_identifier(_SIGNATURE_TIME_STAMP), _tlv(_SET, self.token))
            unsigned = _tlv(0xA1, stamp)
        return _sequence(
            _integer(1),
            _name_and_number(self.signer.dump()),
            digest,
            b"\xa0" + self.attributes[1:],  # note: in place the set carries tag [0] instead of SET
            _signature_algorithm(_key_type(self.signer.dump())[0], self.digest_algorithm),
            _tlv(_OCTETS, self.signature),
            unsigned,
        )


def read_envelope(signed_data: cms.SignedData) -> Envelope:
    """The parts of a CMS object that somebody else's bytes describe; compare its `der` with those bytes.

    Certificates that no signed attribute names are left out: nothing protects them.

    Raises:
        ValueError: not the shape that is written here.
    """
    infos = signed_data["signer_infos"]
    if len(infos) != 1:
        raise ValueError("not exactly one signer")
    info = infos[0]
    attributes = b"\x31" + info["signed_attrs"].dump()[1:]  # note: RFC 5652, 5.4: signed with the tag of a SET
    signer, issuers = _by_attribute(_certificates(signed_data), info)
    content = signed_data["encap_content_info"]["content"]
    return Envelope(
        signer=signer,
        issuers=issuers,
        digest_algorithm=info["digest_algorithm"]["algorithm"].native,
        attributes=attributes,
        signature=info["signature"].native,
        content=None if isinstance(content, core.Void) else bytes(content),
        token=_token(info["unsigned_attrs"]),
    )


def signed_attributes(document_digest: bytes, certificates: Sequence[bytes]) -> bytes:
    """The DER SET that is signed: content-type, message-digest, signing-certificate-v2 (ETSI EN 319 142-1, 6.3).

    Args:
        document_digest: SHA-256 over the ranges of the file that are signed.
        certificates: DER, the signer's first, then each issuer that travels along: all are bound by their digest
            (RFC 5035), so that none can be added, dropped or exchanged.
    """
    named = _sequence(*(_sequence(_tlv(_OCTETS, hashlib.sha256(der).digest())) for der in certificates))
    values = {
        "1.2.840.113549.1.9.3": _identifier(_CONTENT_TYPES[_DATA]),
        "1.2.840.113549.1.9.4": _tlv(_OCTETS, document_digest),
        "1.2.840.113549.1.9.16.2.47": _sequence(named),
    }
    attributes = (_sequence(_identifier(oid), _tlv(_SET, value)) for oid, value in values.items())
    return _tlv(_SET, *sorted(attributes))


def low_s(signature: bytes, curve: str) -> bytes:
    """The one of the two equally valid ECDSA signatures (r, s) and (r, n - s) that has the smaller s.

    Whoever sees one can write down the other without the key. Only the smaller one is written and accepted, so that
    no one can change a signed file and have it still verify.

    Raises:
        ValueError: not an ECDSA signature, or a curve that statements do not use.
    """
    r, s = decode_dss_signature(signature)
    order = _CURVE_ORDERS.get(curve)
    if order is None:
        raise ValueError("unknown curve")
    return encode_dss_signature(r, min(s, order - s))


def has_low_s(envelope: Envelope) -> bool:
    """Whether the signature is the one of two that `low_s` gives; RSA has only one.

    Raises:
        ValueError: not an ECDSA signature, or a curve that statements do not use.
    """
    algorithm, curve = _key_type(envelope.signer.dump())
    return algorithm != "ec" or low_s(envelope.signature, curve) == envelope.signature


def sound_envelope(contents: bytes, digest: Callable[[str], bytes]) -> Envelope | None:
    """The CMS object in the value of /Contents when each of its bytes is as it must be.

    Args:
        contents: the object with its padding of zeros.
        digest: gives the digest of the signed bytes by the algorithm with this name.
    """
    try:
        # note: a copy of its own; asn1crypto's objects grow slow for the library's validation once they were read
        envelope = read_envelope(cms.ContentInfo.load(contents)["content"])
        certificates = [certificate.dump() for certificate in (envelope.signer, *envelope.issuers)]
        der = envelope.der()
        sound = (
            contents.startswith(der)
            and not any(contents[len(der) :])
            and envelope.attributes == signed_attributes(digest(envelope.digest_algorithm), certificates)
            and envelope.content is None
            and has_low_s(envelope)
        )
    except (ValueError, TypeError, KeyError):  # asn1crypto: not the bytes of this structure
        return None
    return envelope if sound else None


def _certificates(signed_data: cms.SignedData) -> dict[str, x509.Certificate]:
    found = {}
    for choice in signed_data["certificates"]:
        if choice.name != "certificate":
            raise ValueError("not an X.509 certificate")
        found[hashlib.sha256(choice.chosen.dump()).hexdigest()] = choice.chosen
    return found


def _by_attribute(
    certificates: dict[str, x509.Certificate], info: cms.SignerInfo
) -> tuple[x509.Certificate, tuple[x509.Certificate, ...]]:
    """Signer and issuers in the order of the signed attribute; a token may name its signer by SHA-1 (RFC 2634)."""
    values = {attribute["type"].native: attribute["values"] for attribute in info["signed_attrs"]}
    if len(values) != len(info["signed_attrs"]):
        raise ValueError("an attribute occurs twice")
    v2 = values.get("signing_certificate_v2")
    named = v2 if v2 is not None else values.get("signing_certificate")
    if named is None or len(named) != 1:
        raise ValueError("the signer's certificate is not named")
    ids = named[0]["certs"]
    ordered = [_named_by(identifier, certificates) for identifier in ids]
    present = [certificate for certificate in ordered if certificate is not None]
    if not ordered or ordered[0] is None:
        raise ValueError("the signer's certificate is missing")
    return present[0], tuple(present[1:])


def _named_by(
    identifier: tsp.ESSCertID | tsp.ESSCertIDv2, certificates: dict[str, x509.Certificate]
) -> x509.Certificate | None:
    algorithm = "sha1"
    if isinstance(identifier, tsp.ESSCertIDv2):
        algorithm = identifier["hash_algorithm"]["algorithm"].native
    if algorithm not in {"sha1", *_DIGESTS}:
        raise ValueError("unknown digest")
    expected = identifier["cert_hash"].native
    for certificate in certificates.values():
        if hashlib.new(algorithm, certificate.dump(), usedforsecurity=False).digest() == expected:
            return certificate
    return None


def _token(unsigned: cms.CMSAttributes | core.Void) -> bytes | None:
    if isinstance(unsigned, core.Void):
        return None
    if len(unsigned) != 1 or unsigned[0]["type"].dotted != _SIGNATURE_TIME_STAMP or len(unsigned[0]["values"]) != 1:
        raise ValueError("an unsigned attribute other than one time stamp")
    return bytes(unsigned[0]["values"][0].dump())


@lru_cache(maxsize=256)  # the same few people sign a dossier's statements
def _name_and_number(certificate: bytes) -> bytes:
    """How a signer is named: issuer and serial number of the certificate (RFC 5652, 10.2.4)."""
    found = x509.Certificate.load(certificate)
    return _sequence(found.issuer.dump(), _integer(found.serial_number))


@lru_cache(maxsize=256)
def _key_type(certificate: bytes) -> tuple[str, str]:
    """The algorithm of the key in a certificate, and the name of its curve if it has one."""
    key = x509.Certificate.load(certificate).public_key
    return key.algorithm, key.curve[1] if key.algorithm == "ec" else ""


def _signature_algorithm(key: str, digest: str) -> bytes:
    match key:
        case "ec":
            return _sequence(_oid(_ECDSA, digest))
        case "rsa":
            return _sequence(_oid(_RSA, digest), _NULL)
        case _:
            raise ValueError("unknown key type")


def _oid(names: dict[str, str], name: str) -> bytes:
    if name not in names:
        raise ValueError(f"{name} is not used here")
    return _identifier(names[name])


@cache
def _identifier(dotted: str) -> bytes:
    return bytes(core.ObjectIdentifier(dotted).dump())


def _integer(value: int) -> bytes:
    return bytes(core.Integer(value).dump())


def _sequence(*parts: bytes) -> bytes:
    return _tlv(_SEQUENCE, *parts)


def _tlv(tag: int, *parts: bytes) -> bytes:
    """One DER value (X.690, 8.1): its tag, the shortest form of its length, its content."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:  # noqa: PLR2004 - the short form of X.690, 8.1.3.4
        return bytes((tag, size)) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content
