# SPDX-License-Identifier: MIT
"""Days and times of a release as its people read them: in the release's own zone, with the zone said once."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.i18n.moments import show_date, show_day, show_day_time, show_time, show_zone
from golive_desktop.services.overview import Overview
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["Calendar", "calendar_of", "zone_of"]

_WEEKDAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """The days around one moment, in one zone and one language."""

    words: Words
    now: datetime
    """When the release was looked at, in the release's zone."""
    zone: tzinfo | None
    zone_name: str
    """As the plan names it; empty when it names none, and then it is this computer's zone."""

    def day(self, day: date) -> str:
        """``3 Mar``."""
        return show_day(day, self.words.language)

    def day_of(self, moment: datetime) -> str:
        """The day of a moment, ``3 Mar``."""
        return self.day(moment.astimezone(self.zone).date())

    def weekday(self, day: date) -> str:
        """``Thu 5 Mar 2026``."""
        return f"{self.words.translate(_WEEKDAYS[day.weekday()])} {show_date(day, self.words.language)}"

    def time(self, moment: datetime) -> str:
        """``3 Mar 14:03``, for places where the zone stands beside it."""
        return show_day_time(moment.astimezone(self.zone), self.words.language)

    def minute(self, moment: datetime) -> str:
        """``4 Mar 2026, 16:40 (UTC+1)``, where seconds say nothing."""
        here = moment.astimezone(self.zone)
        return f"{show_date(here.date(), self.words.language)}, {here:%H:%M} ({show_zone(here)})"

    def second(self, moment: datetime) -> str:
        """``4 Mar 2026, 16:40:07 (UTC+1)``."""
        return show_time(moment.astimezone(self.zone), self.words.language)

    def date_of(self, moment: datetime) -> str:
        """The day of a moment with its year, ``3 Mar 2026``."""
        return show_date(moment.astimezone(self.zone).date(), self.words.language)

    def clock(self, moment: datetime) -> str:
        """``14:03``, where the day stands beside it."""
        return f"{moment.astimezone(self.zone):%H:%M}"

    def near(self, moment: datetime) -> str:
        """``today 18:00``, or as `time` on any other day."""
        here = moment.astimezone(self.zone)
        if here.date() != self.now.date():
            return self.time(moment)
        return self.words.translate("today {time}").format(time=self.clock(moment))

    def late(self, day: date) -> int:
        """By how many days `day` is over; 0 when it is not."""
        return max(0, (self.now.date() - day).days)

    def late_words(self, day: date) -> str:
        """``1 day late``; empty when `day` is not over."""
        days = self.late(day)
        _ = self.words.translate
        return "" if not days else _("1 day late") if days == 1 else _("{days} days late").format(days=days)

    def until(self, day: date) -> str:
        """``in 3 days``, ``tomorrow``, ``today``, ``2 days ago``."""
        days = (day - self.now.date()).days
        _ = self.words.translate
        near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
        if days in near:
            return near[days]
        return _("in {days} days").format(days=days) if days > 0 else _("{days} days ago").format(days=-days)

    def all_times(self) -> str:
        """``All times UTC+1 (Europe/Berlin)``, once on a page whose times have no zone beside them."""
        return self.words.translate("All times {zone}").format(zone=self.zone_words())

    def zone_words(self, day: date | None = None) -> str:
        """``UTC+1 (Europe/Berlin)``, as it is on that day, or now."""
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=self.zone) if day else self.now
        offset = show_zone(moment)
        return f"{offset} ({self.zone_name})" if self.zone_name else offset


def calendar_of(overview: Overview, words: Words) -> Calendar:
    """The calendar of a release at the moment when it was looked at."""
    zone = zone_of(overview)
    return Calendar(words=words, now=overview.at.astimezone(zone), zone=zone, zone_name=overview.release.plan.timezone)


def zone_of(overview: Overview) -> tzinfo | None:
    """The zone in which the release is told; this computer's where its plan names none."""
    name = overview.release.plan.timezone
    return ZoneInfo(name) if name else overview.at.tzinfo
