# SPDX-License-Identifier: MIT
"""Times, distances and numbers of the day as its people read them, in the zone of the release."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.i18n.moments import show_date, show_day, show_time, show_zone
from golive_desktop.ui.calendar import Calendar
from golive_desktop.ui.words import Words

__all__ = ["Hours"]

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_HOURS_FROM: Final = timedelta(hours=3)
"""Shorter than this, a distance is told in minutes."""
_DAYS_FROM: Final = timedelta(days=3)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """The hours of a launch in one zone and one language."""

    words: Words
    zone: ZoneInfo
    t0: datetime | None
    """On whose day a time stands alone; on any other day the day stands instead."""

    def local(self, moment: datetime) -> datetime:
        """The moment on the clocks of the release."""
        return moment.astimezone(self.zone)

    def brief(self, moment: datetime | None) -> str:
        """``10:15`` on the day of T-0, ``6 Mar`` on any other; empty for None."""
        if moment is None:
            return ""
        here = self.local(moment)
        if self.t0 is not None and here.date() == self.local(self.t0).date():
            return f"{here:%H:%M}"
        return show_day(here.date(), self.words.language)

    def full(self, moment: datetime) -> str:
        """``5 Mar 2026, 10:15:00 (UTC+1)``."""
        return show_time(self.local(moment), self.words.language)

    def clock(self, moment: datetime) -> str:
        """``10:15 (UTC+1)``."""
        here = self.local(moment)
        return f"{here:%H:%M} ({show_zone(here)})"

    def clock_seen(self, moment: datetime, now: datetime) -> str:
        """``10:15 (UTC+1)`` on the day of `now`, ``6 Mar 10:15 (UTC+1)`` on any other."""
        here = self.local(moment)
        if here.date() == self.local(now).date():
            return self.clock(moment)
        return f"{show_day(here.date(), self.words.language)} {self.clock(moment)}"

    def seconds(self, moment: datetime) -> str:
        """``10:15:07`` on the day of T-0, ``6 Mar 10:15`` on any other, for the log."""
        here = self.local(moment)
        if self.t0 is not None and here.date() != self.local(self.t0).date():
            return f"{show_day(here.date(), self.words.language)} {here:%H:%M}"
        return f"{here:%H:%M:%S}"

    def day_and_clock(self, moment: datetime) -> str:
        """``Thu 5 Mar 2026, 10:00 (UTC+1)``."""
        here = self.local(moment)
        calendar = Calendar(words=self.words, now=here, zone=self.zone, zone_name="")
        return f"{calendar.weekday(here.date())}, {self.clock(moment)}"

    def date(self, moment: datetime) -> str:
        """``5 Mar 2026``."""
        return show_date(self.local(moment).date(), self.words.language)

    def span(self, distance: timedelta) -> str:
        """``1 min 20 s``, ``7 min``, ``5 h``, ``6 days``; its sign does not count."""
        _ = self.words.translate
        size = abs(distance)
        if size < _HOUR / 6:
            minutes, seconds = divmod(int(size.total_seconds()), 60)
            return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
        if size < _HOURS_FROM:
            return f"{size // _MINUTE} min"
        return f"{size // _HOUR} h" if size < _DAYS_FROM else _("{count} days").format(count=size // _DAY)

    def drift(self, distance: timedelta | None) -> str:
        """``+7 min``, ``on time``, ``2 min`` with a minus before it; empty for None."""
        if distance is None:
            return ""
        size = abs(distance)
        if size < _MINUTE:
            return self.words.translate("on time")
        sign = "\N{MINUS SIGN}" if distance < timedelta() else "+"
        whole = f"{size // _MINUTE} min" if size < _HOURS_FROM else self.span(size)
        return f"{sign}{whole}"

    def number(self, value: str) -> str:
        """A number with the reader's decimal sign."""
        return value.replace(".", ",") if self.words.language == "de" else value
