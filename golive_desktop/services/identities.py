# SPDX-License-Identifier: MIT
"""Signing identities of this laptop: made, imported, announced."""

import base64
from datetime import datetime

from golive_desktop.domain.certificate import Subject, fingerprint_of
from golive_desktop.domain.passphrase import MIN_PASSPHRASE
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.statements.identity import IdentityBody

__all__ = ["announce_identity", "create_identity", "import_identity", "only_identity"]


def create_identity(
    adapters: Adapters, name: str, subject: Subject, *, passphrase: str, now: datetime
) -> IdentityRecord:
    """A new key with a self-made certificate, kept encrypted.

    Args:
        adapters: the parts to work with.
        name: how the user calls it.
        subject: whom the certificate names.
        passphrase: at least eight characters.
        now: start of its validity.

    Raises:
        KnownError: ``identity.passphrase-short``, ``identity.name-missing``, ``identity.email-unusable``,
            ``store.identity-exists``, and what stands against an announcement of this person; no key is kept then.
    """
    if len(passphrase) < MIN_PASSPHRASE:
        raise KnownError.of("identity.passphrase-short", minimum=str(MIN_PASSPHRASE))
    person = Subject(
        name=_on_one_line(subject.name),
        role=_on_one_line(subject.role),
        organisation=_on_one_line(subject.organisation),
        email=_on_one_line(subject.email),
    )
    if not person.name or not tidy(name):
        raise KnownError.of("identity.name-missing")
    if "@" not in person.email.strip("@"):
        raise KnownError.of("identity.email-unusable", person.email)
    key_file = adapters.keys.create(person, passphrase=passphrase, now=now)
    # note: a key whose owner cannot be printed could never sign anything, so one page is tried before it is kept
    made = _identity(adapters, tidy(name), key_file, passphrase, now)
    _announcement(adapters, SigningKey(identity=made, passphrase=passphrase), language="en", now=now)
    return _keep(adapters, made)


def import_identity(
    adapters: Adapters, name: str, key_file: bytes, *, passphrase: str, now: datetime
) -> IdentityRecord:
    """A company's PKCS#12 file as an identity of this laptop, kept as it is.

    Raises:
        KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``, ``store.identity-exists``.
    """
    return _keep(adapters, _identity(adapters, tidy(name), key_file, passphrase, now))


def announce_identity(
    adapters: Adapters, key: SigningKey, *, language: Language, now: datetime
) -> Issued[IdentityBody]:
    """The signed file with which a person tells others which certificate is theirs."""
    issued = _announcement(adapters, key, language=language, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name="identity.pdf", role=issued.statement.author.title, now=now)
    return issued


def only_identity(adapters: Adapters, name: str = "") -> IdentityRecord:
    """The identity called `name`, or the only one of this laptop.

    Raises:
        KnownError: ``identity.none``, ``identity.which``, ``store.identity-unknown``.
    """
    with adapters.store.reading() as work:
        if name:
            return work.identities.get(name)
        found = work.identities.all()
    if not found:
        raise KnownError.of("identity.none")
    if len(found) > 1:
        raise KnownError.of("identity.which", names=", ".join(identity.name for identity in found))
    return found[0]


def _announcement(adapters: Adapters, key: SigningKey, *, language: Language, now: datetime) -> Issued[IdentityBody]:
    certificate = adapters.keys.describe(key.identity.certificate)
    draft = Draft(
        kind="identity",
        release=None,
        role="",
        title=certificate.subject.role,
        answers_to=(),
        language=language,
        body=IdentityBody(certificate=base64.b64encode(certificate.der).decode(), number=certificate.number),
    )
    return issue(adapters, key, draft, now=now)


def _on_one_line(text: str) -> str:
    """What a certificate says about a person stands in lists, where a second line would say something of its own."""
    return " ".join(tidy(text).split())


def _identity(adapters: Adapters, name: str, key_file: bytes, passphrase: str, now: datetime) -> IdentityRecord:
    certificate = adapters.keys.certificate(key_file, passphrase=passphrase)
    return IdentityRecord(name=name, certificate=certificate.der, key_file=key_file, created_at=now)


def _keep(adapters: Adapters, identity: IdentityRecord) -> IdentityRecord:
    with adapters.store.writing() as work:
        work.identities.add(identity)
        payload = {"fingerprint": fingerprint_of(identity.certificate)}
        work.audit.record("identity.kept", identity.name, payload, at=identity.created_at)
    return identity
