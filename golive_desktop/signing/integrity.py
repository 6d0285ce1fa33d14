# SPDX-License-Identifier: MIT
"""The library's verdict on the integrity of one signature; trust is judged apart."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from asn1crypto import cms, x509
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator.authority import CertTrustAnchor
from pyhanko_certvalidator.path import ValidationPath

__all__ = ["AHEAD", "integrity"]

AHEAD: Final = timedelta(minutes=10)
"""How far a signer's clock may run ahead of ours."""


def integrity(
    info: cms.SignerInfo, signer: x509.Certificate, digest: bytes, coverage: Mapping[str, Any]
) -> PdfSignatureStatus:
    """The library's verdict on a signature; the certificate counts as its own anchor here.

    Building that path through the library's front door proves nothing more and takes half of the time.

    Args:
        info: of the signature; not read before, or the library takes longer.
        signer: whose key it is.
        digest: of the signed bytes, by the signature's own algorithm.
        coverage: what is signed, and what came afterwards, as the library summarises it.
    """
    intact, valid = validate_sig_integrity(info, signer, "data", digest)
    return PdfSignatureStatus(
        **coverage,
        intact=intact,
        valid=valid,
        signing_cert=signer,
        md_algorithm=info["digest_algorithm"]["algorithm"].native.lower(),
        pkcs7_signature_mechanism=info["signature_algorithm"]["algorithm"].native,
        trust_problem_indic=None,
        validation_path=ValidationPath(CertTrustAnchor(signer), [], None),
        revocation_details=None,
        error_time_horizon=None,
        validation_time=None,
        qualification_result=None,
    )
