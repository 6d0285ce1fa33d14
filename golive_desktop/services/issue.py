# SPDX-License-Identifier: MIT
"""Issues a statement: written, printed, signed and kept, in the same way for every kind."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from golive_desktop.domain.blocks import Pages
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import IdentityRecord, Original, StatementRecord
from golive_desktop.domain.release import Language, ReleaseReference
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.documents import Relationship
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.enclosed import Opener
from golive_desktop.services.imprint import imprint_of, meaning_of
from golive_desktop.statements.codec import pages_as_data
from golive_desktop.statements.envelope import SCHEMA, AttachmentReference, Author, Kind, Reference, Statement
from golive_desktop.statements.kinds import compose, fit_problems, read_back, rule_problems

__all__ = [
    "PDF",
    "Draft",
    "Enclosure",
    "Issued",
    "KeptEnclosure",
    "SigningKey",
    "issue",
    "keep_issued",
    "opened_key",
    "unsigned",
]

Body = TypeVar("Body")
_SECRET_BYTES = 32
"""A chance of 256 bits needs no slow derivation: nobody guesses it."""
PDF = "application/pdf"
"""The media type of every statement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SigningKey:
    """An identity of this laptop with what unlocks it."""

    identity: IdentityRecord
    passphrase: str
    timestamp_url: str | None = None
    """Where a timestamp is asked for (RFC 3161); then the signature is B-T or is not made."""

    def __repr__(self) -> str:
        """Without the passphrase, so that no log or report can hold it."""
        return f"SigningKey({self.identity.name!r})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosure:
    """A file that goes into the statement, byte for byte."""

    name: str
    data: bytes
    kind: Kind | None = None
    media_type: str = PDF

    @property
    def sha256(self) -> str:
        """Its digest."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptEnclosure:
    """An enclosure that lies in the home and is read there when it is needed: a thousand fill the memory."""

    name: str
    sha256: str
    size: int
    read: Callable[[], bytes]
    """Gives the bytes with this digest, or raises."""
    kind: Kind | None = None
    media_type: str = PDF

    @property
    def data(self) -> bytes:
        """The bytes, read anew each time."""
        return self.read()


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft(Generic[Body]):
    """What is to be stated."""

    kind: Kind
    release: ReleaseReference | None
    role: str
    """Role of the author."""
    title: str
    """The author's role in words."""
    answers_to: tuple[Reference, ...]
    language: Language
    body: Body
    enclosures: tuple[Enclosure | KeptEnclosure, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Issued(Generic[Body]):
    """A signed statement."""

    statement: Statement[Body]
    data: bytes
    sha256: str

    @property
    def reference(self) -> Reference:
        """How other statements name it."""
        return Reference(id=self.statement.id, kind=self.statement.kind, sha256=self.sha256)


def opened_key(adapters: Adapters, key: SigningKey) -> SigningKey:
    """`key` for several signatures in a row: its passphrase is stretched once instead of at each of them.

    What comes back holds the key under a secret of this moment; it lives as long as the work that it is for, and its
    identity is never kept.

    Raises:
        KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``.
    """
    secret = os.urandom(_SECRET_BYTES).hex()
    key_file = adapters.keys.unlocked(key.identity.key_file, passphrase=key.passphrase, secret=secret)
    return replace(key, identity=replace(key.identity, key_file=key_file), passphrase=secret)


def issue(
    adapters: Adapters, key: SigningKey, draft: Draft[Body], *, now: datetime, opener: Opener | None = None
) -> Issued[Body]:
    """The signed file for `draft`.

    What would not be genuine for the verifier is never signed: the statement is read back before, and held against
    what it carries.

    Args:
        adapters: the parts to work with.
        key: the author's.
        draft: what is to be stated.
        now: time of signing.
        opener: has opened enclosures of the draft already, so that they are not read again.

    Raises:
        KnownError: the problem of the first rule that the draft breaks, or of the key, the pages or the timestamp.
    """
    statement = _statement(adapters, key, draft, now)
    _fitting(statement, draft.enclosures, opener or Opener(reader=adapters.reader))
    data = adapters.signer.certify(
        # note: named nowhere, so that the signer may write into it: a large document lies in memory once
        _printed(adapters, statement, draft.enclosures),
        key_file=key.identity.key_file,
        passphrase=key.passphrase,
        meaning=meaning_of(statement),
        signed_at=statement.issued_at,
        timestamp_url=key.timestamp_url,
    )
    return Issued(statement=statement, data=data, sha256=hashlib.sha256(data).hexdigest())


def unsigned(adapters: Adapters, identity: IdentityRecord, draft: Draft[Body], *, now: datetime) -> bytes:
    """The pages as `issue` would print them now, to be looked at: nobody signed them, and nothing is inside.

    Raises:
        KnownError: the problem of the first rule that the draft breaks, or of the pages.
    """
    return _printed(adapters, _statement(adapters, SigningKey(identity=identity, passphrase=""), draft, now), ())


def _printed(adapters: Adapters, statement: Statement[Body], enclosures: Sequence[Enclosure | KeptEnclosure]) -> bytes:
    pages = compose(statement)
    return adapters.press.print(
        pages,
        payload=_read_back(statement, pages),
        attachments=[_Attached(enclosure) for enclosure in _ordered(enclosures)],
        imprint=imprint_of(statement, pages),
    )


def _fitting(statement: Statement[Body], enclosures: Sequence[Enclosure | KeptEnclosure], opener: Opener) -> None:
    """Puts the verifier's questions about a statement and what it carries.

    Raises:
        KnownError: the first problem found.
    """
    inside = tuple(
        opener.known(item.sha256, name=item.name) or opener.open(item.data, name=item.name)
        for item in _ordered(enclosures)
        if item.kind
    )
    for problem in fit_problems(statement, inside):
        raise KnownError(problem)


def _read_back(statement: Statement[Body], pages: Pages) -> bytes:
    """The payload of `statement`, after the verifier's first questions were put to it.

    Raises:
        KnownError: the first problem found.
    """
    data = pages_as_data(pages)
    payload, parsed = read_back(statement, data)
    for problem in rule_problems(parsed, data):
        raise KnownError(problem)
    return payload


def keep_issued(work: UnitOfWork, issued: Issued[Body], *, name: str, role: str, now: datetime) -> None:
    """Keeps the original and records the statement with its audit entry."""
    statement = issued.statement
    release = statement.release.id if statement.release else ""
    work.statements.keep(Original(sha256=issued.sha256, data=issued.data, name=name, kept_at=now))
    work.statements.add(
        StatementRecord(
            id=statement.id,
            sha256=issued.sha256,
            kind=statement.kind,
            release=release,
            role=role,
            author=statement.author.fingerprint,
            direction="issued",
            issued_at=statement.issued_at,
            recorded_at=now,
        )
    )
    payload = {"name": name, "author": statement.author.name}
    work.audit.record(f"{statement.kind}.issued", role, payload, at=now, release=release, file=issued.sha256)


def _statement(adapters: Adapters, key: SigningKey, draft: Draft[Body], now: datetime) -> Statement[Body]:
    certificate = adapters.keys.describe(key.identity.certificate)
    subject = certificate.subject
    return Statement(
        schema=SCHEMA,
        kind=draft.kind,
        id=adapters.new_id(),
        release=draft.release,
        author=Author(
            name=subject.name,
            role=draft.role,
            title=draft.title,
            organisation=subject.organisation,
            email=subject.email,
            fingerprint=certificate.fingerprint,
        ),
        answers_to=draft.answers_to,
        issued_at=now.replace(microsecond=0),
        language=draft.language,
        body=draft.body,
        attachments=tuple(_reference(enclosure) for enclosure in _ordered(draft.enclosures)),
    )


def _ordered(enclosures: Sequence[Enclosure | KeptEnclosure]) -> list[Enclosure | KeptEnclosure]:
    return sorted(enclosures, key=lambda enclosure: enclosure.name)


def _reference(enclosure: Enclosure | KeptEnclosure) -> AttachmentReference:
    return AttachmentReference(
        name=enclosure.name,
        sha256=enclosure.sha256,
        size=enclosure.size,
        media_type=enclosure.media_type,
        relationship="Source" if enclosure.kind else "Supplement",
        kind=enclosure.kind,
    )


@dataclass(frozen=True, slots=True)
class _Attached:
    """An enclosure as the press takes it; its bytes are read when they are written."""

    enclosure: Enclosure | KeptEnclosure

    @property
    def name(self) -> str:
        return self.enclosure.name

    @property
    def data(self) -> bytes:
        return self.enclosure.data

    @property
    def relationship(self) -> Relationship:
        return "Source" if self.enclosure.kind else "Supplement"

    @property
    def media_type(self) -> str:
        return self.enclosure.media_type
