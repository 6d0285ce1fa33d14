# SPDX-License-Identifier: MIT
"""What a home believes no more, and goes on disbelieving when it is brought back from an older backup."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.authority import CompanyAuthority
from golive_desktop.domain.certificate import fingerprint_of, spoken_number
from golive_desktop.domain.record import Contact
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.statements.envelope import RELEASE_MANAGER

__all__ = ["Distrust", "distrust_of", "go_on_distrusting"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Distrust:
    """Every key and authority that a home once believed."""

    replaced: tuple[Contact, ...] = ()
    """Each names the key in whose place it stands."""
    removed: tuple[CompanyAuthority, ...] = ()
    revoked: tuple[tuple[str, RosterEntry], ...] = ()
    """With the id of the release."""


def distrust_of(work: UnitOfWork) -> Distrust:
    """What a home believes no more."""
    return Distrust(
        replaced=tuple(contact for contact in work.contacts.all() if contact.replaces),
        removed=tuple(item for item in work.authorities.all() if item.removed_at is not None),
        revoked=tuple(
            (line.id, entry)
            for line in work.releases.lines()
            for entry in work.roster.entries(line.id)
            if entry.revoked_at is not None
        ),
    )


def go_on_distrusting(work: UnitOfWork, distrust: Distrust, *, now: datetime) -> None:
    """Records in a home that was brought back what it had forgotten; what it never believed stays out.

    Args:
        work: writes into the home that was brought back.
        distrust: of the home whose place it takes.
        now: the time of the entries; replaced, removed and revoked were they when they were.
    """
    for contact in _forgotten_keys(work, distrust):
        work.contacts.put(contact)
        payload = {
            "number": spoken_number(contact.fingerprint),
            "replaces": spoken_number(contact.replaces),
            "how": contact.compared_how,
            "by": contact.compared_by,
        }
        work.audit.record("contact.replaced", RELEASE_MANAGER, payload, at=now)
    believed = {item.certificate for item in work.authorities.all() if item.removed_at is None}
    for authority in distrust.removed:
        if authority.certificate in believed:
            work.authorities.put(authority)
            number = spoken_number(fingerprint_of(authority.certificate))
            work.audit.record("authority.removed", number, {"by": authority.removed_by}, at=now)
    for release, entry in distrust.revoked:
        for known in work.roster.entries(release):
            same = (known.role, known.fingerprint) == (entry.role, entry.fingerprint)
            if same and known.revoked_at is None:
                work.roster.confirm(release, replace(known, revoked_at=entry.revoked_at))
                payload = {"person": known.person, "number": known.number}
                work.audit.record("key.revoked", known.role, payload, at=now, release=release)


def _forgotten_keys(work: UnitOfWork, distrust: Distrust) -> Iterator[Contact]:
    known = work.contacts.all()
    compared = {(contact.product, contact.fingerprint) for contact in known if contact.compared_how}
    replaced = {(contact.product, contact.replaces) for contact in known if contact.replaces}
    for contact in distrust.replaced:
        if (contact.product, contact.replaces) in compared - replaced:
            # note: A may have been replaced by B, and B by C; each stands in the place of the one before
            compared.add((contact.product, contact.fingerprint))
            yield contact
