# SPDX-License-Identifier: MIT
"""The go-live day as it happens: events that only ever grow, and what they come to at any moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

from golive_desktop.domain.runbook import Runbook, RunStep, planned_at, tolerance

__all__ = [
    "Countdown",
    "Day",
    "DayEvent",
    "DayPhase",
    "EventKind",
    "Poll",
    "PollAnswer",
    "StepRow",
    "StepState",
    "countdown",
    "day_of",
    "is_late",
    "passed",
    "row_at",
    "rows",
]

_NOTHING: Mapping[str, str] = MappingProxyType({})


class EventKind(StrEnum):
    """What can happen on the day. Each is recorded once and never changed."""

    T0_SET = "t0-set"
    """`values["at"]`: T-0 in ISO 8601 with its offset; from the second time on with a reason in `text`."""
    STEP_DONE = "step-done"
    STEP_SKIPPED = "step-skipped"
    """With the reason in `text`."""
    STEP_REOPENED = "step-reopened"
    OFF_PLAN = "off-plan"
    """A step did not go to plan, with the reason in `text`."""
    POLL_OPENED = "poll-opened"
    """`subject`: the moment of the poll, "T-60" or "T-0"."""
    POLL_ANSWERED = "poll-answered"
    """`subject`: the role; `values["answer"]`: "GO" or "NO-GO", the latter with a reason in `text`."""
    POLL_CLOSED = "poll-closed"
    """`file`: the signed poll."""
    OVERRIDDEN = "overridden"
    """`subject`: an obstacle's code and subject; `file`: the executive's signed approval of it."""
    PROCEEDED = "proceeded"
    HELD = "held"
    RESUMED = "resumed"
    ABORTED = "aborted"
    ROLLED_BACK = "rolled-back"
    SUCCEEDED = "succeeded"
    MEASURED = "measured"
    """`subject`: the metric; `values["value"]`; `file`: a picture or an output as evidence."""
    NOTED = "noted"
    POSTED = "posted"
    """A text was given to a channel, which is the `subject`."""
    GATES_RUN = "gates-run"
    """`subject`: the gate; `values["outcome"]`."""
    REVIEWED = "reviewed"
    """`file`: the signed review."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayEvent:
    """One thing that happened."""

    at: datetime
    kind: EventKind
    by: str
    """Who said so, as a name."""
    subject: str = ""
    text: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    file: str = ""
    """SHA-256 of the file that shows it; empty without one."""


class DayPhase(StrEnum):
    """Where the day stands; what may happen next follows from it."""

    AHEAD = "ahead"
    """Before PROCEED."""
    HELD = "held"
    LAUNCHED = "launched"
    """After PROCEED, until success or roll back is declared."""
    LIVE = "live"
    ROLLED_BACK = "rolled-back"
    ABORTED = "aborted"


@dataclass(frozen=True, kw_only=True, slots=True)
class PollAnswer:
    """What one role said, and when."""

    role: str
    answer: Literal["GO", "NO-GO"]
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Poll:
    """One go/no-go poll."""

    moment: str
    opened_at: datetime
    answers: tuple[PollAnswer, ...] = ()
    """The newest of each role, in the order given."""
    closed_at: datetime | None = None
    file: str = ""
    """SHA-256 of the signed statement."""

    def says_go(self, order: tuple[str, ...]) -> bool:
        """Whether everybody who is asked said GO."""
        said = {answer.role: answer.answer for answer in self.answers}
        return bool(order) and all(said.get(role) == "GO" for role in order)

    def next_role(self, order: tuple[str, ...]) -> str | None:
        """Whose turn it is; None when all have answered."""
        said = {answer.role for answer in self.answers}
        return next((role for role in order if role not in said), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """What all events together come to."""

    t0: datetime | None = None
    planned: datetime | None = None
    """T-0 as it was set first."""
    phase: DayPhase = DayPhase.AHEAD
    launched_at: datetime | None = None
    """When PROCEED was said."""
    decided_at: datetime | None = None
    """When success or roll back was declared, or the launch was aborted."""
    done: Mapping[str, DayEvent] = field(default_factory=dict)
    """The event by which each step was done or skipped."""
    remarks: Mapping[str, str] = field(default_factory=dict)
    """What did not go to plan, for each step."""
    polls: tuple[Poll, ...] = ()
    overridden: frozenset[str] = frozenset()
    """Code and subject of each obstacle that an executive let pass: ``code subject``."""
    measured: Mapping[str, DayEvent] = field(default_factory=dict)
    """The newest value of each metric."""

    @property
    def poll(self) -> Poll | None:
        """The newest poll; None before the first."""
        return self.polls[-1] if self.polls else None


class StepState(StrEnum):
    """How a step stands."""

    DONE = "done"
    LATE = "late"
    """Done, but later than planned by more than a few minutes, or not to plan."""
    SKIPPED = "skipped"
    NEXT = "next"
    OVERDUE = "overdue"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class StepRow:
    """A step with its times."""

    step: RunStep
    planned: datetime | None
    """None while T-0 is not set."""
    actual: datetime | None
    drift: timedelta | None
    """Actual minus planned; for a step that is overdue, now minus planned."""
    state: StepState
    remark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Countdown:
    """The time to T-0, or since."""

    before: bool
    hours: int
    minutes: int
    seconds: int

    def __str__(self) -> str:
        sign = "\N{MINUS SIGN}" if self.before else "+"
        return f"T{sign}{self.hours:02d}:{self.minutes:02d}:{self.seconds:02d}"


def countdown(now: datetime, t0: datetime) -> Countdown:
    """The clock, in whole seconds that really pass; T+00:00:00 at T-0 itself.

    Args:
        now: with its offset.
        t0: with its offset; another zone or another side of a change of the clocks makes no difference.
    """
    distance = int((now.astimezone(UTC) - t0.astimezone(UTC)).total_seconds() // 1)
    hours, rest = divmod(abs(distance), 3600)
    return Countdown(before=distance < 0, hours=hours, minutes=rest // 60, seconds=rest % 60)


def passed(start: datetime, end: datetime) -> timedelta:
    """The time that really passed; within one zone, Python would subtract what the clocks on the wall show."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def day_of(events: Iterable[DayEvent]) -> Day:
    """What the events come to in the order recorded; one that no longer fits changes nothing."""
    day = Day()
    for event in events:
        day = _after(day, event)
    return day


def rows(runbook: Runbook, day: Day, *, zone: str, now: datetime) -> tuple[StepRow, ...]:
    """Every step with planned and actual time, drift and state; the first open one is `NEXT`, or `OVERDUE`.

    Moving T-0 shifts open steps; a step that was done keeps the drift to the plan of its moment.
    """
    made: list[StepRow] = []
    ahead = True
    for step in runbook.steps:
        row = _row(step, day, zone, now)
        if row.actual is None and ahead:
            ahead = False
            row = row if row.state is StepState.OVERDUE else replace(row, state=StepState.NEXT)
        made.append(row)
    return tuple(made)


def is_late(step: RunStep, drift: timedelta | None) -> bool:
    """Whether a step that comes this much after its plan is late: by more than its tolerance and its own duration.

    An open step is overdue from the moment on at which it would count as done late.
    """
    return drift is not None and drift > tolerance(step.moment) + timedelta(minutes=step.minutes)


def row_at(step: RunStep, day: Day, planned: datetime | None, *, now: datetime) -> StepRow:
    """One step with its times, where it is known for when it was planned; `NEXT` is left to `rows`."""
    event = day.done.get(step.key)
    remark = day.remarks.get(step.key, "")
    if event is None:
        since = passed(planned, now) if planned else None
        drift = since if is_late(step, since) else None
        state = StepState.OPEN if drift is None else StepState.OVERDUE
        return StepRow(step=step, planned=planned, actual=None, drift=drift, state=state, remark=remark)
    drift = passed(planned, event.at) if planned else None
    if event.kind is EventKind.STEP_SKIPPED:
        state = StepState.SKIPPED
    else:
        state = StepState.LATE if remark or is_late(step, drift) else StepState.DONE
    return StepRow(step=step, planned=planned, actual=event.at, drift=drift, state=state, remark=remark or event.text)


def _row(step: RunStep, day: Day, zone: str, now: datetime) -> StepRow:
    event = day.done.get(step.key)
    t0 = day.t0 if event is None else _t0_then(event, day)
    planned = planned_at(step.moment, t0, zone, after_minutes=step.after_minutes) if t0 else None
    return row_at(step, day, planned, now=now)


def _t0_then(event: DayEvent, day: Day) -> datetime | None:
    """T-0 as it stood when a step was done."""
    said = event.values.get("t0")
    return datetime.fromisoformat(said) if said else day.t0


def _after(day: Day, event: DayEvent) -> Day:
    change = _CHANGES.get(event.kind)
    return change(day, event) if change else day


def _set_t0(day: Day, event: DayEvent) -> Day:
    if day.launched_at is not None:
        return day
    t0 = datetime.fromisoformat(event.values["at"])
    return replace(day, t0=t0, planned=day.planned or t0)


def _did(day: Day, event: DayEvent) -> Day:
    if event.subject in day.done:
        return day
    then = replace(event, values={**event.values, "t0": day.t0.isoformat()}) if day.t0 else event
    return replace(day, done={**day.done, event.subject: then})


def _reopened(day: Day, event: DayEvent) -> Day:
    return replace(day, done={key: done for key, done in day.done.items() if key != event.subject})


def _remarked(day: Day, event: DayEvent) -> Day:
    return replace(day, remarks={**day.remarks, event.subject: event.text})


def _poll_opened(day: Day, event: DayEvent) -> Day:
    return replace(day, polls=(*day.polls, Poll(moment=event.subject, opened_at=event.at)))


def _poll_answered(day: Day, event: DayEvent) -> Day:
    poll = day.poll
    if poll is None or poll.closed_at is not None or event.values.get("answer") not in {"GO", "NO-GO"}:
        return day
    answer = PollAnswer(
        role=event.subject,
        answer="GO" if event.values["answer"] == "GO" else "NO-GO",
        reason=event.text,
        at=event.at,
        by=event.by,
    )
    kept = tuple(given for given in poll.answers if given.role != event.subject)
    return replace(day, polls=(*day.polls[:-1], replace(poll, answers=(*kept, answer))))


def _poll_closed(day: Day, event: DayEvent) -> Day:
    poll = day.poll
    if poll is None or poll.closed_at is not None:
        return day
    return replace(day, polls=(*day.polls[:-1], replace(poll, closed_at=event.at, file=event.file)))


def _overridden(day: Day, event: DayEvent) -> Day:
    return replace(day, overridden=day.overridden | {event.subject})


def _proceeded(day: Day, event: DayEvent) -> Day:
    if day.phase is not DayPhase.AHEAD:
        return day
    return replace(day, phase=DayPhase.LAUNCHED, launched_at=event.at)


def _held(day: Day, _event: DayEvent) -> Day:
    return replace(day, phase=DayPhase.HELD) if day.phase is DayPhase.AHEAD else day


def _resumed(day: Day, _event: DayEvent) -> Day:
    return replace(day, phase=DayPhase.AHEAD) if day.phase is DayPhase.HELD else day


def _aborted(day: Day, event: DayEvent) -> Day:
    if day.phase not in {DayPhase.AHEAD, DayPhase.HELD}:
        return day
    return replace(day, phase=DayPhase.ABORTED, decided_at=event.at)


def _rolled_back(day: Day, event: DayEvent) -> Day:
    if day.phase not in {DayPhase.LAUNCHED, DayPhase.LIVE}:
        return day
    return replace(day, phase=DayPhase.ROLLED_BACK, decided_at=event.at)


def _succeeded(day: Day, event: DayEvent) -> Day:
    return replace(day, phase=DayPhase.LIVE, decided_at=event.at) if day.phase is DayPhase.LAUNCHED else day


def _measured(day: Day, event: DayEvent) -> Day:
    return replace(day, measured={**day.measured, event.subject: event})


_CHANGES: Final = {
    EventKind.T0_SET: _set_t0,
    EventKind.STEP_DONE: _did,
    EventKind.STEP_SKIPPED: _did,
    EventKind.STEP_REOPENED: _reopened,
    EventKind.OFF_PLAN: _remarked,
    EventKind.POLL_OPENED: _poll_opened,
    EventKind.POLL_ANSWERED: _poll_answered,
    EventKind.POLL_CLOSED: _poll_closed,
    EventKind.OVERRIDDEN: _overridden,
    EventKind.PROCEEDED: _proceeded,
    EventKind.HELD: _held,
    EventKind.RESUMED: _resumed,
    EventKind.ABORTED: _aborted,
    EventKind.ROLLED_BACK: _rolled_back,
    EventKind.SUCCEEDED: _succeeded,
    EventKind.MEASURED: _measured,
}
