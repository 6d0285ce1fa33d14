# SPDX-License-Identifier: MIT
"""Mail that is to leave the house: the account that carries it, the letter, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Language

__all__ = [
    "Authentication",
    "Delivery",
    "Enclosure",
    "Encryption",
    "Letter",
    "MailAccount",
    "Mailbox",
    "Posting",
    "PostingState",
    "ProbeStep",
    "Refusal",
]


class Encryption(StrEnum):
    """How the connection to the relay is protected; never lowered by what a server offers."""

    STARTTLS = "starttls"
    """RFC 3207, usually port 587."""
    TLS = "tls"
    """From the first byte (RFC 8314), usually port 465."""
    NONE = "none"
    """Only for a relay inside the own network."""


class Authentication(StrEnum):
    """How the account proves who sends."""

    NONE = "none"
    PASSWORD = "password"  # noqa: S105 - the name of a way to log in, no password
    MICROSOFT = "microsoft"
    """XOAUTH2 with tokens of Microsoft 365."""
    GOOGLE = "google"
    """XOAUTH2 with tokens of Google."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailbox:
    """A person's address (RFC 5322, 3.4)."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MailAccount:
    """A relay and how this laptop sends through it; its secret lies in the keyring and nowhere else."""

    id: str
    host: str
    port: int
    encryption: Encryption
    authentication: Authentication
    sender: Mailbox
    user: str = ""
    """Who logs in; may be somebody else than the sender. Empty without a login."""
    reply_to: Mailbox | None = None
    authorities: bytes = b""
    """Certificates (PEM) of the only authorities whose servers are trusted; empty for those of the system."""
    client_id: str = ""
    """The application that asks for tokens, as the company registered it; empty without XOAUTH2."""
    tenant: str = ""
    """The company's directory at Microsoft; empty for any."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosure:
    """A file that travels with a letter; its bytes are kept as an original."""

    name: str
    media_type: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What leaves the house, exactly as it was shown before."""

    id: str
    message_id: str
    """With its angle brackets (RFC 5322, 3.6.4); made once, so that a second delivery is recognised as the same."""
    kind: str
    """Key of the template that it was made from: ``request``, ``reminder``, ...; ``free`` without one."""
    release: str
    """Id of the release that it is about; empty when about none."""
    role: str
    """Key of the role that it is for; empty when for several people or for customers."""
    language: Language
    to: tuple[Mailbox, ...]
    subject: str
    text: str
    html: str = ""
    """The same text with restrained formatting; empty for plain text alone."""
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    """Named to the server alone; never in a header."""
    enclosures: tuple[Enclosure, ...] = ()
    template_version: int = 0
    """Version of the template; 0 without one."""
    written_at: datetime

    @property
    def recipients(self) -> tuple[Mailbox, ...]:
        """Everybody who gets it."""
        return (*self.to, *self.cc, *self.bcc)


class PostingState(StrEnum):
    """Where a letter stands between the first draft and the server's answer."""

    PREPARED = "prepared"
    """Written and shown; stays here until the user sends it."""
    QUEUED = "queued"
    """To be sent, now or at the next try."""
    SENDING = "sending"
    """A connection is open; whoever finds it so after a crash makes it `PERHAPS`."""
    SENT = "sent"
    PERHAPS = "perhaps"
    """The text was handed over and no answer came: it is sent again only when the user says so."""
    FAILED = "failed"
    """Refused for good."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """An address that the server did not take."""

    address: str
    code: int
    """The reply code (RFC 5321, 4.2)."""
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """What one try came to."""

    accepted: tuple[str, ...] = ()
    """The addresses that the server took responsibility for."""
    refused: tuple[Refusal, ...] = ()
    answer: str = ""
    """The server's last words, as they came."""
    certain: bool = True
    """False when the text was handed over whole and no answer came."""
    temporary: bool = False
    """Whether another try may help: no connection, or a 4xx answer."""
    problem: Problem | None = None
    """Why not everybody was reached; None when all is well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting:
    """A letter in the outbox and how it fares."""

    letter: Letter
    state: PostingState
    pending: tuple[str, ...]
    """The addresses that still have to be reached."""
    attempts: int = 0
    next_try: datetime | None = None
    """Earliest time of the next try; None for at once, and when there will be none."""
    last: Delivery | None = None
    """What the newest try came to."""
    changed_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ProbeStep:
    """One step of the test of an account."""

    name: str
    """``name``, ``connection``, ``tls``, ``login`` or ``sender``."""
    passed: bool
    answer: str = ""
    """What the server said, or what the connection is like: protocol, cipher, certificate."""
    problem: Problem | None = None
    """What stands in the way and what helps; of a step that passed, at most what is worth knowing."""
