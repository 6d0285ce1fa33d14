# SPDX-License-Identifier: MIT
"""Calendars read our dates: the text keeps the rules of RFC 5545, and two readers find what was written."""

import ctypes
import ctypes.util
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from golive_desktop.domain.calendar import Appointment
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.calendars import IcsWriter

BERLIN = ZoneInfo("Europe/Berlin")
AT = datetime(2026, 2, 20, 9, 30, 15, 999, tzinfo=BERLIN)
ANNA = Mailbox(name='Anna "Ä" Berger; X', address="anna@example.com")
TRAINING = Appointment(
    uid="training-1@example.com",
    title="Schulung: Größe, „Zebra“; \\ Ende",
    starts=datetime(2026, 3, 2, 10, 0, tzinfo=BERLIN),
    ends=datetime(2026, 3, 2, 12, 0, tzinfo=BERLIN),
    text="Agenda\n- Überblick, 30 Minuten\n- " + "langes Wort über die Grenze " * 9,
    place="Raum 4, Haus B",
    organiser=ANNA,
    attendees=(
        Mailbox(name="Łukasz Fischer", address="l@example.com"),
        Mailbox(name="", address="b@müller.de"),
    ),
    sequence=3,
    zone="Europe/Berlin",
)
DEADLINE = Appointment(uid="deadline-legal@example.com", title="Frist: Recht", starts=date(2026, 3, 4))


def lines(data: bytes) -> list[str]:
    """The content lines, unfolded as RFC 5545, 3.1 says."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not any(ord(letter) < 32 for letter in text.replace("\r\n", ""))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def only(data: bytes, name: str) -> list[str]:
    return [line for line in lines(data) if line.split(":")[0].split(";")[0] == name]


def test_an_invitation_has_everything_that_a_calendar_asks_for() -> None:
    data = IcsWriter().write([TRAINING], at=AT, invite=True)
    found = lines(data)
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-1] == "END:VCALENDAR"
    for line in (
        "VERSION:2.0",
        "METHOD:REQUEST",
        "UID:training-1@example.com",
        "SEQUENCE:3",
        "DTSTAMP:20260220T083015Z",
        "DTSTART;TZID=Europe/Berlin:20260302T100000",
        "DTEND;TZID=Europe/Berlin:20260302T120000",
        "SUMMARY:Schulung: Größe\\, „Zebra“\\; \\\\ Ende",
        "LOCATION:Raum 4\\, Haus B",
        "ORGANIZER;CN=\"Anna 'Ä' Berger; X\":mailto:anna@example.com",
        'ATTENDEE;CN="Łukasz Fischer";PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:l@example.com',
        "ATTENDEE;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:b@xn--mller-kva.de",
    ):
        assert line in found
    assert found.count("BEGIN:VEVENT") == 1


def test_an_invitation_is_for_one_appointment() -> None:
    with pytest.raises(ValueError, match="one appointment"):
        IcsWriter().write([TRAINING, DEADLINE], at=AT, invite=True)


def test_mere_dates_invite_nobody() -> None:
    data = IcsWriter().write([TRAINING, replace(DEADLINE, organiser=ANNA)], at=AT)
    assert only(data, "METHOD") == ["METHOD:PUBLISH"]
    assert len(only(data, "ORGANIZER")) == 2
    assert only(data, "ATTENDEE") == []
    assert only(IcsWriter().write([TRAINING, DEADLINE], at=AT), "METHOD") == []


def test_a_whole_day_ends_with_the_next_one_and_leaves_people_free() -> None:
    data = IcsWriter().write([DEADLINE], at=AT)
    assert only(data, "DTSTART") == ["DTSTART;VALUE=DATE:20260304"]
    assert only(data, "DTEND") == ["DTEND;VALUE=DATE:20260305"]
    assert only(data, "TRANSP") == ["TRANSP:TRANSPARENT"]
    assert only(data, "BEGIN") == ["BEGIN:VCALENDAR", "BEGIN:VEVENT"]
    week = Appointment(uid="w@x", title="W1", starts=date(2026, 3, 6), ends=date(2026, 3, 12))
    assert only(IcsWriter().write([week], at=AT), "DTEND") == ["DTEND;VALUE=DATE:20260313"]


def test_without_a_zone_a_moment_stands_in_utc() -> None:
    moment = Appointment(uid="t0@x", title="T-0", starts=datetime(2026, 3, 5, 10, 0, tzinfo=BERLIN))
    data = IcsWriter().write([moment], at=AT)
    assert only(data, "DTSTART") == ["DTSTART:20260305T090000Z"]
    assert only(data, "DTEND") == []


def test_the_rules_of_the_zone_are_told_as_they_are() -> None:
    data = IcsWriter().write([TRAINING], at=AT)
    text = "\n".join(lines(data))
    assert "BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nTZNAME:CEST\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200" in text
    assert "BEGIN:STANDARD\nDTSTART:20261025T030000\nTZNAME:CET\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100" in text
    kolkata = Appointment(uid="k@x", title="K", starts=AT, zone="Asia/Kolkata")
    assert only(IcsWriter().write([kolkata], at=AT), "TZOFFSETTO") == ["TZOFFSETTO:+0530"]


@pytest.mark.parametrize("address", ["a@b.de\r\nATTENDEE:x", "no address", "a b@c.de", ""])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    bad = Appointment(uid="x@y", title="x", starts=AT, attendees=(Mailbox(name="", address=address),))
    with pytest.raises(KnownError, match=r"mail\.address-invalid"):
        IcsWriter().write([bad], at=AT, invite=True)


@given(title=st.text(max_size=80), text=st.text(max_size=200), name=st.text(max_size=40))
def test_whatever_is_typed_stays_in_its_place(title: str, text: str, name: str) -> None:
    typed = Appointment(
        uid="t@x",
        title=f"a{title}",
        starts=AT,
        text=text,
        place=name,
        organiser=Mailbox(name=name, address="a@example.com"),
        zone="Europe/Berlin",
    )
    data = IcsWriter().write([typed], at=AT, invite=True)
    names = [line.split(":")[0].split(";")[0] for line in lines(data)]
    assert set(names) <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "TZID", "DTSTART", "TZNAME", "TZOFFSETFROM",
        "TZOFFSETTO", "SUMMARY", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "DESCRIPTION", "LOCATION", "ORGANIZER",
        "STATUS", "TRANSP",
    }  # fmt: skip
    assert len(only(data, "SUMMARY")) == 1
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["uid"]) == "t@x"
    assert event.errors == []


def test_a_strict_reader_finds_what_was_written() -> None:
    read = Calendar.from_ical(IcsWriter().write([TRAINING, DEADLINE], at=AT))
    training, deadline = (dict(event) for event in read.walk("VEVENT"))
    assert str(training["SUMMARY"]) == TRAINING.title
    assert str(training["DESCRIPTION"]) == TRAINING.text.strip()
    assert moment(training, "DTSTART") == TRAINING.starts
    assert moment(training, "DTEND") == TRAINING.ends
    assert moment(deadline, "DTSTART") == date(2026, 3, 4)
    assert [event.errors for event in (read, *read.walk("VEVENT"))] == [[], [], []]


def moment(event: dict[str, Any], name: str) -> object:
    return event[name].dt


@pytest.mark.second_reader
@pytest.mark.parametrize("invite", [True, False])
def test_libical_finds_no_fault(invite: bool) -> None:  # noqa: FBT001 - the two ways
    dates = [TRAINING] if invite else [TRAINING, replace(DEADLINE, organiser=ANNA)]
    data = IcsWriter().write(dates, at=AT, invite=invite)
    library = libical()
    component = library.icalparser_parse_string(data)
    assert component
    assert library.icalrestriction_check(component) == 1
    library.icalcomponent_strip_errors(component)
    assert library.icalcomponent_count_errors(component) == 0
    library.icalcomponent_free(component)
    broken = library.icalparser_parse_string(data.replace(b"UID:", b"X-UID:"))
    assert library.icalrestriction_check(broken) == 0
    library.icalcomponent_free(broken)


def libical() -> Any:  # noqa: ANN401 - a library in C
    name = ctypes.util.find_library("ical")
    if name is None:
        pytest.skip("libical is not installed")
    library = ctypes.CDLL(name)
    library.icalparser_parse_string.restype = ctypes.c_void_p
    for function in ("icalrestriction_check", "icalcomponent_count_errors", "icalcomponent_free"):
        getattr(library, function).argtypes = [ctypes.c_void_p]
    library.icalcomponent_strip_errors.argtypes = [ctypes.c_void_p]
    return library


def test_dates_are_written_in_their_order() -> None:
    late = Appointment(uid="b@x", title="b", starts=datetime(2026, 3, 5, tzinfo=UTC))
    assert only(IcsWriter().write([late, DEADLINE], at=AT), "UID") == ["UID:deadline-legal@example.com", "UID:b@x"]
