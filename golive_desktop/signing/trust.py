# SPDX-License-Identifier: MIT
"""Says whether a certificate is one of those that somebody trusts from outside the file, or was issued by one."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache

from asn1crypto import x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

__all__ = ["is_trusted"]

_SIGNING: frozenset[str] = frozenset()


def is_trusted(
    certificate: x509.Certificate,
    *,
    others: Sequence[x509.Certificate],
    anchors: Collection[bytes],
    moment: datetime,
    extended_usage: Collection[str] = (),
) -> bool:
    """Whether `certificate` is byte for byte among `anchors`, or chains to an authority among them.

    Never goes online; revocation is not looked at.

    Args:
        certificate: whose trust is asked for.
        others: certificates that may stand between; they are trusted for nothing.
        anchors: DER certificates that are trusted from outside the file.
        moment: the time at which the chain must have been valid.
        extended_usage: purposes that the chain must allow (RFC 5280, 4.2.1.12), for example ``time_stamping``.
    """
    if certificate.dump() in anchors:
        return True
    authorities = [found for found in map(_authority, anchors) if found is not None]
    if not authorities:
        return False
    context = ValidationContext(
        trust_roots=authorities,
        other_certs=list(others),
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    validator = CertificateValidator(certificate, intermediate_certs=list(others), validation_context=context)
    try:
        asyncio.run(validator.async_validate_usage(set(), extended_key_usage=set(extended_usage)))
    except (PathError, ValidationError):
        return False
    return True


@lru_cache(maxsize=4096)
def _authority(der: bytes) -> x509.Certificate | None:
    """The certificate when it may issue others (RFC 5280, 4.2.1.9 and 4.2.1.3), else None."""
    try:
        certificate = x509.Certificate.load(der, strict=True)
        constraints, usage = certificate.basic_constraints_value, certificate.key_usage_value
        if constraints is None or not constraints["ca"].native:
            return None
    except ValueError:  # an anchor that is no certificate vouches for nobody
        return None
    return certificate if usage is None or "key_cert_sign" in usage.native else None
