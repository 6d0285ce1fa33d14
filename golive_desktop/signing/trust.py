# SPDX-License-Identifier: MIT
"""Says whether a certificate is one of those that somebody trusts from outside the file, or was issued by one."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate as LoadedCertificate
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.authority import CertTrustAnchor, TrustQualifiers, derive_quals_from_cert
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.name_trees import default_excluded_subtrees, default_permitted_subtrees

from golive_desktop.signing.certificates import issuers_of, key_weakness, load_certificate

__all__ = ["anchor_of", "is_trusted", "vouches"]

_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_MOST_BETWEEN = 16
"""Certificates of a file that are looked at as authorities; an honest one carries two or three."""


def is_trusted(
    certificate: x509.Certificate,
    *,
    others: Sequence[x509.Certificate],
    anchors: Collection[bytes],
    moment: datetime,
    extended_usage: Collection[str] = (),
) -> bool:
    """Whether `certificate` rests on one of `anchors`; see `anchor_of`."""
    found = anchor_of(certificate, others=others, anchors=anchors, moment=moment, extended_usage=extended_usage)
    return found is not None


def anchor_of(
    certificate: x509.Certificate,
    *,
    others: Sequence[x509.Certificate],
    anchors: Collection[bytes],
    moment: datetime,
    extended_usage: Collection[str] = (),
) -> bytes | None:
    """`certificate` itself where it is byte for byte among `anchors`, else an authority among them that it chains to.

    Never goes online; revocation is not looked at. An authority vouches for no more than its own certificate allows:
    in its time, for the names and over as many intermediate authorities as it says (RFC 5280, 6.1, RFC 5937). Each key
    above the signer's has to be as strong as that, and each certificate issued over SHA-256 or better.

    Args:
        certificate: whose trust is asked for.
        others: certificates that may stand between; they are trusted for nothing.
        anchors: DER certificates that are trusted from outside the file.
        moment: the time at which the chain must have been valid.
        extended_usage: purposes that the chain must allow (RFC 5280, 4.2.1.12), for example ``time_stamping``.

    Returns:
        In DER; None where it rests on none of them.
    """
    own: bytes = certificate.dump()
    if own in anchors:
        return own
    authorities = [found for found in map(_authority, anchors) if found is not None]
    if not authorities or not _firmly_signed(own):
        return None
    between = _between(certificate, others)
    # note: each by itself: of two with one name and key, as a renewed one has them, the library looks at one only
    for authority in authorities:
        der: bytes = authority.certificate.dump()
        if _is_strong(der) and _reaches(authority, certificate, between, moment, extended_usage):
            return der
    return None


def vouches(der: bytes) -> bool:
    """Whether a certificate among the anchors vouches for those that it issued."""
    return _authority(der) is not None


def _reaches(
    authority: CertTrustAnchor,
    certificate: x509.Certificate,
    between: Sequence[x509.Certificate],
    moment: datetime,
    extended_usage: Collection[str],
) -> bool:
    try:
        issuers = {above.issuer.hashable for above in (certificate, *between)}
        return authority.certificate.subject.hashable in issuers and _validates(
            authority, certificate, between, moment, extended_usage
        )
    except (NotImplementedError, ValueError, TypeError, LookupError, AttributeError):
        # note: names and limits that the library cannot read or compare, in ever new ways; whatever it stumbles over,
        # note: the file is what it is without this authority
        return False


def _validates(
    authority: CertTrustAnchor,
    certificate: x509.Certificate,
    between: Sequence[x509.Certificate],
    moment: datetime,
    extended_usage: Collection[str],
) -> bool:
    context = ValidationContext(
        trust_roots=[authority],
        other_certs=between,
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    validator = CertificateValidator(certificate, intermediate_certs=between, validation_context=context)
    try:
        asyncio.run(validator.async_validate_usage(set(), extended_key_usage=set(extended_usage)))
    except (PathError, ValidationError):
        return False
    return True


def _between(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """The one line of authorities above a certificate, each of which has issued the one below.

    note: the library tries each order of certificates that bear one name; nine in a file keep it busy for minutes
    """
    known = [found for found in map(_loaded, others[:_MOST_BETWEEN]) if found is not None]
    signer = _loaded(certificate)
    line: dict[bytes, x509.Certificate] = {}
    for issuer in issuers_of(signer, known) if signer is not None else ():
        name = issuer.subject.public_bytes()
        der = issuer.public_bytes(Encoding.DER)
        if name in line or not _is_strong(der) or not _firmly_signed(der):
            break
        line[name] = x509.Certificate.load(der)
    return list(line.values())


@lru_cache(maxsize=4096)
def _is_strong(der: bytes) -> bool:
    """Whether an authority's key is one that a signer may have, too."""
    try:
        return not key_weakness(load_certificate(der))
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def _firmly_signed(der: bytes) -> bool:
    """Whether a certificate was issued over a digest that nobody finds a second certificate for."""
    try:
        digest = load_certificate(der).signature_hash_algorithm
    except (ValueError, UnsupportedAlgorithm):
        return False
    return digest is not None and digest.name in _DIGESTS


def _loaded(certificate: x509.Certificate) -> LoadedCertificate | None:
    try:
        return load_certificate(certificate.dump())
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _authority(der: bytes) -> CertTrustAnchor | None:
    """The certificate when it may issue others (RFC 5280, 4.2.1.9 and 4.2.1.3), with its own limits; else None."""
    try:
        certificate = x509.Certificate.load(der, strict=True)
        constraints, usage = certificate.basic_constraints_value, certificate.key_usage_value
        if constraints is None or not constraints["ca"].native:
            return None
        limits = _limits(certificate)
    except (ValueError, TypeError):  # no certificate, or limits that the library cannot read: it vouches for nobody
        return None
    return CertTrustAnchor(certificate, limits) if usage is None or "key_cert_sign" in usage.native else None


def _limits(authority: x509.Certificate) -> TrustQualifiers:
    """What an authority's own certificate says about how far it reaches; the library asks that of issued ones only."""
    found = derive_quals_from_cert(authority)
    names = found.standard_parameters
    if names is not None:
        # note: a root's policies say how it was made, and most people's certificates of a company name none at all;
        # note: sorts of names that it does not limit are free, which the library takes for forbidden
        names = replace(
            names,
            user_initial_policy_set=frozenset({"any_policy"}),
            initial_explicit_policy=False,
            initial_permitted_subtrees={**default_permitted_subtrees(), **(names.initial_permitted_subtrees or {})},
            initial_excluded_subtrees={**default_excluded_subtrees(), **(names.initial_excluded_subtrees or {})},
        )
    # note: the library counts a second length down, and stumbles where only the first one is given
    return replace(found, standard_parameters=names, max_aa_path_length=found.max_path_length)
