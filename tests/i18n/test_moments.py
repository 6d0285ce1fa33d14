# SPDX-License-Identifier: MIT
"""Times read the same in every place, always with their zone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.i18n.moments import show_date, show_day, show_day_time, show_time, show_zone

CET = timezone(timedelta(hours=1))
MOMENT = datetime(2026, 3, 5, 14, 3, 22, tzinfo=CET)
zones = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def test_a_time_reads_as_people_write_it() -> None:
    assert show_time(MOMENT, "de") == "05.03.2026, 14:03:22 (UTC+1)"
    assert show_time(MOMENT, "en") == "5 Mar 2026, 14:03:22 (UTC+1)"


def test_a_time_in_a_table_is_short() -> None:
    assert show_day_time(MOMENT, "de") == "05.03. 14:03"
    assert show_day_time(MOMENT, "en") == "5 Mar 14:03"
    assert show_day(MOMENT.date(), "de") == "05.03."
    assert show_day(MOMENT.date(), "en") == "5 Mar"


def test_a_day_has_no_time() -> None:
    assert show_date(MOMENT.date(), "de") == "05.03.2026"
    assert show_date(date(2026, 12, 24), "en") == "24 Dec 2026"


@pytest.mark.parametrize("month", range(1, 13))
def test_months_have_english_names_whatever_the_computer_speaks(month: int) -> None:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert show_date(date(2026, month, 1), "en") == f"1 {names[month - 1]} 2026"


@pytest.mark.parametrize(
    ("offset", "shown"),
    [
        (timedelta(), "UTC"),
        (timedelta(hours=1), "UTC+1"),
        (timedelta(hours=14), "UTC+14"),
        (timedelta(hours=-3, minutes=-30), "UTC-3:30"),
        (timedelta(hours=5, minutes=45), "UTC+5:45"),
        (timedelta(minutes=-30), "UTC-0:30"),
        (timedelta(minutes=5), "UTC+0:05"),
        (timedelta(hours=-23, minutes=-59), "UTC-23:59"),
    ],
)
def test_a_zone_reads_as_its_distance_from_utc(offset: timedelta, shown: str) -> None:
    assert show_zone(MOMENT.replace(tzinfo=timezone(offset))) == shown


def test_utc_by_its_own_name() -> None:
    assert show_zone(MOMENT.replace(tzinfo=UTC)) == "UTC"


def test_a_time_without_an_offset_is_refused() -> None:
    naive = MOMENT.replace(tzinfo=None)
    for show in (show_zone, lambda moment: show_time(moment, "en")):
        with pytest.raises(ValueError, match="without an offset"):
            show(naive)


@given(st.datetimes(timezones=zones))
def test_what_is_shown_is_the_time_that_was_meant(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    for language, pattern in (("de", "%d.%m.%Y, %H:%M:%S"), ("en", "%d %b %Y, %H:%M:%S")):
        shown, zone = show_time(moment, language).rsplit(" (", 1)
        assert datetime.strptime(shown, pattern).replace(tzinfo=moment.tzinfo) == moment
        sign = -1 if "-" in zone else 1
        hours, _, minutes = zone.strip("UTC+-)").partition(":")
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        assert sign * offset == moment.utcoffset()
