# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.day import Day, DayPhase, Poll, PollAnswer
from golive_desktop.domain.launch import (
    DECIDE_AFTER,
    decision_calls,
    decision_due,
    may_abort,
    may_hold,
    may_roll_back,
    obstacles,
    override_key,
)
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import Readiness
from golive_desktop.domain.runbook import Runbook

T0 = datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
BOOK = Runbook(edition=1, steps=(), poll_order=("devops", "sre"))
READY = Readiness(verdict="GO", why_not=(), follow_ups=(), board=())
RED = Problem(code="readiness.gate-red", subject="1")


def said(role: str, answer: str = "GO") -> PollAnswer:
    return PollAnswer(role=role, answer="GO" if answer == "GO" else "NO-GO", reason="Disk full.", at=T0, by="Anna")


ASKED = Poll(moment="T-0", opened_at=T0, answers=(said("devops"), said("sre")), closed_at=T0, file="ab")
FREE = Day(t0=T0, polls=(ASKED,))


def codes(day: Day, readiness: Readiness = READY, book: Runbook = BOOK) -> list[str]:
    return [problem.code for problem in obstacles(day, readiness, book)]


def test_nothing_stands_in_the_way() -> None:
    assert codes(FREE) == []


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (replace(FREE, t0=None), "day.launch-unset"),
        (replace(FREE, phase=DayPhase.HELD), "day.on-hold"),
        (replace(FREE, phase=DayPhase.LAUNCHED), "day.launched-already"),
        (replace(FREE, phase=DayPhase.LIVE), "day.launched-already"),
        (replace(FREE, phase=DayPhase.ABORTED), "day.over"),
        (replace(FREE, phase=DayPhase.ROLLED_BACK), "day.over"),
        (replace(FREE, polls=()), "day.poll-missing"),
        (replace(FREE, polls=(replace(ASKED, moment="T-60"),)), "day.poll-missing"),
        (replace(FREE, polls=(replace(ASKED, answers=(said("devops"),)),)), "day.poll-open"),
        (replace(FREE, polls=(replace(ASKED, answers=(said("devops"), said("sre", "NO-GO"))),)), "day.poll-no-go"),
        # the runbook was changed after the NO-GO, and no longer asks whoever said it
        (replace(FREE, polls=(replace(ASKED, answers=(*ASKED.answers, said("cfo", "NO-GO"))),)), "day.poll-no-go"),
        (replace(FREE, polls=(replace(ASKED, closed_at=None),)), "day.poll-unsigned"),
    ],
)
def test_what_stands_in_the_way_of_proceed(day: Day, code: str) -> None:
    assert codes(day) == [code]


@given(
    lacking=st.sets(st.sampled_from(["readiness.gate-red", "readiness.requested", "readiness.void"])),
    passed=st.sets(st.sampled_from(["readiness.gate-red", "readiness.requested", "readiness.void", "day.on-hold"])),
    phase=st.sampled_from(DayPhase),
    answers=st.lists(st.sampled_from(["GO", "NO-GO", ""]), min_size=2, max_size=2),
    signed=st.booleans(),
    last=st.booleans(),
    placed=st.booleans(),
)
def test_t0_is_free_only_when_everything_allows_it(  # noqa: PLR0913 - each is one lock of the gate
    *,
    lacking: set[str],
    passed: set[str],
    phase: DayPhase,
    answers: list[str],
    signed: bool,
    last: bool,
    placed: bool,
) -> None:
    given_answers = tuple(said(role, answer) for role, answer in zip(BOOK.poll_order, answers, strict=True) if answer)
    poll = Poll(moment="T-0" if last else "T-60", opened_at=T0, answers=given_answers, closed_at=T0 if signed else None)
    day = Day(t0=T0 if placed else None, phase=phase, polls=(poll,), overridden=frozenset(passed))
    lacks = replace(READY, why_not=tuple(Problem(code=code) for code in lacking))
    open_locks = lacking - (passed - {"readiness.void"})
    free = placed and phase is DayPhase.AHEAD and last and signed and answers == ["GO", "GO"] and not open_locks
    assert (codes(day, lacks) == []) is free


@given(
    launched=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    seconds=st.integers(0, 5_000),
    zone=st.sampled_from(("Europe/Berlin", "Australia/Lord_Howe", "UTC")),
)
def test_the_decision_is_due_after_a_quarter_of_an_hour_that_passed(
    launched: datetime, seconds: int, zone: str
) -> None:
    """Also where the clocks change in between."""
    here, now = ZoneInfo(zone), launched + timedelta(seconds=seconds)
    day = replace(FREE, phase=DayPhase.LAUNCHED, launched_at=launched.astimezone(here))
    assert decision_due(day, now=now.astimezone(here)) is (seconds >= 900)
    assert decision_calls(day, now=now.astimezone(here)) == max(0, (seconds - 900) // 60 + 1)


def test_nobody_to_ask_is_no_yes() -> None:
    assert codes(FREE, book=replace(BOOK, poll_order=())) == ["day.poll-without-roles"]


def test_what_the_release_lacks_blocks_until_it_is_overridden() -> None:
    lacks = replace(READY, verdict="NO-GO", why_not=(RED, Problem(code="readiness.requested", subject="legal")))
    assert codes(FREE, lacks) == ["readiness.gate-red", "readiness.requested"]
    passed = replace(FREE, overridden=frozenset({override_key(RED)}))
    assert codes(passed, lacks) == ["readiness.requested"]


def test_an_override_lets_no_poll_and_no_hold_pass() -> None:
    keys = {override_key(Problem(code=code)) for code in ("day.on-hold", "day.launch-unset")}
    day = Day(phase=DayPhase.HELD, overridden=frozenset({*keys, "day.poll-missing T-0"}))
    assert codes(day) == ["day.launch-unset", "day.on-hold", "day.poll-missing"]


@pytest.mark.parametrize("phase", DayPhase)
def test_each_way_out_is_open_in_its_time_alone(phase: DayPhase) -> None:
    day = replace(FREE, phase=phase)
    assert may_hold(day) is (phase is DayPhase.AHEAD)
    assert may_abort(day) is (phase in {DayPhase.AHEAD, DayPhase.HELD})
    assert may_roll_back(day) is (phase in {DayPhase.LAUNCHED, DayPhase.LIVE})
    assert not (may_abort(day) and may_roll_back(day))


def test_a_quarter_of_an_hour_after_proceed_a_decision_is_due() -> None:
    day = replace(FREE, phase=DayPhase.LAUNCHED, launched_at=T0)
    assert not decision_due(day, now=T0 + DECIDE_AFTER - timedelta(seconds=1))
    assert decision_due(day, now=T0 + DECIDE_AFTER)
    assert not decision_due(replace(day, phase=DayPhase.LIVE), now=T0 + timedelta(hours=1))


def test_the_decision_is_called_for_when_it_is_due_and_each_minute_until_it_is_made() -> None:
    launched = replace(FREE, phase=DayPhase.LAUNCHED, launched_at=T0)
    seconds = (899, 900, 959, 960, 1500)
    assert [decision_calls(launched, now=T0 + timedelta(seconds=one)) for one in seconds] == [0, 1, 1, 2, 11]
    live = replace(launched, phase=DayPhase.LIVE, decided_at=T0)
    assert decision_calls(live, now=T0 + timedelta(hours=1)) == 0
