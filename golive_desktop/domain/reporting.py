# SPDX-License-Identifier: MIT
"""What is to be told after the launch, and when: a text every five minutes of the first hour, a mail each hour."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from golive_desktop.domain.day import Day, DayEvent, DayPhase, EventKind

__all__ = ["STATUS_EVERY", "hour_due", "status_due"]

STATUS_EVERY: Final = timedelta(minutes=5)
_HOUR: Final = timedelta(hours=1)
_LAST_HOUR: Final = 24
"""The review takes its place then."""
_TOLD: Final = frozenset({DayPhase.LAUNCHED, DayPhase.LIVE})


def status_due(day: Day, events: Iterable[DayEvent], *, now: datetime) -> datetime | None:
    """Since when a status text is due: five minutes after PROCEED, and after each text; None when none is.

    Args:
        day: as it stands.
        events: of the run; what was posted is among them.
        now: the moment; after the first hour mails take over.
    """
    launched = day.launched_at
    if launched is None or day.phase not in _TOLD or now >= launched + _HOUR:
        return None
    posted = [event.at for event in events if event.kind is EventKind.POSTED and event.at >= launched]
    due = max([launched, *posted]) + STATUS_EVERY
    return due if now >= due else None


def hour_due(day: Day, written: Iterable[datetime], *, now: datetime) -> int:
    """The hour after PROCEED for which leadership has no mail yet; 0 while none is due. Hours missed are not told late.

    Args:
        day: as it stands.
        written: when mails of this kind were written.
        now: the moment.
    """
    launched = day.launched_at
    if launched is None or day.phase not in _TOLD:
        return 0
    hour = (now - launched) // _HOUR
    over = launched + hour * _HOUR
    return hour if 1 <= hour <= _LAST_HOUR and not any(at >= over for at in written) else 0
