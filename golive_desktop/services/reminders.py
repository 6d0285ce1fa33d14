# SPDX-License-Identifier: MIT
"""Planned mails: reminders, the weekly status and the note to executives leave when the app runs, one after a break."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from golive_desktop.domain import outbox
from golive_desktop.domain.mail import Posting
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.readiness import assess
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.reminding import Due, Schedule, ScheduleKind, due
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.outbox import Mail, keep_letter, letter_of, note
from golive_desktop.services.releases import state_of

__all__ = ["Planned", "drop_plan", "due_mails", "plan_mail", "plans", "skip_due", "write_due"]

Write = Callable[[str, ReleaseRecord, str], tuple[Mail, ...]]
"""Writes the mails of a kind about a release, for one role or, with an empty one, for everybody who gets it."""

_WAITING: Final = frozenset({"requested", "overdue"})
_HOURS: Final = 24
_DAYS: Final = 7
_LONGEST: Final = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """What came of the planned mails whose time had come."""

    queued: tuple[Posting, ...] = ()
    """They leave with the next round."""
    asking: tuple[Posting, ...] = ()
    """More than a day late: they are prepared and wait for the user."""
    problems: tuple[Problem, ...] = ()
    """Why others were not written."""


def plan_mail(adapters: Adapters, key: str, schedule: Schedule, *, now: datetime) -> Schedule:
    """Plans a regular mail of a release; from now on it leaves at its time.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        schedule: what is wanted; its id, release and time zone are filled in where they are empty.
        now: when.

    Raises:
        KnownError: ``schedule.unusable``, ``store.release-unknown``.
    """
    fits = 0 <= schedule.hour < _HOURS and 0 <= schedule.weekday < _DAYS and 0 <= schedule.days <= _LONGEST
    if not fits or (schedule.kind is ScheduleKind.LAUNCH and schedule.launch is None):
        raise KnownError.of("schedule.unusable")
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        kept = Schedule(
            id=schedule.id or adapters.new_id(),
            release=release.id,
            kind=schedule.kind,
            zone=schedule.zone or release.plan.timezone,
            days=schedule.days,
            weekday=schedule.weekday,
            hour=schedule.hour,
            launch=schedule.launch,
            created_at=now,
        )
        work.post.schedules.put(kept)
        work.audit.record("schedule.planned", kept.kind, {"plan": kept.id}, at=now, release=release.id)
    return kept


def plans(adapters: Adapters, release: str | None = None) -> tuple[Schedule, ...]:
    """The planned mails of a release (id), or of all."""
    with adapters.store.reading() as work:
        return tuple(item for item in work.post.schedules.all() if release in {None, item.release})


def drop_plan(adapters: Adapters, name: str, *, now: datetime) -> None:
    """Plans a mail no more.

    Args:
        adapters: the parts to work with.
        name: the plan's id, or its beginning.
        now: when.

    Raises:
        KnownError: ``schedule.unknown``.
    """
    with adapters.store.writing() as work:
        found = [item for item in work.post.schedules.all() if name and item.id.startswith(name)]
        if len(found) != 1:
            raise KnownError.of("schedule.unknown", name)
        work.post.schedules.drop(found[0].id)
        payload = {"plan": found[0].id}
        work.audit.record("schedule.dropped", found[0].kind, payload, at=now, release=found[0].release)


def due_mails(adapters: Adapters, *, now: datetime) -> tuple[Due, ...]:
    """The planned mails whose time has come; nothing is written."""
    with adapters.store.reading() as work:
        return _due(work, now)


def write_due(adapters: Adapters, write: Write, *, now: datetime) -> Planned:
    """Writes every planned mail whose time has come: one for each role however many were missed.

    What is at most a day late is queued, as the user planned it; what is older only waits in the outbox.

    Args:
        adapters: the parts to work with.
        write: writes the mails of a kind.
        now: the moment.
    """
    queued: list[Posting] = []
    asking: list[Posting] = []
    problems: list[Problem] = []
    for item in due_mails(adapters, now=now):
        try:
            written = _written(adapters, item, write, now)
        except KnownError as error:
            problems.append(error.problem)
        else:
            (asking if item.stale else queued).extend(written)
    return Planned(queued=tuple(queued), asking=tuple(asking), problems=tuple(problems))


def skip_due(adapters: Adapters, item: Due, *, now: datetime) -> None:
    """Leaves a planned mail out this time."""
    with adapters.store.writing() as work:
        if item in _due(work, now):
            work.post.schedules.served(item, "", at=now)
            subject = item.role or item.schedule.kind
            payload = {"plan": item.schedule.id, "due": item.at.isoformat()}
            work.audit.record("schedule.skipped", subject, payload, at=now, release=item.schedule.release)


def _written(adapters: Adapters, item: Due, write: Write, now: datetime) -> list[Posting]:
    with adapters.store.reading() as work:
        release = work.releases.get(item.schedule.release)
    mails = [mail for mail in write(item.schedule.kind, release, item.role) if mail.to or mail.cc or mail.bcc]
    if not mails:
        raise KnownError.of("outbox.nobody", item.schedule.kind)
    letters = [(letter_of(adapters, mail, now=now), mail.files) for mail in mails]
    for letter, files in letters:
        adapters.mail.messages.draft(letter, files)
    with adapters.store.writing() as work:
        # note: the window and a console may both have found it due; whoever comes second finds it served
        if item not in _due(work, now):
            return []
        found = [keep_letter(work, letter, files, now=now) for letter, files in letters]
        work.post.schedules.served(item, found[0].letter.id, at=now)
        return found if item.stale else [_queued(work, posting, now) for posting in found]


def _queued(work: UnitOfWork, posting: Posting, now: datetime) -> Posting:
    after = outbox.queue(posting, now=now)
    work.post.outbox.record(after, before=posting)
    note(work, "mail.queued", after, now=now)
    return after


def _due(work: UnitOfWork, now: datetime) -> tuple[Due, ...]:
    planned = work.post.schedules.all()
    waiting = {release: _waiting(work, release, now) for release in {item.release for item in planned}}
    return due(planned, waiting, work.post.schedules.last_served(), now=now)


def _waiting(work: UnitOfWork, key: str, now: datetime) -> Mapping[str, date]:
    """The roles that were asked and have not answered, with their deadlines."""
    state = state_of(work, work.releases.get(key))
    deadlines = {person.role: person.deadline for person in state.plan.deciding()}
    open_roles = (row.role for row in assess(state, now=now).board if row.state in _WAITING)
    return {role: deadline for role in open_roles if (deadline := deadlines.get(role)) is not None}
