# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from golive_desktop.domain.day import Day, DayEvent, DayPhase, EventKind
from golive_desktop.domain.reporting import STATUS_EVERY, hour_due, status_due

T0 = datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
LAUNCHED = Day(t0=T0, phase=DayPhase.LAUNCHED, launched_at=T0)


def at(minutes: float) -> datetime:
    return T0 + timedelta(minutes=minutes)


def posted(minutes: float) -> DayEvent:
    return DayEvent(at=at(minutes), kind=EventKind.POSTED, by="Anna", subject="#incidents", text="x")


def test_a_text_is_due_five_minutes_after_proceed_and_after_each_text() -> None:
    assert timedelta(minutes=5) == STATUS_EVERY
    assert [status_due(LAUNCHED, (), now=at(one)) for one in (4.9, 5, 9)] == [None, at(5), at(5)]
    told = (posted(-30), posted(6))
    assert [status_due(LAUNCHED, told, now=at(one)) for one in (10.9, 11)] == [None, at(11)]
    assert status_due(LAUNCHED, (), now=at(60)) is None


def test_a_mail_is_due_for_the_hour_that_is_over_and_only_once() -> None:
    assert [hour_due(LAUNCHED, (), now=at(one)) for one in (59, 60, 150, 24 * 60, 25 * 60)] == [0, 1, 2, 24, 0]
    assert hour_due(LAUNCHED, (at(61),), now=at(90)) == 0
    assert hour_due(LAUNCHED, (at(61),), now=at(120)) == 2


@pytest.mark.parametrize("phase", [DayPhase.AHEAD, DayPhase.ROLLED_BACK, DayPhase.ABORTED])
def test_only_a_launch_is_told_about(phase: DayPhase) -> None:
    day = replace(LAUNCHED, phase=phase)
    assert status_due(day, (), now=at(30)) is None
    assert hour_due(day, (), now=at(90)) == 0
