# SPDX-License-Identifier: MIT
"""What a section of a handbook is about, told from its heading, in English and German."""

import re
from enum import Enum, auto

from golive_desktop.documents.handbook.roles import words

__all__ = ["Topic", "is_decision", "says_go", "time_in", "time_order", "topic_of"]


class Topic(Enum):
    """What a section contributes to the plan."""

    OTHER = auto()
    MATRIX = auto()
    FORMS = auto()
    CONDITIONS = auto()
    EXECUTIVE = auto()
    READINESS = auto()
    RUN = auto()
    REFERENCE = auto()
    DELIVERABLES = auto()
    ASIDE = auto()
    """Known, and no part of the plan: training agenda, FAQ, mail templates, announcements."""


# note: the first line that fits wins, so that "Post-Launch Announcement" is no part of the run
_TOPICS: tuple[tuple[Topic, str], ...] = (
    (Topic.ASIDE, r"\bfaq|knowledge base|wissensdatenbank|häufige fragen|training|schulung"),
    (
        Topic.ASIDE,
        r"customer communication|kundenkommunikation|announcement|ankündigung|(e-?)?mail[- ](template|vorlage)",
    ),
    (Topic.REFERENCE, r"quick reference|kurzreferenz|kurzübersicht|auf einen blick|time ?line|zeitplan"),
    (Topic.CONDITIONS, r"\bconditions?\b|bedingung|voraussetzung"),
    (Topic.EXECUTIVE, r"executive|management[- ]?(approval|sign|freigabe)|gesamtfreigabe|final sign-?off"),
    (Topic.EXECUTIVE, r"(freigabe|unterschrift).*(geschäftsführung|geschäftsleitung|vorstand)"),
    (Topic.EXECUTIVE, r"(geschäftsführung|geschäftsleitung|vorstand).*(freigabe|unterschrift)"),
    (Topic.MATRIX, r"matrix|^stakeholder$|^(die )?beteiligten?$|^raci$"),
    (Topic.FORMS, r"(approval|sign-?off|freigabe)[- ]?(form|formular|template|vorlage)"),
    (Topic.FORMS, r"^(stakeholder[- ])?(approvals?|sign-?offs?|freigaben?)$|^go-?live[- ](approval|freigabe)"),
    (
        Topic.READINESS,
        r"technical readiness|technische (bereitschaft|prüfung|prüfpunkt|freigabe)|^prüfpunkte?$|\bgates?\b",
    ),
    (Topic.DELIVERABLES, r"deliverable|^checkliste?(: .*)?$|^checklist(: .*)?$|ergebnisse|deadline & output|lieferung"),
    (Topic.RUN, r"pre-?check|pre-?launch|^launch\b|post-?launch|rollout|runbook|monitoring"),
    (Topic.RUN, r"go-?live[- ]?(day|tag)|ablauf|\brun of\b"),
)
_GO = re.compile(
    r"\b(gebe|geben)\b.*\bfrei\b|\b(erteilen?|freigabe (wird|ist) (hiermit )?erteilt)\b|\bstimmen?\b.*\bzu\b"
    r"|\bgenehmigen?\b|\b(ist|wird|sind|werden) (hiermit )?(freigegeben|genehmigt)\b"
    r"|\b(i|we) (hereby |herewith )?(approve|authori[sz]e|release|sign off|agree)\b|\bis (hereby )?approved\b",
    re.IGNORECASE,
)
_DECIDED = frozenset(
    {
        *("approved", "rejected", "conditional", "conditionally", "with", "conditions", "go", "no", "declined"),
        *("freigegeben", "genehmigt", "abgelehnt", "bedingt", "mit", "unter", "auflagen", "bedingungen", "nicht"),
    }
)
_COMPILED = tuple((topic, re.compile(pattern)) for topic, pattern in _TOPICS)

_UNIT = r"(min(?:ute[ns]?)?|m|h|hours?|std|stunden?|d|days?|tagen?|tage)"
_EXACT = re.compile(rf"(?<![\w-])T\s?([-\u2212\u2013+])\s?(\d{{1,4}})(?:\s?{_UNIT}\b)?", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w.+-])(\d{{1,4}})\s?{_UNIT}\s+(?:before|vor)\b", re.IGNORECASE)
_AFTER = re.compile(rf"(?:go-?live|launch)\s*\+\s*(\d{{1,4}})\s?{_UNIT}\b", re.IGNORECASE)
_LATER = re.compile(rf"^(?:after|nach)\s+(\d{{1,4}})\s?{_UNIT}\b", re.IGNORECASE)
_WEEK = re.compile(r"(?<!\w)(?:week|woche|W)\s?(\d{1,2})(?!\d)", re.IGNORECASE)
_HOUR, _DAY, _WEEK_MINUTES = 60, 24 * 60, 7 * 24 * 60
_SHORT = 120
"""Minutes; from here on a time is given in hours."""


def topic_of(title: str) -> Topic:
    """The topic of a section with this heading, as plain text."""
    lowered = re.sub(r"^\s*(?:phase\s+)?[\d.]+[:.)]?\s+", "", title.lower()).strip(" :")
    return next((topic for topic, pattern in _COMPILED if pattern.search(lowered)), Topic.OTHER)


def says_go(text: str) -> bool:
    """Whether a sentence gives the release free, as "Ich gebe rc-1 frei" and "I approve rc-1" do."""
    return _GO.search(text) is not None


def is_decision(text: str) -> bool:
    """Whether `text` is one of the decisions that every sign-off offers, as in APPROVED / REJECTED / CONDITIONAL."""
    said = words(text)
    return bool(said) and _DECIDED.issuperset(said)


def time_in(text: str) -> str | None:
    """The point of the run that `text` names, always in one spelling; None when it names none.

    For example "T-48h" for "48h before go-live", "T-60" for "T-60 Minutes" and for "1h before", "T+1h" for
    "Go-Live +1h", "T+15" for "After 15 min", "W1" for "Week 1".
    """
    for pattern, sign in ((_EXACT, None), (_BEFORE, "-"), (_AFTER, "+"), (_LATER, "+")):
        found = pattern.search(text)
        if found is not None:
            *signs, amount, unit = found.groups()
            return _spelled(sign or ("+" if signs[0] == "+" else "-"), int(amount), unit or "m")
    week = _WEEK.search(text)
    return f"W{int(week[1])}" if week and int(week[1]) else None


def time_order(at: str) -> int:
    """Minutes from the launch to a point of the run, as `time_in` spells it; points of other spelling come last."""
    found = re.fullmatch(r"T([-+])(\d+)(h?)|W(\d+)", at)
    if found is None:
        return 1_000_000
    if found[4]:
        return int(found[4]) * _WEEK_MINUTES
    return int(f"{found[1]}{found[2]}") * (_HOUR if found[3] else 1)


def _spelled(sign: str, amount: int, unit: str) -> str:
    first = unit[0].lower()
    minutes = amount * {"m": 1, "h": _HOUR, "s": _HOUR, "d": _DAY, "t": _DAY}[first]
    if minutes == 0:
        return "T-0"
    if first == "m" or (sign == "-" and minutes < _SHORT):
        return f"T{sign}{minutes}"
    return f"T{sign}{minutes // _HOUR}h"
