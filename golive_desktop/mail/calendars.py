# SPDX-License-Identifier: MIT
"""Appointments as a file that calendars read (iCalendar, RFC 5545), with the rules of their time zones inside."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from golive_desktop.domain.calendar import Appointment
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.text import in_one_line, revealed, tidy
from golive_desktop.mail.addresses import envelope_address

__all__ = ["IcsWriter"]

_PRODUCT: Final = "-//GoLive Desktop//EN"
_DAY: Final = timedelta(days=1)
_AROUND: Final = timedelta(days=370)
"""How long before the first and after the last appointment the rules of a time zone are told."""


class IcsWriter:
    """`ports.mail.CalendarWriter` with the icalendar library."""

    def write(self, appointments: Sequence[Appointment], *, at: datetime, invite: bool = False) -> bytes:
        """One ``.ics``.

        Args:
            appointments: in any order. Attendees stand in it only when they are invited; a publication has none, and
                is one only when each appointment has an organiser (RFC 5546, 3.2.1), else it is a mere calendar.
            at: when it was written (DTSTAMP).
            invite: an invitation to the attendees (METHOD:REQUEST) instead of mere dates (PUBLISH); of one
                appointment alone (RFC 5546, 3.2.2).

        Raises:
            KnownError: ``mail.address-invalid``, ``mail.address-unsupported``.
            ValueError: several appointments in one invitation.
        """
        if invite and len({one.uid for one in appointments}) != 1:
            raise ValueError("an invitation is for one appointment")
        calendar = Calendar()
        calendar.add("prodid", _PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        if invite or all(one.organiser for one in appointments):
            calendar.add("method", "REQUEST" if invite else "PUBLISH")
        for zone in sorted({one.zone for one in appointments if one.zone and isinstance(one.starts, datetime)}):
            calendar.add_component(_zone(zone, appointments))
        for appointment in sorted(appointments, key=lambda one: (_moment(one.starts), one.uid)):
            calendar.add_component(_event(appointment, at, invite=invite))
        return bytes(calendar.to_ical())


def _event(appointment: Appointment, at: datetime, *, invite: bool) -> Event:
    event = Event()
    event.add("uid", in_one_line(appointment.uid))
    event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", appointment.sequence)
    event.add("dtstart", _placed(appointment.starts, appointment.zone))
    end = _end(appointment)
    if end is not None:
        event.add("dtend", _placed(end, appointment.zone))
    event.add("summary", in_one_line(appointment.title))
    event.add("status", "CONFIRMED")
    # note: a whole day does not make anybody busy (RFC 5545, 3.8.2.7)
    event.add("transp", "OPAQUE" if isinstance(appointment.starts, datetime) else "TRANSPARENT")
    if appointment.text:
        event.add("description", revealed(tidy(appointment.text)))
    if appointment.place:
        event.add("location", in_one_line(appointment.place))
    if appointment.organiser is not None:
        event.add("organizer", _address(appointment.organiser), encode=False)
    if invite:
        _invite(event, appointment.attendees)
    return event


def _invite(event: Event, attendees: Sequence[Mailbox]) -> None:
    for mailbox in attendees:
        attendee = _address(mailbox)
        attendee.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"})
        event.add("attendee", attendee, encode=False)


def _address(mailbox: Mailbox) -> vCalAddress:
    address = vCalAddress(f"mailto:{envelope_address(mailbox.address)}")
    name = in_one_line(mailbox.name)
    if name:
        # note: a parameter's value has no quotation marks (RFC 5545, 3.1), and few programs read RFC 6868
        address.params["CN"] = name.replace('"', "'")
    return address


def _end(appointment: Appointment) -> datetime | date | None:
    """The end as it is written: the day after for whole days (RFC 5545, 3.6.1)."""
    starts, ends = appointment.starts, appointment.ends
    if isinstance(starts, datetime):
        return ends if isinstance(ends, datetime) and ends > starts else None
    last = ends if ends is not None and not isinstance(ends, datetime) else starts
    return max(last, starts) + _DAY


def _placed(when: datetime | date, zone: str) -> datetime | date:
    if not isinstance(when, datetime):
        return when
    return when.astimezone(ZoneInfo(zone) if zone else UTC).replace(microsecond=0)


def _moment(when: datetime | date) -> datetime:
    return when.astimezone(UTC) if isinstance(when, datetime) else datetime.combine(when, time(), UTC)


def _zone(name: str, appointments: Sequence[Appointment]) -> Timezone:
    """The rules of a time zone around the appointments (RFC 5545, 3.6.5).

    Written here and not by the library, which gives the onset of summer time in the new offset instead of the old one.
    """
    moments = [_moment(one.starts) for one in appointments if one.zone == name]
    start, end = min(moments) - _AROUND, max(moments) + _AROUND
    rules = ZoneInfo(name)
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(_rule(start.astimezone(rules), before=_offset(start, rules)))
    for moment in _changes(start, end, rules):
        zone.add_component(_rule(moment.astimezone(rules), before=_offset(moment - timedelta(seconds=1), rules)))
    return zone


def _rule(since: datetime, *, before: timedelta) -> TimezoneStandard | TimezoneDaylight:
    rule: TimezoneStandard | TimezoneDaylight = TimezoneDaylight() if since.dst() else TimezoneStandard()
    onset = since.astimezone(UTC).replace(tzinfo=None, microsecond=0) + before
    rule.add("dtstart", onset)
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", since.utcoffset())
    rule.add("tzname", since.tzname())
    return rule


def _changes(start: datetime, end: datetime, rules: ZoneInfo) -> Iterator[datetime]:
    """The moments at which the offset changes, to the second."""
    day = start
    while day < end:
        low, high = day, day + _DAY
        if _offset(low, rules) != _offset(high, rules):
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) / 2
                low, high = (middle, high) if _offset(middle, rules) == _offset(low, rules) else (low, middle)
            yield (high + timedelta(milliseconds=500)).replace(microsecond=0)
        day += _DAY


def _offset(moment: datetime, rules: ZoneInfo) -> timedelta:
    return moment.astimezone(rules).utcoffset() or timedelta()
