# SPDX-License-Identifier: MIT
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import Metric, Runbook, RunStep, planned_at, tolerance

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
t0s = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
BERLIN = ZoneInfo("Europe/Berlin")


@given(t0=t0s, zone=st.sampled_from(ZONES), minutes=st.integers(0, 2880), sign=st.sampled_from("+-"))
def test_minutes_and_hours_are_time_that_passes(t0: datetime, zone: str, minutes: int, sign: str) -> None:
    planned = planned_at(f"T{sign}{minutes}", t0, zone)
    wanted = timedelta(minutes=minutes) if sign == "+" else -timedelta(minutes=minutes)
    assert planned.astimezone(UTC) - t0.astimezone(UTC) == wanted
    assert planned.utcoffset() == planned.astimezone(ZoneInfo(zone)).utcoffset()


@given(t0=t0s, zone=st.sampled_from(ZONES), hours=st.integers(0, 72), late=st.integers(0, 90))
def test_hours_and_a_step_after_its_moment(t0: datetime, zone: str, hours: int, late: int) -> None:
    planned = planned_at(f"T-{hours}h", t0, zone, after_minutes=late)
    assert planned.astimezone(UTC) == t0.astimezone(UTC) - timedelta(hours=hours) + timedelta(minutes=late)


def test_48_hours_before_a_launch_after_the_clocks_went_forward() -> None:
    t0 = datetime(2026, 3, 30, 10, 0, tzinfo=BERLIN)
    assert planned_at("T-48h", t0, "Europe/Berlin") == datetime(2026, 3, 28, 9, 0, tzinfo=BERLIN)
    assert planned_at("T-48h", t0, "Europe/Berlin").isoformat() == "2026-03-28T09:00:00+01:00"


def test_the_next_day_begins_at_the_same_time_of_day() -> None:
    t0 = datetime(2026, 3, 28, 10, 0, tzinfo=BERLIN)
    assert planned_at("W1", t0, "Europe/Berlin").isoformat() == "2026-03-29T10:00:00+02:00"
    assert planned_at("W2", t0, "Europe/Berlin").isoformat() == "2026-04-05T10:00:00+02:00"


def test_a_time_that_the_clocks_skip() -> None:
    t0 = datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN)
    assert planned_at("W1", t0, "Europe/Berlin").isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize("moment", ["", "T", "T-", "T60", "t-60", "T-60m", "W", "W10", "T--5", "T-99999"])
def test_an_unknown_moment_is_said(moment: str) -> None:
    with pytest.raises(KnownError) as raised:
        planned_at(moment, datetime(2026, 3, 5, tzinfo=UTC), "UTC")
    assert raised.value.problem.code == "day.moment-unknown"
    with pytest.raises(KnownError) as raised:
        tolerance(moment)
    assert raised.value.problem.code == "day.moment-unknown"


@pytest.mark.parametrize(
    ("moment", "minutes"), [("T-0", 5), ("T-719", 5), ("T-720", 60), ("T+11h", 5), ("T-12h", 60), ("W1", 7 * 1440)]
)
def test_the_nearer_to_t0_the_more_exactly_a_moment_is_meant(moment: str, minutes: int) -> None:
    assert tolerance(moment) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("within", "value", "holds"),
    [
        ("below", 0.49, True),
        ("below", 0.5, False),
        ("at most", 0.5, True),
        ("at most", 0.51, False),
        ("above", 0.51, True),
        ("above", 0.5, False),
        ("at least", 0.5, True),
        ("at least", 0.49, False),
    ],
)
def test_a_metric_knows_its_limit(within: str, value: float, *, holds: bool) -> None:
    metric = Metric(key="e", title="E", limit=Decimal("0.5"), within=within)  # type: ignore[arg-type] # one of four
    assert metric.holds(Decimal(str(value))) is holds


def test_a_step_is_found_by_its_key() -> None:
    step = RunStep(key="T-0/1", moment="T-0", text="Deploy")
    book = Runbook(edition=1, steps=(step,))
    assert book.step("T-0/1") is step
    with pytest.raises(KnownError):
        book.step("T-0/2")
