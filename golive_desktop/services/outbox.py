# SPDX-License-Identifier: MIT
"""The outbox: letters are prepared and shown, leave when the user says so, and everything about them is recorded."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain import outbox
from golive_desktop.domain.mail import Enclosure, Letter, Mailbox, Posting, PostingState
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import Original
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import keepable
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import File
from golive_desktop.ports.store import UnitOfWork

__all__ = [
    "Mail",
    "cancel_letter",
    "doubt_waiting",
    "draft_of",
    "files_of",
    "find_letter",
    "keep_letter",
    "letter_of",
    "letters",
    "mark_arrived",
    "note",
    "prepare_letter",
    "queue_letter",
    "resend_letter",
]

_NO_HOST = "golive.invalid"
"""Stands in a Message-ID while there is no account (RFC 2606, 2)."""
_SHORTEST = 4
"""So many characters of an id name a letter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """What is to be written to whom; `domain.mail.Letter` says what each field means."""

    kind: str
    to: tuple[Mailbox, ...]
    subject: str
    text: str
    html: str = ""
    language: Language
    release: str = ""
    """Id of the release."""
    role: str = ""
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    files: tuple[File, ...] = ()
    template_version: int = 0


def prepare_letter(adapters: Adapters, mail: Mail, *, now: datetime) -> Posting:
    """A letter in the outbox, exactly as it would leave; nothing leaves.

    Raises:
        KnownError: ``outbox.nobody``, and ``mail.…`` where it could not be written as a message.
    """
    if not (mail.to or mail.cc or mail.bcc):
        raise KnownError.of("outbox.nobody", mail.subject)
    letter = letter_of(adapters, mail, now=now)
    adapters.mail.messages.draft(letter, mail.files)
    with adapters.store.writing() as work:
        return keep_letter(work, letter, mail.files, now=now)


def letter_of(adapters: Adapters, mail: Mail, *, now: datetime) -> Letter:
    """The letter that says what `mail` says, with an id and a Message-ID of its own."""
    key = adapters.new_id()
    return Letter(
        id=key,
        message_id=f"<{key}@{_host(adapters)}>",
        kind=mail.kind,
        release=mail.release,
        role=mail.role,
        language=mail.language,
        to=mail.to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        cc=mail.cc,
        bcc=mail.bcc,
        enclosures=tuple(_enclosure(file) for file in mail.files),
        template_version=mail.template_version,
        written_at=now,
    )


def keep_letter(work: UnitOfWork, letter: Letter, files: tuple[File, ...], *, now: datetime) -> Posting:
    """Keeps a prepared letter and its files in a transaction that holds more than it."""
    posting = outbox.prepare(letter, now=now)
    for file, enclosure in zip(files, letter.enclosures, strict=True):
        work.statements.keep(Original(sha256=enclosure.sha256, data=file.data, name=enclosure.name, kept_at=now))
    work.post.outbox.add(posting)
    note(work, "mail.prepared", posting, now=now)
    return posting


def letters(adapters: Adapters, release: str | None = None) -> tuple[Posting, ...]:
    """The letters of the home as they stand, the oldest first.

    Args:
        adapters: the parts to work with.
        release: id of the only release that is asked about; None for all.
    """
    with adapters.store.reading() as work:
        found = work.post.outbox.all()
    return tuple(posting for posting in found if release is None or posting.letter.release == release)


def find_letter(adapters: Adapters, name: str) -> Posting:
    """The letter with this id, this beginning of an id, or this number in the outbox, counted from 1.

    Raises:
        KnownError: ``outbox.letter-unknown``.
    """
    found = letters(adapters)
    if name.isascii() and name.isdecimal() and 0 < int(name) <= len(found):
        return found[int(name) - 1]
    named = [item for item in found if len(name) >= _SHORTEST and item.letter.id.startswith(name)]
    if len(named) != 1:
        raise KnownError.of("outbox.letter-unknown", name)
    return named[0]


def queue_letter(adapters: Adapters, letter: str, *, now: datetime) -> Posting:
    """The user says "Send": it leaves with the next round, also when it failed before.

    Raises:
        KnownError: ``outbox.not-now``, ``outbox.letter-unknown``.
    """
    return _moved(adapters, letter, outbox.queue, "mail.queued", now)


def cancel_letter(adapters: Adapters, letter: str, *, now: datetime) -> Posting:
    """It does not leave.

    Raises:
        KnownError: ``outbox.not-now``, ``outbox.letter-unknown``.
    """
    return _moved(adapters, letter, outbox.cancel, "mail.cancelled", now)


def resend_letter(adapters: Adapters, letter: str, *, now: datetime) -> Posting:
    """The user wants it sent again although it perhaps arrived.

    Raises:
        KnownError: ``outbox.not-now``, ``outbox.letter-unknown``.
    """
    return _moved(adapters, letter, outbox.resend, "mail.resent", now)


def mark_arrived(adapters: Adapters, letter: str, *, now: datetime) -> Posting:
    """The user knows that it arrived.

    Raises:
        KnownError: ``outbox.not-now``, ``outbox.letter-unknown``.
    """
    return _moved(adapters, letter, outbox.arrived, "mail.arrived", now)


def doubt_waiting(work: UnitOfWork, *, now: datetime) -> None:
    """In a home brought back from its backup: what waited to be sent may have left since, so the user is asked."""
    for before in work.post.outbox.all():
        if before.state in {PostingState.QUEUED, PostingState.SENDING}:
            after = outbox.restore(before, now=now)
            work.post.outbox.record(after, before=before)
            note(work, "mail.perhaps", after, now=now)


def draft_of(adapters: Adapters, letter: str, *, now: datetime) -> bytes:
    """The letter as an unsent draft (``.eml``) for the user's own mail program.

    Raises:
        KnownError: ``outbox.letter-unknown``, ``store.…``.
    """
    with adapters.store.reading() as work:
        posting = work.post.outbox.get(letter)
        files = files_of(work, posting.letter)
    data = adapters.mail.messages.draft(posting.letter, files)
    with adapters.store.writing() as work:
        note(work, "mail.drafted", posting, now=now)
    return data


def files_of(work: UnitOfWork, letter: Letter) -> tuple[File, ...]:
    """The enclosures of a letter, byte for byte as they were kept.

    Raises:
        KnownError: ``store.original-unknown``, ``store.damaged``.
    """
    return tuple(
        File(name=item.name, media_type=item.media_type, data=work.statements.original(item.sha256).data)
        for item in letter.enclosures
    )


def note(work: UnitOfWork, event: str, posting: Posting, *, now: datetime) -> None:
    """Records in the audit trail what happened to a letter: whom it reaches and what was answered, never its text."""
    letter = posting.letter
    payload = {
        "letter": letter.id,
        "kind": letter.kind,
        "message_id": letter.message_id,
        "to": ", ".join(mailbox.address for mailbox in letter.recipients),
        "pending": ", ".join(posting.pending),
        "attempt": str(posting.attempts),
        "answer": posting.last.answer if posting.last else "",
        "problem": posting.last.problem.code if posting.last and posting.last.problem else "",
    }
    told = {name: value for name, value in payload.items() if value}
    file = letter.enclosures[0].sha256 if len(letter.enclosures) == 1 else ""
    work.audit.record(event, letter.role or letter.kind, told, at=now, release=letter.release, file=file)


def _moved(adapters: Adapters, letter: str, rule: Callable[..., Posting], event: str, now: datetime) -> Posting:
    with adapters.store.writing() as work:
        before = work.post.outbox.get(letter)
        after: Posting = rule(before, now=now)
        work.post.outbox.record(after, before=before)
        note(work, event, after, now=now)
    return after


def _enclosure(file: File) -> Enclosure:
    digest = hashlib.sha256(file.data).hexdigest()
    return Enclosure(name=keepable(file.name), media_type=file.media_type, sha256=digest)


def _host(adapters: Adapters) -> str:
    """The domain of whoever sends, so that no other program makes the same Message-ID (RFC 5322, 3.6.4)."""
    with adapters.store.reading() as work:
        senders = [account.sender.address for account in work.post.accounts.all()]
    host = senders[0].rpartition("@")[2] if senders else ""
    plain = host.isascii() and host.replace("-", "").replace(".", "").isalnum()
    return host.lower() if plain else _NO_HOST
