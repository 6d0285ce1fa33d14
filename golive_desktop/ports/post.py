# SPDX-License-Identifier: MIT
"""What is kept of mail: accounts without their secrets, letters, how they fared, and planned mails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.mail import MailAccount, Posting
    from golive_desktop.domain.reminding import Due, Schedule

__all__ = ["Accounts", "Outbox", "Post", "Schedules"]


class Accounts(Protocol):
    """The relays of this home; no secret is among them."""

    def put(self, account: MailAccount) -> None:
        """Keeps an account; replaces the one with the same id, in its place."""

    def all(self) -> tuple[MailAccount, ...]:
        """All accounts, the oldest first."""

    def drop(self, account: str) -> None:
        """Forgets the account with this id; nothing happens when there is none."""


class Outbox(Protocol):
    """Letters and how they fare; both only grow."""

    def add(self, posting: Posting) -> None:
        """Keeps a new letter with its first state."""

    def record(self, posting: Posting, *, before: Posting) -> None:
        """Records a new state of a letter; the earlier ones stay on record.

        Args:
            posting: the new state.
            before: the state that it follows.

        Raises:
            KnownError: ``outbox.moved-on`` when another window or console was faster.
        """

    def get(self, letter: str) -> Posting:
        """The letter with this id. Raises KnownError ``outbox.letter-unknown``."""

    def all(self) -> tuple[Posting, ...]:
        """All letters as they stand, in the order in which they were written."""

    def history(self, letter: str) -> tuple[Posting, ...]:
        """Every state of a letter, the oldest first."""


class Schedules(Protocol):
    """The mails that the user planned."""

    def put(self, schedule: Schedule) -> None:
        """Keeps a plan; replaces the one with the same id."""

    def all(self) -> tuple[Schedule, ...]:
        """All plans, the oldest first."""

    def drop(self, schedule: str) -> None:
        """Forgets a plan; what was sent for it stays on record."""

    def served(self, due: Due, letter: str, *, at: datetime) -> None:
        """Records that a planned mail was written; empty `letter` when it was skipped."""

    def last_served(self) -> Mapping[tuple[str, str], datetime]:
        """Of each plan (id) and role the newest moment for which a mail was written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """Everything about mail in one transaction."""

    accounts: Accounts
    outbox: Outbox
    schedules: Schedules
