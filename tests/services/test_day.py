# SPDX-License-Identifier: MIT
"""The go-live day against a real home: what is recorded, refused, and seen again by whoever opens it next."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from golive_desktop.domain.day import DayPhase, EventKind, StepState
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.day import Acting, before_launch, in_the_way, look_at_day, reasoned, recording, zone_of
from golive_desktop.services.day_launch import ABORT, HOLD, ROLLBACK, abort, hold, proceed, resume, roll_back
from golive_desktop.services.day_poll import answer_poll, open_poll
from golive_desktop.services.day_steps import (
    finish_step,
    measure,
    note,
    remark_step,
    reopen_step,
    set_t0,
    skip_step,
)
from golive_desktop.services.overview import look_at
from tests.office import Office

T0 = datetime(2026, 3, 5, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
REHEARSAL = "rehearsal 1"


def at(office: Office, minutes: float = -70, *, run: str = "", by: str = "Anna Berger") -> Acting:
    now = T0 + timedelta(minutes=minutes)
    return Acting(adapters=office.manager.adapters, release=office.release.id, by=by, now=now, run=run)


def code(action: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as raised:
        action()
    return raised.value.problem.code


def polled(office: Office, *, run: str = REHEARSAL) -> None:
    set_t0(at(office, run=run), T0)
    open_poll(at(office, -5, run=run), "T-0")
    view = look_at_day(office.manager.adapters, office.release.id, now=T0, run=run)
    for role in view.runbook.poll_order:
        answer_poll(at(office, -4, run=run), role, "GO")
    with recording(at(office, -3, run=run)) as now:
        now.add(EventKind.POLL_CLOSED, "T-0", file="ab" * 32)


def test_every_event_stands_in_log_and_trail(office: Office) -> None:
    set_t0(at(office), T0)
    step = look_at_day(office.manager.adapters, office.release.id, now=T0).rows[0].step.key
    finish_step(at(office, -60), step, remark="Two came late.")
    note(at(office, -59, by=" Tarek "), "All calm. ")
    view = look_at_day(office.manager.adapters, office.release.id, now=T0)
    assert [event.kind for event in view.events] == [
        EventKind.T0_SET,
        EventKind.OFF_PLAN,
        EventKind.STEP_DONE,
        EventKind.NOTED,
    ]
    assert (view.events[-1].by, view.events[-1].text) == ("Tarek", "All calm.")
    assert (view.rows[0].state, view.rows[0].remark) == (StepState.LATE, "Two came late.")
    with office.manager.adapters.store.reading() as work:
        trail = [entry for entry in work.audit.entries() if entry.event.startswith("day.")]
    assert [entry.event for entry in trail] == ["day.t0-set", "day.off-plan", "day.step-done", "day.noted"]
    assert trail[0].release == office.release.id


def test_what_is_refused_is_not_recorded(office: Office) -> None:
    step = look_at_day(office.manager.adapters, office.release.id, now=T0).rows[0].step.key
    assert code(lambda: note(at(office, by=" "), "x")) == "day.who-missing"
    assert code(lambda: note(at(office), " ")) == "day.reason-missing"
    assert code(lambda: finish_step(at(office), "T-60/99")) == "day.step-unknown"
    assert code(lambda: skip_step(at(office), step, reason="")) == "day.reason-missing"
    assert code(lambda: remark_step(at(office), step, reason="")) == "day.reason-missing"
    assert code(lambda: reopen_step(at(office), step)) == "day.step-open"
    assert code(lambda: measure(at(office), "nothing", "1")) == "day.metric-unknown"
    assert code(lambda: measure(at(office), "errors", "few")) == "day.value-unreadable"
    assert code(lambda: measure(at(office), "errors", "NaN")) == "day.value-unreadable"
    assert code(lambda: answer_poll(at(office), "devops", "GO")) == "day.no-poll"
    assert code(lambda: reasoned("  ")) == "day.reason-missing"
    assert look_at_day(office.manager.adapters, office.release.id, now=T0).events == ()


def test_t0_moves_with_a_reason(office: Office) -> None:
    set_t0(at(office), T0)
    assert code(lambda: set_t0(at(office), T0 + timedelta(hours=1))) == "day.reason-missing"
    set_t0(at(office), T0 + timedelta(hours=1), reason="The load test is repeated.")
    view = look_at_day(office.manager.adapters, office.release.id, now=T0)
    assert view.day.t0 == T0 + timedelta(hours=1)
    assert zone_of(office.release) == view.zone


def test_steps_are_done_skipped_and_opened_again(office: Office) -> None:
    first, second, *_ = (row.step.key for row in look_at_day(office.manager.adapters, office.release.id, now=T0).rows)
    finish_step(at(office), first)
    assert code(lambda: finish_step(at(office), first)) == "day.step-ticked"
    reopen_step(at(office), first)
    skip_step(at(office), first, reason="Not needed.")
    remark_step(at(office), second, reason="Repeated.")
    rows = look_at_day(office.manager.adapters, office.release.id, now=T0).rows
    assert [(row.state, row.remark) for row in rows[:2]] == [
        (StepState.SKIPPED, "Not needed."),
        (StepState.NEXT, "Repeated."),
    ]


def test_the_poll_goes_in_order_and_a_no_needs_a_reason(office: Office) -> None:
    set_t0(at(office), T0)
    open_poll(at(office), "T-60")
    order = look_at_day(office.manager.adapters, office.release.id, now=T0).runbook.poll_order
    assert len(order) > 1
    assert code(lambda: answer_poll(at(office), "nobody", "GO")) == "day.poll-not-asked"
    assert code(lambda: answer_poll(at(office), order[-1], "GO")) == "day.poll-order"
    assert code(lambda: answer_poll(at(office), order[0], "NO-GO")) == "day.reason-missing"
    answer_poll(at(office), order[0], "NO-GO", reason="Disk full.")
    answer_poll(at(office), order[0], "GO")
    poll = look_at_day(office.manager.adapters, office.release.id, now=T0).day.poll
    assert poll is not None
    assert [(answer.role, answer.answer) for answer in poll.answers] == [(order[0], "GO")]


def test_proceed_is_judged_in_the_transaction_that_records_it(office: Office) -> None:
    polled(office, run="")
    release = office.release.id
    view = look_at_day(office.manager.adapters, release, now=T0)
    lacking = look_at(office.manager.adapters, release, now=T0).readiness.why_not
    assert [(p.code, p.subject) for p in view.obstacles] == [(p.code, p.subject) for p in lacking]
    assert code(lambda: proceed(at(office, 0))) == view.obstacles[0].code
    assert look_at_day(office.manager.adapters, release, now=T0).day.launched_at is None


def test_a_rehearsal_needs_no_approvals_and_is_a_run_of_its_own(office: Office) -> None:
    polled(office)
    proceed(at(office, 0, run=REHEARSAL))
    measure(at(office, 5, run=REHEARSAL), "errors", "0,21", picture=b"a picture", name="board.png")
    view = look_at_day(office.manager.adapters, office.release.id, now=T0, run=REHEARSAL)
    assert view.day.phase is DayPhase.LAUNCHED
    measured = view.day.measured["errors"]
    assert measured.values["value"] == "0.21"
    with office.manager.adapters.store.reading() as work:
        assert work.statements.original(measured.file).data == b"a picture"
    assert look_at_day(office.manager.adapters, office.release.id, now=T0).events == ()
    assert code(lambda: before_launch(view.day)) == "day.launched-already"
    assert in_the_way(view.day, view.readiness, view.runbook, REHEARSAL)[0].code == "day.launched-already"
    assert code(lambda: set_t0(at(office, 6, run=REHEARSAL), T0, reason="x")) == "day.launched-already"


def test_each_stop_is_typed_and_open_in_its_time(office: Office) -> None:
    polled(office)
    run = REHEARSAL
    assert code(lambda: hold(at(office, -2, run=run), reason="x", typed="hold")) == "day.word-wrong"
    assert code(lambda: hold(at(office, -2, run=run), reason=" ", typed=HOLD)) == "day.reason-missing"
    assert code(lambda: roll_back(at(office, -2, run=run), reason="x", typed=ROLLBACK)) == "day.not-now"
    assert code(lambda: resume(at(office, -2, run=run), reason="x")) == "day.not-now"
    hold(at(office, -2, run=run), reason="Load test repeated.", typed=HOLD)
    assert code(lambda: proceed(at(office, 0, run=run))) == "day.on-hold"
    resume(at(office, -1, run=run), reason="Green now.")
    proceed(at(office, 0, run=run))
    assert code(lambda: abort(at(office, 1, run=run), reason="x", typed=ABORT)) == "day.not-now"
    roll_back(at(office, 9, run=run), reason="Errors at 3 %.", typed=ROLLBACK)
    view = look_at_day(office.manager.adapters, office.release.id, now=T0, run=run)
    assert view.day.phase is DayPhase.ROLLED_BACK
    assert code(lambda: before_launch(view.day)) == "day.over"


def test_an_aborted_launch_is_over(office: Office) -> None:
    polled(office)
    abort(at(office, -2, run=REHEARSAL), reason="Provider down.", typed=ABORT)
    assert code(lambda: proceed(at(office, 0, run=REHEARSAL))) == "day.over"
    assert code(lambda: open_poll(at(office, 0, run=REHEARSAL), "T-0")) == "day.over"
