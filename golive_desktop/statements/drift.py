# SPDX-License-Identifier: MIT
"""How far a step of the go-live day was off its plan: in minutes, beyond some hours in hours, then in days."""

from datetime import timedelta
from typing import Final

from golive_desktop.statements.texts import Texts

__all__ = ["drift_words"]

_IN_HOURS: Final = timedelta(hours=3)
_IN_DAYS: Final = timedelta(hours=48)


def drift_words(drift: timedelta, t: Texts) -> str:
    """``+8 min``, ``-26 h``, ``+6 d``; ``0 min`` for less than half a minute."""
    if abs(drift) >= _IN_DAYS:
        return t("day.days", days=f"{round(drift / timedelta(days=1)):+d}")
    if abs(drift) >= _IN_HOURS:
        return t("day.hours", hours=f"{round(drift / timedelta(hours=1)):+d}")
    minutes = round(drift / timedelta(minutes=1))
    return t("day.minutes", minutes=f"{minutes:+d}" if minutes else "0")
