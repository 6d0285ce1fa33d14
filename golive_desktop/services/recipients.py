# SPDX-License-Identifier: MIT
"""Whom the mails of a release reach: the address book, else the address in a confirmed certificate."""

from datetime import datetime

from golive_desktop.domain.communication import CUSTOMERS, LEADERSHIP, SUPPORT_TEAM, AddressBook, Correspondent
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.releases import state_of

__all__ = ["GROUPS", "forget_person", "known_people", "language_of", "name_person", "reached", "roles_of"]

GROUPS = (CUSTOMERS, SUPPORT_TEAM, LEADERSHIP)
"""Keys of an address book that are no roles of a plan."""


def name_person(adapters: Adapters, key: str, person: Correspondent, *, more: bool = False, now: datetime) -> None:
    """Enters where a role or group is reached; replaces what stood there.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        person: with the role of the plan, or one of `GROUPS`.
        more: beside those who stand there already.
        now: when.

    Raises:
        KnownError: ``request.role-unknown``, ``outbox.address-unusable``, ``store.release-unknown``.
    """
    address = person.mailbox.address.strip()
    if "@" not in address.strip("@") or any(letter.isspace() or letter in "<>,;" for letter in address):
        raise KnownError.of("outbox.address-unusable", address)
    mailbox = Mailbox(name=tidy(person.mailbox.name), address=address)
    entry = Correspondent(role=person.role, mailbox=mailbox, language=person.language)
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        _known_role(release, person.role)
        book = _book(work, release)
        others = tuple(one for one in book.entries if one.role != person.role or (more and one.mailbox != mailbox))
        work.communication.keep(release.id, AddressBook(entries=(*others, entry)), at=now)
        payload = {"name": mailbox.name, "address": mailbox.address}
        work.audit.record("people.set", person.role, payload, at=now, release=release.id)


def forget_person(adapters: Adapters, key: str, role: str, *, now: datetime) -> None:
    """Takes the addresses of a role or group out of the address book; nothing happens when there are none.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        book = _book(work, release)
        if book.of(role):
            rest = tuple(entry for entry in book.entries if entry.role != role)
            work.communication.keep(release.id, AddressBook(entries=rest), at=now)
            work.audit.record("people.removed", role, {}, at=now, release=release.id)


def known_people(adapters: Adapters, key: str) -> tuple[Correspondent, ...]:
    """Everybody whom the mails of a release reach, roles in the order of the plan, then groups.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(key)
        roles = (*(person.role for person in release.plan.stakeholders), *GROUPS)
        return tuple(entry for role in roles for entry in _of(work, release, role))


def reached(work: UnitOfWork, release: ReleaseRecord, role: str) -> tuple[Correspondent, ...]:
    """Where a role or group is reached: as entered, else as the confirmed certificate of the role says.

    Raises:
        KnownError: ``outbox.address-missing``.
    """
    found = _of(work, release, role)
    if not found:
        stakeholder = release.plan.stakeholder(role)
        raise KnownError.of("outbox.address-missing", stakeholder.title if stakeholder else role)
    return found


def roles_of(work: UnitOfWork, release: ReleaseRecord, audience: str) -> tuple[str, ...]:
    """The roles and groups that a mail for an audience goes to.

    Args:
        work: the transaction.
        release: whose mail it is.
        audience: as `services.mail_kinds.Audience` has it; not ``role``, which stands for one role alone.
    """
    match audience:
        case "signed":
            state = state_of(work, release)
            return tuple(row.role for row in release.plan.deciding() if state.sign_off(row.role) is not None)
        case "stakeholders":
            return tuple(row.role for row in release.plan.stakeholders)
        case "leadership":
            executive = release.plan.executive
            roles = executive.roles if executive else ()
            known = tuple(role for role in roles if release.plan.stakeholder(role) is not None)
            return (LEADERSHIP,) if _book(work, release).of(LEADERSHIP) else known
        case "customers":
            return (CUSTOMERS,)
        case "support":
            return (SUPPORT_TEAM,)
    return ()


def _of(work: UnitOfWork, release: ReleaseRecord, role: str) -> tuple[Correspondent, ...]:
    return _book(work, release).of(role) or _certified(work, release, role, release.language)


def _certified(work: UnitOfWork, release: ReleaseRecord, role: str, language: Language) -> tuple[Correspondent, ...]:
    entries = [
        entry
        for entry in work.roster.entries(release.id)
        if entry.role == role and entry.revoked_at is None and not entry.deputy and entry.email
    ]
    people = [Mailbox(name=entry.person, address=entry.email) for entry in entries[-1:]]
    return tuple(Correspondent(role=role, mailbox=mailbox, language=language) for mailbox in people)


def language_of(work: UnitOfWork, release: ReleaseRecord, role: str) -> Language:
    """The language of the person of a role: as it was entered for mails, else the release's."""
    people = _book(work, release).of(role)
    return people[0].language if people else release.language


def _book(work: UnitOfWork, release: ReleaseRecord) -> AddressBook:
    return work.communication.read(release.id, AddressBook) or AddressBook()


def _known_role(release: ReleaseRecord, role: str) -> None:
    known = (*(person.role for person in release.plan.stakeholders), *GROUPS)
    if role not in known:
        raise KnownError.of("request.role-unknown", role, roles=", ".join(known))
