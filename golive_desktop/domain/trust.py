# SPDX-License-Identifier: MIT
"""Whom this laptop trusts, and why; trust always comes from outside the file that is checked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

__all__ = ["Anchor", "Compared", "RosterEntry", "Trust", "standing_on"]


Compared = Literal["own", "phone", "phone-directory", "phone-known", "phone-switchboard", "in-person", "video", "demo"]
"""How a spoken number was compared; of a call also where the number to call came from, as far as that was said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterEntry:
    """One certificate, one person, one role; who compared its number, how, when."""

    role: str
    title: str
    """The role in words."""
    person: str
    organisation: str
    email: str
    certificate: str
    """DER in Base64."""
    fingerprint: str
    number: str
    compared_by: str
    compared_how: Compared
    compared_at: datetime
    revoked_at: datetime | None = None
    deputy: bool = False
    """Signs in this role only in the place of somebody who delegated it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """One certificate that is trusted from outside the file."""

    certificate: bytes
    """DER."""
    source: Literal["own", "confirmed", "roster", "named", "company-ca"]
    person: str = ""
    """Whom it belongs to, where that is known."""
    role: str = ""
    """The role it holds in `release`; empty where it is not bound to one."""
    release: str = ""
    """Id of the only release it is trusted for; empty for any."""
    product: str = ""
    """The only product whose releases it is trusted for; empty for any."""
    until: datetime | None = None
    """Revoked from then on."""
    deputy: bool = False
    """Trusted in its role only for what is signed in somebody's place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trust:
    """Everything that this laptop trusts at the moment of a check."""

    anchors: tuple[Anchor, ...] = ()
    seen_rosters: tuple[tuple[str, int], ...] = ()
    """Release id with the highest roster number seen; an older roster is refused."""
    managers: tuple[tuple[str, str], ...] = ()
    """Release id with the fingerprint of a key that manages it, where this laptop knows it; one line for each key that
    the manager had one after the other."""

    def with_anchors(self, *anchors: Anchor) -> "Trust":
        """This trust and `anchors`."""
        return replace(self, anchors=(*self.anchors, *anchors))


def standing_on(
    entries: Iterable[RosterEntry], role: str, fingerprint: str, *, principal: str = ""
) -> tuple[RosterEntry, ...]:
    """The lines of a roster by which a key may sign in a role; revoked ones too, and empty where it may not.

    Args:
        entries: the roster.
        role: the role.
        fingerprint: of the certificate that signs.
        principal: of the certificate in whose place it signs; that one has to hold the role for itself.
    """
    held = {(entry.fingerprint, entry.deputy): entry for entry in entries if entry.role == role}
    own = held.get((fingerprint, bool(principal)))
    if own is None or not principal:
        return (own,) if own else ()
    holder = held.get((principal, False))
    return (own, holder) if holder else ()
