# SPDX-License-Identifier: MIT
"""Whose key it is: numbers compared, keys confirmed or revoked, the roster issued."""

import base64
from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.audit import COUNTED
from golive_desktop.domain.certificate import Certificate, fingerprint_of
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.succession import replaced_at, same_line
from golive_desktop.domain.text import tidy
from golive_desktop.domain.trust import Anchor, Compared, RosterEntry, Trust, standing_on
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.documents import DocumentReader
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.authorities import believed
from golive_desktop.services.conflicts import set_conflict
from golive_desktop.services.counting import kept_standing, recall_kept
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.releases import owned_by
from golive_desktop.services.trusting import entry_anchor
from golive_desktop.statements.envelope import RELEASE_MANAGER
from golive_desktop.statements.kinds import parse, reparsed
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import is_roster

__all__ = ["Comparison", "confirm_key", "current_roster", "home_trust", "revoke_key"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """How a spoken number was compared."""

    number: str
    """As it was read out; digits and spaces."""
    by: str
    """Who compared it."""
    how: Compared


def home_trust(work: UnitOfWork) -> Trust:
    """Whom this laptop trusts: its own keys, every confirmed key, every release manager whose number was compared.

    And about names, the company's authorities that were added here, exactly as one that is named for a single check.

    A confirmed key is trusted in its role of its release, a release manager for the product for which the number was
    compared, and nobody as manager of a release that this laptop knows under another one. A manager's key in whose
    place another one was compared is trusted for what was signed until then; the new one leads what the old one led.
    """
    own = [Anchor(certificate=identity.certificate, source="own") for identity in work.identities.all()]
    confirmed = [
        replace(entry_anchor(entry, release.id, release.plan.product), source="confirmed")
        for release in work.releases.all()
        for entry in work.roster.entries(release.id)
    ]
    contacts = work.contacts.all()
    managers = [
        Anchor(
            certificate=contact.certificate,
            source="confirmed",
            role=RELEASE_MANAGER,
            product=contact.product,
            until=replaced_at(contacts, contact.fingerprint),
        )
        for contact in contacts
        if contact.compared_how
    ]
    company = [Anchor(certificate=item.certificate, source="company-ca") for item in believed(work)]
    seen = work.roster.seen()
    known = {release: author for release, _, _, author in seen}
    known |= {release.id: release.created_by for release in work.releases.all() if release.created_by}
    return Trust(
        anchors=(*own, *confirmed, *managers, *company),
        seen_rosters=tuple((release, number) for release, number, _, _ in seen),
        managers=tuple((release, key) for release, led in known.items() for key in same_line(contacts, led)),
    )


def confirm_key(  # noqa: PLR0913 - each argument is one fact of the confirmation
    adapters: Adapters,
    key: str,
    certificate: Certificate,
    *,
    role: str,
    comparison: Comparison,
    deputy: bool | None = None,
    now: datetime,
) -> RosterEntry:
    """Records that a certificate's number was compared, and counts what waited for it.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        certificate: the certificate whose number was compared.
        role: the role that its holder has in this release.
        comparison: the number as read out, who compared it and how.
        deputy: whether its holder signs only in somebody's place; None to take it from the newest request to them.
        now: when.

    Raises:
        KnownError: ``roster.number-differs``, ``roster.role-unknown``, ``roster.key-has-role``.
    """
    if comparison.number.replace(" ", "") != certificate.number.replace(" ", ""):
        raise KnownError.of("roster.number-differs", certificate.subject.name, number=certificate.number)
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        entry = _entry(release, certificate, role, comparison, now)
        entry = replace(entry, deputy=_is_deputy(work, adapters.reader, release, entry) if deputy is None else deputy)
        _one_role(work, release, entry)
        work.roster.confirm(release.id, entry)
        payload = {"person": entry.person, "how": comparison.how, "by": comparison.by, "number": entry.number}
        work.audit.record("key.confirmed", role, payload, at=now, release=release.id)
        _count_waiting(work, adapters.reader, release, entry, now)
    return entry


def revoke_key(adapters: Adapters, key: str, fingerprint: str, *, now: datetime) -> RosterEntry:
    """Revokes a key from now on; approvals signed and recorded before stay counted.

    Raises:
        KnownError: ``roster.key-unknown``.
    """
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        found = [entry for entry in work.roster.entries(release.id) if entry.fingerprint.startswith(fingerprint)]
        if len(found) != 1 or not fingerprint:
            raise KnownError.of("roster.key-unknown", fingerprint)
        entry = replace(found[0], revoked_at=now)
        work.roster.confirm(release.id, entry)
        payload = {"person": entry.person, "number": entry.number}
        work.audit.record("key.revoked", entry.role, payload, at=now, release=release.id)
        _count_no_more(work, release, entry, now)
    return entry


def _count_no_more(work: UnitOfWork, release: ReleaseRecord, entry: RosterEntry, now: datetime) -> None:
    """Of what a revoked key signed only what was signed and received before counts, in its place too."""
    for answer in work.sign_offs.of_release(release.id)[1]:
        record = work.statements.find(sha256=answer.sha256)
        before = record is not None and max(record.recorded_at, answer.signed_at) < now
        by_it = answer.role == entry.role and entry.fingerprint in {answer.fingerprint, answer.principal_key}
        if by_it and not before and answer.standing != "identity-open":
            work.sign_offs.set_standing(answer.sha256, "identity-open", at=now)


def current_roster(adapters: Adapters, key: SigningKey, release_key: str, *, now: datetime) -> Issued[RosterBody]:
    """The roster as it is now: the last one when nothing changed, else a new one with the next number."""
    with adapters.store.writing() as work:
        release = owned_by(work, work.releases.get(release_key), key.identity, now=now)
        entries = _with_own_entry(work, release, adapters, key, now)
        last = _last(work, release, adapters)
    if last is not None and last.statement.body.entries == entries and last.statement.release == release.reference:
        return last
    body = RosterBody(
        number=last.statement.body.number + 1 if last else 1,
        previous=last.sha256 if last else "",
        several_roles_per_key=release.policy.several_roles_per_key,
        entries=entries,
    )
    draft = Draft(
        kind="roster",
        release=release.reference,
        role=RELEASE_MANAGER,
        title=_title(adapters, key),
        answers_to=(),
        language=release.language,
        body=body,
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"roster-{body.number}.pdf", role=RELEASE_MANAGER, now=now)
        work.roster.saw(release.id, body.number, issued.sha256, issued.statement.author.fingerprint)
    return issued


def _entry(
    release: ReleaseRecord, certificate: Certificate, role: str, comparison: Comparison, now: datetime
) -> RosterEntry:
    stakeholder = release.plan.stakeholder(role)
    if stakeholder is None and role != RELEASE_MANAGER:
        known = ", ".join(person.role for person in release.plan.stakeholders)
        raise KnownError.of("roster.role-unknown", role, roles=known)
    subject = certificate.subject
    return RosterEntry(
        role=role,
        title=stakeholder.title if stakeholder else subject.role,
        person=subject.name,
        organisation=subject.organisation,
        email=subject.email,
        certificate=base64.b64encode(certificate.der).decode(),
        fingerprint=certificate.fingerprint,
        number=certificate.number,
        compared_by=tidy(comparison.by),
        compared_how=comparison.how,
        compared_at=now.replace(microsecond=0),
    )


def _one_role(work: UnitOfWork, release: ReleaseRecord, entry: RosterEntry) -> None:
    if release.policy.several_roles_per_key:
        return
    for other in work.roster.entries(release.id):
        if other.role != entry.role and other.revoked_at is None and _same_holder(entry, other):
            raise KnownError.of("roster.key-has-role", entry.person, role=other.title)


def _same_holder(entry: RosterEntry, other: RosterEntry) -> bool:
    """One key, or one person with two keys where one of the roles is only lent to them."""
    if entry.fingerprint == other.fingerprint:
        return True
    person = (entry.person, entry.email.casefold()) == (other.person, other.email.casefold())
    return person and (entry.deputy or other.deputy)


def _is_deputy(work: UnitOfWork, reader: DocumentReader, release: ReleaseRecord, entry: RosterEntry) -> bool:
    """As what the newest request in the role asks this person; where it asks somebody else, as before."""
    records = [
        record
        for record in work.statements.of_release(release.id)
        if (record.kind, record.role, record.direction) == ("request", entry.role, "issued")
    ]
    for record in records[-1:]:
        body = parse(reader.payload(work.statements.original(record.sha256).data)).statement.body
        if isinstance(body, RequestBody) and body.person == entry.person:
            return body.on_behalf is not None
    return any(
        other.deputy
        for other in work.roster.entries(release.id)
        if (other.role, other.fingerprint) == (entry.role, entry.fingerprint)
    )


def _count_waiting(
    work: UnitOfWork, reader: DocumentReader, release: ReleaseRecord, entry: RosterEntry, now: datetime
) -> None:
    _, sign_offs, _ = work.sign_offs.of_release(release.id)
    entries = work.roster.entries(release.id)
    for answer in sign_offs:
        same = (answer.role, answer.fingerprint, answer.person) == (entry.role, entry.fingerprint, entry.person)
        lines = standing_on(entries, answer.role, answer.fingerprint, principal=answer.principal_key)
        same = same and bool(lines) and all(line.revoked_at is None for line in lines)
        if same and answer.standing == "identity-open" and not set_conflict(work, release.id, answer, at=now):
            standing = kept_standing(work, reader, answer)
            work.sign_offs.set_standing(answer.sha256, standing, at=now)
            if not recall_kept(work, reader, release.id, answer, at=now) and standing == "counted":
                work.audit.record(COUNTED, answer.role, {}, at=now, release=release.id, file=answer.sha256)


def _with_own_entry(
    work: UnitOfWork, release: ReleaseRecord, adapters: Adapters, key: SigningKey, now: datetime
) -> tuple[RosterEntry, ...]:
    fingerprint = fingerprint_of(key.identity.certificate)
    entries = work.roster.entries(release.id)
    if any((entry.fingerprint, entry.role) == (fingerprint, RELEASE_MANAGER) for entry in entries):
        return entries
    certificate = adapters.keys.describe(key.identity.certificate)
    comparison = Comparison(number=certificate.number, by=certificate.subject.name, how="own")
    own = _entry(release, certificate, RELEASE_MANAGER, comparison, now)
    _one_role(work, release, own)
    work.roster.confirm(release.id, own)
    return work.roster.entries(release.id)


def _last(work: UnitOfWork, release: ReleaseRecord, adapters: Adapters) -> Issued[RosterBody] | None:
    records = [
        record
        for record in work.statements.of_release(release.id)
        if record.kind == "roster" and record.direction == "issued"
    ]
    if not records:
        return None
    original = work.statements.original(records[-1].sha256)
    statement = reparsed(adapters.reader.payload(original.data))
    if not is_roster(statement):
        raise KnownError.of("store.damaged", original.name)
    return Issued(statement=statement, data=original.data, sha256=original.sha256)


def _title(adapters: Adapters, key: SigningKey) -> str:
    return adapters.keys.describe(key.identity.certificate).subject.role
