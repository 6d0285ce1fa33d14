# SPDX-License-Identifier: MIT
"""Dates of the next release: so many days of the calendar later, at the same time of day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.following import LeftBehind, followed, model_plan, moved
from golive_desktop.resources import resource_bytes

PLAN = read_handbook(resource_bytes("sample/handbook.md")).plan
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
MOMENTS = st.integers(946_684_800, 3_786_912_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(MOMENTS, st.integers(-1_000, 1_000), ZONES)
def test_the_clock_on_the_wall_says_the_same_on_the_other_day(moment: datetime, days: int, zone: str) -> None:
    before, after = moment.astimezone(ZoneInfo(zone)), moved(moment, days, zone)
    wall = before.replace(tzinfo=None) + timedelta(days=days)
    skipped = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert after.replace(tzinfo=None) in {wall, skipped}
    assert after.replace(tzinfo=None) == wall or skipped != wall
    assert after == moved(after, 0, zone)


def test_a_time_over_the_change_of_the_clocks() -> None:
    winter = datetime(2026, 3, 5, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert moved(winter, 28, "Europe/Berlin").isoformat() == "2026-04-02T10:00:00+02:00"
    assert moved(winter.replace(hour=2, minute=30), 24, "Europe/Berlin").isoformat() == "2026-03-29T03:30:00+02:00"


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_each_deadline_keeps_its_distance_from_t0(launch: date, then: date) -> None:
    next_plan = followed(model_plan(PLAN, launch), tag="rc-next", launch=then)
    assert (next_plan.date, next_plan.candidate) == (then, "rc-next")
    for before, after in zip(PLAN.stakeholders, next_plan.stakeholders, strict=True):
        assert before.deadline is not None
        assert after.deadline is not None
        assert after.deadline - then == before.deadline - launch


def test_forms_begin_anew_and_deadlines_need_a_launch() -> None:
    form = PLAN.stakeholders[1].form
    assert form is not None
    second = replace(PLAN.stakeholders[1], form=replace(form, version=4))
    plan = model_plan(replace(PLAN, stakeholders=(second,)), None)
    assert plan.date is None
    assert plan.stakeholders[0].deadline is None
    assert plan.stakeholders[0].form == replace(form, version=1)
    assert LeftBehind(what="keys", count=2).count == 2
