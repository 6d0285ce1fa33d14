# SPDX-License-Identifier: MIT
"""Which planned mail is due: reminders, the weekly status, the note to executives; one after a break, not five."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

__all__ = ["Due", "Schedule", "ScheduleKind", "due"]

_STALE = timedelta(days=1)
_OVERDUE_DAYS = 14
"""So long after a deadline a role is reminded each day; then it takes a person to ask."""
_BEFORE_LAUNCH = timedelta(minutes=60)


class ScheduleKind(StrEnum):
    """What is sent by itself once the user has planned it."""

    REMINDER = "reminder"
    """To each role that has not answered: some days before its deadline, on the day, then daily."""
    WEEKLY_STATUS = "weekly-status"
    LAUNCH = "t-60"
    """To the executives, sixty minutes before the launch."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """A mail that the user planned."""

    id: str
    release: str
    """Id of the release that it is about."""
    kind: ScheduleKind
    zone: str = ""
    """A name of the IANA time zone database; empty for UTC."""
    days: int = 0
    """Reminders: how long before the deadline."""
    weekday: int = 0
    """Weekly status: 0 for Monday."""
    hour: int = 8
    """On the clock of `zone`."""
    launch: datetime | None = None
    """Note to executives: T-0."""
    created_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A planned mail whose time has come."""

    schedule: Schedule
    role: str
    """Whom a reminder is for; empty for the other kinds."""
    at: datetime
    """The newest moment for which it was planned."""
    missed: int
    """How many earlier moments passed without a mail; this one stands for all of them."""
    stale: bool
    """More than a day late: the user is asked first."""


def due(
    schedules: Sequence[Schedule],
    waiting: Mapping[str, Mapping[str, date]],
    last_sent: Mapping[tuple[str, str], datetime],
    *,
    now: datetime,
) -> tuple[Due, ...]:
    """The planned mails whose time has come and that were not sent yet.

    Args:
        schedules: what the user planned.
        waiting: of each release (id) the roles that have not answered, with their deadlines.
        last_sent: of each schedule (id) and role the newest moment for which a mail was made.
        now: the moment of the question, with its UTC offset.
    """
    found = []
    for schedule in schedules:
        for role, moments in _moments(schedule, waiting.get(schedule.release, {}), now):
            since = max(schedule.created_at, last_sent.get((schedule.id, role), schedule.created_at))
            passed = sorted(moment for moment in moments if since < moment <= now)
            if passed:
                stale = now - passed[-1] > _STALE
                late = Due(schedule=schedule, role=role, at=passed[-1], missed=len(passed) - 1, stale=stale)
                found.append(late)
    return tuple(found)


def _moments(schedule: Schedule, deadlines: Mapping[str, date], now: datetime) -> Iterator[tuple[str, list[datetime]]]:
    match schedule.kind:
        case ScheduleKind.REMINDER:
            for role, deadline in deadlines.items():
                yield role, [_at(day, schedule) for day in _reminder_days(deadline, schedule.days)]
        case ScheduleKind.WEEKLY_STATUS:
            yield "", list(_weekly(schedule, now))
        case ScheduleKind.LAUNCH:
            # note: after the launch nobody needs to be told that it is an hour away
            if schedule.launch is not None and now < schedule.launch:
                yield "", [schedule.launch - _BEFORE_LAUNCH]


def _reminder_days(deadline: date, before: int) -> set[date]:
    after = {deadline + timedelta(days=count) for count in range(_OVERDUE_DAYS + 1)}
    return {deadline - timedelta(days=before), *after}


def _weekly(schedule: Schedule, now: datetime) -> Iterator[datetime]:
    zone = _zone(schedule)
    day = schedule.created_at.astimezone(zone).date()
    day += timedelta(days=(schedule.weekday - day.weekday()) % 7)
    while day <= now.astimezone(zone).date():
        yield _at(day, schedule)
        day += timedelta(days=7)


def _at(day: date, schedule: Schedule) -> datetime:
    return datetime.combine(day, time(hour=schedule.hour), tzinfo=_zone(schedule))


def _zone(schedule: Schedule) -> tzinfo:
    return ZoneInfo(schedule.zone or "UTC")
