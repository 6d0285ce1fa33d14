# SPDX-License-Identifier: MIT
"""A release manager's new key takes the place of the one that was compared: after a new comparison, and for good."""

from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import Contact
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import BoundedCall
from golive_desktop.services.checking import UNFINISHED, check_bounded
from golive_desktop.services.requesters import contradicted, refuse_replaced, same_digits
from golive_desktop.services.rosters import Comparison, home_trust
from golive_desktop.services.verify import Verification
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.override import is_override
from golive_desktop.statements.state import is_request

__all__ = ["KeyChange", "look_at_change", "replace_requester"]

_CALLED = frozenset({"phone", "phone-directory", "phone-known", "phone-switchboard", "in-person", "video"})


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyChange:
    """A request under another key than the one that was compared in the same name."""

    statement: Statement[object]
    certificate: bytes
    """Of the key that asks, DER."""
    before: Contact
    """The compared key that stands."""
    known: str
    """The name in the certificate that was compared: whom to call, whatever name the request bears."""


def look_at_change(adapters: Adapters, calls: BoundedCall, data: bytes, *, name: str, now: datetime) -> KeyChange:
    """A request whose key contradicts a compared one, checked like every other file.

    Args:
        adapters: the home's parts.
        calls: runs the check beside the program, within its limits.
        data: any bytes.
        name: the file's name, for messages only.
        now: the time of the check.

    Raises:
        KnownError: ``bounded.…``, ``document.…``, ``request.changed``, ``request.not-checkable``,
            ``request.no-request``, ``request.requester-replaced`` for a key that was replaced itself,
            ``requester.not-changed`` where there is nothing to be replaced.
    """
    with adapters.store.reading() as work:
        trust, contacts = home_trust(work), work.contacts.all()
    found = check_bounded(adapters, calls, data, name=name, trust=trust, now=now)
    statement = _asking(found)
    refuse_replaced(statement, contacts)
    before = contradicted(statement, contacts)
    if before is None or found.trusted:
        raise KnownError.of("requester.not-changed", statement.author.name)
    known = adapters.keys.describe(before.certificate).subject.name
    return KeyChange(statement=statement, certificate=found.signatures[0].certificate.der, before=before, known=known)


def replace_requester(adapters: Adapters, change: KeyChange, comparison: Comparison, *, now: datetime) -> Contact:
    """Records that the new key takes the place of the compared one, in each product for which that was compared.

    What the old key signed before stays what it is; what it signs from `now` on is nobody's word here.

    Args:
        adapters: the home's parts.
        change: as it was looked at.
        comparison: the new number as it was read out, who compared it and how.
        now: when.

    Raises:
        KnownError: ``requester.comparison-incomplete``, ``sign.requester-number-differs``, ``requester.not-changed``
            when another key was compared meanwhile, ``request.requester-replaced``.
    """
    author = change.statement.author
    if not tidy(comparison.by) or comparison.how not in _CALLED:
        raise KnownError.of("requester.comparison-incomplete", change.known)
    if not same_digits(comparison.number, spoken_number(author.fingerprint)):
        raise KnownError.of("sign.requester-number-differs", author.name)
    with adapters.store.writing() as work:
        contacts = work.contacts.all()
        refuse_replaced(change.statement, contacts)
        if contradicted(change.statement, contacts) != change.before:
            raise KnownError.of("requester.not-changed", author.name)
        new = [
            _in_its_place(old, change, comparison, now)
            for old in contacts
            if old.fingerprint == change.before.fingerprint and old.compared_how
        ]
        for contact in new:
            work.contacts.put(contact)
        release = change.statement.release.id if change.statement.release else ""
        payload = {
            "name": change.known,
            "number": spoken_number(author.fingerprint),
            "replaces": spoken_number(change.before.fingerprint),
            "how": comparison.how,
            "by": tidy(comparison.by),
        }
        work.audit.record("contact.replaced", author.role, payload, at=now, release=release)
    return next(contact for contact in new if contact.product == change.before.product)


def _in_its_place(old: Contact, change: KeyChange, comparison: Comparison, now: datetime) -> Contact:
    return Contact(
        product=old.product,
        email=old.email,
        fingerprint=change.statement.author.fingerprint,
        certificate=change.certificate,
        first_seen=now,
        compared_how=comparison.how,
        compared_by=tidy(comparison.by),
        compared_at=now,
        replaces=old.fingerprint,
    )


def _asking(found: Verification) -> Statement[object]:
    """The request in a file that may be believed to be as somebody signed it."""
    statement = found.statement
    for problem in found.problems:
        if problem.code.startswith((*UNFINISHED, "document.empty", "document.not-pdf")):
            raise KnownError(problem)
    if found.verdict == "changed":
        raise KnownError.of("request.changed", found.name)
    if found.verdict == "not-checkable" or statement is None or len(found.signatures) != 1:
        raise KnownError.of("request.not-checkable", found.name)
    if not is_request(statement) and not (is_override(statement) and statement.body.stage == "asked"):
        raise KnownError.of("request.no-request", statement.kind)
    return statement
