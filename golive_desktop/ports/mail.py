# SPDX-License-Identifier: MIT
"""Mail as the services need it: texts from templates, messages, a relay, tokens, calendars and the keyring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.calendar import Appointment
    from golive_desktop.domain.mail import Delivery, Letter, MailAccount, ProbeStep

__all__ = [
    "CalendarWriter",
    "ChatPoster",
    "DeviceCode",
    "File",
    "Keyring",
    "MailTransport",
    "MessageWriter",
    "Rendered",
    "TemplateRenderer",
    "TemplateText",
    "TokenSource",
    "Turn",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A file of a letter with its bytes."""

    name: str
    media_type: str
    data: bytes


class MessageWriter(Protocol):
    """Letters as messages (RFC 5322, MIME)."""

    def write(self, letter: Letter, files: Sequence[File], *, account: MailAccount, at: datetime) -> bytes:
        """The message as it goes to the relay; without Bcc, lines end in CR LF.

        Raises:
            KnownError: ``mail.address-invalid``, ``mail.header-invalid``.
        """

    def draft(self, letter: Letter, files: Sequence[File]) -> bytes:
        """The same as an unsent draft (``X-Unsent: 1``) for the user's own mail program; Bcc is kept.

        Raises:
            KnownError: as `write`.
        """


class MailTransport(Protocol):
    """A relay."""

    def deliver(self, account: MailAccount, secret: str, message: bytes, *, recipients: Sequence[str]) -> Delivery:
        """Hands a message over once; whatever goes wrong is in the result.

        Args:
            account: the relay.
            secret: password or access token; empty without a login.
            message: as `MessageWriter.write` made it.
            recipients: bare addresses.
        """

    def probe(self, account: MailAccount, secret: str) -> Iterator[ProbeStep]:
        """Walks name, connection, TLS, login and sender; ends with the first step that fails. Sends nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceCode:
    """What the user does on the provider's page, so that this laptop gets tokens (RFC 8628, RFC 8252)."""

    user_code: str
    """To be typed there; empty where the page is to be opened on this computer and comes back by itself."""
    address: str
    """The page."""
    expires_at: datetime
    interval: float = 5
    """Seconds to wait before `TokenSource.finish` is asked, and between two times."""
    flow: str
    """Opaque; handed back to `TokenSource.finish`."""


class TokenSource(Protocol):
    """Access tokens for XOAUTH2. What it keeps between two tokens is one opaque text, kept in the keyring."""

    def begin(self, account: MailAccount, *, client_secret: str = "", kept: str = "") -> DeviceCode:
        """Begins a sign-in.

        Args:
            account: whose; the client id is the one that the company registered at the provider.
            client_secret: what the provider gave with the client id, where it gives one; kept with the tokens.
            kept: what an earlier sign-in left to keep, for the client secret where none is given.

        Raises:
            KnownError: ``oauth.…``.
        """

    def finish(self, account: MailAccount, code: DeviceCode) -> str | None:
        """Asks once whether the user has agreed; the text to keep, or None while not yet. Raises ``oauth.…``."""

    def token(self, account: MailAccount, kept: str) -> tuple[str, str]:
        """A valid access token, and the text to keep from now on. Raises ``oauth.…`` when to begin again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TemplateText:
    """The source of a mail: subject and body, with placeholders."""

    subject: str
    body: str
    """Plain text; a line that begins with "- " is a point of a list, an empty line ends a paragraph."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """A mail's text, ready to be shown."""

    subject: str
    text: str
    html: str


class TemplateRenderer(Protocol):
    """Texts with placeholders, in a sandbox: a template reads the data that it is given and nothing else."""

    def placeholders(self, source: TemplateText) -> frozenset[str]:
        """The names that a template asks for. Raises KnownError ``template.syntax``."""

    def render(self, source: TemplateText, data: Mapping[str, object]) -> Rendered:
        """The filled template.

        Raises:
            KnownError: ``template.syntax``, ``template.placeholder-unknown`` (with its name), ``template.forbidden``,
                ``template.too-long``.
        """


class CalendarWriter(Protocol):
    """Appointments as a file that calendars read (iCalendar, RFC 5545)."""

    def write(self, appointments: Sequence[Appointment], *, at: datetime, invite: bool = False) -> bytes:
        """One ``.ics``.

        Args:
            appointments: in any order.
            at: when it was written (DTSTAMP).
            invite: an invitation to the attendees (METHOD:REQUEST) instead of mere dates (PUBLISH).
        """


class ChatPoster(Protocol):
    """A chat that takes texts through an incoming webhook, as Slack does."""

    def post(self, address: str, text: str, *, hosts: Sequence[str] = ()) -> None:
        """Posts a text once.

        Args:
            address: the webhook's URL, a secret; it stands in no error.
            text: shown as it is.
            hosts: hosts that the user named beside Slack's own.

        Raises:
            KnownError: ``chat.…``.
        """


class Keyring(Protocol):
    """The operating system's keyring: the only place for secrets of mail and chat."""

    def read(self, name: str) -> str | None:
        """The secret of this name; None when there is none. Raises KnownError ``keyring.…``."""

    def keep(self, name: str, secret: str) -> None:
        """Keeps a secret, replacing the one before. Raises KnownError ``keyring.…``."""

    def forget(self, name: str) -> None:
        """Drops a secret; nothing happens when there is none. Raises KnownError ``keyring.…``."""

    def describe(self) -> str:
        """The keyring's own name, for the self-test. Raises KnownError ``keyring.missing``."""


class Turn(Protocol):
    """Of all programs that share a home, one at a time sends."""

    def take(self) -> AbstractContextManager[bool]:
        """Whether it is this block's turn; False at once when another one has it.

        A program that ends in whatever way gives its turn back. Raises KnownError ``files.…``.
        """
