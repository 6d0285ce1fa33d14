# SPDX-License-Identifier: MIT
"""The day that a handbook means, in the spellings that people use; never a guess between day and month."""

import datetime as dt
import re

from golive_desktop.documents.handbook.roles import words

__all__ = ["date_in"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jaenner",
            "feb february februar",
            "mar march maerz mrz maer",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_GERMAN = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([^\W\d_]+)\.?,?\s+(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_CENTURY = 2000


def date_in(text: str) -> dt.date | None:
    """The first date that stands in `text`; None when there is none, or none that can be read in one way only.

    Read are 2026-03-05, 05.03.2026, 5.3.26, 5 Mar 2026, 5. März 2026 and March 5, 2026.
    """
    for pattern, order in ((_ISO, "ymd"), (_GERMAN, "dmy"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        for found in pattern.finditer(text):
            parts = dict(zip(order, found.groups(), strict=True))
            day = _date(parts["y"], parts["m"], parts["d"])
            if day is not None:
                return day
    return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    number = int(month) if month.isdecimal() else _MONTHS.get("".join(words(month)), 0)
    try:
        return dt.date(int(year) + (_CENTURY if len(year) == len("26") else 0), number, int(day))
    except ValueError:
        return None
