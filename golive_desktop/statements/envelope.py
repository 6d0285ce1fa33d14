# SPDX-License-Identifier: MIT
"""What every statement says about itself, whatever its kind."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Literal, TypeVar

from golive_desktop.domain.release import Language, ReleaseReference

__all__ = [
    "CLOCK_TOLERANCE",
    "RELEASE_MANAGER",
    "SCHEMA",
    "AttachmentReference",
    "Author",
    "Embedded",
    "Kind",
    "Reference",
    "Statement",
]

RELEASE_MANAGER = "release-manager"
"""The role of whoever asks, counts and seals."""
CLOCK_TOLERANCE = timedelta(minutes=10)
"""How far a signer's clock may run ahead of the clock of whoever received the file."""
SCHEMA = 1
"""The newest schema that this program writes; it reads every one up to it."""

Kind = Literal[
    "identity",
    "roster",
    "request",
    "approval",
    "delegation",
    "withdrawal",
    "closure",
    "void",
    "receipt",
    "poll",
    "override",
    "launch-decision",
    "review",
    "dossier",
]

Body = TypeVar("Body", covariant=True)  # noqa: PLC0105 - the type parameter is the body itself


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """Who states it."""

    name: str
    role: str
    """Key of the role in this release, for example ``legal`` or ``release-manager``."""
    title: str
    """The role in words."""
    organisation: str
    email: str
    fingerprint: str
    """SHA-256 of the certificate that signs, so that nobody can lend their words to another key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """Another statement, exactly."""

    id: str
    kind: Kind
    sha256: str
    """Digest of the signed file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachmentReference:
    """A file inside the PDF, byte for byte."""

    name: str
    sha256: str
    size: int
    media_type: str
    relationship: Literal["Source", "Supplement"]
    """AFRelationship of ISO 32000-2, 14.13."""
    kind: Kind | None = None
    """What kind of statement it is; None for any other file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(Generic[Body]):
    """One statement: who says what about which release, in answer to what."""

    schema: int
    kind: Kind
    id: str
    release: ReleaseReference | None
    """None only for an identity, which belongs to no release."""
    author: Author
    answers_to: tuple[Reference, ...]
    issued_at: datetime
    """With its UTC offset, whole seconds; the signature carries the same time."""
    language: Language
    body: Body
    attachments: tuple[AttachmentReference, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Embedded:
    """A statement that was found inside another one, already verified by itself."""

    name: str
    sha256: str
    statement: Statement[object]
    inside: tuple["Embedded", ...] = ()
    """What it carries itself."""

    @property
    def author(self) -> str:
        """Fingerprint of the key that signed it."""
        return self.statement.author.fingerprint
