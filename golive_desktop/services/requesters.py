# SPDX-License-Identifier: MIT
"""Release managers who ask this laptop for something: whether their number was compared here, and noting it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from golive_desktop.domain.certificate import fingerprint_of, spoken_number
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.record import Contact
from golive_desktop.domain.succession import replaced_at, standing_contact
from golive_desktop.ports.signing import KeyMaker
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.rosters import Comparison
from golive_desktop.statements.envelope import Statement

__all__ = [
    "admit_requester",
    "contradicted",
    "know_requester",
    "new_requester",
    "product_of",
    "refuse_replaced",
    "same_digits",
]

_BETWEEN = "-./"
"""What people write between groups of digits."""


def new_requester(statement: Statement[object], contacts: Sequence[Contact], keys: KeyMaker) -> Iterator[Problem]:
    """What a reader has to know of somebody whose number was never compared on this laptop.

    Args:
        statement: what they ask.
        contacts: the release managers whom this laptop knows.
        keys: reads their certificates.

    Raises:
        KnownError: ``request.requester-key-changed`` once a number was compared for another key in the same name.
    """
    author = statement.author
    # note: whoever writes first, in any name, must not shut out the one whose number is compared
    _refuse_changed(statement, contacts, keys)
    details = {"name": author.name, "number": spoken_number(author.fingerprint)}
    yield Problem(code="request.requester-new", severity=Severity.ASKS, subject=author.name, details=details)
    name = (product_of(statement), author.email)
    known = [contact.fingerprint for contact in contacts if (contact.product, contact.email) == name]
    earlier = [fingerprint for fingerprint in known if fingerprint != author.fingerprint]
    if earlier:
        told = {"name": author.name, "number": spoken_number(earlier[-1])}
        yield Problem(code="request.requester-other-key", severity=Severity.ASKS, subject=author.name, details=told)
    yield from _namesakes(statement, contacts, keys)


def contradicted(statement: Statement[object], contacts: Sequence[Contact]) -> Contact | None:
    """The compared key that stands in the name in which a statement with another key comes; None where none does."""
    standing = standing_contact(contacts, product_of(statement), statement.author.email)
    return standing if standing is not None and standing.fingerprint != statement.author.fingerprint else None


def refuse_replaced(statement: Statement[object], contacts: Sequence[Contact]) -> None:
    """Stops what somebody asks with a key in whose place another one was compared, whatever time it claims.

    Raises:
        KnownError: ``request.requester-replaced``.
    """
    since = replaced_at(contacts, statement.author.fingerprint)
    if since is not None:
        name = statement.author.name
        raise KnownError.of("request.requester-replaced", name, name=name, since=since.isoformat())


def admit_requester(work: UnitOfWork, statement: Statement[object], keys: KeyMaker) -> None:
    """Stops what is to be signed for a key that was replaced, or that comes in the name of a compared one.

    Raises:
        KnownError: ``request.requester-replaced``, ``request.requester-key-changed``.
    """
    if not _own(work, statement):
        contacts = work.contacts.all()
        refuse_replaced(statement, contacts)
        _refuse_changed(statement, contacts, keys)


def know_requester(  # noqa: PLR0913 - what is noted, and of whom
    work: UnitOfWork,
    statement: Statement[object],
    certificate: bytes,
    compared: Comparison | None,
    now: datetime,
    *,
    keys: KeyMaker,
) -> None:
    """Notes who asked, and how the number was compared where it was; an own key and a known one are left as they are.

    Args:
        work: the transaction.
        statement: what they ask.
        certificate: theirs, DER.
        compared: the number as it was compared; None while it was not.
        now: when.
        keys: reads certificates.

    Raises:
        KnownError: ``sign.requester-number-differs``, and what `admit_requester` raises.
    """
    author, product = statement.author, product_of(statement)
    number = spoken_number(author.fingerprint)
    if compared is not None and not same_digits(compared.number, number):
        raise KnownError.of("sign.requester-number-differs", author.name, number=number)
    if _own(work, statement):
        return
    admit_requester(work, statement, keys)
    contacts = work.contacts.all()
    name = (product, author.email, author.fingerprint)
    here = next((known for known in contacts if (known.product, known.email, known.fingerprint) == name), None)
    if compared is None and any(known.fingerprint == author.fingerprint for known in contacts):
        return
    if here is not None and here.compared_how:
        return
    contact = Contact(
        product=product,
        email=author.email,
        fingerprint=author.fingerprint,
        certificate=certificate,
        first_seen=here.first_seen if here else now,
        compared_how=compared.how if compared else "",
        compared_by=compared.by if compared else "",
        compared_at=now if compared else None,
    )
    work.contacts.put(contact)
    release = statement.release.id if statement.release else ""
    payload = {"name": author.name, "number": number, "how": contact.compared_how}
    work.audit.record("contact.kept", author.role, payload, at=now, release=release)


def product_of(statement: Statement[object]) -> str:
    """The product that a statement is about; empty for none."""
    return statement.release.product if statement.release else ""


def same_digits(typed: str, number: str) -> bool:
    """Whether a number as it was read out is this one; how its digits were grouped says nothing."""
    return _digits(typed) == _digits(number)


def _digits(number: str) -> str:
    return "".join(sign for sign in number if not sign.isspace() and sign not in _BETWEEN)


def _refuse_changed(statement: Statement[object], contacts: Sequence[Contact], keys: KeyMaker) -> None:
    standing = contradicted(statement, contacts)
    if standing is None:
        return
    # note: whoever writes the file chooses the name in it; whom to call is told by the certificate that was compared
    known = keys.describe(standing.certificate).subject.name
    details = {"name": statement.author.name, "known": known, "number": spoken_number(statement.author.fingerprint)}
    raise KnownError.of("request.requester-key-changed", statement.author.name, **details)


def _namesakes(statement: Statement[object], contacts: Sequence[Contact], keys: KeyMaker) -> Iterator[Problem]:
    """Compared keys of the same name at another address, or of the same address in the matters of another product.

    Whoever writes address and product into a file chooses them too.
    """
    author = statement.author
    compared = [contact for contact in contacts if contact.compared_how and contact.fingerprint != author.fingerprint]
    same = [contact.product for contact in compared if contact.email.casefold() == author.email.casefold()]
    if same:
        details = {"name": author.name, "product": same[-1]}
        yield Problem(
            code="request.requester-other-product", severity=Severity.ASKS, subject=author.name, details=details
        )
    others = {contact.email: contact for contact in compared}
    for email, contact in others.items():
        subject = keys.describe(contact.certificate).subject
        if email.casefold() != author.email.casefold() and _plain(subject.name) == _plain(author.name):
            details = {"name": author.name, "email": email}
            yield Problem(
                code="request.requester-namesake", severity=Severity.ASKS, subject=author.name, details=details
            )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _own(work: UnitOfWork, statement: Statement[object]) -> bool:
    own = {fingerprint_of(identity.certificate) for identity in work.identities.all()}
    return statement.author.fingerprint in own
