# SPDX-License-Identifier: MIT
"""Release managers who ask this laptop for something: whether their number was compared here, and noting it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from golive_desktop.domain.certificate import fingerprint_of, spoken_number
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.record import Contact
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.rosters import Comparison
from golive_desktop.statements.envelope import Statement

__all__ = ["know_requester", "new_requester"]


def new_requester(statement: Statement[object], contacts: Sequence[Contact]) -> Iterator[Problem]:
    """What a reader has to know of somebody whose number was never compared on this laptop.

    Args:
        statement: what they ask.
        contacts: the release managers whom this laptop knows.

    Raises:
        KnownError: ``request.requester-key-changed`` once a number was compared for another key in the same name.
    """
    author, product = statement.author, statement.release.product if statement.release else ""
    known = [contact for contact in contacts if (contact.product, contact.email) == (product, author.email)]
    details = {"name": author.name, "number": spoken_number(author.fingerprint)}
    compared = {contact.fingerprint for contact in known if contact.compared_how}
    # note: whoever writes first, in any name, must not shut out the one whose number is compared
    if compared and author.fingerprint not in compared:
        raise KnownError.of("request.requester-key-changed", author.name, **details)
    yield Problem(code="request.requester-new", severity=Severity.ASKS, subject=author.name, details=details)
    earlier = [contact.fingerprint for contact in known if contact.fingerprint != author.fingerprint]
    if earlier:
        told = {"name": author.name, "number": spoken_number(earlier[-1])}
        yield Problem(code="request.requester-other-key", severity=Severity.ASKS, subject=author.name, details=told)


def know_requester(
    work: UnitOfWork, statement: Statement[object], certificate: bytes, compared: Comparison | None, now: datetime
) -> None:
    """Notes who asked, and how the number was compared where it was; an own key and a known one are left as they are.

    Args:
        work: the transaction.
        statement: what they ask.
        certificate: theirs, DER.
        compared: the number as it was compared; None while it was not.
        now: when.

    Raises:
        KnownError: ``sign.requester-number-differs``.
    """
    author = statement.author
    number = spoken_number(author.fingerprint)
    if compared is not None and compared.number.replace(" ", "") != number.replace(" ", ""):
        raise KnownError.of("sign.requester-number-differs", author.name, number=number)
    if any(fingerprint_of(identity.certificate) == author.fingerprint for identity in work.identities.all()):
        return
    known = any(contact.fingerprint == author.fingerprint for contact in work.contacts.all())
    if known and compared is None:
        return
    contact = Contact(
        product=statement.release.product if statement.release else "",
        email=author.email,
        fingerprint=author.fingerprint,
        certificate=certificate,
        first_seen=now,
        compared_how=compared.how if compared else "",
    )
    work.contacts.put(contact)
    release = statement.release.id if statement.release else ""
    payload = {"name": author.name, "number": number, "how": contact.compared_how}
    work.audit.record("contact.kept", author.role, payload, at=now, release=release)
