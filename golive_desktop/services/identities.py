# SPDX-License-Identifier: MIT
"""Signing identities of this laptop: made, imported, announced."""

import base64
from datetime import datetime

from golive_desktop.domain.certificate import Certificate, Subject
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.statements.identity import IdentityBody

__all__ = ["announce_identity", "create_identity", "import_identity", "only_identity"]

MIN_PASSPHRASE = 8


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
        KnownError: ``identity.passphrase-short``, ``identity.name-missing``, ``store.identity-exists``.
    """
    if len(passphrase) < MIN_PASSPHRASE:
        raise KnownError.of("identity.passphrase-short", minimum=str(MIN_PASSPHRASE))
    person = Subject(
        name=tidy(subject.name),
        role=tidy(subject.role),
        organisation=tidy(subject.organisation),
        email=tidy(subject.email),
    )
    if not person.name or not tidy(name):
        raise KnownError.of("identity.name-missing")
    key_file = adapters.keys.create(person, passphrase=passphrase, now=now)
    return _keep(adapters, tidy(name), key_file, passphrase, now)


def import_identity(
    adapters: Adapters, name: str, key_file: bytes, *, passphrase: str, now: datetime
) -> IdentityRecord:
    """A company's PKCS#12 file as an identity of this laptop, kept as it is.

    Raises:
        KnownError: ``key.passphrase-wrong``, ``key.damaged``, ``key.unsuitable``, ``store.identity-exists``.
    """
    return _keep(adapters, tidy(name), key_file, passphrase, now)


def announce_identity(
    adapters: Adapters, key: SigningKey, *, language: Language, now: datetime
) -> Issued[IdentityBody]:
    """The signed file with which a person tells others which certificate is theirs."""
    certificate = adapters.keys.describe(key.identity.certificate)
    role = certificate.subject.role
    draft = Draft(
        kind="identity",
        release=None,
        role="",
        title=role,
        answers_to=(),
        language=language,
        body=IdentityBody(certificate=base64.b64encode(certificate.der).decode(), number=certificate.number),
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name="identity.pdf", role=role, now=now)
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


def _keep(adapters: Adapters, name: str, key_file: bytes, passphrase: str, now: datetime) -> IdentityRecord:
    certificate: Certificate = adapters.keys.certificate(key_file, passphrase=passphrase)
    identity = IdentityRecord(name=name, certificate=certificate.der, key_file=key_file, created_at=now)
    with adapters.store.writing() as work:
        work.identities.add(identity)
        work.audit.record("identity.kept", name, {"fingerprint": certificate.fingerprint}, at=now)
    return identity
