# SPDX-License-Identifier: MIT
"""The dates of a release stand in one calendar file, under ids that stay."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.calendar import Appointment
from golive_desktop.domain.communication import Training
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Candidate, Policy
from golive_desktop.resources import resource_bytes
from golive_desktop.services.dates import appointment_of, in_zone, release_dates, time_from_launch, write_dates
from tests.office import Office

BERLIN = ZoneInfo("Europe/Berlin")
LAUNCH = datetime(2026, 3, 5, 10, 0, tzinfo=BERLIN)
PLAN = read_handbook(resource_bytes("sample/handbook.md")).plan
RELEASE = ReleaseRecord(
    id="r-1",
    plan=PLAN,
    candidate=Candidate(tag=PLAN.candidate, commit=""),
    round=1,
    policy=Policy(),
    language="de",
    created_by="",
    created_at=LAUNCH,
)
TRAINING = Training(
    language="de",
    title="Schulung",
    minutes=120,
    agenda=(),
    starts=datetime(2026, 3, 2, 10, 0, tzinfo=BERLIN),
    zone="Europe/Berlin",
    sequence=2,
)


def dates(launch: datetime | None = None) -> dict[str, Appointment]:
    found = release_dates(RELEASE, TRAINING, language="de", launch=launch)
    return {one.uid.removesuffix("-r-1@golive-desktop.invalid"): one for one in found}


def test_all_deadlines_the_training_and_the_moments_of_the_handbook() -> None:
    found = dates(LAUNCH)
    assert {key for key in found if key.startswith("deadline-")} == {
        f"deadline-{one.role}" for one in PLAN.stakeholders
    }
    assert found["deadline-support"].starts == date(2026, 3, 2)
    assert found["deadline-legal"].title == "Frist Legal / Compliance: LifeTimeCircle rc-2026-03-01"
    moments = {key: one.starts for key, one in found.items() if key[0] in "tw" and key != "training"}
    assert moments == {
        "t-48h": LAUNCH - timedelta(hours=48),
        "t-60": LAUNCH - timedelta(minutes=60),
        "t-30": LAUNCH - timedelta(minutes=30),
        "t-0": LAUNCH,
        "t+15": LAUNCH + timedelta(minutes=15),
        "t+1h": LAUNCH + timedelta(hours=1),
        "t+24h": LAUNCH + timedelta(hours=24),
        "w1": date(2026, 3, 6),
        "w2": date(2026, 3, 13),
    }
    assert found["t-0"].title == "Go-Live LifeTimeCircle rc-2026-03-01"
    assert found["w1"].ends == date(2026, 3, 12)
    assert "- DevOps Lead: Initiate production deploy" in found["t-0"].text
    assert (found["training"].sequence, found["training"].ends) == (
        2,
        TRAINING.starts and TRAINING.starts + timedelta(hours=2),
    )


def test_without_the_hour_the_moments_are_days() -> None:
    found = dates()
    assert {key: one.starts for key, one in found.items() if key.startswith("t") and key != "training"} == {
        "t-48h": date(2026, 3, 3),
        "t-0": date(2026, 3, 5),
        "t+24h": date(2026, 3, 6),
    }
    undated = replace(RELEASE, plan=replace(PLAN, date=None))
    assert not any("t-0" in one.uid for one in release_dates(undated, None, language="en"))


@pytest.mark.parametrize(
    ("at", "minutes"),
    [("T-0", 0), ("T-60", -60), ("T-48h", -2880), ("T+15", 15), ("T+1h", 60), ("W1", None), ("", None)],
)
def test_how_far_a_moment_is_from_the_launch(at: str, minutes: int | None) -> None:
    assert time_from_launch(at) == (None if minutes is None else timedelta(minutes=minutes))


def test_times_are_shown_where_the_plan_is() -> None:
    moment = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    assert in_zone(moment, PLAN).hour == 10
    assert in_zone(moment, replace(PLAN, timezone="")).hour == 9


def test_a_training_without_a_time_is_no_appointment() -> None:
    with pytest.raises(ValueError, match="no appointment"):
        appointment_of(RELEASE, replace(TRAINING, starts=None))


def test_one_file_for_all_calendars(office: Office, tmp_path: Path) -> None:
    data = write_dates(office.manager.adapters, "rc-7", language="en", launch=LAUNCH, now=office.now())
    (tmp_path / "dates.ics").write_bytes(data)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [
        "Deadline DevOps Lead: Zebra rc-7",
        "Deadline Legal / Compliance: Zebra rc-7",
        "Deadline CEO / Business Lead: Zebra rc-7",
    ]
