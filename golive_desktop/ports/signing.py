# SPDX-License-Identifier: MIT
"""Keys, signatures and what a signature proves, as the services need them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.authority import AuthorityFacts
    from golive_desktop.domain.certificate import Certificate, Subject
    from golive_desktop.domain.problem import Problem
    from golive_desktop.ports.documents import Description

__all__ = ["AuthorityReader", "KeyMaker", "SignatureFacts", "SignatureInspector", "SignatureReport", "Signer"]

Level = Literal["B-B", "B-T", "B-LT", "B-LTA", "none"]
"""PAdES baseline level, ETSI EN 319 142-1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignatureFacts:
    """One signature (not a document timestamp) and what it covers."""

    certificate: Certificate
    """The signer's."""
    field: str
    signed_at: datetime
    """As the signer's clock said (/M); with a timestamp, still the claimed time."""
    timestamped_at: datetime | None
    """The time of the signature timestamp, RFC 3161, when it is intact."""
    level: Level
    trusted: bool
    """The signer's certificate is one of the anchors, or was issued by a company CA among them."""
    anchor: str = ""
    """Fingerprint of the anchor on which that rests; empty where it rests on none."""
    panel: tuple[tuple[str, str], ...] = ()
    """What PDF readers show of the signature besides the certificate: field, /Name and /Reason, by their keys."""
    description: Description | None = None
    """What the file said about itself when it was signed; None when that cannot be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignatureReport:
    """What the signatures of a PDF prove; `problems` say what stands against them."""

    signatures: tuple[SignatureFacts, ...]
    problems: tuple[Problem, ...]
    """Codes that start with ``signature.``; none blocks when each signature is intact, covers the whole file
    and keeps the rules of section 2 of the design, trust aside."""


class KeyMaker(Protocol):
    """Makes and opens encrypted key files (PKCS#12, RFC 7292)."""

    def create(self, subject: Subject, *, passphrase: str, now: datetime) -> bytes:
        """A new ECDSA P-256 key with a self-made certificate, as an encrypted PKCS#12 file.

        Raises:
            KnownError: ``key.subject-unsuitable`` when a certificate cannot hold the person's details.
        """

    def certificate(self, key_file: bytes, *, passphrase: str) -> Certificate:
        """The certificate in a key file.

        Raises:
            KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
        """

    def describe(self, der: bytes) -> Certificate:
        """What a certificate in DER says; needs no passphrase.

        Raises:
            KnownError: ``certificate.unreadable``.
        """

    def change_passphrase(self, key_file: bytes, *, old: str, new: str) -> bytes:
        """The same key under another passphrase; a company's file comes back in our own strong encryption.

        Raises:
            KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
        """

    def unlocked(self, key_file: bytes, *, passphrase: str, secret: str) -> bytes:
        """The same key under `secret`, which opens it at once; to sign several documents in a row, never to keep it.

        Args:
            key_file: own or the company's.
            passphrase: the owner's.
            secret: so much chance that nobody can guess it: it is not stretched.

        Raises:
            KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
        """


class AuthorityReader(Protocol):
    """Reads certificates of a company's authorities."""

    def describe(self, der: bytes) -> AuthorityFacts:
        """What the certificate of an authority says, whether or not it is still valid.

        Raises:
            KnownError: ``certificate.unreadable``.
        """

    def read(self, data: bytes, *, now: datetime) -> AuthorityFacts:
        """The authority in a file (DER or PEM), when it may be believed from now on.

        Raises:
            KnownError: ``certificate.unreadable``, ``authority.several``, ``authority.no-authority``,
                ``authority.not-valid``, ``authority.unsuitable``.
        """


class Signer(Protocol):
    """Signs finished documents."""

    def certify(  # noqa: PLR0913 - each argument is one fact of the signature
        self,
        pdf: bytes,
        *,
        key_file: bytes,
        passphrase: str,
        meaning: str,
        signed_at: datetime,
        timestamp_url: str | None,
    ) -> bytes:
        """`pdf` with one certification signature over the whole file (DocMDP P=1, PAdES B-B or B-T).

        Raises:
            KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``, ``key.expired``,
                ``signing.not-signable``, ``signing.timestamp-unavailable`` (then nothing was signed).
            ValueError: `signed_at` has no offset to UTC.
        """


class SignatureInspector(Protocol):
    """Checks signatures; pure, offline."""

    def altered(self, pdf: bytes) -> bool:
        """Whether the bytes evidently are not the ones that were signed; False leaves it open.

        It reads nothing but digests, so that most changed files are found before a parser sees them.
        """

    def inspect(self, pdf: bytes, *, anchors: Sequence[bytes], now: datetime) -> SignatureReport:
        """What the signatures of `pdf` prove; bad input is a problem in the report, never an exception.

        Args:
            pdf: any bytes.
            anchors: DER certificates that are trusted from outside the file.
            now: the time of the check; certificates are judged at their signing time.
        """
