# SPDX-License-Identifier: MIT
"""The go-live day in a dossier: its steps as planned and everything that happened, from which all else follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.day import Day, DayEvent, EventKind, StepRow, day_of, row_at
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import RunStep

__all__ = [
    "DayEventRecord",
    "DayMetric",
    "DaySection",
    "DayStep",
    "day_before",
    "day_rows",
    "events_of",
    "payload_of",
    "run_step",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class DayStep:
    """One step of the runbook, and for when it was planned."""

    key: str
    moment: str
    """Relative to T-0."""
    text: str
    owner: str
    after_minutes: int
    minutes: int
    planned: datetime | None
    """In the zone of the release; None while T-0 was not set."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayMetric:
    """A value that was watched."""

    key: str
    title: str
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DayEventRecord:
    """One thing that happened; the audit trail holds the same."""

    at: datetime
    kind: EventKind
    by: str
    subject: str
    text: str
    values: dict[str, str]
    file: str
    """SHA-256 of the file that shows it; empty without one."""
    salt: str
    """Of its entry in the audit trail: with it everybody can see that the trail was made with these very words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DaySection:
    """The real day; a rehearsal stands in the trail only."""

    steps: tuple[DayStep, ...]
    """In the order of the runbook."""
    metrics: tuple[DayMetric, ...]
    events: tuple[DayEventRecord, ...]
    """In the order recorded."""


def events_of(section: DaySection) -> Iterator[DayEvent]:
    """The events as the day is made of them."""
    for event in section.events:
        yield DayEvent(
            at=event.at,
            kind=event.kind,
            by=event.by,
            subject=event.subject,
            text=event.text,
            values=event.values,
            file=event.file,
        )


def day_before(section: DaySection, number: int | None = None) -> Day:
    """What the first `number` events come to; all of them without one.

    Raises:
        KnownError: ``statement.schema`` where one of them holds something foreign.
    """
    try:
        day = day_of(list(events_of(section))[:number])
    except (ValueError, LookupError) as error:
        raise KnownError.of("statement.schema", faults=f"day: {type(error).__name__}") from error
    # note: a time without an offset would mean something else on each computer
    if any(at is not None and at.utcoffset() is None for at in (day.t0, day.planned)):
        raise KnownError.of("statement.schema", faults="day: T-0 without an offset")
    return day


def day_rows(section: DaySection, *, now: datetime) -> tuple[StepRow, ...]:
    """Every step with planned and actual time, drift and state, as the dossier shows them.

    Args:
        section: what the dossier states.
        now: the moment of the dossier.

    Raises:
        KnownError: ``statement.schema`` where something in it is foreign.
    """
    day = day_before(section)
    try:
        return tuple(row_at(run_step(step), day, step.planned, now=now) for step in section.steps)
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise KnownError.of("statement.schema", faults=f"day: {type(error).__name__}") from error


def payload_of(event: DayEventRecord) -> dict[str, str]:
    """What the audit trail keeps of an event of the real day beside its time and its subject."""
    return {"by": event.by, "text": event.text, "run": "", **event.values}


def run_step(step: DayStep) -> RunStep:
    """The step as the runbook has it, without what is not printed of it."""
    return RunStep(
        key=step.key,
        moment=step.moment,
        text=step.text,
        owner=step.owner,
        after_minutes=step.after_minutes,
        minutes=step.minutes,
    )
