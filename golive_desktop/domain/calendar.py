# SPDX-License-Identifier: MIT
"""Dates that people put into their calendars: deadlines, trainings and the go-live itself."""

from dataclasses import dataclass
from datetime import date, datetime

from golive_desktop.domain.mail import Mailbox

__all__ = ["Appointment"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """An entry of a calendar (RFC 5545, VEVENT)."""

    uid: str
    """Stays the same when the appointment moves."""
    title: str
    starts: datetime | date
    """A moment with its offset, or a whole day."""
    ends: datetime | date | None = None
    """None for a whole day, and for a moment without length."""
    text: str = ""
    place: str = ""
    organiser: Mailbox | None = None
    attendees: tuple[Mailbox, ...] = ()
    sequence: int = 0
    """Counts up with each change (RFC 5545, 3.8.7.4)."""
    zone: str = ""
    """A name of the IANA time zone database; empty to write UTC."""
