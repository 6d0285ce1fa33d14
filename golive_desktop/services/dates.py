# SPDX-License-Identifier: MIT
"""The dates of a release for people's calendars: deadlines, the training, and the moments of the run."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.calendar import Appointment
from golive_desktop.domain.communication import Training
from golive_desktop.domain.day import day_of
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.plan import Moment, Plan
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.resources import resource_text
from golive_desktop.services.mail_kinds import SHIPPED

__all__ = ["appointment_of", "in_zone", "release_dates", "time_from_launch", "write_dates"]

_BEFORE_OR_AFTER: Final = re.compile(r"T([+-])(\d+)(h?)")
_WEEK: Final = re.compile(r"W(\d+)")
_DAY: Final = timedelta(days=1)
_MINUTES: Final = {"T-30": 30, "T-60": 60}
"""How long a moment lasts that leads up to the next one; all others take a quarter of an hour."""
_QUARTER: Final = 15


def write_dates(
    adapters: Adapters, release: str, *, language: Language, launch: datetime | None = None, now: datetime
) -> bytes:
    """All dates of a release in one ``.ics``.

    Args:
        adapters: the parts to work with.
        release: id or tag.
        language: of the titles.
        launch: T-0; None for the time that was set for it, and without one the moments of the run are whole days.
        now: when it is written.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        record = work.releases.get(release)
        training = work.communication.read(record.id, Training)
        day = day_of(work.days.events(record.id))
    dates = release_dates(record, training, language=language, launch=launch or day.t0)
    return adapters.mail.calendars.write(dates, at=now)


def release_dates(
    release: ReleaseRecord, training: Training | None, *, language: Language, launch: datetime | None = None
) -> tuple[Appointment, ...]:
    """Deadlines, the training and the moments of the run, in the order of time.

    Args:
        release: with its plan.
        training: as planned; None for none.
        language: of the titles.
        launch: T-0; without it moments minutes before and after are left out, and the others are whole days.
    """
    words = _words(language)
    found = [*_deadlines(release, words), *_moments(release, words, launch)]
    if training is not None and training.starts is not None:
        found.append(appointment_of(release, training))
    return tuple(sorted(found, key=lambda one: (_day(one.starts), one.uid)))


def appointment_of(release: ReleaseRecord, training: Training, organiser: Mailbox | None = None) -> Appointment:
    """The training as an appointment, under an id that stays the same when it moves.

    Raises:
        ValueError: it has no appointment.
    """
    if training.starts is None:
        raise ValueError("no appointment")
    points = [f"{topic.title} ({topic.minutes} min)" for topic in training.agenda]
    return Appointment(
        uid=_uid(release, "training"),
        title=training.title,
        starts=training.starts,
        ends=training.starts + timedelta(minutes=training.minutes),
        text="\n".join(points),
        place=training.place,
        organiser=organiser,
        attendees=training.attendees,
        sequence=training.sequence,
        zone=training.zone,
    )


def time_from_launch(at: str) -> timedelta | None:
    """How long after T-0 a moment of the run is; None for weeks and for what is no moment."""
    if at == "T-0":
        return timedelta()
    match = _BEFORE_OR_AFTER.fullmatch(at)
    if match is None:
        return None
    length = timedelta(hours=int(match[2])) if match[3] else timedelta(minutes=int(match[2]))
    return -length if match[1] == "-" else length


def in_zone(moment: datetime, plan: Plan) -> datetime:
    """`moment` in the time zone of the plan; unchanged where the plan names none."""
    return moment.astimezone(ZoneInfo(plan.timezone)) if plan.timezone else moment


def _deadlines(release: ReleaseRecord, words: Mapping[str, str]) -> Iterator[Appointment]:
    for person in release.plan.stakeholders:
        if person.deadline is not None:
            title = _filled(words["deadline"], release, role=person.title)
            yield Appointment(
                uid=_uid(release, f"deadline-{person.role}"), title=title, starts=person.deadline, text=person.question
            )


def _moments(release: ReleaseRecord, words: Mapping[str, str], launch: datetime | None) -> Iterator[Appointment]:
    for at, group in groupby(release.plan.runbook, key=lambda moment: moment.at):
        moments = tuple(group)
        starts = _starts(at, release.plan, launch)
        if starts is None:
            continue
        pattern = words["launch"] if at == "T-0" else words["moment"]
        yield Appointment(
            uid=_uid(release, at.lower()),
            title=_filled(pattern, release, moment=at, title=moments[0].title),
            starts=starts,
            ends=_ends(at, starts),
            text=_steps(moments),
            zone=release.plan.timezone if isinstance(starts, datetime) else "",
        )


def _starts(at: str, plan: Plan, launch: datetime | None) -> datetime | date | None:
    day = in_zone(launch, plan).date() if launch else plan.date
    week = _WEEK.fullmatch(at)
    if week is not None:
        return day + _DAY + (int(week[1]) - 1) * 7 * _DAY if day else None
    distance = time_from_launch(at)
    if distance is None or (launch is None and distance % _DAY):
        return None
    if launch is not None:
        return launch + distance
    return day + distance if day else None


def _ends(at: str, starts: datetime | date) -> datetime | date | None:
    if isinstance(starts, datetime):
        return starts + timedelta(minutes=_MINUTES.get(at, _QUARTER))
    return starts + 6 * _DAY if _WEEK.fullmatch(at) else None


def _steps(moments: tuple[Moment, ...]) -> str:
    lines = []
    for moment in moments:
        lines.append(moment.title)
        lines += [f"- {step.owner}: {step.text}" if step.owner else f"- {step.text}" for step in moment.steps]
    return "\n".join(lines)


def _filled(pattern: str, release: ReleaseRecord, **values: str) -> str:
    return pattern.format(product=release.plan.product, candidate=release.candidate.tag, **values)


def _uid(release: ReleaseRecord, key: str) -> str:
    return f"{key}-{release.id}@golive-desktop.invalid"


def _day(when: datetime | date) -> tuple[date, str]:
    return (when.date(), when.isoformat()) if isinstance(when, datetime) else (when, "")


def _words(language: Language) -> Mapping[str, str]:
    return tomllib.loads(resource_text(f"mail/{SHIPPED}/{language}/dates.toml"))
