# SPDX-License-Identifier: MIT
"""The outbox of the sample: letters that left, failed, wait, or went to the own mail program; all of it is invented."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from golive_desktop.domain.mail import (
    Authentication,
    Delivery,
    Encryption,
    MailAccount,
    Mailbox,
    Posting,
    ProbeStep,
    Refusal,
)
from golive_desktop.domain.problem import Problem
from golive_desktop.services.accounts import remove_account, save_account
from golive_desktop.services.invented import MANAGER
from golive_desktop.services.mailing import prepare_mails
from golive_desktop.services.outbox import cancel_letter, draft_of, queue_letter
from golive_desktop.services.sample_stage import Story
from golive_desktop.services.sending import send_due

__all__ = ["Post", "refuses", "silent", "takes"]

Answer = Callable[[Sequence[str]], Delivery]
"""What a relay makes of these addresses."""

_ACCOUNT: Final = MailAccount(
    id="sample",
    host="mail.example.com",
    port=465,
    encryption=Encryption.TLS,
    authentication=Authentication.NONE,
    sender=Mailbox(name=MANAGER.name, address=MANAGER.email),
)
_UNKNOWN: Final = 550
_WORDS: Final = "5.1.1 User unknown"
_SECOND: Final = timedelta(seconds=1)


def takes(addresses: Sequence[str]) -> Delivery:
    """The relay takes the letter."""
    return Delivery(accepted=tuple(addresses), answer="250 2.0.0 Ok")


def refuses(addresses: Sequence[str]) -> Delivery:
    """The relay knows nobody of that name."""
    details = {"answer": f"{_UNKNOWN} {_WORDS}", "step": "RCPT", "sender": _ACCOUNT.sender.address}
    return Delivery(
        refused=tuple(Refusal(address=address, code=_UNKNOWN, text=_WORDS) for address in addresses),
        problem=Problem(code="mail.recipient-refused", subject=addresses[0], details=details),
    )


def silent(_addresses: Sequence[str]) -> Delivery:
    """The relay has the letter, and its answer got lost."""
    return Delivery(certain=False, problem=Problem(code="mail.uncertain", subject=_ACCOUNT.host))


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """The mail of the sample release, by the same services as real mail; only the relay is invented.

    The account is gone when the story ends, so that nothing that waits in the sample can ever leave it.
    """

    story: Story
    release: str

    def begin(self, *, at: datetime) -> None:
        """The release manager sets up a mail account."""
        save_account(self.story.adapters, _ACCOUNT, now=at)

    def end(self, *, at: datetime) -> None:
        """The account is taken away again."""
        remove_account(self.story.adapters, _ACCOUNT.id, now=at)

    def send(self, kind: str, role: str, answer: Answer, *, at: datetime) -> None:
        """A letter that is sent, and what the relay makes of it."""
        adapters = self.story.adapters
        pretending = replace(adapters, mail=replace(adapters.mail, transport=_Relay(answer)))
        for letter in self._wait(kind, role, at):
            send_due(pretending, _Standing(at=at + 2 * _SECOND), only=(letter.letter.id,))

    def wait(self, kind: str, role: str, *, at: datetime) -> None:
        """A letter that the user has sent, and that still waits."""
        self._wait(kind, role, at)

    def draft(self, kind: str, role: str, *, at: datetime) -> None:
        """A letter that the user has sent as a draft in the own mail program."""
        for letter in self._prepared(kind, role, at):
            draft_of(self.story.adapters, letter.letter.id, now=at + _SECOND)

    def cancel(self, kind: str, role: str, *, at: datetime) -> None:
        """A letter that the user did not send after all."""
        for letter in self._prepared(kind, role, at):
            cancel_letter(self.story.adapters, letter.letter.id, now=at + _SECOND)

    def _prepared(self, kind: str, role: str, at: datetime) -> tuple[Posting, ...]:
        return prepare_mails(self.story.adapters, self.release, kind, role=role, now=at)

    def _wait(self, kind: str, role: str, at: datetime) -> tuple[Posting, ...]:
        found = self._prepared(kind, role, at)
        return tuple(queue_letter(self.story.adapters, one.letter.id, now=at + _SECOND) for one in found)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Standing:
    """A clock that stands at a moment of the story."""

    at: datetime

    def now(self) -> datetime:
        return self.at


class _Relay:
    """A relay that exists in the story alone: it opens no connection and passes nothing on."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def deliver(self, account: MailAccount, secret: str, message: bytes, *, recipients: Sequence[str]) -> Delivery:  # noqa: ARG002 - as the port asks
        return self._answer(recipients)

    def probe(self, account: MailAccount, secret: str) -> Iterator[ProbeStep]:  # noqa: ARG002 - as the port asks
        return iter(())
