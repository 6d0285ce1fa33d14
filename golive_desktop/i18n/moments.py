# SPDX-License-Identifier: MIT
"""Times and dates as people read them, always with the zone."""

from datetime import date, datetime, timedelta

__all__ = ["show_date", "show_day", "show_day_time", "show_time", "show_zone"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def show_time(moment: datetime, language: str) -> str:
    """``5 Mar 2026, 14:03:22 (UTC+1)`` or ``05.03.2026, 14:03:22 (UTC+1)``.

    Args:
        moment: with its UTC offset.
        language: ``de`` or ``en``.
    """
    return f"{show_date(moment.date(), language)}, {moment:%H:%M:%S} ({show_zone(moment)})"


def show_day_time(moment: datetime, language: str) -> str:
    """For tables whose zone stands once beside them: ``5 Mar 14:03`` or ``05.03. 14:03``."""
    return f"{show_day(moment.date(), language)} {moment:%H:%M}"


def show_day(day: date, language: str) -> str:
    """For tables whose year is plain: ``5 Mar`` or ``05.03.``."""
    return f"{day:%d.%m.}" if language == "de" else f"{day.day} {_MONTHS[day.month - 1]}"


def show_date(day: date, language: str) -> str:
    """``5 Mar 2026`` or ``05.03.2026``."""
    if language == "de":
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04d}"


def show_zone(moment: datetime) -> str:
    """``UTC+1``, ``UTC-3:30`` or ``UTC``.

    Raises:
        ValueError: for a time without an offset, which nobody could place.
    """
    offset = moment.utcoffset()
    if offset is None:
        message = "a time without an offset"
        raise ValueError(message)
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "-" if offset < timedelta(0) else "+"
    return f"UTC{sign}{hours}:{minutes:02d}" if minutes else f"UTC{sign}{hours}"
