# SPDX-License-Identifier: MIT
"""A release at one glance: everything that a page may show about it, read in one transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.audit import AuditHead
from golive_desktop.domain.candidacy import is_about
from golive_desktop.domain.cause import with_causes
from golive_desktop.domain.certificate import Certificate, Subject
from golive_desktop.domain.day import DayEvent, EventKind, day_of
from golive_desktop.domain.launch import NEVER_OVERRIDDEN, override_key
from golive_desktop.domain.readiness import BoardRow, Readiness, assess
from golive_desktop.domain.record import IdentityRecord, ReleaseLine, ReleaseRecord, StatementRecord
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.releases import state_of

__all__ = ["Overview", "OwnKey", "all_releases", "look_at", "name_here", "own_keys", "person_here"]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnKey:
    """A signing identity of this laptop with what its certificate says."""

    record: IdentityRecord
    certificate: Certificate

    @property
    def label(self) -> str:
        """The person, and what the key is called on this laptop where that is something else."""
        return " – ".join(dict.fromkeys((self.certificate.subject.name, self.record.name)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """One release as it stands."""

    release: ReleaseRecord
    state: ReleaseState
    readiness: Readiness
    keys: tuple[RosterEntry, ...]
    """Whose number was compared for this release, how and when; revoked ones among them."""
    statements: tuple[StatementRecord, ...]
    """Every statement that was issued or received for this release, in the order of recording."""
    own: tuple[OwnKey, ...]
    """The signing identities of this laptop; empty where they were not asked for."""
    audit_head: AuditHead
    at: datetime
    """When it was looked at."""
    launch: datetime | None = None
    """T-0 with its time; None while only the plan's day is known."""
    let_pass: tuple[str, ...] = ()
    """For each reason why not, in its order, the executive who signed an override of it; empty where nobody did."""

    @property
    def manager(self) -> OwnKey | None:
        """The identity of this laptop that manages the release; None while nobody has signed for it."""
        creator = self.release.created_by
        return next((key for key in self.own if key.certificate.fingerprint == creator), None)

    @property
    def signing_keys(self) -> tuple[OwnKey, ...]:
        """With which keys of this laptop something may be signed for the release: the manager's, once there is one."""
        return (self.manager,) if self.manager is not None else self.own

    def row(self, role: str) -> BoardRow | None:
        """The board's row of a role; None when the plan has no such role."""
        return next((row for row in self.readiness.board if row.role == role), None)

    def key_of(self, role: str, fingerprint: str) -> RosterEntry | None:
        """The comparison of this certificate for this role that still holds; None while there is none."""
        held = (entry for entry in self.keys if (entry.role, entry.fingerprint) == (role, fingerprint))
        return next((entry for entry in held if entry.revoked_at is None), None)


def look_at(adapters: Adapters, key: str, *, now: datetime, with_own: bool = True) -> Overview:
    """A release as it stands.

    Args:
        adapters: the home's parts.
        key: candidate tag or id.
        now: the moment of the judgement.
        with_own: whether the certificates of this laptop are read too, for which a large library is imported.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(key)
        state, events = state_of(work, release), work.days.events(release.id)
        readiness = assess(state, now=now)
        return Overview(
            release=release,
            state=state,
            readiness=readiness,
            keys=work.roster.entries(release.id),
            statements=work.statements.of_release(release.id),
            own=_described(adapters, work.identities.all()) if with_own else (),
            audit_head=work.audit.head(),
            at=now,
            launch=day_of(events).t0,
            let_pass=tuple(_let_pass(release, events, with_causes(readiness, state))),
        )


def all_releases(adapters: Adapters) -> tuple[ReleaseLine, ...]:
    """All releases of the home, the newest first."""
    with adapters.store.reading() as work:
        return work.releases.lines()


def own_keys(adapters: Adapters) -> tuple[OwnKey, ...]:
    """The signing identities of this laptop, in the order in which they were made."""
    with adapters.store.reading() as work:
        identities = work.identities.all()
    return _described(adapters, identities)


def person_here(adapters: Adapters, release: ReleaseRecord) -> Subject | None:
    """Who works on this laptop: whoever manages the release, else whose key it has; None while there is no key."""
    own = sorted(own_keys(adapters), key=lambda key: key.certificate.fingerprint != release.created_by)
    return own[0].certificate.subject if own else None


def name_here(adapters: Adapters, release: ReleaseRecord) -> str:
    """The name of `person_here`; empty while there is no key."""
    person = person_here(adapters, release)
    return person.name if person is not None else ""


def _let_pass(release: ReleaseRecord, events: Iterable[DayEvent], caused: Readiness) -> Iterator[str]:
    """Only what was signed for this candidate and commit, and for this very cause."""
    signed = (event for event in events if event.kind is EventKind.OVERRIDDEN and is_about(event, release.candidate))
    people = {event.subject: event.values.get("person", "") for event in signed}
    for problem in caused.why_not:
        yield "" if problem.code in NEVER_OVERRIDDEN else people.get(override_key(problem), "")


def _described(adapters: Adapters, identities: tuple[IdentityRecord, ...]) -> tuple[OwnKey, ...]:
    return tuple(OwnKey(record=item, certificate=adapters.keys.describe(item.certificate)) for item in identities)
