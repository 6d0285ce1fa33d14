# SPDX-License-Identifier: MIT
"""What a release tells people beside its signed files: addresses, texts for customers, training, questions, checks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.release import Language

__all__ = [
    "CUSTOMERS",
    "LEADERSHIP",
    "OWN_VERSIONS",
    "SUPPORT_TEAM",
    "AddressBook",
    "AgendaTopic",
    "Correspondent",
    "CustomerText",
    "Faq",
    "FaqEntry",
    "MailTemplate",
    "PreCheck",
    "Signposts",
    "Tick",
    "Topic",
    "Training",
]

CUSTOMERS: Final = "customers"
"""Key of the group of customers in an address book: usually one address of a distribution list."""
SUPPORT_TEAM: Final = "support-team"
"""Key of the group that a support training is for."""
LEADERSHIP: Final = "leadership"
"""Key of the group that is told each hour how the launch goes; without entries these are the executive roles."""
OWN_VERSIONS: Final = 100
"""Versions of mail templates up to this number come with the program; a home's own count up from the next one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Correspondent:
    """Where the person of a role is reached, and in which language."""

    role: str
    """Key of a role of the plan, or of a group."""
    mailbox: Mailbox
    language: Language


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressBook:
    """Whom the mails of a release reach."""

    entries: tuple[Correspondent, ...] = ()

    def of(self, role: str) -> tuple[Correspondent, ...]:
        """Everybody under this key."""
        return tuple(entry for entry in self.entries if entry.role == role)


@dataclass(frozen=True, kw_only=True, slots=True)
class Signposts:
    """Places and numbers that mails and channel texts of a release point to; empty where there is none."""

    app: str = ""
    """Where customers begin."""
    support: str = ""
    """The mail address that customers write to."""
    faq: str = ""
    """Where the answers to common questions are published."""
    status_page: str = ""
    war_room: str = ""
    """Where the leads meet on the day: the address of a call, or a channel."""
    on_call: str = ""
    """Phone number of whoever is on call."""
    manager_phone: str = ""
    manager_chat: str = ""
    """The release manager's name in the chat."""
    team: str = ""
    """Who signs mails to customers; empty for the team of the product."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CustomerText:
    """What customers are told about the product, in one language."""

    language: Language
    summary: str = ""
    """What it is, to be read after the product's name and a dash."""
    features: tuple[str, ...] = ()
    """What customers can do with it."""
    assurances: tuple[str, ...] = ()
    """What is promised about security and privacy."""
    aim: str = ""
    """What the team worked for, to be read after "to bring you"; empty for the summary."""
    highlights: tuple[str, ...] = ()
    """What is named once it is live; empty for the features."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaTopic:
    """A part of a training."""

    title: str
    minutes: int
    points: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Training:
    """The support team's training: planned, invited to, done."""

    language: Language
    title: str
    minutes: int
    """The whole of it; the agenda has to add up to it."""
    agenda: tuple[AgendaTopic, ...]
    audience: tuple[str, ...] = ()
    """Groups and roles who should be there, in words."""
    attendees: tuple[Mailbox, ...] = ()
    starts: datetime | None = None
    """None while there is no appointment."""
    zone: str = ""
    """A name of the IANA time zone database."""
    place: str = ""
    sequence: int = 0
    """Counts the changes of the appointment (RFC 5545, 3.8.7.4)."""
    done_at: datetime | None = None
    done_by: str = ""
    """Who says so."""
    note: str = ""
    """What came of it."""

    @property
    def planned_minutes(self) -> int:
        """What the topics of the agenda add up to."""
        return sum(topic.minutes for topic in self.agenda)


@dataclass(frozen=True, kw_only=True, slots=True)
class FaqEntry:
    """A question of customers with its answer."""

    section: str
    question: str
    answer: str
    """May have several paragraphs and lists ("- ")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Faq:
    """The common questions about a release's product, in one language, in order."""

    language: Language
    title: str
    entries: tuple[FaqEntry, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A point of the communication pre-check that somebody ticked."""

    item: str
    at: datetime
    by: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PreCheck:
    """What of the communication is ready, two days before the launch."""

    ticks: tuple[Tick, ...] = ()

    def of(self, item: str) -> Tick | None:
        """The tick at this point; None while it is open."""
        return next((tick for tick in self.ticks if tick.item == item), None)


Topic = AddressBook | Signposts | CustomerText | Training | Faq | PreCheck
"""What is kept for a release, each as it stands now, with all its earlier states."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MailTemplate:
    """A version of a mail's text that this home made its own."""

    kind: str
    language: Language
    version: int
    """Above `OWN_VERSIONS`."""
    origin: Literal["own", "shipped"]
    """``shipped`` when this version means: back to the text that comes with the program."""
    subject: str
    """Empty when it goes back to the shipped text, as `body`."""
    body: str
    made_at: datetime
