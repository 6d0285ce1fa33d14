# SPDX-License-Identifier: MIT
"""Whom this laptop trusts, and why; trust always comes from outside the file that is checked."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

__all__ = ["Anchor", "RosterEntry", "Trust"]


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
    compared_how: Literal["own", "phone", "in-person", "video", "demo"]
    compared_at: datetime
    revoked_at: datetime | None = None


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Trust:
    """Everything that this laptop trusts at the moment of a check."""

    anchors: tuple[Anchor, ...] = ()
    seen_rosters: tuple[tuple[str, int], ...] = ()
    """Release id with the highest roster number seen; an older roster is refused."""
    managers: tuple[tuple[str, str], ...] = ()
    """Release id with the fingerprint of the key that manages it, where this laptop knows it."""

    def with_anchors(self, *anchors: Anchor) -> "Trust":
        """This trust and `anchors`."""
        return replace(self, anchors=(*self.anchors, *anchors))
