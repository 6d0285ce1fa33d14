# SPDX-License-Identifier: MIT
"""Deputies: a stakeholder delegates, the release manager finds the delegation that holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language, ReleaseReference
from golive_desktop.domain.text import tidy
from golive_desktop.domain.trust import RosterEntry, Trust, standing_on
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.documents import DocumentReader
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.issue import Draft, Enclosure, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.signoffs import open_request
from golive_desktop.services.verify import Verifier
from golive_desktop.statements.delegation import DelegationBody, Deputy, OnBehalf, Scope, is_delegation
from golive_desktop.statements.envelope import Reference, Statement
from golive_desktop.statements.kinds import parse

__all__ = ["Delegated", "Position", "asked_position", "delegate", "found_delegation", "own_position"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """What somebody may delegate: a role in a release."""

    release: ReleaseReference
    role: str
    title: str
    language: Language
    request: tuple[Reference, ...] = ()
    """The request from which it is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delegated:
    """A delegation that holds now."""

    statement: Statement[DelegationBody]
    sha256: str
    data: bytes

    @property
    def on_behalf(self) -> OnBehalf:
        """How request and approval name it."""
        author, body = self.statement.author, self.statement.body
        return OnBehalf(
            principal=author.name,
            fingerprint=author.fingerprint,
            delegation=Reference(id=self.statement.id, kind="delegation", sha256=self.sha256),
            starts=body.starts,
            ends=body.ends,
        )

    @property
    def enclosure(self) -> Enclosure:
        """As a request carries it."""
        return Enclosure(name="delegation.pdf", data=self.data, kind="delegation")


def asked_position(adapters: Adapters, key: SigningKey, request: bytes, *, now: datetime) -> Position:
    """What the request asks the owner of `key`, and so what they may delegate.

    Raises:
        KnownError: ``delegation.deputy`` for a request to a deputy, ``sign.other-person``, and what `open_request`
            raises.
    """
    opened = open_request(adapters, request, now=now)
    statement, asked = opened.statement, opened.statement.body
    name = adapters.keys.describe(key.identity.certificate).subject.name
    if asked.on_behalf is not None:
        raise KnownError.of("delegation.deputy", name, principal=asked.on_behalf.principal)
    if asked.person and asked.person != name:
        raise KnownError.of("sign.other-person", name, asked=asked.person)
    if statement.release is None:
        raise KnownError.of("request.not-checkable", name)
    return Position(
        release=statement.release,
        role=asked.role,
        title=asked.title,
        language=statement.language,
        request=(Reference(id=statement.id, kind="request", sha256=opened.sha256),),
    )


def own_position(adapters: Adapters, key: SigningKey, release_key: str) -> Position:
    """The role that `key` holds in a release of this home.

    Raises:
        KnownError: ``delegation.no-role``, ``delegation.deputy``, ``store.release-unknown``.
    """
    fingerprint = fingerprint_of(key.identity.certificate)
    with adapters.store.reading() as work:
        release = work.releases.get(release_key)
        entries = [entry for entry in work.roster.entries(release.id) if entry.fingerprint == fingerprint]
    held = [entry for entry in entries if entry.revoked_at is None and release.plan.stakeholder(entry.role)]
    own = next((entry for entry in held if not entry.deputy), None)
    if own is None:
        code = "delegation.deputy" if held else "delegation.no-role"
        raise KnownError.of(code, release.candidate.tag, principal=held[0].title if held else "")
    return Position(release=release.reference, role=own.role, title=own.title, language=release.language)


def delegate(  # noqa: PLR0913 - what a delegation states
    adapters: Adapters,
    key: SigningKey,
    position: Position,
    deputy: Deputy,
    *,
    starts: datetime,
    ends: datetime,
    scope: Scope = "release",
    now: datetime,
) -> Issued[DelegationBody]:
    """The signed delegation; it takes effect where the release manager receives it and asks the deputy.

    Args:
        adapters: the parts to work with.
        key: of whoever delegates.
        position: what is delegated.
        deputy: who may sign.
        starts: from when on.
        ends: until when.
        scope: for this release alone, or for each one of its product.
        now: time of signing.

    Raises:
        KnownError: ``statement.deputy-unnamed``, ``statement.deputy-self``, ``statement.delegation-times``, and
            everything that `issue` raises.
    """
    named = Deputy(
        name=tidy(deputy.name).strip(),
        email=tidy(deputy.email).strip(),
        organisation=tidy(deputy.organisation).strip(),
        fingerprint=deputy.fingerprint,
    )
    body = DelegationBody(
        role=position.role,
        title=position.title,
        deputy=named,
        holds_for=scope,
        starts=starts.replace(microsecond=0),
        ends=ends.replace(microsecond=0),
    )
    draft = Draft(
        kind="delegation",
        release=position.release,
        role=position.role,
        title=position.title,
        answers_to=position.request,
        language=position.language,
        body=body,
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"delegation-{position.role}.pdf", role=position.role, now=now)
    return issued


def found_delegation(
    adapters: Adapters, work: UnitOfWork, release: ReleaseRecord, role: str, now: datetime
) -> Delegated:
    """The newest delegation of a role that was received here and holds now, checked anew.

    Raises:
        KnownError: ``delegation.none``, or why the newest one does not hold: ``delegation.over``,
            ``delegation.not-held``.
    """
    stakeholder = release.plan.stakeholder(role)
    title = stakeholder.title if stakeholder else role
    found = sorted(_delegations(adapters.reader, work, release, role), key=lambda item: item.statement.issued_at)
    if not found:
        raise KnownError.of("delegation.none", title)
    entries, trust = work.roster.entries(release.id), home_trust(work)
    reason = ""
    for item in reversed(found):
        reason = _against(adapters, item, entries, trust, now)
        if not reason:
            return item
    newest = found[-1].statement
    raise KnownError.of(
        _against(adapters, found[-1], entries, trust, now),
        newest.author.name,
        deputy=newest.body.deputy.name,
        role=title,
    )


def _delegations(reader: DocumentReader, work: UnitOfWork, release: ReleaseRecord, role: str) -> Iterator[Delegated]:
    """Each kept delegation of the role that is about this release, or about its whole product."""
    product = release.plan.product
    for known in (item for item in work.releases.all() if item.plan.product == product):
        for record in work.statements.of_release(known.id):
            if (record.kind, record.role) != ("delegation", role):
                continue
            data = work.statements.original(record.sha256).data
            statement = parse(reader.payload(data)).statement
            if is_delegation(statement) and (known.id == release.id or statement.body.holds_for == "product"):
                yield Delegated(statement=statement, sha256=record.sha256, data=data)


def _against(adapters: Adapters, item: Delegated, entries: tuple[RosterEntry, ...], trust: Trust, now: datetime) -> str:
    """The code of what stands against a delegation; empty when it holds."""
    verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
    author = item.statement.author
    lines = standing_on(entries, item.statement.body.role, author.fingerprint)
    held = bool(lines) and all(line.revoked_at is None for line in lines)
    if not held or verifier.verify(item.data, trust=trust, now=now).verdict != "genuine":
        return "delegation.not-held"
    return "delegation.over" if item.statement.body.ends < now else ""
