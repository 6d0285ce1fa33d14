# SPDX-License-Identifier: MIT
"""Which compared key of a release manager stands on this laptop, and since when another one stands in its place."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from golive_desktop.domain.record import Contact

__all__ = ["replaced_at", "same_line", "standing_contact"]


def replaced_at(contacts: Sequence[Contact], fingerprint: str) -> datetime | None:
    """Since when another key stands in the place of this one; None while it stands. Nothing brings it back.

    Args:
        contacts: the release managers whom this laptop knows.
        fingerprint: of the key.
    """
    times = (contact.compared_at for contact in contacts if contact.replaces == fingerprint)
    return min((time for time in times if time is not None), default=None)


def standing_contact(contacts: Sequence[Contact], product: str, email: str) -> Contact | None:
    """The compared key that stands for this address in the matters of a product; None where none was compared."""
    # note: whoever writes the file chooses how the two are written, and a space or a capital is seen by nobody
    wanted = (_plain(product), _plain(email))
    standing = [
        contact
        for contact in contacts
        if (_plain(contact.product), _plain(contact.email)) == wanted
        and contact.compared_how
        and replaced_at(contacts, contact.fingerprint) is None
    ]
    return standing[-1] if standing else None


def same_line(contacts: Sequence[Contact], fingerprint: str) -> tuple[str, ...]:
    """The keys that one person had here one after the other, by their fingerprints; at least `fingerprint` itself."""
    line = [fingerprint]
    for known in line:
        next_ones = [contact.fingerprint for contact in contacts if contact.replaces == known]
        earlier = [contact.replaces for contact in contacts if contact.fingerprint == known and contact.replaces]
        line += dict.fromkeys(other for other in (*earlier, *next_ones) if other not in line)
    return tuple(line)


def _plain(text: str) -> str:
    """`text` without what two people would not tell apart: kinds of letters, capitals, spaces, hidden characters."""
    letters = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] not in "ZC")
