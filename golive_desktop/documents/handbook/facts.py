# SPDX-License-Identifier: MIT
"""Which release a handbook is about: product, candidate, date and time zone."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from golive_desktop.documents.handbook.dates import date_in
from golive_desktop.documents.handbook.headings import Topic
from golive_desktop.documents.handbook.inline import plain_text, read_line
from golive_desktop.documents.handbook.places import Place
from golive_desktop.documents.handbook.roles import words

__all__ = ["Facts", "read_facts"]

_NAMES = {
    "product": "product produkt projekt project anwendung application",
    "candidate": "release candidate kandidat rc releasekandidat",
    "date": "date datum launch go-live go-live-date go-live-datum go-live-termin launch-date release-date termin",
    "deadline": "deadline frist",
    "timezone": "timezone time-zone zeitzone",
    "stand": "stand as-of status updated aktualisiert",
}
_FACT_OF = {name: fact for fact, names in _NAMES.items() for name in names.split()}
_ALSO_CANDIDATE = ("release-candidate", "release-tag", "rc-tag")
_FACT_OF |= dict.fromkeys(_ALSO_CANDIDATE, "candidate")
_PRODUCT = re.compile(
    r"^go-?live[- ](?:approval|freigabe)\s*[-\u2013\u2014:]\s*(.+?)(?:\s+(?:production|produktion))?$", re.IGNORECASE
)
_CANDIDATE = re.compile(r"\brc-[\w.-]*\w", re.IGNORECASE)
_ZONE = re.compile(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?\b|\bUTC\b")
_KEY = re.compile(r"^([^:]{1,30}):\s+(\S.*)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What identifies the release, and the numbers of the lines that could not be read."""

    product: str
    candidate: str
    date: dt.date | None
    timezone: str
    unclear: tuple[int, ...]


def read_facts(places: Iterable[Place]) -> Facts:
    """Finds what identifies the release; a line that names it comes before a hint, the first before others."""
    places = [place for place in places if place.topic is not Topic.ASIDE]
    found: dict[str, str] = {}
    unclear: list[int] = []
    for number, fact, value in _named(places):
        if fact in {"date", "deadline"} and date_in(value) is None:
            if words(value):
                unclear.append(number)
        elif fact != "timezone" or _is_zone(value):
            found.setdefault(fact, value)
        else:
            unclear.append(number)
    day = found.get("date", found.get("deadline", ""))
    return Facts(
        product=found.get("product") or _first(_PRODUCT.fullmatch(place.title) for place in places),
        candidate=found.get("candidate") or _candidate(places),
        date=date_in(day),
        timezone=found.get("timezone") or _zone(f"{found.get('stand', '')} {day}"),
        unclear=tuple(unclear),
    )


def _named(places: Iterable[Place]) -> Iterator[tuple[int, str, str]]:
    for place in places:
        if place.form or place.topic in {Topic.RUN, Topic.READINESS, Topic.REFERENCE, Topic.CONDITIONS}:
            continue
        for line in place.section.lines():
            if line.depth or line.mark:
                continue
            reading = read_line(line.text)
            plain = _KEY.match(reading.text)
            label, value = (
                (reading.label, reading.text) if reading.label is not None else plain.groups() if plain else ("", "")
            )
            fact = _FACT_OF.get("-".join(words(label)))
            if fact is not None and value:
                yield line.number, fact, value


def _candidate(places: Iterable[Place]) -> str:
    texts = (plain_text(line.text) for place in places for line in place.section.lines())
    return _first((_CANDIDATE.search(text) for text in texts), group=0)


def _first(matches: Iterable[re.Match[str] | None], group: int = 1) -> str:
    return next((match[group] for match in matches if match is not None), "")


def _zone(text: str) -> str:
    return next((zone for zone in _ZONE.findall(text) if _is_zone(zone)), "")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        # note: ZoneInfoNotFoundError is a KeyError; a directory of zones ("Europe") is an OSError
        return False
    return True
