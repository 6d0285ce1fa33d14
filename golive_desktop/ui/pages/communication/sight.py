# SPDX-License-Identifier: MIT
"""How a letter of the outbox is shown: its line, its facts, and what can be done with it now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from PySide6.QtGui import QIcon

from golive_desktop.domain.mail import MailAccount, Mailbox, Posting, PostingState
from golive_desktop.services.mail_kinds import kinds
from golive_desktop.ui.calendar import Calendar
from golive_desktop.ui.look.icons import icon, status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = [
    "Deed",
    "DeedKey",
    "PostingLine",
    "deeds_of",
    "kind_words",
    "line_of",
    "people_words",
    "sender_words",
    "state_colour",
    "state_icon",
    "state_more",
]

DeedKey = Literal["send", "cancel", "arrived", "resend", "draft", "copy", "files"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    status: str
    """Whose colour it has; see the palette of states."""
    image: str = ""
    """A line icon of its own; empty for the one of `status`."""


_LOOKS: Final[Mapping[PostingState, _Look]] = MappingProxyType(
    {
        PostingState.PREPARED: _Look(status="not-requested", image="pen-line"),
        PostingState.QUEUED: _Look(status="requested", image="clock"),
        PostingState.SENDING: _Look(status="requested", image="send"),
        PostingState.SENT: _Look(status="approved"),
        PostingState.PERHAPS: _Look(status="conditional"),
        PostingState.FAILED: _Look(status="rejected"),
        PostingState.CANCELLED: _Look(status="withdrawn"),
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PostingLine:
    """One letter as the list shows it."""

    posting: Posting
    subject: str
    people: str
    state: str
    """In words."""
    when: str
    spoken: str
    """All of it, for screen readers."""

    @property
    def key(self) -> str:
        """The id of the letter."""
        return self.posting.letter.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """Something that can be done with a letter."""

    key: DeedKey
    text: str
    """English; the page translates it."""
    image: str
    filled: bool = False


_SEND: Final = Deed(key="send", text=N_("Send"), image="send", filled=True)
_CANCEL: Final = Deed(key="cancel", text=N_("Do not send"), image="x")
_HANDED: Final = (
    Deed(key="draft", text=N_("Open as draft in my mail program"), image="external-link"),
    Deed(key="copy", text=N_("Copy text"), image="copy"),
    Deed(key="files", text=N_("Show file"), image="folder-open"),
)
_DEEDS: Final[Mapping[PostingState, tuple[Deed, ...]]] = MappingProxyType(
    {
        PostingState.PREPARED: (_CANCEL, _SEND),
        PostingState.QUEUED: (_CANCEL, Deed(key="send", text=N_("Send now"), image="send", filled=True)),
        PostingState.PERHAPS: (
            Deed(key="resend", text=N_("Send again"), image="refresh-cw"),
            Deed(key="arrived", text=N_("It arrived"), image="check"),
        ),
        PostingState.FAILED: (_CANCEL, Deed(key="send", text=N_("Try again"), image="refresh-cw", filled=True)),
    }
)


def deeds_of(posting: Posting) -> tuple[Deed, ...]:
    """What can be done with a letter now: first what carries it without the relay, the next step last."""
    handed = tuple(deed for deed in _HANDED if deed.key != "files" or posting.letter.enclosures)
    return (*handed, *_DEEDS.get(posting.state, ()))


def line_of(posting: Posting, calendar: Calendar) -> PostingLine:
    """The line of a letter, with its time in the release's zone."""
    letter, words = posting.letter, calendar.words
    state = words.term("posting", posting.state)
    people, when = people_words(letter.recipients), calendar.time(posting.changed_at)
    spoken = ", ".join(part for part in (state, letter.subject, people, when) if part)
    return PostingLine(posting=posting, subject=letter.subject, people=people, state=state, when=when, spoken=spoken)


def people_words(people: Sequence[Mailbox]) -> str:
    """Names with their addresses, in one line."""
    return ", ".join(f"{one.name} <{one.address}>" if one.name else one.address for one in people)


def kind_words(kind: str, words: Words) -> str:
    """What a letter is, in words; one without a template is a letter of its own."""
    found = next((known for known in kinds() if known.key == kind), None)
    return found.names[words.language] if found is not None else words.translate("Letter of your own")


def sender_words(account: MailAccount | None, words: Words) -> str:
    """Who it comes from."""
    return people_words((account.sender,)) if account is not None else words.translate("No mail account yet")


def state_more(posting: Posting, words: Words) -> str:
    """What is worth knowing beside the state: the next try, who is still to be reached."""
    _ = words.translate
    if posting.state is PostingState.QUEUED and posting.next_try is not None:
        return _("Next try {time}").format(time=words.minute(posting.next_try))
    missed = len(posting.pending) < len({one.address.casefold() for one in posting.letter.recipients})
    if missed and posting.pending and posting.state is not PostingState.SENT:
        return _("Still to be reached: {people}").format(people=", ".join(posting.pending))
    return ""


def state_icon(state: PostingState, theme: Theme) -> QIcon:
    """The icon of a state, in its colour."""
    look = _LOOKS[state]
    return icon(look.image, state_colour(state, theme)) if look.image else status_icon(look.status, theme)


def state_colour(state: PostingState, theme: Theme) -> str:
    """The colour of a state's word."""
    return theme.status_colour(_LOOKS[state].status)
