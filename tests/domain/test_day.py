# SPDX-License-Identifier: MIT
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.day import (
    Day,
    DayEvent,
    DayPhase,
    EventKind,
    Poll,
    PollAnswer,
    StepState,
    countdown,
    day_of,
    is_late,
    rows,
)
from golive_desktop.domain.runbook import Runbook, RunStep

T0 = datetime(2026, 3, 5, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ZONE = "Europe/Berlin"
IN_TIME = timedelta(minutes=5)
BOOK = Runbook(
    edition=1,
    steps=(
        RunStep(key="T-60/1", moment="T-60", text="Leads present"),
        RunStep(key="T-60/2", moment="T-60", text="Staging healthy", after_minutes=5, minutes=2),
        RunStep(key="T-0/1", moment="T-0", text="Deploy"),
    ),
    poll_order=("devops", "sre"),
)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
zones = st.sampled_from(ZONES).map(ZoneInfo)
kinds = st.sampled_from(EventKind)
moments = st.datetimes(min_value=datetime(2026, 3, 1), max_value=datetime(2026, 3, 9), timezones=st.just(UTC))  # noqa: DTZ001


def happened(kind: EventKind, minutes: float = 0, subject: str = "", text: str = "", **values: str) -> DayEvent:
    return DayEvent(at=T0 + timedelta(minutes=minutes), kind=kind, by="Anna", subject=subject, text=text, values=values)


def t0_set(at: datetime = T0, minutes: float = -120, text: str = "") -> DayEvent:
    return happened(EventKind.T0_SET, minutes, text=text, at=at.isoformat())


year = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
spans = st.integers(-200_000, 200_000).map(lambda seconds: timedelta(seconds=seconds))


@given(t0=year, span=spans, here=zones, there=zones)
def test_the_clock_counts_time_that_passes(t0: datetime, span: timedelta, here: ZoneInfo, there: ZoneInfo) -> None:
    clock = countdown((t0 + span).astimezone(here), t0.astimezone(there))
    seconds = clock.hours * 3600 + clock.minutes * 60 + clock.seconds
    assert timedelta(seconds=-seconds if clock.before else seconds) == span


@given(t0=year, moved=spans, late=spans, here=zones, zone=st.sampled_from(ZONES))
def test_drift_is_time_that_passes_from_the_plan_of_its_moment(
    t0: datetime, moved: timedelta, late: timedelta, here: ZoneInfo, zone: str
) -> None:
    """Whatever the zones, the clocks' changes on the way, and where T-0 went afterwards."""

    def event(kind: EventKind, then: datetime, subject: str = "", **values: str) -> DayEvent:
        return DayEvent(at=then, kind=kind, by="Anna", subject=subject, values=values)

    planned = t0 - timedelta(minutes=60)
    events = [
        event(EventKind.T0_SET, planned, at=t0.astimezone(here).isoformat()),
        event(EventKind.STEP_DONE, (planned + late).astimezone(here), "T-60/1"),
        event(EventKind.T0_SET, planned, at=(t0 + moved).astimezone(here).isoformat()),
    ]
    now = (planned + late).astimezone(ZoneInfo(zone))
    done, open_one, _ = rows(BOOK, day_of(events), zone=zone, now=now)
    assert done.drift == late
    assert done.state is (StepState.LATE if late > IN_TIME else StepState.DONE)
    assert open_one.planned is not None
    assert open_one.planned.astimezone(UTC) == planned + moved + timedelta(minutes=5)
    overdue = now.astimezone(UTC) - open_one.planned.astimezone(UTC)
    assert open_one.drift == (overdue if overdue > IN_TIME + timedelta(minutes=2) else None)
    assert (open_one.state is StepState.OVERDUE) is (open_one.drift is not None)


@pytest.mark.parametrize(
    ("moment", "minutes", "allowed"),
    [("T-60", 0, 5), ("T+15", 10, 15), ("T-48h", 0, 60), ("T+24h", 30, 90), ("W2", 0, 7 * 1440)],
)
def test_what_is_late_depends_on_the_moment_and_on_how_long_the_step_takes(
    moment: str, minutes: int, allowed: int
) -> None:
    step = RunStep(key="x", moment=moment, text="x", minutes=minutes)
    assert not is_late(step, timedelta(minutes=allowed))
    assert is_late(step, timedelta(minutes=allowed, seconds=1))
    assert not is_late(step, None)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(-130, "T−00:02:10"), (-0.2, "T−00:00:01"), (0, "T+00:00:00"), (820, "T+00:13:40"), (-172_800, "T−48:00:00")],  # noqa: RUF001
)
def test_how_the_clock_reads(seconds: float, shown: str) -> None:
    assert str(countdown(T0 + timedelta(seconds=seconds), T0)) == shown


@given(
    events=st.lists(
        st.builds(
            DayEvent,
            at=moments,
            kind=kinds,
            by=st.just("Anna"),
            subject=st.sampled_from(["T-60/1", "T-0", "devops", "x"]),
            text=st.text(max_size=5),
            values=st.fixed_dictionaries({"at": st.just(T0.isoformat()), "answer": st.sampled_from(["GO", "NO-GO"])}),
        ),
        max_size=30,
    )
)
def test_no_order_of_events_breaks_the_day(events: list[DayEvent]) -> None:
    day = day_of(events)
    launched = [event for event in events if event.kind is EventKind.PROCEEDED]
    assert (day.launched_at is not None) <= bool(launched)
    if day.phase in {DayPhase.LAUNCHED, DayPhase.LIVE, DayPhase.ROLLED_BACK}:
        assert day.launched_at is not None
    if day.phase is DayPhase.ABORTED:
        assert day.launched_at is None
    rows(BOOK, day, zone=ZONE, now=T0)
    assert day_of(events[:7]) == day_of(tuple(events[:7]))


def test_rows_before_t0_is_set() -> None:
    first, second, _ = rows(BOOK, Day(), zone=ZONE, now=T0)
    assert (first.planned, first.drift, first.state) == (None, None, StepState.NEXT)
    assert second.state is StepState.OPEN


def test_planned_against_actual() -> None:
    events = [t0_set(), happened(EventKind.STEP_DONE, -58, "T-60/1"), happened(EventKind.STEP_DONE, -45, "T-60/2")]
    on_time, late, next_one = rows(BOOK, day_of(events), zone=ZONE, now=T0 - timedelta(minutes=40))
    assert (on_time.state, on_time.drift) == (StepState.DONE, timedelta(minutes=2))
    assert (late.state, late.drift) == (StepState.LATE, timedelta(minutes=10))
    assert (next_one.state, next_one.planned) == (StepState.NEXT, T0)


def test_drift_and_clock_count_hours_that_pass_over_a_change_of_the_clocks() -> None:
    t0 = datetime(2026, 3, 29, 1, 30, tzinfo=ZoneInfo(ZONE))
    later = datetime(2026, 3, 29, 3, 30, tzinfo=ZoneInfo(ZONE))  # one hour: the clocks skip from two to three
    done = DayEvent(at=later, kind=EventKind.STEP_DONE, by="Anna", subject="T-0/1")
    events = [DayEvent(at=t0, kind=EventKind.T0_SET, by="Anna", values={"at": t0.isoformat()})]
    book = Runbook(edition=1, steps=(RunStep(key="T-0/1", moment="T-0", text="Deploy", minutes=70),))
    (row,) = rows(book, day_of([*events, done]), zone=ZONE, now=later)
    assert (row.drift, row.state) == (timedelta(hours=1), StepState.DONE)
    assert rows(book, day_of(events), zone=ZONE, now=later)[0].state is StepState.NEXT
    assert str(countdown(later, t0)) == "T+01:00:00"


def test_an_open_step_after_its_time_is_overdue() -> None:
    first, *_ = rows(BOOK, day_of([t0_set()]), zone=ZONE, now=T0 - timedelta(minutes=50))
    assert (first.state, first.drift) == (StepState.OVERDUE, timedelta(minutes=10))


def test_moving_t0_shifts_open_steps_only() -> None:
    events = [
        t0_set(),
        happened(EventKind.STEP_DONE, -60, "T-60/1"),
        t0_set(T0 + timedelta(minutes=30), -50, "The load test is repeated."),
    ]
    done, moved, _ = rows(BOOK, day_of(events), zone=ZONE, now=T0 - timedelta(minutes=40))
    assert (done.planned, done.drift) == (T0 - timedelta(minutes=60), timedelta(0))
    assert moved.planned == T0 - timedelta(minutes=25)
    assert day_of(events).planned == T0


def test_a_launched_day_keeps_its_t0() -> None:
    events = [t0_set(), happened(EventKind.PROCEEDED), t0_set(T0 + timedelta(hours=1), 5)]
    assert day_of(events).t0 == T0


def test_skipped_and_off_plan() -> None:
    events = [
        t0_set(),
        happened(EventKind.STEP_SKIPPED, -60, "T-60/1", "Not needed."),
        happened(EventKind.OFF_PLAN, -50, "T-60/2", "Test repeated."),
        happened(EventKind.STEP_DONE, -50, "T-60/2"),
        happened(EventKind.STEP_DONE, -1, "T-0/1"),
        happened(EventKind.STEP_REOPENED, 0, "T-0/1"),
    ]
    skipped, off, again = rows(BOOK, day_of(events), zone=ZONE, now=T0)
    assert (skipped.state, skipped.remark) == (StepState.SKIPPED, "Not needed.")
    assert (off.state, off.remark) == (StepState.LATE, "Test repeated.")
    assert (again.state, again.actual) == (StepState.NEXT, None)


def test_a_step_is_done_once() -> None:
    events = [t0_set(), happened(EventKind.STEP_DONE, -60, "T-60/1"), happened(EventKind.STEP_DONE, -30, "T-60/1")]
    assert day_of(events).done["T-60/1"].at == T0 - timedelta(minutes=60)


def test_the_poll_goes_round() -> None:
    order = BOOK.poll_order
    day = day_of([happened(EventKind.POLL_OPENED, -5, "T-0")])
    assert day.poll == Poll(moment="T-0", opened_at=T0 - timedelta(minutes=5))
    assert day.poll.next_role(order) == "devops"
    assert not day.poll.says_go(order)
    assert not day.poll.says_go(())
    events = [
        happened(EventKind.POLL_OPENED, -5, "T-0"),
        happened(EventKind.POLL_ANSWERED, -4, "devops", "Disk full.", answer="NO-GO"),
        happened(EventKind.POLL_ANSWERED, -3, "sre", answer="GO"),
        happened(EventKind.POLL_ANSWERED, -2, "devops", answer="GO"),
    ]
    poll = day_of(events).poll
    assert poll is not None
    assert poll.answers == (
        PollAnswer(role="sre", answer="GO", reason="", at=T0 - timedelta(minutes=3), by="Anna"),
        PollAnswer(role="devops", answer="GO", reason="", at=T0 - timedelta(minutes=2), by="Anna"),
    )
    assert poll.says_go(order)
    assert poll.next_role(order) is None
    closed = day_of(
        [
            *events,
            happened(EventKind.POLL_CLOSED, -1),
            happened(EventKind.POLL_ANSWERED, 0, "sre", "No.", answer="NO-GO"),
        ]
    )
    assert closed.poll is not None
    assert (closed.poll.says_go(order), closed.poll.closed_at) == (True, T0 - timedelta(minutes=1))


def test_values_and_overrides_are_kept() -> None:
    events = [
        happened(EventKind.MEASURED, 5, "errors", value="0.7"),
        happened(EventKind.MEASURED, 10, "errors", value="0.2"),
        happened(EventKind.OVERRIDDEN, -9, "gate.red 1"),
        happened(EventKind.NOTED, 11, text="All calm."),
    ]
    day = day_of(events)
    assert day.measured["errors"].values["value"] == "0.2"
    assert day.overridden == {"gate.red 1"}
