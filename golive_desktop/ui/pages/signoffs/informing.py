# SPDX-License-Identifier: MIT
"""Where the message to somebody stands who is only informed: a letter that waits to leave, else a new one."""

from typing import Final

from golive_desktop.domain.mail import Letter, PostingState
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.outbox import letters
from golive_desktop.services.recipients import known_people

__all__ = ["message_to"]

_NEW: Final = "new/weekly-status"
_LEFT: Final = frozenset({PostingState.SENT, PostingState.CANCELLED})


def message_to(adapters: Adapters, release: ReleaseRecord, role: str) -> str:
    """What the page of the communication is asked for: the newest letter to a role that has not left, or a new one.

    Args:
        adapters: the home's parts.
        release: whose letter it is.
        role: who is informed; the status goes to everybody of the plan, this role among them.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    addresses = {
        person.mailbox.address.casefold() for person in known_people(adapters, release.id) if person.role == role
    }
    waiting = (one.letter for one in letters(adapters, release.id) if one.state not in _LEFT)
    found = [letter for letter in waiting if letter.role == role or addresses & _reached(letter)]
    return found[-1].id if found else f"{_NEW}/{role}"


def _reached(letter: Letter) -> set[str]:
    return {one.address.casefold() for one in letter.recipients}
