# SPDX-License-Identifier: MIT
"""Letters as messages that every relay carries and every mail program reads (RFC 5322, RFC 2045 to 2047, RFC 2231)."""

import base64
import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from golive_desktop.domain.mail import Letter, MailAccount
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.headers import checked, mailboxes, parameter, unstructured
from golive_desktop.ports.mail import File

__all__ = ["AUTOMATIC", "MimeWriter"]

AUTOMATIC: Final = frozenset({"reminder", "weekly-status", "t-60"})
"""Kinds of letters that the app sends at their time without anybody writing them (RFC 3834, 5)."""

_POLICY: Final = SMTP.clone(refold_source="none", max_line_length=76)
"""Our own fields are folded already; the library would read them again to fold them. Of the text no line is longer
than quoted-printable allows (RFC 2045, 6.7)."""
_MESSAGE_ID: Final = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>")
_MEDIA_TYPE: Final = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*(?:; [a-z]+=[A-Za-z0-9-]+)*")
_UNKNOWN_TYPE: Final = "application/octet-stream"
_NEVER_BASE64: Final = ("message/", "multipart/")
"""Types whose content may not be encoded (RFC 2045, 6.4); such a file travels as plain bytes."""
_LONGEST_MESSAGE_ID: Final = 250


class MimeWriter:
    """Writes letters: the same letter and files always make the same bytes."""

    def write(self, letter: Letter, files: Sequence[File], *, account: MailAccount, at: datetime) -> bytes:
        """The message as it goes to the relay; without Bcc, seven bits wide, lines end in CR LF.

        Args:
            letter: what is said to whom.
            files: its enclosures, in order.
            account: whose sender and reply address it bears.
            at: its date; with its offset.

        Raises:
            KnownError: ``mail.header-invalid``, ``mail.address-invalid``, ``mail.address-unsupported``.
        """
        message = EmailMessage(policy=_POLICY)
        message.set_raw("From", mailboxes("From", [account.sender]))
        if account.reply_to is not None:
            message.set_raw("Reply-To", mailboxes("Reply-To", [account.reply_to]))
        mailboxes("Bcc", letter.bcc)
        _address(message, letter, at)
        if letter.kind in AUTOMATIC:
            message.set_raw("Auto-Submitted", "auto-generated")
        return _finished(message, letter, files)

    def draft(self, letter: Letter, files: Sequence[File]) -> bytes:
        """The same as an unsent draft for the user's own mail program, which adds the sender; Bcc is kept.

        Raises:
            KnownError: as `write`.
        """
        message = EmailMessage(policy=_POLICY)
        message.set_raw("X-Unsent", "1")
        if letter.bcc:
            message.set_raw("Bcc", mailboxes("Bcc", letter.bcc))
        _address(message, letter, letter.written_at)
        return _finished(message, letter, files)


def _address(message: EmailMessage, letter: Letter, at: datetime) -> None:
    if len(letter.message_id) > _LONGEST_MESSAGE_ID or not _MESSAGE_ID.fullmatch(letter.message_id):
        raise KnownError.of("mail.header-invalid", "Message-ID", letters=letter.message_id)
    # note: a field for recipients has to be there; an empty group names nobody (RFC 5322, 3.4)
    message.set_raw("To", mailboxes("To", letter.to) if letter.to else "undisclosed-recipients:;")
    if letter.cc:
        message.set_raw("Cc", mailboxes("Cc", letter.cc))
    message.set_raw("Date", format_datetime(at))
    message.set_raw("Message-ID", letter.message_id)
    message.set_raw("Subject", unstructured("Subject", letter.subject))


def _finished(message: EmailMessage, letter: Letter, files: Sequence[File]) -> bytes:
    message.set_content(_text(letter.text), charset="utf-8", cte="quoted-printable")
    if letter.html:
        message.add_alternative(_text(letter.html), subtype="html", charset="utf-8", cte="quoted-printable")
        message.set_boundary(_boundary(letter, "bodies"))
    if files:
        message.make_mixed(_boundary(letter, "files"))
    for file in files:
        message.attach(_part(file))
    message.set_raw("Content-Language", unstructured("Content-Language", letter.language))
    return message.as_bytes()


def _part(file: File) -> EmailMessage:
    name = re.sub(r"[/\\]", "_", checked(file.name, "Content-Disposition"))
    known = _MEDIA_TYPE.fullmatch(file.media_type) and not file.media_type.startswith(_NEVER_BASE64)
    part = EmailMessage(policy=_POLICY)
    part.set_raw("Content-Type", (file.media_type if known else _UNKNOWN_TYPE) + parameter("name", name))
    part.set_raw("Content-Transfer-Encoding", "base64")
    part.set_raw("Content-Disposition", "attachment" + parameter("filename", name))
    part.set_payload(base64.encodebytes(file.data).decode("ascii"))
    return part


def _boundary(letter: Letter, place: str) -> str:
    # note: "=_" occurs neither in quoted-printable nor in base64 text, so no part can hold its own end
    return "=_" + hashlib.sha256(f"{letter.message_id} {place}".encode()).hexdigest()[:40]


def _text(text: str) -> str:
    """`text` with one kind of line feed at its lines' ends and at its own, and without halves of characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "backslashreplace").decode("utf-8")
    return lines if lines.endswith("\n") else lines + "\n"
