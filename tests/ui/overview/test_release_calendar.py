# SPDX-License-Identifier: MIT
"""Days and times stand in the release's zone, whatever zone the computer is in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from golive_desktop.ui.calendar import Calendar, calendar_of
from golive_desktop.ui.words import Words
from tests.ui.desk import Desk

LATE_EVENING = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
"""Already the 4th in Berlin."""


def calendar(still_desk: Desk, *, language: str = "en", now: datetime = LATE_EVENING) -> Calendar:
    words = Words(language="de" if language == "de" else "en")
    return calendar_of(replace(still_desk.overview(), at=now), words)


def test_the_release_s_zone_decides_which_day_it_is(still_desk: Desk) -> None:
    made = calendar(still_desk)
    assert made.zone_name == "Europe/Berlin"
    assert made.time(LATE_EVENING) == "4 Mar 00:30"
    assert made.near(LATE_EVENING) == "today 00:30"
    assert made.near(LATE_EVENING - timedelta(hours=1)) == "3 Mar 23:30"
    assert made.day_of(LATE_EVENING) == "4 Mar"
    assert made.clock(LATE_EVENING) == "00:30"
    assert made.date_of(LATE_EVENING) == "4 Mar 2026"
    assert made.minute(LATE_EVENING) == "4 Mar 2026, 00:30 (UTC+1)"
    assert made.second(LATE_EVENING) == "4 Mar 2026, 00:30:00 (UTC+1)"


def test_days_are_said_as_people_say_them(still_desk: Desk) -> None:
    made = calendar(still_desk)
    today = date(2026, 3, 4)
    said = [made.until(today + timedelta(days=days)) for days in (-3, -1, 0, 1, 2)]
    assert said == ["3 days ago", "yesterday", "today", "tomorrow", "in 2 days"]
    assert [made.late_words(today - timedelta(days=days)) for days in (0, 1, 2)] == ["", "1 day late", "2 days late"]
    assert made.late(today + timedelta(days=5)) == 0
    assert made.weekday(date(2026, 3, 5)) == "Thu 5 Mar 2026"
    assert made.day(date(2026, 3, 5)) == "5 Mar"


def test_the_zone_is_said_as_it_is_on_that_day(still_desk: Desk) -> None:
    made = calendar(still_desk)
    assert made.zone_words() == "UTC+1 (Europe/Berlin)"
    assert made.all_times() == "All times UTC+1 (Europe/Berlin)"
    assert made.zone_words(date(2026, 7, 1)) == "UTC+2 (Europe/Berlin)"
    here = replace(made, zone=UTC, zone_name="", now=LATE_EVENING)
    assert here.zone_words() == "UTC"


def test_days_in_german_have_points(still_desk: Desk) -> None:
    made = calendar(still_desk, language="de")
    assert made.day(date(2026, 3, 5)) == "05.03."
    assert made.time(LATE_EVENING) == "04.03. 00:30"
