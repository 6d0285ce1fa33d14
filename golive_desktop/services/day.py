# SPDX-License-Identifier: MIT
"""The go-live day as it stands, and the one way in which something is recorded on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.candidacy import counting
from golive_desktop.domain.cause import with_causes
from golive_desktop.domain.day import Day, DayEvent, DayPhase, EventKind, StepRow, day_of, rows
from golive_desktop.domain.launch import obstacles
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.readiness import Readiness, assess
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.runbook import Runbook
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.releases import state_of
from golive_desktop.services.runbooks import runbook_of

__all__ = [
    "Acting",
    "DayView",
    "Now",
    "before_launch",
    "in_the_way",
    "judged",
    "look_at_day",
    "moment_in",
    "reasoned",
    "recording",
    "zone_of",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Acting:
    """Who does something on which run, and when."""

    adapters: Adapters
    release: str
    """Its id or tag."""
    by: str
    """A name, as it stands in the log."""
    now: datetime
    run: str = ""
    """Name of a rehearsal; empty for the real day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayView:
    """A run as it stands."""

    release: ReleaseRecord
    run: str
    """'' for the real day, else the name of a rehearsal."""
    runbook: Runbook
    events: tuple[DayEvent, ...]
    day: Day
    rows: tuple[StepRow, ...]
    readiness: Readiness
    obstacles: tuple[Problem, ...]
    """What stands between now and PROCEED; empty when T-0 is free."""
    zone: str
    at: datetime
    """When it was looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Now:
    """A run inside the transaction that changes it."""

    work: UnitOfWork
    release: ReleaseRecord
    runbook: Runbook
    day: Day
    acting: Acting

    def add(self, kind: EventKind, subject: str = "", text: str = "", *, file: str = "", **values: str) -> None:
        """Records what happens now, with its entry in the audit trail."""
        acting = self.acting
        event = DayEvent(at=acting.now, kind=kind, by=acting.by, subject=subject, text=text, values=values, file=file)
        self.work.days.add(self.release.id, event, run=acting.run)
        payload = {"by": acting.by, "text": text, "run": acting.run, **values}
        # note: nobody who reads the trail may take a rehearsal for the launch
        told = f"{'rehearsal' if acting.run else 'day'}.{kind.value}"
        self.work.audit.record(told, subject, payload, at=acting.now, release=self.release.id, file=file)


def look_at_day(adapters: Adapters, key: str, *, now: datetime, run: str = "") -> DayView:
    """A run as it stands.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        now: the moment of the judgement.
        run: name of a rehearsal; empty for the real day.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(key)
        runbook = runbook_of(work, release)
        events = work.days.events(release.id, run=run)
        readiness = judged(work, release, now=now)
    day = _day_of(release, events)
    zone = zone_of(release)
    return DayView(
        release=release,
        run=run,
        runbook=runbook,
        events=events,
        day=day,
        rows=rows(runbook, day, zone=zone, now=now),
        readiness=readiness,
        obstacles=in_the_way(day, readiness, runbook, run),
        zone=zone,
        at=now,
    )


def judged(work: UnitOfWork, release: ReleaseRecord, *, now: datetime) -> Readiness:
    """The verdict on a release, each reason why not with its cause: an override lets pass exactly that."""
    state = state_of(work, release)
    return with_causes(assess(state, now=now), state)


@contextmanager
def recording(acting: Acting) -> Iterator[Now]:
    """One transaction: the run as it stands in it, and the way to record what happens.

    Raises:
        KnownError: ``day.who-missing``, ``store.release-unknown``, and what the store says.
    """
    with acting.adapters.store.writing() as work:
        yield moment_in(work, acting)


def moment_in(work: UnitOfWork, acting: Acting) -> Now:
    """The run as it stands inside a transaction that somebody else began, see `recording`.

    Raises:
        KnownError: ``day.who-missing``, ``store.release-unknown``.
    """
    if not acting.by.strip():
        raise KnownError.of("day.who-missing")
    named = replace(acting, by=acting.by.strip())
    release = work.releases.get(acting.release)
    day = _day_of(release, work.days.events(release.id, run=acting.run))
    return Now(work=work, release=release, runbook=runbook_of(work, release), day=day, acting=named)


def in_the_way(day: Day, readiness: Readiness, runbook: Runbook, run: str) -> tuple[Problem, ...]:
    """What stands between now and PROCEED. A rehearsal needs no approvals: nothing goes live in it."""
    return obstacles(day, replace(readiness, why_not=()) if run else readiness, runbook)


def zone_of(release: ReleaseRecord) -> str:
    """The zone in which a release counts; UTC where its plan names none."""
    return release.plan.timezone or "UTC"


def before_launch(day: Day) -> None:
    """Raises KnownError ``day.launched-already`` or ``day.over`` where it is too late."""
    if day.phase in {DayPhase.LAUNCHED, DayPhase.LIVE}:
        raise KnownError.of("day.launched-already")
    if day.phase in {DayPhase.ROLLED_BACK, DayPhase.ABORTED}:
        raise KnownError.of("day.over", day.phase.value)


def _day_of(release: ReleaseRecord, events: tuple[DayEvent, ...]) -> Day:
    """The day; what was said in a poll about another candidate, or let pass for it, counts no more."""
    return day_of(counting(events, release.candidate))


def reasoned(reason: str) -> str:
    """The reason without blanks around it. Raises KnownError ``day.reason-missing`` where there is none."""
    if not reason.strip():
        raise KnownError.of("day.reason-missing")
    return reason.strip()
