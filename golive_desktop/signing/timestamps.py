# SPDX-License-Identifier: MIT
"""Asks a time stamping authority when a signature existed, and takes nothing but a sound answer (RFC 3161)."""

import hashlib
import time
import urllib.parse
import urllib.request
from dataclasses import replace
from datetime import datetime
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError

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

__all__ = ["request_token", "unavailable", "verify_token"]

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
        return _normalised(handle_tsp_response(answer, nonce), signature)
    except (OSError, HTTPException):  # no connection, HTTP status, time-out, refused by the authority
        raise unavailable(url, "no-answer") from None
    except (ValueError, TypeError, KeyError, AttributeError, InvalidSignature, UnsupportedAlgorithm):
        # note: asn1crypto and pyHanko meet garbage with any of these; none of them is a token
        raise unavailable(url, "bad-answer") from None


def verify_token(token: Envelope, signature: bytes) -> datetime:
    """The time at which `signature` existed, as the authority states; whether it is to be trusted is another question.

    Raises:
        ValueError: not a time stamp token (RFC 3161, 2.4.2), or one for something else.
        InvalidSignature: somebody changed it.
    """
    if token.content is None:
        raise ValueError("not a time stamp token")
    _verify_attributes(token, token.content)
    info = tsp.TSTInfo.load(token.content, strict=True)
    imprint = info["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    if algorithm != _DIGEST or imprint["hashed_message"].native != hashlib.sha256(signature).digest():
        raise ValueError("stamps something else")
    stamped_at: datetime = info["gen_time"].native
    return stamped_at


def unavailable(url: str, reason: str) -> KnownError:
    """``signing.timestamp-unavailable``, without what the address may hold of a name, a password or a key.

    Args:
        url: where the authority should listen.
        reason: ``no-answer`` or ``bad-answer``.
    """
    address, _, _ = url.partition("?")
    scheme, slashes, place = address.rpartition("//")
    host, slash, path = place.partition("/")
    return KnownError.of(
        "signing.timestamp-unavailable", f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}", reason=reason
    )


def _post(url: str, body: bytes) -> bytes:
    if urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
        raise ValueError("neither http nor https")
    request = urllib.request.Request(url, data=body, headers=set_tsp_headers({}))  # noqa: S310 - checked above
    try:
        answer = urllib.request.urlopen(request, timeout=_TIMEOUT)  # noqa: S310 - checked above
    except HTTPError as error:
        error.close()  # note: it holds the connection
        raise
    with answer:
        if answer.headers.get_content_type() != "application/timestamp-reply":
            raise ValueError("not a time stamp reply")
        return _read(answer)


def _read(answer: HTTPResponse) -> bytes:
    """The body; a server that sends it drop by drop runs into the time-out as well."""
    deadline = time.monotonic() + _TIMEOUT
    data = b""
    while chunk := answer.read1(_LARGEST_ANSWER):
        data += chunk
        if len(data) > _LARGEST_ANSWER:
            raise ValueError("too large")
        if time.monotonic() > deadline:
            raise TimeoutError
    return data


def _normalised(token: cms.ContentInfo, signature: bytes) -> bytes:
    """Only what the authority signed stays, so that no byte of a stamped file is open to change."""
    parts = read_envelope(token["content"])
    verify_token(parts, signature)
    key = parts.signer.public_key
    if key.algorithm == "ec":
        parts = replace(parts, signature=low_s(parts.signature, key.curve[1]))
    return parts.der()


def _verify_attributes(token: Envelope, content: bytes) -> None:
    attributes = {item["type"].native: item["values"] for item in cms.CMSAttributes.load(token.attributes, strict=True)}
    digests, types = attributes["message_digest"], attributes["content_type"]
    if len(digests) != 1 or digests[0].native != hashlib.new(token.digest_algorithm, content).digest():
        raise ValueError("another content")
    if len(types) != 1 or types[0].native != "tst_info":
        raise ValueError("another type of content")
    algorithm = _HASHES[token.digest_algorithm]
    key = public_key_of(load_certificate(_der(token.signer)))
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(token.signature, token.attributes, ec.ECDSA(algorithm))
    else:
        key.verify(token.signature, token.attributes, padding.PKCS1v15(), algorithm)


def _der(certificate: x509_asn1.Certificate) -> bytes:
    return bytes(certificate.dump())
