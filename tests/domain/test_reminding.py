# SPDX-License-Identifier: MIT
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.reminding import Due, Schedule, ScheduleKind, due

BERLIN = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
"""A Monday."""
DEADLINE = date(2026, 3, 10)
REMINDERS = Schedule(
    id="s-1", release="r-1", kind=ScheduleKind.REMINDER, zone="Europe/Berlin", days=3, hour=8, created_at=MADE
)
WEEKLY = Schedule(
    id="s-2",
    release="r-1",
    kind=ScheduleKind.WEEKLY_STATUS,
    zone="Europe/Berlin",
    weekday=0,
    hour=10,
    created_at=MADE,
)
WAITING = {"r-1": {"legal": DEADLINE}}


def at(day: int, hour: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=BERLIN)


def found(schedule: Schedule, now: datetime, last: datetime | None = None, role: str = "legal") -> tuple[Due, ...]:
    return due((schedule,), WAITING, {} if last is None else {(schedule.id, role): last}, now=now)


def test_a_role_is_reminded_before_its_deadline_on_the_day_and_daily_after() -> None:
    assert found(REMINDERS, at(7, 7)) == ()
    (first,) = found(REMINDERS, at(7, 8))
    assert (first.role, first.at, first.missed, first.stale) == ("legal", at(7, 8), 0, False)
    assert found(REMINDERS, at(9, 23), last=at(7, 8)) == ()
    assert [item.at for item in found(REMINDERS, at(10, 8), last=at(7, 8))] == [at(10, 8)]
    assert [item.at for item in found(REMINDERS, at(12, 9), last=at(11, 8))] == [at(12, 8)]
    assert due((REMINDERS,), {"r-1": {}}, {}, now=at(12, 9)) == ()


def test_after_a_break_comes_one_mail() -> None:
    (late,) = found(REMINDERS, at(14, 9), last=at(7, 8))
    assert (late.at, late.missed, late.stale) == (at(14, 8), 4, False)


def test_a_mail_more_than_a_day_late_asks_first() -> None:
    (late,) = found(WEEKLY, at(25, 12), role="")
    assert (late.at, late.missed, late.stale) == (at(23, 10), 3, True)
    (fresh,) = found(WEEKLY, at(23, 12), role="")
    assert not fresh.stale


def test_the_weekly_status_keeps_its_hour_when_the_clocks_change() -> None:
    (weekly,) = found(WEEKLY, at(31, 0), last=at(23, 10), role="")
    assert weekly.at.hour == 10
    assert weekly.at.astimezone(UTC).hour == 8
    assert found(WEEKLY, at(31, 0), last=weekly.at, role="") == ()


def test_executives_are_told_an_hour_before_the_launch_and_not_after_it() -> None:
    launch = at(5, 18)
    note = Schedule(id="s-3", release="r-1", kind=ScheduleKind.LAUNCH, launch=launch, created_at=MADE)
    assert found(note, at(5, 16), role="") == ()
    assert [item.at for item in found(note, at(5, 17), role="")] == [launch - timedelta(minutes=60)]
    assert found(note, launch, role="") == ()


@given(st.lists(st.integers(min_value=0, max_value=24 * 40), max_size=30), st.sampled_from([REMINDERS, WEEKLY]))
def test_no_moment_is_served_twice_whenever_the_program_runs(hours: list[int], schedule: Schedule) -> None:
    last: dict[tuple[str, str], datetime] = {}
    served: list[datetime] = []
    for hour in sorted(hours):
        for item in due((schedule,), WAITING, last, now=MADE + timedelta(hours=hour)):
            last[schedule.id, item.role] = item.at
            served.append(item.at)
    assert len(served) == len(set(served))
    assert served == sorted(served)
