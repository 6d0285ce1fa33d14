# SPDX-License-Identifier: MIT
"""Asks a time stamping authority when a signature existed, and takes nothing but a sound answer (RFC 3161)."""

import hashlib
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException

from asn1crypto import cms, tsp
from asn1crypto import x509 as x509_asn1
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import handle_tsp_response, set_tsp_headers

from golive_desktop.domain.problem import KnownError
from golive_desktop.signing.certificates import load_certificate, public_key_of
from golive_desktop.signing.envelope import Envelope, low_s, read_envelope

__all__ = ["request_token", "stamp_info"]

_TIMEOUT = 10.0
_LARGEST_ANSWER = 200_000
_DIGEST = "sha256"
_HASHES: dict[str, HashAlgorithm] = {"sha256": SHA256(), "sha384": SHA384(), "sha512": SHA512()}


def request_token(url: str, signature: bytes) -> bytes:
    """A time stamp token over `signature`, laid out anew in the one shape that the inspector accepts.

    Args:
        url: where the authority listens, http or https.
        signature: the signature value that existed at that time.

    Raises:
        KnownError: ``signing.timestamp-unavailable`` when no sound token came within ten seconds.
    """
    imprint = hashlib.sha256(signature).digest()
    try:
        nonce, request = TimeStamper().request_cms(imprint, _DIGEST)
        answer = tsp.TimeStampResp.load(_post(url, request.dump()), strict=True)
        return _normalised(handle_tsp_response(answer, nonce), imprint)
    except (OSError, HTTPException):  # no connection, HTTP status, time-out, refused by the authority
        raise _unavailable(url, "no-answer") from None
    except (ValueError, TypeError, KeyError, AttributeError, InvalidSignature, UnsupportedAlgorithm):
        # note: asn1crypto and pyHanko meet garbage with any of these; none of them is a token
        raise _unavailable(url, "bad-answer") from None


def stamp_info(token: Envelope) -> tsp.TSTInfo:
    """What the authority states.

    Raises:
        ValueError: not a time stamp.
    """
    if token.content is None:
        raise ValueError("not a time stamp token")
    info: tsp.TSTInfo = tsp.TSTInfo.load(token.content, strict=True)
    return info


def _post(url: str, body: bytes) -> bytes:
    if urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
        raise ValueError("neither http nor https")
    request = urllib.request.Request(url, data=body, headers=set_tsp_headers({}))  # noqa: S310 - checked above
    with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 - checked above
        if answer.headers.get_content_type() != "application/timestamp-reply":
            raise ValueError("not a time stamp reply")
        data: bytes = answer.read(_LARGEST_ANSWER + 1)
    if len(data) > _LARGEST_ANSWER:
        raise ValueError("too large")
    return data


def _normalised(token: cms.ContentInfo, imprint: bytes) -> bytes:
    """Only what the authority signed stays, so that no byte of a stamped file is open to change."""
    parts = read_envelope(token["content"])
    _verify(parts)
    stated = stamp_info(parts)["message_imprint"]
    if stated["hash_algorithm"]["algorithm"].native != _DIGEST or stated["hashed_message"].native != imprint:
        raise ValueError("stamps something else")
    key = parts.signer.public_key
    signature = low_s(parts.signature, key.curve[1]) if key.algorithm == "ec" else parts.signature
    return Envelope(
        signer=parts.signer,
        issuers=parts.issuers,
        digest_algorithm=parts.digest_algorithm,
        attributes=parts.attributes,
        signature=signature,
        content=parts.content,
    ).der()


def _verify(token: Envelope) -> None:
    if token.content is None:
        raise ValueError("not a time stamp token")
    digest = hashlib.new(token.digest_algorithm, token.content).digest()
    if digest not in _message_digests(token.attributes):
        raise ValueError("another content")
    algorithm = _HASHES[token.digest_algorithm]
    key = public_key_of(load_certificate(_der(token.signer)))
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(token.signature, token.attributes, ec.ECDSA(algorithm))
    else:
        key.verify(token.signature, token.attributes, padding.PKCS1v15(), algorithm)


def _der(certificate: x509_asn1.Certificate) -> bytes:
    return bytes(certificate.dump())


def _message_digests(attributes: bytes) -> list[bytes]:
    found = cms.CMSAttributes.load(attributes)
    return [value.native for item in found if item["type"].native == "message_digest" for value in item["values"]]


def _unavailable(url: str, reason: str) -> KnownError:
    return KnownError.of("signing.timestamp-unavailable", url, reason=reason)
